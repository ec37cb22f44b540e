#include "text/abbreviation.h"

#include "base/utf8.h"
#include "text/sound/wordlist.h"

#include <string.h>
#include <unicode/uchar.h>

/* A language's words, each list as wordlist.h has it; NULL where there are none. */
struct rules {
    const char *language; /* primary subtag */
    bool dotted_ordinals;
    const char *titles;
    const char *numbers;
    const char *hours;
    const char *firms;
    const char *others;
    const char *suffix; /* ends words like them: "Hauptstr" */
    const char *starters;
    const char *days;
};

static const struct rules table[] = {
    {
        .language = "en",
        .titles =
            " Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Revd Fr Hon Pres Gen Lt Col Maj Capt Cmdr Cdr "
            "Sgt Cpl Pvt Pte Adm Brig Gov Sen Sens Rep Reps Amb Supt Insp Det Const Ald Cllr "
            "Cllrs Atty Asst Assoc Dep Mgr Msgr Bp Abp vs v viz cf e.g i.e eg ie approx esp incl "
            "excl Mt Ft Pt ",
        .numbers =
            " No no Nos nos Fig fig Figs figs Vol vol Vols pp p Art art Sec sec Ch ch Op op Jan "
            "Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec ca c Tel tel Ext ext Rm para paras ",
        .hours = " a.m p.m A.M P.M am pm ",
        .firms = " Inc Ltd Corp Co Cos Plc plc LLC LLP Bros etc ",
        .others =
            " Jr Sr Esq ft yd lb lbs oz sq min mins sec secs hrs St Ave Blvd Rd Sq Ln Hwy Dept "
            "Univ Assn Bldg Mon Tue Tues Wed Thu Thur "
            "Thurs Fri Sat Sun Natl Intl Govt al Ph.D Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill "
            "Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Penn Tenn Tex Va Vt "
            "Wash "
            "Wis Wyo Ont Que Alta ",
        .starters =
            " The A An This That These Those It Its It's He She They We You I His Her Their Our "
            "My Your And But Or Nor So Yet If When While As At In On For From After Before By "
            "With Without Within Under Over Since Until Although Though Because However Meanwhile "
            "Instead Still There Here What Who Whose Why How Where Which Not No Now Then Also "
            "Another Some Many Most Both Each All Several Few More Among Between During Despite "
            "According Asked Once Only Even Just Other Others One Two Three Such To Of Earlier "
            "Later Last Next Today Yesterday Tomorrow Is Are Was Were Do Does Did Has Have Had "
            "Can Could Will Would Should May Nobody Everyone Nothing Neither Either Through "
            "Across Against He's She's They're We're I'm There's That's ",
        .days =
            " Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March "
            "April May June July August September October November December GMT BST UTC EST EDT "
            "CST CDT MST MDT PST PDT ET CT MT PT CET CEST ",
    },
    {
        .language = "de",
        .dotted_ordinals = true,
        .titles =
            " Hr Hrn Fr Frl Dr Dres Prof Dipl Ing Mag med jur phil rer nat hc z d u i o s v bzw "
            "vgl ca sog inkl exkl zzgl ggf evtl bspw geb gest verh röm griech lat dt engl frz Hl "
            "hl Abb Abg Gen Oberst Maj Hptm insb mind max min einschl gem lt zw z.B d.h u.a i.d.R "
            "s.o v.a z.T u.U ",
        .numbers =
            " Nr Nrn Abs Art Bd Bde Kap S Ziff Jan Feb Febr Mär Apr Jun Jul Aug Sep Sept Okt Nov "
            "Dez Tel ",
        .firms = " Co Inc GmbH usw etc ",
        .others = " Str str Mio Mrd Tsd AG e.V i.R a.D St Chr n.Chr v.Chr ",
        .suffix = "str",
        .starters =
            " Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ihr Ich Sein Seine "
            "Ihre Und Aber Oder Doch Denn Wenn Weil Als Wie Wo Was Wer Warum Dass Ob Nach Vor Bei "
            "Mit Ohne Für Von Zu Zum Zur Im In Am An Auf Aus Über Unter Um Durch Gegen Seit Bis "
            "Während Trotz Laut Dabei Damit Danach Dann Dort Hier Heute Gestern Morgen Jetzt Nun "
            "So Auch Noch Nur Schon Sogar Allerdings Dagegen Deshalb Daher Außerdem Zudem Diese "
            "Dieser Dieses Diesen Diesem Jeder Jede Alle Viele Einige Mehr Kein Keine Nicht Man "
            "Ist Sind War Waren Hat Haben Wird Werden Kann Können Insgesamt Zuletzt Zunächst "
            "Später Davor Da Daran Darauf Darin ",
    },
    {
        .language = "fr",
        .titles = " M MM Mme Mmes Mlle Mlles Me Mes Dr Pr St Ste Mgr p.ex c.-à-d cf env ",
        .numbers = " n no art vol p pp fig chap éd janv févr avr juill sept oct nov déc tél ",
        .firms = " etc Cie Inc ",
        .others = " av bd ",
        .starters =
            " Le La Les L Un Une Des Du De Ce Cet Cette Ces Il Elle Ils Elles On Nous Vous Je J "
            "Tu C Et Mais Ou Or Car Donc Si Quand Comme Dans En À Au Aux Pour Par Sur Sous Avec "
            "Sans Après Avant Depuis Selon Pendant Lors Son Sa Ses Leur Leurs Notre Nos Mon Ma "
            "Mes Qui Que Qu Où Pourquoi Comment D Tout Tous Toutes Plusieurs Certains Pas Plus "
            "Ainsi Alors Aujourd Hier Demain Ici Là ",
    },
    {
        .language = "es",
        .titles = " sr sra sres srta dr dra prof Sr Sra Sres Sras Srta Dr Dra Dres D Dña Prof "
                  "Profa Gral Cnel Cap Lic Ing Arq Mons "
                  "Excmo Excma Sto Sta pág págs p.ej ej aprox Ud Uds ",
        .numbers = " núm n.º nro art vol cap fig tel ",
        .hours = " a.m p.m ",
        .firms = " etc Cía S.A Inc ",
        .others = " EE.UU EE UU Avda Av ",
        .starters =
            " El La Los Las Lo Un Una Unos Unas Este Esta Estos Estas Ese Esa Eso Él Ella Ellos "
            "Ellas Se Su Sus Y E Pero O Si Cuando Como En De Del A Al Con Sin Por Para Sobre Tras "
            "Desde Hasta Entre Según Durante También Además Sin Así Aunque Mientras Que Qué Quién "
            "Dónde No Ya Hoy Ayer Mañana Ahora Aquí Nadie Todos Todas Muchos Algunos ",
    },
    {
        .language = "it",
        .titles = " sig sigg sig.ra dott dott.ssa prof prof.ssa avv ing on Sig Sigg Sig.ra Dott "
                  "Dott.ssa Prof Prof.ssa Avv Ing Arch On Sen Gen Col Cap Mons S "
                  "p.es cfr ca ",
        .numbers = " n nn art vol pag pagg p pp fig cap tel ",
        .firms = " ecc Inc S.p.A ",
        .starters =
            " Il Lo La I Gli Le L Un Una Uno Questo Questa Questi Queste Quello Quella Egli Lui "
            "Lei Loro Si E Ed Ma O Se Quando Come In Nel Nella Di Del Della Dei Da Dal A Al Alla "
            "Con Per Su Sul Tra Fra Dopo Prima Secondo Durante Anche Non Che Chi Dove Perché Oggi "
            "Ieri Domani Ora Qui ",
    },
    {
        .language = "nl",
        .titles =
            " dhr mevr mr drs ing ir dr prof ds St bijv b.v o.a m.a.w d.w.z z.g a.u.b ca evt incl "
            "excl resp ",
        .numbers = " nr nrs art blz p jan feb mrt apr jun jul aug sept okt nov dec tel ",
        .firms = " enz etc Inc N.V B.V ",
        .starters =
            " De Het Een Dit Dat Deze Die Hij Zij Ze Wij We Ik Jij U Er En Maar Of Want Als Toen "
            "Omdat Hoewel In Op Aan Van Voor Met Zonder Na Bij Uit Over Onder Door Tegen Sinds "
            "Tot Volgens Ook Nog Niet Geen Wie Wat Waar Waarom Hoe Nu Vandaag Gisteren Morgen "
            "Daar Hier Zijn Haar Hun Ons ",
    },
    {
        .language = "pt",
        .titles = " sr sra dr dra prof Sr Sra Srs Sras Dr Dra Prof Profa Eng Exmo Exma Gen Cel Cap "
                  "St Sto Sta D aprox ",
        .numbers = " n nº núm art vol cap p pp pág fig tel ",
        .firms = " etc Cia Ltda S.A ",
        .others = " Av ",
        .starters =
            " O A Os As Um Uma Este Esta Esse Essa Isso Isto Ele Ela Eles Elas Eu Nós Se Seu Sua "
            "E Mas Ou Quando Como Em No Na Nos Nas De Do Da Dos Das Ao À Com Sem Por Para Sobre "
            "Após Desde Até Entre Segundo Durante Também Não Já Hoje Ontem Amanhã Agora Que Quem "
            "Onde ",
    },
    {
        .language = "sv",
        .titles = " dr prof hr fr t.ex bl.a d.v.s s.k m.fl ca kl ",
        .numbers = " nr s st kap tel ",
        .firms = " m.m osv etc ",
        .starters =
            " Det Den De Detta Han Hon Vi Jag Du Ni Och Men Eller Om När Som I På Av För Med Utan "
            "Efter Före Enligt Under Sedan Nu Här Där Vad Vem Varför Hur Inte Även En Ett ",
    },
    {
        .language = "da",
        .dotted_ordinals = true,
        .titles = " hr fr dr prof f.eks bl.a dvs pga ca ",
        .numbers = " nr s kl kap tlf ",
        .firms = " m.m osv etc ",
        .starters =
            " Det Den De Dette Han Hun Vi Jeg Du I Og Men Eller Hvis Når Som På Af For Med Uden "
            "Efter Før Ifølge Under Siden Nu Her Der Hvad Hvem Hvorfor Hvordan Ikke Også En Et ",
    },
    {
        .language = "nb",
        .dotted_ordinals = true,
        .titles = " hr fr dr prof f.eks bl.a dvs pga ca ",
        .numbers = " nr s kl kap tlf ",
        .firms = " m.m osv etc ",
        .starters =
            " Det Den De Dette Han Hun Vi Jeg Du I Og Men Eller Hvis Når Som På Av For Med Uten "
            "Etter Før Ifølge Under Siden Nå Her Der Hva Hvem Hvorfor Hvordan Ikke Også En Et ",
    },
    {
        .language = "cy",
        .titles = " Mr Mrs Ms Dr Prof Parch e.e h.y ",
        .numbers = " Rhif rhif tud ",
        .hours = " y.b y.p ",
        .others = " ac ayyb ayb ",
        .starters =
            " Y Yr Mae Roedd Dywedodd Bydd Ond Ac A Ar Yn I O Mewn Wrth Gan Ers Nid Nad Pan Os Fe "
            "Mi ",
    },
    {
        .language = "pl",
        .dotted_ordinals = true,
        .titles = " ul al pl prof dr hab inż mgr np tzw m.in św gen płk mjr ks tj tzn ok im woj "
                  "pow gm red ",
        .numbers = " nr str s poz art ust pkt tel godz ",
        .firms = " itd itp ",
        .others = " r w zł tys mln mld ",
        .starters =
            " W We Z Ze Na Do Od Po Za Przed Przy Dla Bez Pod Nad Ale A I Oraz Lub Jednak Więc Gdy "
            "Kiedy Jeśli Jak Co Kto Gdzie Dlaczego To Ten Ta Te Ci On Ona Ono Oni One My Wy Ja Nie "
            "Tak Już Tylko Także Według Podczas Jest Są Był Była Było Byli Będzie Teraz Dziś "
            "Wczoraj "
            "Jutro Potem Nikt Wszyscy ",
    },
    {
        .language = "ru",
        .titles = " г гг ул просп пл обл им проф акад гл см напр т т.е т.к т.н ст р ",
        .numbers = " № п стр с тел кв ",
        .firms = " т.д т.п др пр ",
        .others = " д руб тыс млн млрд ",
        .starters = " В Во На С Со К По Из От До За Для При О Об У Но А И Или Однако Если Когда "
                    "Как Что Кто "
                    "Где Почему Это Этот Эта Эти Он Она Оно Они Мы Вы Я Не Так Уже Только Также "
                    "Все Сегодня "
                    "Вчера Завтра Потом Теперь Никто ",
    },
};

/* For a language without rules of its own. */
static const struct rules unknown = {.titles = " Dr Prof "};

static const struct rules *rules_of(struct str language)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (wordlist_is_language(language, table[i].language))
            return &table[i];
    return &unknown;
}

/* A capital, or several letters with a full stop after each but the last: "J", "U.S", "a.k.a". */
static bool is_initials(struct str word)
{
    size_t at = 0;
    uint32_t cp = 0;

    while (at < word.len) {
        cp = utf8_next(word, &at);
        if (!u_isalpha((UChar32)cp))
            return false;
        if (at < word.len && word.s[at++] != '.')
            return false;
    }
    return word.s[word.len - 1] != '.' && (u_isupper((UChar32)cp) || memchr(word.s, '.', word.len));
}

/* A capital, then two to four small letters without a vowel: "Blvd", "Mgmt". */
static bool is_consonants(struct str word)
{
    if (word.len < 3 || word.len > 5 || !(word.s[0] >= 'A' && word.s[0] <= 'Z'))
        return false;
    for (size_t i = 0; i < word.len; i++) {
        const char c = ascii_lower(word.s[i]);

        if (!ascii_is_alpha(c) || (i > 0 && c != word.s[i]) || c == 'a' || c == 'e' || c == 'i' ||
            c == 'o' || c == 'u' || c == 'y')
            return false;
    }
    return true;
}

enum abbreviation abbreviation_of(struct str word, struct str language)
{
    const struct rules *rules = rules_of(language);

    if (word.len == 0)
        return ABBREVIATION_NONE;
    if (wordlist_has(rules->titles, word))
        return ABBREVIATION_TITLE;
    if (wordlist_has(rules->numbers, word))
        return ABBREVIATION_NUMBER;
    if (wordlist_has(rules->hours, word))
        return ABBREVIATION_HOUR;
    if (wordlist_has(rules->firms, word))
        return ABBREVIATION_FIRM;
    if (wordlist_has(rules->others, word) || is_initials(word) || is_consonants(word))
        return ABBREVIATION_OTHER;
    if (rules->suffix && str_ends(word, str_of(rules->suffix)))
        return ABBREVIATION_OTHER;
    return ABBREVIATION_NONE;
}

bool abbreviation_is_starter(struct str word, struct str language)
{
    return wordlist_has(rules_of(language)->starters, word);
}

bool abbreviation_is_day(struct str word, struct str language)
{
    return wordlist_has(rules_of(language)->days, word);
}

bool abbreviation_has_dotted_ordinals(struct str language)
{
    return rules_of(language)->dotted_ordinals;
}
