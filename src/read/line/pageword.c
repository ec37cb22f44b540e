#include "read/line/pageline.h"

#include "base/utf8.h"
#include "text/chars.h"

#include <string.h>

#define LONGEST 48   /* bytes; longer words are in no class */
#define SLOTS   4096 /* of the hash table: a power of two, more than twice the words */

/*
 * The words of each class, in lower case: English, then German, French, Spanish, Italian, Dutch,
 * Portuguese, the Scandinavian languages, Finnish, Polish, Russian, Ukrainian, Turkish, Arabic,
 * Hindi, Thai, Chinese, Japanese and Korean, as far as pages use them often. A word may be in
 * several.
 */
static const struct {
    unsigned class;
    const char *words;
} CLASSES[] = {
    {WORD_MEDIUM,
        "photo photos photograph photographs photographer photographers photography picture "
        "pictures pic pics image images video videos footage film graphic graphics graph graphs "
        "chart charts map maps infographic illustration illustrations illustrator cartoon "
        "artwork screenshot gallery audio animation foto fotos fotograf fotografin fotografie "
        "fotografien bild bilder grafik karte symbolbild symbolfoto archivbild archivfoto vidéo "
        "vidéos photographie photographies infographie illustrateur carte imagen imágenes vídeo "
        "vídeos fotografía fotografías infografía ilustración gráfico gráficos fotografia "
        "immagine immagini grafica imagem imagens infográfico afbeelding beeld video's foto's "
        "kuva kuvat bilde billede valokuva zdjęcie zdjęcia fot rys wideo фото фотография видео "
        "изображение снимок иллюстрация инфографика світлина відео зображення صورة صور فيديو "
        "الصورة תמונה צילום 写真 画像 動画 図 図表 写真提供 图 图片 图源 视频 照片 圖 圖片 사진 "
        "영상 그래픽 φωτογραφία fotoğraf "
        "görsel ภาพ फोटो तस्वीर वीडियो ảnh"},
    {WORD_CREDIT,
        "credit credits source sources courtesy caption captions crédit crédits crédito "
        "créditos quelle quellen bildquelle bildnachweis fuente fuentes fonte fontes fonti bron "
        "bronnen kilde källa lähde źródło источник джерело 出典 提供 来源 來源 출처 제공 المصدر "
        "πηγή kaynak "
        "nguồn copyright"},
    {WORD_AGENCY,
        "getty reuters ap afp pa epa alamy shutterstock istock istockphoto dpa rex bloomberg "
        "xinhua tass ansa efe unsplash pexels pixabay flickr wikimedia imago belga ritzau ntb "
        "tt lusa kyodo yonhap aap swns anp apa keystone picture-alliance afp-jiji ria lapresse "
        "ukrinform anadolu 新华社 共同 時事 연합뉴스 뉴시스 тасс риа upi ani pti pap čtk mti stt"},
    {WORD_WORK,
        "words word report reports reporting reported written writing edited editing produced "
        "production text texts story interview interviews research filmed additional compiled "
        "analysis design animation camera presented texte textes propos recueillis texto textos "
        "testo testi tekst текст redaktion rédaction edición 责任编辑 编辑 作者 撰文 文 編集 取材"},
    {WORD_BY, "by von par por di door av af автор autor autorin auteur auteure autore author от"},
    {WORD_ACTION,
        "follow like subscribe sign join download click tap share register donate support visit "
        "email e-mail contact call text send get enter log submit swipe scroll tweet watch "
        "listen discover explore try become buy order check find stay keep message whatsapp "
        "tell add set choose receive folgen folge abonnieren abonniere teilen klicken laden "
        "registrieren schreiben suivez abonnez-vous abonnez inscrivez-vous inscrivez partagez "
        "téléchargez cliquez recevez rejoignez retrouvez síguenos sigue suscríbete suscríbase "
        "suscribirse comparte regístrate descarga descargue únete recibe haz seguici segui "
        "iscriviti scarica condividi clicca volg abonneer schrijf meld ontvang siga assine "
        "inscreva-se compartilhe baixe clique acompanhe receba följ prenumerera følg abonner "
        "tilmeld seuraa tilaa obserwuj śledź zapisz dołącz subskrybuj подписывайтесь "
        "подпишитесь следите читайте смотрите присоединяйтесь скачайте підписуйтесь "
        "підписуйтеся تابعونا تابع اشترك اشتركوا"},
    {WORD_OWN,
        "us our ours here uns unsere unserem unseren unserer hier nos notre nous ici nuestro "
        "nuestra nuestros nuestras aquí nostra nostri nostro noi qui ons onze nosso nossa aqui "
        "oss vår vårt här наш наша наши нашу нас нашем здесь нашего наші тут"},
    {WORD_PLATFORM,
        "newsletter newsletters facebook twitter instagram tiktok youtube whatsapp telegram "
        "threads linkedin snapchat bluesky mastodon reddit pinterest podcast podcasts rss "
        "spotify iplayer messenger viber kanal kanaal canal canali telegram-канал телеграм "
        "телеграм-канал рассылку рассылка infolettre boletín boletines nieuwsbrief nyhetsbrev "
        "nyhedsbrev uutiskirje linktree bsky"},
    {WORD_READ,
        "read reads watch see listen view lees lire lisez lesen leer lea leggi ler leia lee läs "
        "les læs lue lukea czytaj zobacz читайте читать смотрите слушайте підписуйтесь voir "
        "regarder écouter ver vea guarda ascolta bekijk luister hör anhören ansehen se katso "
        "اقرأ شاهد استمع اقرئي اقرأوا oku devamı"},
    {WORD_ALSO,
        "also more next now too auch mehr aussi ook meer anche también más tambien également "
        "mais também mer også också även lisää myös też także również więcej также ещё також ще "
        "أيضا أيضاً المزيد plus ora altro ayrıca"},
    {WORD_RELATED,
        "related recommended trending popular editor's must don't relacionado relacionada "
        "relacionados relacionadas liés lié ähnliche verwandte gerelateerd gerelateerde "
        "correlati relaterat relaterede 相关 相关阅读 相关新闻 相关报道 延伸阅读 相關 相關新聞 "
        "延伸閱讀 関連記事 関連 関連ニュース "
        "あわせて読みたい 관련기사 관련뉴스 관련 связанные more must-read empfohlener empfohlen "
        "redaktioneller "
        "empfehlung empfehlungen"},
    {WORD_STORY,
        "story stories article articles content contents topic topics reading news coverage "
        "headline headlines post posts links link tags tag read viewed watched items video "
        "videos thema themen artikel nachrichten sujets sujet actualités noticias noticia temas "
        "artículos notizie articoli nieuws onderwerpen notícias matérias nyheter page site "
        "picks picks: picture pictures gallery 相关阅读 相关新闻 相关报道 延伸阅读 相關新聞 "
        "延伸閱讀 関連記事 関連ニュース "
        "あわせて読みたい 관련기사 관련뉴스 материалы новости темы topics: inhalt inhalte"},
    {WORD_BUTTON,
        "share shares advertisement advertisements advert subscribe loading copy comments "
        "bookmark print sponsored promoted teilen anzeige werbung publicité annonce publicidad "
        "pubblicità advertentie reklame annonse mainos reklama реклама partager compartir "
        "condividi compartilhe compartilhar delen dela del jaa udostępnij поделиться поділитися "
        "kommentare kommentieren commentaires comentarios commenti comentários reacties drucken "
        "imprimir stampa imprimer merken save skip menu 広告 シェア 广告 分享 打印 광고 공유 إعلان "
        "مشاركة شارك "
        "reklam paylaş promo disclosure listen promotion transcript reuse republish"},
    {WORD_CONTROL,
        "play show hide view watch listen back close open continue continues continued below "
        "reading next previous comment log sign load expand scroll start settings accept manage "
        "skip video email facebook twitter whatsapp x ansehen anzeigen weiter weiterlesen lire "
        "ver mostrar main dismiss unmute mute report print post cancel save see slideshow slide "
        "pause replay link copied toggle fullscreen enlarge explore reuse free weekly daily "
        "morning evening anhören vorlesen past gratis collapse learn find"},
    {WORD_FILL,
        "the a an to this that on in of and for from with at or your you all is it out by up & "
        "as down my der die das den dem des ein eine im am zum zur und auf mit von bei für sie "
        "le la les l un une de du et à au aux en sur pour ce cet cette el los las lo una unos "
        "del al y e o con su se il gli i uno della dello dei degli nel ed het een van ten ter "
        "op dit met och på av det ett til og os um uma do da dos no na em и в на с к от для по "
        "этой эту із та у і з до bin ibn zu via avec after these those"},
    {WORD_DATE,
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday "
        "friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun am pm a.m p.m "
        "gmt bst utc est edt et ct pt cst cdt mst mdt pst pdt cet cest mez mesz ist aest aedt "
        "jst msk z ago hour hours hr hrs h minute minutes min mins day days week weeks month "
        "months today yesterday st nd rd th noon midnight januar februar märz juni juli oktober "
        "dezember mai montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do "
        "fr sa so uhr vor stunde stunden minuten tagen janvier février mars avril juin juillet "
        "août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi "
        "dimanche 1er heures heure enero febrero marzo abril mayo junio julio agosto septiembre "
        "octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo hace "
        "horas hora gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
        "lunedì martedì mercoledì giovedì venerdì sabato domenica ore ora fa januari februari "
        "maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag uur "
        "geleden janeiro fevereiro março maio junho julho setembro outubro novembro dezembro "
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira maj augusti måndag "
        "tisdag onsdag torsdag fredag lördag söndag kl marts klokken mandag tirsdag lørdag "
        "søndag января февраля марта апреля мая июня июля августа сентября октября ноября "
        "декабря понедельник вторник среда четверг пятница суббота воскресенье назад часов мск "
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня "
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
        "listopada grudnia يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر "
        "ديسمبر जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर มกราคม "
        "กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน "
        "ธันวาคม 年 月 日 時 分 时 午前 午後 上午 下午 년 월 일 시 분"},
    {WORD_DATED,
        "published updated posted update last first modified created amended embargoed until "
        "since issued stand veröffentlicht aktualisiert erstellt zuletzt publié publiée mis "
        "jour modifié mise publicado actualizado actualizada atualizado pubblicato aggiornato "
        "gepubliceerd bijgewerkt laatste publicerad uppdaterad publisert oppdatert opublikowano "
        "aktualizacja опубликовано обновлено опубліковано оновлено 公開 更新 公開日 更新日 发布 "
        "发表 発表 発行 "
        "更新时间 发布时间 입력 수정 등록"},
    {WORD_ROLE,
        "editor correspondent reporter writer journalist columnist contributor producer critic "
        "staff redakteur redakteurin korrespondent korrespondentin journaliste correspondant "
        "correspondante rédacteur rédactrice redactor redactora corresponsal periodista "
        "giornalista inviato corrispondente redacteur verslaggever jornalista repórter "
        "корреспондент редактор журналист кореспондент 记者 編集者 編集委員 記者 기자 논설위원 "
        "특파원"},
    {WORD_COUNTED,
        "comment comments share shares view views like likes reply replies kommentar kommentare "
        "commentaire commentaires comentario comentarios commento commenti comentário "
        "comentários reactie reacties kommentarer комментариев комментария комментарий retweets "
        "reactions"},
    {WORD_MINUTES,
        "min mins minute minutes minuten minuti minutos minuut minuter minut minutter мин минут "
        "хв"},
    {WORD_READING,
        "read lesezeit lecture lectura lettura leitura leestijd lästid lesetid læsetid reading "
        "чтения чтение listen watch"},
    {WORD_POSITION,
        "pictured left right above below centre center inset clockwise top bottom links rechts "
        "oben unten"},
    {WORD_ARTICLE,
        "the a an der die das ein eine le la les un une el los las il lo i gli de het een all"},
    {WORD_RIGHTS,
        "copyright rights reserved droits réservés rechte vorbehalten derechos reservados "
        "diritti riservati rechten voorbehouden direitos права защищены prawa zastrzeżone"},
    {WORD_PLACE, "app apps website site account alerts alert inbox channel channels x sounds "
                 "notifications канал каналы"},
    {WORD_RANK, "most top latest further similar other recent breaking more mehr похожие"},
    {WORD_FOLLOW,
        "follow like subscribe sign join download click tap register folgen folge abonnieren "
        "abonniere klicken registrieren suivez abonnez-vous abonnez inscrivez-vous inscrivez "
        "téléchargez cliquez rejoignez síguenos sigue suscríbete suscríbase regístrate descarga "
        "únete seguici segui iscriviti scarica clicca volg abonneer siga assine inscreva-se "
        "baixe clique acompanhe följ prenumerera følg abonner tilmeld seuraa tilaa obserwuj "
        "śledź subskrybuj подписывайтесь подпишитесь следите присоединяйтесь скачайте "
        "підписуйтесь підписуйтеся تابعونا تابع اشترك اشتركوا"},
    {WORD_COOKIE, "cookie cookies"},
    {WORD_WE,
        "we our this wir unsere nous notre nos nosotros nuestro usamos utilizamos utilizziamo "
        "wij onze мы"},
    {WORD_USE,
        "use uses using accept policy consent settings preferences verwenden nutzen utilisons "
        "utilise utilizamos usamos utilizziamo gebruiken используем"},
    {WORD_TAG,
        "tag tags tagged topic topics keyword keywords filed themen schlagworte schlagwörter "
        "mots-clés sujets temas etiquetas trefwoorden tagi теги темы キーワード 关键词 标签"},
    {WORD_PLACE,
        "subscriber subscribers member members abonné abonnés abonnent abonnenten suscriptor "
        "suscriptores"},
};

struct slot {
    struct str word; /* s is NULL: free */
    unsigned classes;
};

struct pagewords {
    struct slot slots[SLOTS];
};

/* FNV-1a, 32 bits. */
static uint32_t hash(struct str word)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < word.len; i++)
        h = (h ^ (unsigned char)word.s[i]) * 16777619u;
    return h;
}

/* The word's slot, or the free one where it would be. */
static size_t find(const struct pagewords *table, struct str word)
{
    size_t i = hash(word) % SLOTS;

    while (table->slots[i].word.s && !str_eq(table->slots[i].word, word))
        i = (i + 1) % SLOTS;
    return i;
}

struct pagewords *pagewords_new(struct arena *a)
{
    struct pagewords *table = arena_alloc(a, sizeof *table);

    if (!table)
        return NULL;
    for (size_t c = 0; c < sizeof CLASSES / sizeof *CLASSES; c++) {
        struct str rest = str_of(CLASSES[c].words), word;
        while (str_next(&rest, ' ', &word)) {
            struct slot *slot = &table->slots[find(table, word)];
            slot->word = word;
            slot->classes |= CLASSES[c].class;
        }
    }
    return table;
}

/* Lower case into `out`, apostrophes made straight; empty where it does not fit. */
static struct str lower(struct str word, char out[LONGEST])
{
    size_t n = 0;

    for (size_t at = 0; at < word.len;) {
        const uint32_t cp = utf8_next(word, &at);
        if (n + UTF8_MAX > LONGEST)
            return (struct str){0};
        n += utf8_put(cp == 0x2019 ? '\'' : char_lower(cp), out + n);
    }
    return (struct str){out, n};
}

unsigned pageword_classes(const struct pagewords *table, struct str word)
{
    char key[LONGEST];
    const struct str lowered = lower(word, key);

    return lowered.len ? table->slots[find(table, lowered)].classes : 0;
}
