/* The page's style sheet and script, which src/publish/assets.sh makes of page.css and page.js. */
#ifndef PUBLISH_PAGEASSETS_H
#define PUBLISH_PAGEASSETS_H

extern const char page_css[];
extern const char page_js[];
/* Their hash-sources for a Content-Security-Policy, quotes included: "'sha256-...'". */
extern const char page_css_sha256[];
extern const char page_js_sha256[];

#endif
