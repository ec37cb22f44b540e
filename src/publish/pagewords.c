#include "publish/pagewords.h"

#include "text/language.h"

static const struct page_words table[] = {
    {"en", "Skip to the transcript", "Player", "Play", "Pause", "Back a sentence",
        "Forward a sentence", "Speed", "Follow the words", "Chapters", "Transcript", "Source",
        "Play from", "Date", "Duration", "Keyboard",
        "Press Tab until the transcript has the focus, or use the skip link. Then:",
        {"the word before or after", "the sentence before or after", "play from there",
            "play or pause"},
        "Enter", "Space", {"Opening", "Headlines", "Story", "Closing"}},
    {"de", "Zum Text springen", "Wiedergabe", "Abspielen", "Pause", "Einen Satz zurück",
        "Einen Satz vor", "Tempo", "Den Wörtern folgen", "Kapitel", "Text", "Quelle",
        "Abspielen ab", "Datum", "Dauer", "Tastatur",
        "Mit der Tabulatortaste oder dem Sprunglink zum Text gehen. Dann:",
        {"voriges oder nächstes Wort", "voriger oder nächster Satz", "ab dort abspielen",
            "abspielen oder anhalten"},
        "Eingabe", "Leertaste", {"Begrüßung", "Schlagzeilen", "Meldung", "Schluss"}},
    {"fr", "Aller au texte", "Lecteur", "Lecture", "Pause", "Phrase précédente", "Phrase suivante",
        "Vitesse", "Suivre les mots", "Chapitres", "Texte", "Source", "Écouter à partir de", "Date",
        "Durée", "Clavier",
        "Placer le focus sur le texte avec Tab ou le lien d’évitement. Ensuite :",
        {"mot précédent ou suivant", "phrase précédente ou suivante", "écouter à partir de là",
            "lecture ou pause"},
        "Entrée", "Espace", {"Ouverture", "Titres", "Sujet", "Clôture"}},
    {"es", "Saltar al texto", "Reproductor", "Reproducir", "Pausa", "Frase anterior",
        "Frase siguiente", "Velocidad", "Seguir las palabras", "Capítulos", "Texto", "Fuente",
        "Reproducir desde", "Fecha", "Duración", "Teclado",
        "Lleve el foco al texto con Tab o con el enlace de salto. Después:",
        {"palabra anterior o siguiente", "frase anterior o siguiente", "reproducir desde ahí",
            "reproducir o pausar"},
        "Intro", "Espacio", {"Apertura", "Titulares", "Noticia", "Cierre"}},
    {"ar", "انتقل إلى النص", "المشغل", "تشغيل", "إيقاف مؤقت", "الجملة السابقة", "الجملة التالية",
        "السرعة", "تتبع الكلمات", "الفصول", "النص", "المصدر", "تشغيل من", "التاريخ", "المدة",
        "لوحة المفاتيح", "انقل التركيز إلى النص بمفتاح Tab أو برابط الانتقال. ثم:",
        {"الكلمة السابقة أو التالية", "الجملة السابقة أو التالية", "تشغيل من هناك",
            "تشغيل أو إيقاف مؤقت"},
        "Enter", "المسافة", {"الافتتاح", "العناوين", "خبر", "الختام"}},
};

const struct page_words *page_words(struct str language)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (language_same(language, str_of(table[i].language)))
            return &table[i];
    return &table[0];
}
