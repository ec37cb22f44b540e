/* The page's style sheet and script, and the book's style sheet, which src/publish/assets.sh makes
 * of page.css, page.js and book.css. */
#ifndef PUBLISH_PAGEASSETS_H
#define PUBLISH_PAGEASSETS_H

extern const char page_css[];
extern const char page_js[];
extern const char book_css[];
/* Hash-sources for a Content-Security-Policy, quotes included: "'sha256-...'". */
extern const char page_css_sha256[];
extern const char page_js_sha256[];
extern const char book_css_sha256[];

#endif
