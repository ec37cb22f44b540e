#include "script/file/say.h"

static struct str written(struct str text, const struct token *token)
{
    return str_cut(text, token->written, (size_t)token->written + token->written_len);
}

/* Two readings side by side: the written text's and that of what is to be said. */
struct pair {
    struct str text;
    struct str say;
    struct spoken of_text;
    struct spoken of_say;
    size_t head; /* tokens that both have at the beginning */
    size_t tail; /* ... and at the end */
};

static void match_ends(struct pair *p)
{
    const size_t n_text = p->of_text.n_tokens, n_say = p->of_say.n_tokens;
    const size_t most = n_text < n_say ? n_text : n_say;

    while (p->head < most && str_eq(written(p->text, &p->of_text.tokens[p->head]),
                                 written(p->say, &p->of_say.tokens[p->head])))
        p->head++;
    while (p->tail < most - p->head &&
           str_eq(written(p->text, &p->of_text.tokens[n_text - 1 - p->tail]),
               written(p->say, &p->of_say.tokens[n_say - 1 - p->tail])))
        p->tail++;
}

/* The token of what is said, placed at what is written. */
static struct token join(const struct token *text, const struct token *say)
{
    struct token token = *say;

    token.written = text->written;
    token.written_len = text->written_len;
    return token;
}

/* One token for all of text's [from, to_text) and say's [from, to_say); neither is empty. */
static struct token join_all(const struct pair *p, size_t from, size_t to_text, size_t to_say)
{
    const struct token *text = p->of_text.tokens, *say = p->of_say.tokens;
    struct token token = {.written = text[from].written, .spoken = say[from].spoken};

    token.written_len = text[to_text - 1].written + text[to_text - 1].written_len - token.written;
    token.spoken_len = say[to_say - 1].spoken + say[to_say - 1].spoken_len - token.spoken;
    return token;
}

/* What stands between the ends that match; returns how many tokens of `out` are filled in. */
static size_t join_middle(const struct pair *p, struct token *out, size_t n)
{
    const size_t to_text = p->of_text.n_tokens - p->tail, to_say = p->of_say.n_tokens - p->tail;
    const size_t n_text = to_text - p->head, n_say = to_say - p->head;

    if (n_text == n_say) {
        for (size_t i = p->head; i < to_text; i++)
            out[n++] = join(&p->of_text.tokens[i], &p->of_say.tokens[i]);
    } else if (n_text && n_say) {
        out[n++] = join_all(p, p->head, to_text, to_say);
    } else if (n_text) { /* not said */
        const uint32_t at = n ? out[n - 1].spoken + out[n - 1].spoken_len : 0;

        for (size_t i = p->head; i < to_text; i++) {
            out[n] = (struct token){.spoken = at};
            out[n].written = p->of_text.tokens[i].written;
            out[n++].written_len = p->of_text.tokens[i].written_len;
        }
    } else if (n) { /* added: said with the word before it */
        const struct token *last = &p->of_say.tokens[to_say - 1];

        out[n - 1].spoken_len = last->spoken + last->spoken_len - out[n - 1].spoken;
    }
    return n;
}

/* What was added before the first word is said with it. */
static void say_from_the_start(struct token *token, const struct token *first)
{
    const uint32_t end = token->spoken + token->spoken_len;

    token->spoken = first->spoken;
    token->spoken_len = end - first->spoken;
}

bool say_make(struct front_end *front_end, struct str text, struct str say, struct str language,
    struct arena *a, struct spoken *out, struct error *err)
{
    struct pair p = {.text = text, .say = say};
    struct token *tokens;
    size_t n = 0, n_text, n_say;

    if (!spoken_make(front_end, text, language, a, &p.of_text, err) ||
        !spoken_make(front_end, say, language, a, &p.of_say, err))
        return false;
    match_ends(&p);
    n_text = p.of_text.n_tokens;
    n_say = p.of_say.n_tokens;
    tokens = arena_array(a, n_text + 1, sizeof *tokens);
    if (!tokens)
        return error_memory(err, "say");
    for (; n < p.head; n++)
        tokens[n] = join(&p.of_text.tokens[n], &p.of_say.tokens[n]);
    n = join_middle(&p, tokens, n);
    for (size_t i = p.tail; i > 0; i--)
        tokens[n++] = join(&p.of_text.tokens[n_text - i], &p.of_say.tokens[n_say - i]);
    if (n && n_say)
        say_from_the_start(&tokens[0], &p.of_say.tokens[0]);
    *out = (struct spoken){.text = p.of_say.text, .tokens = tokens, .n_tokens = n};
    return true;
}
