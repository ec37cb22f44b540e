#include "base/node.h"

static struct node *new_node(struct arena *a, struct node *parent)
{
    struct node *node = arena_alloc(a, sizeof *node);

    if (!node || !parent)
        return node;
    node->parent = parent;
    node->prev = parent->last;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

struct node *node_element(struct arena *a, struct node *parent, struct str name)
{
    struct node *node = new_node(a, parent);

    if (node)
        node->name = name;
    return node;
}

struct node *node_text(struct arena *a, struct node *parent, struct str text)
{
    struct node *node = new_node(a, parent);

    if (node)
        node->text = text;
    return node;
}

bool node_is(const struct node *node, const char *name)
{
    return str_eq(node->name, str_of(name));
}

bool node_is_text(const struct node *node)
{
    return node->name.len == 0;
}

struct str node_attr(const struct node *node, const char *name)
{
    for (const struct attribute *at = node->attributes; at; at = at->next)
        if (str_eq(at->name, str_of(name)))
            return at->value;
    return (struct str){NULL, 0};
}

struct node *node_past(const struct node *root, const struct node *node)
{
    while (node != root) {
        if (node->next)
            return node->next;
        node = node->parent;
    }
    return NULL;
}

struct node *node_following(const struct node *root, const struct node *node)
{
    return node->first ? node->first : node_past(root, node);
}

struct node *node_find(const struct node *root, const char *name)
{
    struct node *node = node_following(root, root);

    while (node && !node_is(node, name))
        node = node_following(root, node);
    return node;
}

struct node *node_child(const struct node *parent, const char *name)
{
    struct node *node = parent->first;

    return !node || node_is(node, name) ? node : node_sibling(node, name);
}

struct node *node_sibling(const struct node *node, const char *name)
{
    struct node *sibling = node->next;

    while (sibling && !node_is(sibling, name))
        sibling = sibling->next;
    return sibling;
}

void node_add_text(const struct node *root, struct buf *out)
{
    for (const struct node *node = root; node; node = node_following(root, node))
        buf_add(out, node->text);
}
