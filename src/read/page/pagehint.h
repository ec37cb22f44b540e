/*
 * What the names that a template gives its elements (class, id, role and the like) say of their
 * content. The words are the trade's own ("byline", "related", "newsletter"), never a site's.
 */
#ifndef READ_PAGE_PAGEHINT_H
#define READ_PAGE_PAGEHINT_H

#include "base/node.h"

#include <stdbool.h>

/* In the order of strength: where several words speak, the first of these wins. */
enum pagehint {
    PAGEHINT_NONE,
    PAGEHINT_HIDDEN,     /* only for screen readers, or not shown at all */
    PAGEHINT_CONSENT,    /* cookies and other dialogues in front of the page */
    PAGEHINT_COMMENTS,   /* what readers wrote */
    PAGEHINT_NEWSLETTER, /* offers to sign up */
    PAGEHINT_RELATED,    /* links to other articles */
    PAGEHINT_SHARE,      /* buttons */
    PAGEHINT_ADVERT,
    PAGEHINT_PAYWALL,
    PAGEHINT_NAVIGATION,
    PAGEHINT_POLL,
    PAGEHINT_TAGS,   /* the topics that an article is filed under */
    PAGEHINT_AUTHOR, /* who the author is */
    PAGEHINT_CREDIT,
    PAGEHINT_CAPTION,
    PAGEHINT_PLAYER,
    PAGEHINT_BYLINE, /* author, date, reading time */
    PAGEHINT_WIDGET, /* some box */
};

struct pagehints {
    enum pagehint hint;
    bool body; /* the names say "the article's text" */
    bool dek;  /* ... the standfirst below its headline */
};

/* Reads an element's names. */
struct pagehints pagehints_of(const struct node *node);

/* Why it was set aside, as shown to the user ("related links"). Never NULL. */
const char *pagehint_reason(enum pagehint hint);

#endif
