#include "text/phrase.h"

#include "text/sound/wordlist.h"

#define WORD_MAX 24 /* bytes of the longest listed word, and more */

/* In lower case, between spaces. A preposition both opens and holds. */
struct phrases {
    const char *language;
    const char *conjunctions; /* and relative pronouns: they open */
    const char *prepositions;
    const char *determiners; /* and titles, auxiliaries, negations: they hold */
};

static const struct phrases table[] = {
    {"en",
        " and or but nor yet so because although though while whereas when whenever where wherever "
        "who whom whose which that if unless until since than whether after before as once ",
        " of in on at by for from with without to into onto over under about against among around "
        "behind below beneath beside between beyond despite down during except inside like near "
        "off out outside past per through throughout toward towards up upon via within across "
        "along amid following ",
        " a an the this that these those my your his her its our their no not every each some any "
        "both all mr mrs ms miss dr prof sir lady lord dame st gen lt col capt sgt rev gov sen rep "
        "president minister is are was were be been has have had will would can could may might "
        "must shall should do does did very more most less "},
    {"de",
        " und oder aber sondern denn weil dass ob obwohl während wenn als wie bevor nachdem bis "
        "damit sodass sowie welche welcher welches ",
        " in im ins an am ans auf aus bei beim bis durch für gegen hinter mit nach neben ohne seit "
        "über um unter von vom vor vorm wegen zu zum zur zwischen trotz gegenüber innerhalb "
        "außerhalb laut ",
        " der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner "
        "dieser diese dieses diesen diesem mein dein sein ihr unser euer seine ihre unsere ihren "
        "seinen herr frau dr prof st ist sind war waren hat haben hatte wird werden wurde kann "
        "könnte muss soll nicht sehr "},
    {"fr",
        " et ou mais donc or ni car que qui dont où quand lorsque puisque parce comme si quoique "
        "alors tandis ",
        " de du des d' à au aux en dans sur sous par pour avec sans chez vers entre contre depuis "
        "pendant avant après malgré selon envers jusqu'à dès hors ",
        " le la les l' un une ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre "
        "vos leur leurs m mme mlle dr me st ne pas est sont était a ont avait sera seront a très "
        "plus moins "},
    {"es",
        " y e o u pero sino ni que quien quienes cual cuyo donde cuando mientras porque aunque si "
        "como pues ",
        " de del a al en por para con sin sobre bajo entre hacia hasta desde contra según durante "
        "ante tras mediante ",
        " el la los las lo un una unos unas este esta estos estas ese esa esos esas mi tu su mis "
        "tus sus nuestro nuestra sr sra dr dra don doña san santa no se ha han había es son era "
        "fue muy más menos "},
    {"it",
        " e ed o ma però né che chi cui quale dove quando mentre perché sebbene se come poiché "
        "quindi ",
        " di del dello della dei degli delle da dal dallo dalla dai dagli dalle in nel nello nella "
        "nei negli nelle a al allo alla ai agli alle con su sul sullo sulla sui sugli sulle per "
        "tra fra senza contro durante verso dopo prima secondo ",
        " il lo la i gli le un uno una questo questa questi queste quel quello quella quei mio tuo "
        "suo sua suoi nostro loro sig dott dr san santa non è sono era ha hanno aveva sarà molto "
        "più meno "},
    {"pt", " e ou mas nem que quem cujo onde quando enquanto porque embora se como pois ",
        " de do da dos das em no na nos nas a ao à aos às por pelo pela pelos pelas para com sem "
        "sobre sob entre até desde contra segundo durante após ante ",
        " o os as um uma uns umas este esta estes estas esse essa esses essas meu minha seu sua "
        "seus suas nosso nossa sr sra dr dra dom são santa não é foi era tem têm muito mais "
        "menos "},
    {"nl",
        " en of maar want omdat dat die wie wat waar wanneer terwijl als hoewel toen zodat tenzij ",
        " van in op aan bij door voor uit met naar om over onder tegen tot tussen zonder achter "
        "boven langs na sinds tijdens volgens wegens binnen buiten ",
        " de het een deze dit die geen mijn jouw zijn haar ons onze hun dhr mevr dr st niet is was "
        "waren heeft hebben had wordt werd zal kan moet zeer "},
    {"sv", " och eller men utan för att som när där om eftersom medan då innan sedan ",
        " av i på till från med för vid under över om mellan hos genom mot efter före utan enligt ",
        " en ett den det de denna detta dessa min din sin sitt sina hans hennes vår deras ingen "
        "inte är var har hade ska skulle kan blev mycket mer "},
    {"ar", " و أو لكن ثم أن إن الذي التي الذين بأن حيث عندما بينما لأن إذا ",
        " في من إلى على عن مع بين بعد قبل خلال حول منذ حتى ضد عند تحت فوق ",
        " هذا هذه ذلك تلك كل لا لم لن قد سوف غير كان كانت "},
    {"he", " או אבל אך כי אם אשר כאשר למרות בגלל ",
        " של על עם אל מן בין אחרי לפני תחת נגד לפי בלי עד את ", " לא כל זה זאת הוא היא מר גברת "},
};

static const struct phrases *of_language(struct str language)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (wordlist_is_language(language, table[i].language))
            return &table[i];
    return NULL;
}

/* In any of two lists, whatever the case of its ASCII letters. */
static bool is_listed(const char *list, const char *other, struct str word)
{
    char small[WORD_MAX];

    if (word.len == 0 || word.len >= sizeof small)
        return false;
    for (size_t i = 0; i < word.len; i++)
        small[i] = ascii_lower(word.s[i]);
    word.s = small;
    return wordlist_has(list, word) || wordlist_has(other, word);
}

bool phrase_opens(struct str word, struct str language)
{
    const struct phrases *const p = of_language(language);

    return p && is_listed(p->conjunctions, p->prepositions, word);
}

bool phrase_opens_clause(struct str word, struct str language)
{
    const struct phrases *const p = of_language(language);

    return p && is_listed(p->conjunctions, "", word);
}

bool phrase_holds(struct str word, struct str language)
{
    const struct phrases *const p = of_language(language);

    return p && is_listed(p->determiners, p->prepositions, word);
}
