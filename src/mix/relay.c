#include "mix/relay.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS 8 /* hand-overs that may wait */
/* Who has to wait does so until there are as many to work on, or as many empty: to wake a thread
 * for each costs more than some of the work. */
#define HALF (SLOTS / 2)

struct slot {
    size_t len;
    _Alignas(16) char bytes[RELAY_MOST];
};

struct relay {
    relay_fn *work;
    void *userdata;
    const char *what; /* the caller's */
    pthread_t thread;
    pthread_mutex_t lock; /* guards all below */
    pthread_cond_t filled, emptied;
    bool running;     /* the thread was started */
    bool ended;       /* nothing more comes */
    bool dropped;     /* what waits is not wanted */
    size_t first, n;  /* the slots that wait */
    struct error why; /* the work's failure */
    struct slot slots[SLOTS];
};

struct relay *relay_open(relay_fn *work, void *userdata, const char *what, struct error *err)
{
    struct relay *relay = malloc(sizeof *relay);

    if (!relay) {
        error_memory(err, what);
        return NULL;
    }
    relay->work = work;
    relay->userdata = userdata;
    relay->what = what;
    relay->running = relay->ended = relay->dropped = false;
    relay->first = relay->n = 0;
    relay->why.kind = ERROR_NONE;
    pthread_mutex_init(&relay->lock, NULL);
    pthread_cond_init(&relay->filled, NULL);
    pthread_cond_init(&relay->emptied, NULL);
    return relay;
}

/* Waits for a slot to work on; NULL at the end. The lock is held. */
static const struct slot *await_slot(struct relay *relay)
{
    if (relay->n == 0)
        while (relay->n < HALF && !relay->ended)
            pthread_cond_wait(&relay->filled, &relay->lock);
    if (relay->n == 0 || relay->dropped || relay->why.kind != ERROR_NONE)
        return NULL;
    return &relay->slots[relay->first];
}

static void *run(void *userdata)
{
    struct relay *const relay = userdata;
    const struct slot *slot;

    pthread_mutex_lock(&relay->lock);
    while ((slot = await_slot(relay))) {
        struct error why = {0};
        bool ok;
        pthread_mutex_unlock(&relay->lock);
        ok = relay->work(relay->userdata, (struct str){slot->bytes, slot->len}, &why);
        pthread_mutex_lock(&relay->lock);
        if (!ok)
            relay->why = why;
        relay->first = (relay->first + 1) % SLOTS;
        relay->n--;
        if (!ok || relay->n == HALF)
            pthread_cond_signal(&relay->emptied);
    }
    pthread_mutex_unlock(&relay->lock);
    return NULL;
}

static bool start(struct relay *relay, struct error *err)
{
    const int reason = pthread_create(&relay->thread, NULL, run, relay);

    if (reason != 0)
        return error_errno(err, relay->what, reason);
    relay->running = true;
    return true;
}

/* A slot is the caller's until it counts. */
void *relay_room(struct relay *relay, struct error *err)
{
    struct slot *slot;
    bool ok;

    if (!relay->running && !start(relay, err))
        return NULL;
    pthread_mutex_lock(&relay->lock);
    if (relay->n == SLOTS)
        while (relay->n > HALF && relay->why.kind == ERROR_NONE)
            pthread_cond_wait(&relay->emptied, &relay->lock);
    ok = relay->why.kind == ERROR_NONE;
    if (!ok && err)
        *err = relay->why;
    slot = &relay->slots[(relay->first + relay->n) % SLOTS];
    pthread_mutex_unlock(&relay->lock);
    return ok ? slot->bytes : NULL;
}

void relay_hand(struct relay *relay, size_t len)
{
    pthread_mutex_lock(&relay->lock);
    relay->slots[(relay->first + relay->n) % SLOTS].len = len;
    relay->n++;
    if (relay->n == HALF)
        pthread_cond_signal(&relay->filled);
    pthread_mutex_unlock(&relay->lock);
}

bool relay_put(struct relay *relay, struct str bytes, struct error *err)
{
    void *room;

    if (bytes.len == 0)
        return true;
    room = relay_room(relay, err);
    if (!room)
        return false;
    memcpy(room, bytes.s, bytes.len);
    relay_hand(relay, bytes.len);
    return true;
}

static void end(struct relay *relay, bool dropped)
{
    pthread_mutex_lock(&relay->lock);
    relay->ended = true;
    relay->dropped = dropped;
    pthread_cond_signal(&relay->filled);
    pthread_mutex_unlock(&relay->lock);
    if (relay->running)
        pthread_join(relay->thread, NULL);
}

static void destroy(struct relay **relay)
{
    pthread_cond_destroy(&(*relay)->emptied);
    pthread_cond_destroy(&(*relay)->filled);
    pthread_mutex_destroy(&(*relay)->lock);
    free(*relay);
    *relay = NULL;
}

bool relay_finish(struct relay **relay, struct error *err)
{
    bool ok;

    end(*relay, false);
    ok = (*relay)->why.kind == ERROR_NONE;
    if (!ok && err)
        *err = (*relay)->why;
    destroy(relay);
    return ok;
}

void relay_abort(struct relay **relay)
{
    if (!*relay)
        return;
    end(*relay, true);
    destroy(relay);
}
