#include "base/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#define THREADS_MAX 16

struct job {
    size_t n, step;
    atomic_size_t next; /* the first item that nobody has taken */
    parallel_fn *work;
    void *userdata;
};

static void *worker(void *userdata)
{
    struct job *const job = userdata;
    size_t from;

    while ((from = atomic_fetch_add(&job->next, job->step)) < job->n)
        job->work(job->userdata, from, job->n - from < job->step ? job->n : from + job->step);
    return NULL;
}

static size_t cores(void)
{
    cpu_set_t set;
    int n = 1;

    if (sched_getaffinity(0, sizeof set, &set) == 0)
        n = CPU_COUNT(&set);
    return n < 1 ? 1 : n > THREADS_MAX ? THREADS_MAX : (size_t)n;
}

void parallel_run(size_t n, size_t step, parallel_fn *work, void *userdata)
{
    struct job job = {.n = n, .step = step, .work = work, .userdata = userdata};
    const size_t parts = n / step + (n % step > 0), wanted = parts < cores() ? parts : cores();
    pthread_t threads[THREADS_MAX];
    size_t more = 0; /* threads beside this one */

    atomic_init(&job.next, 0);
    while (more + 1 < wanted && pthread_create(&threads[more], NULL, worker, &job) == 0)
        more++;
    worker(&job);
    while (more > 0)
        pthread_join(threads[--more], NULL);
}
