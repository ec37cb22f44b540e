#include "read/page/phrases.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/chars.h"

#include <stddef.h>
#include <stdint.h>

static const char *const related[] = {"read more", "read also", "read next", "also read",
    "see also", "see more", "more:", "more on this", "related:", "related story", "related stories",
    "related article", "watch:", "watch live:", "listen:", "don't miss",
    "in pictures:", "lire aussi", "à lire aussi", "a lire aussi", "lire également",
    "à lire :", "voir aussi", "lire la suite", "lesen sie auch", "lesen sie hier", "mehr zum thema",
    "mehr dazu", "auch interessant", "lee también", "lea también", "lea además",
    "te puede interesar", "ver también", "leer más", "más información:", "leggi anche",
    "leggi l'articolo", "leia também", "leia mais", "veja também", "saiba mais", "lees ook",
    "lees meer", "läs också", "läs även", "läs mer", "les også", "læs også", "lue myös",
    "czytaj też", "czytaj także", "czytaj więcej", "zobacz też", "zobacz także", "przeczytaj",
    "čtěte také", "čtěte i", "citește și", "bakınız", "читайте также", "читать также",
    "читайте ещё", "смотрите также", "по теме:", "читайте також", "اقرأ أيضا", "اقرأ أيضًا",
    "اقرأ أيضاً", "شاهد أيضا", "قد يهمك", "קראו גם", "קרא גם", "相关阅读", "延伸阅读", "相关新闻",
    "相关报道", "関連記事", "あわせて読みたい", "【関連", "관련기사"};

static const char *const offers[] = {"sign up", "signup", "subscribe", "newsletter", "follow us",
    "follow our", "join our", "join us on", "whatsapp", "telegram channel", "click here",
    "download our", "download the app", "email us", "e-mail us", "contact us", "get in touch",
    "send us", "let us know in the comments", "have your say", "support our", "become a member",
    "make a donation", "our privacy", "terms and conditions", "privacy policy", "have a story",
    "news tip", "got a tip", "abonnieren sie", "jetzt abonnieren", "newsletter", "folgen sie uns",
    "folgen sie", "melden sie sich", "hier klicken", "jetzt anmelden", "abonnez-vous",
    "inscrivez-vous", "suivez-nous", "s'abonner", "cliquez ici", "recevez", "suscríbete",
    "suscríbase", "síguenos", "síganos", "haz clic", "únete a", "iscriviti", "seguici",
    "clicca qui", "assine", "siga-nos", "siga o", "clique aqui", "inscreva-se", "schrijf je in",
    "volg ons", "prenumerera", "följ oss", "anmäl dig", "zapisz się", "obserwuj nas", "subskrybuj",
    "dołącz do", "подпишитесь", "подписывайтесь", "подписаться", "следите за", "اشترك", "تابعونا",
    "تابعنا", "انضم إلى", "הירשמו", "עקבו אחרינו", "フォロー", "登録はこちら", "メール会員",
    "关注我们", "扫描二维码", "扫码", "点击这里", "微信公众号", "abone ol", "bizi takip"};

static const char *const credits[] = {"reporting by", "additional reporting", "writing by",
    "editing by", "compiled by", "edited by", "with reporting",
    "photo:", "photos:", "photograph:", "photo by", "photos by", "photography by",
    "picture:", "pictures:", "image:", "image source", "image credit",
    "images:", "credit:", "credits:", "source:", "video:", "graphic:", "foto:", "fotos:", "bild:",
    "bilder:", "quelle:", "redaktion:", "crédit photo", "crédits",
    "crédit :", "crédit:", "photo :", "avec afp", "fuente:", "imagen:", "fonte:", "foto di", "zdj.",
    "fot.", "źródło:", "фото:", "источник:", "המקור:", "צילום:", "المصدر:", "تصوير:", "来源：",
    "来源:", "责任编辑", "（责任编辑", "(责任编辑", "编辑：", "责编", "copyright", "\u00a9",
    "(c) 20", "all rights reserved", "a version of this article", "this article was originally",
    "this article was first", "this story was originally", "alle rechte vorbehalten",
    "tous droits réservés", "todos los derechos", "read our", "our standards",
    "publicado originalmente"};

static const char *const paywalls[] = {"to continue reading", "to keep reading",
    "subscribe to read", "for subscribers only", "subscribers only", "already a subscriber",
    "already have an account", "create a free account to", "réservée aux abonnés",
    "réservé aux abonnés", "il vous reste", "déjà abonné", "nur für abonnenten",
    "diesen artikel weiterlesen", "jetzt weiterlesen", "weiterlesen mit", "para suscriptores",
    "ya eres suscriptor", "riservato agli abbonati", "sei già abbonato",
    "exclusivo para assinantes", "alleen voor abonnees", "för prenumeranter", "for abonnenter",
    "dla prenumeratorów", "для подписчиков", "للمشتركين", "למנויים בלבד", "会員限定", "有料会員",
    "続きを読むには", "この記事は有料", "付费阅读"};

static const char *const buttons[] = {"advertisement", "advertisements", "advertising", "ad",
    "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "publicidade", "reklama",
    "реклама", "إعلان", "פרסומת", "広告", "广告", "광고", "share", "share this",
    "share this article", "share full article", "print", "email", "save", "comment", "comments",
    "loading", "loading...", "listen", "skip advertisement", "article continues below",
    "article continues below advertisement", "story continues below",
    "story continues below advertisement", "advertisement · scroll to continue",
    "scroll to continue", "continue reading", "read more", "show more", "close", "menu",
    "back to top", "top", "next", "previous", "play", "pause", "play video", "watch", "copy link",
    "copied", "teilen", "drucken", "partager", "imprimer", "compartir", "imprimir", "condividi",
    "stampa", "compartilhar", "udostępnij", "поделиться", "печать", "مشاركة", "طباعة", "שיתוף",
    "シェア", "印刷", "分享", "subscribe", "sign in", "log in", "follow", "view comments",
    "leave a comment", "gift article", "newsletter", "recommended", "trending", "open in app"};

static const char *const furniture_headings[] = {"related", "related articles", "related stories",
    "related topics", "related posts", "related content", "related news", "related coverage",
    "related links", "read more", "read next", "most read", "most popular", "most viewed",
    "more on this story", "more from", "more stories", "more news", "more on", "more in",
    "you may also like", "you might also like", "recommended", "recommended for you", "trending",
    "top stories", "latest news", "latest stories", "share this", "share this story", "comments",
    "leave a comment", "leave a reply", "join the conversation", "topics", "tags", "tagged",
    "about the author", "about the authors", "written by", "newsletter", "sign up", "get in touch",
    "follow us", "up next", "don't miss", "editor's picks", "editors' picks", "suggested topics",
    "mehr zum thema", "das könnte sie auch interessieren", "auch interessant", "meistgelesen",
    "kommentare", "weitere artikel", "ähnliche artikel", "lesen sie auch", "schlagwörter",
    "à lire aussi", "lire aussi", "sur le même sujet", "les plus lus", "commentaires",
    "articles liés", "noticias relacionadas", "te puede interesar", "lo más leído", "más leídas",
    "comentarios", "más noticias", "leggi anche", "articoli correlati", "commenti",
    "notícias relacionadas", "leia também", "mais lidas", "lees ook", "meer nieuws", "läs också",
    "mest läst", "les også", "czytaj też", "czytaj także", "najczęściej czytane", "komentarze",
    "powiązane", "читайте также", "самое читаемое", "комментарии", "по теме", "материалы по теме",
    "مقالات ذات صلة", "مواضيع ذات صلة", "الأكثر قراءة", "التعليقات", "اقرأ أيضا", "כתבות נוספות",
    "תגובות", "עוד בנושא", "関連記事", "関連ニュース", "アクセスランキング", "コメント",
    "おすすめ記事", "相关阅读", "相关新闻", "相关推荐", "热门新闻", "评论", "推荐阅读", "网友评论"};

static const char *const bylines[] = {"by ", "by: ", "words by ", "written by ", "posted by ",
    "published by ", "story by ", "report by ", "von ", "text: ", "text von ", "ein bericht von ",
    "par ", "por ", "di ", "door ", "av ", "af ", "przez ",
    "autor: ", "autorka: ", "автор: ", "автор ", "текст: ", "كتب: ", "كتبت: ", "كتب ", "كتبت ",
    "بقلم ", "بقلم: ", "מאת ", "מאת: ", "文・", "文/", "記者：", "记者 ", "记者：", "作者：",
    "文："};

static const char *const notices[] = {"enable javascript", "turn on javascript",
    "requires javascript", "javascript aktivieren", "activer javascript", "activar javascript",
    "habilitar javascript", "abilitare javascript", "does not support", "unterstützt kein",
    "browser is not supported", "включите javascript", "javascript を有効", "javascriptを有効"};

/* Within a line of dates and the like; a name stands behind. */
static const char *const labels[] = {" by ",
    "author: ", "autor: ", "autorka: ", "автор: ", "автор ",
    "auteur : ", "auteur: ", "autore: ", "作者：", "作者:", "作者 ", "记者：", "记者 ", "文/"};

/* --- folding --- */

/* Lower case for the letters that phrases are written in (Latin-1, Cyrillic, Greek). */
static uint32_t lower(uint32_t cp)
{
    if (cp < 0x80)
        return (unsigned char)ascii_lower((char)cp);
    if ((cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) || (cp >= 0x410 && cp <= 0x42F) ||
        (cp >= 0x391 && cp <= 0x3A9))
        return cp + 32;
    if (cp >= 0x400 && cp <= 0x40F)
        return cp + 80;
    if (cp >= 0x100 && cp <= 0x137)
        return cp | 1;
    if (cp == 0x2019 || cp == 0x2018)
        return '\'';
    return cp == 0xA0 || cp == 0x202F ? ' ' : cp;
}

struct str phrases_fold(struct str text, struct arena *a)
{
    struct buf out = {0};
    struct str folded;

    for (size_t at = 0; at < text.len;) {
        const uint32_t cp = utf8_next(text, &at);
        if (out.len || char_is_letter(cp) || char_is_digit(cp) || cp == '(' || cp == 0xA9 ||
            cp == 0x3010 || cp == 0xFF08)
            buf_add_cp(&out, lower(cp));
    }
    folded = buf_keep(&out, a);
    buf_free(&out);
    return folded;
}

/* --- looking up --- */

static bool begins(struct str text, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(text, str_of(list[i])))
            return true;
    return false;
}

static bool contains(struct str text, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_find(text, str_of(list[i]), 0) >= 0)
            return true;
    return false;
}

/* Without the punctuation and white space at its end. */
static struct str bare(struct str text)
{
    while (text.len) {
        size_t at = text.len;
        const uint32_t cp = utf8_prev(text, &at);
        if (!char_is_punctuation(cp) && !char_is_space(cp) && cp != 0x2192 && cp != 0xBB)
            break;
        text = str_cut(text, 0, at);
    }
    return text;
}

static bool is_one_of(struct str text, const char *const *list, size_t n)
{
    text = bare(text);
    for (size_t i = 0; i < n; i++)
        if (str_eq(text, str_of(list[i])))
            return true;
    return false;
}

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

bool phrases_is_related(struct str text)
{
    return begins(text, related, COUNT(related));
}

bool phrases_is_offer(struct str text)
{
    return contains(text, offers, COUNT(offers));
}

bool phrases_is_credit(struct str text)
{
    return begins(text, credits, COUNT(credits));
}

bool phrases_is_paywall(struct str text)
{
    return contains(text, paywalls, COUNT(paywalls));
}

bool phrases_is_button(struct str text)
{
    return is_one_of(text, buttons, COUNT(buttons));
}

bool phrases_is_furniture_heading(struct str text)
{
    return is_one_of(text, furniture_headings, COUNT(furniture_headings));
}

bool phrases_is_notice(struct str text)
{
    return contains(text, notices, COUNT(notices));
}

/* Where the name ends: at a separator, a digit or, of a script without them, a space. */
static size_t name_end(struct str text, size_t at)
{
    bool unspaced = false;

    while (at < text.len) {
        const size_t here = at;
        const uint32_t cp = utf8_next(text, &at);
        unspaced |= char_is_unspaced(cp);
        if (char_is_digit(cp) || cp == '|' || cp == 0xB7 || cp == 0x2022 || cp == ')' ||
            cp == 0xFF09 || (cp == ' ' && unspaced))
            return here;
    }
    return text.len;
}

bool phrases_labelled_name(struct str text, size_t *from, size_t *to)
{
    for (size_t i = 0; i < COUNT(labels); i++) {
        const ptrdiff_t at = str_find(text, str_of(labels[i]), 0);
        if (at < 0)
            continue;
        *from = (size_t)at + str_of(labels[i]).len;
        *to = name_end(text, *from);
        return *to > *from && *to - *from < 80;
    }
    return false;
}

size_t phrases_byline_prefix(struct str text)
{
    for (size_t i = 0; i < COUNT(bylines); i++)
        if (str_starts(text, str_of(bylines[i])))
            return str_of(bylines[i]).len;
    return 0;
}
