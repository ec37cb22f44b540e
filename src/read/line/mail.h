/* A mail pasted or saved as plain text: its head, what was written, and the signature. */
#ifndef READ_LINE_MAIL_H
#define READ_LINE_MAIL_H

#include "base/str.h"

#include <stdbool.h>

struct mail {
    struct str head;      /* all its fields; empty where the text is no mail */
    struct str subject;   /* without "Re:" and "Fwd:"; empty where there is none */
    struct str date;      /* as written; likewise */
    struct str body;      /* what was written */
    struct str signature; /* behind the line "-- " (RFC 3676, 4.3); may be empty */
};

/*
 * Cuts a text in its parts, which lie within it. A head is fields from the first line to a blank
 * one, of which one says who sent it and another what about or when, in English or in what mail
 * programs write in other languages.
 */
void mail_cut(struct str text, struct mail *out);

#endif
