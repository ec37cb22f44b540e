#include "speak/sandbox.h"

#include "speak/sanitizer.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Descriptors: the sockets, the slots and a few dictionaries. */
#define MAX_FILES 32

/* Bytes of address space that the process has now; 0 where the kernel does not tell. */
static size_t address_space(void)
{
    FILE *const f = fopen("/proc/self/statm", "re");
    unsigned long pages = 0;

    if (!f)
        return 0;
    if (fscanf(f, "%lu", &pages) != 1)
        pages = 0;
    fclose(f);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void limit(__rlimit_resource_t resource, rlim_t value)
{
    const struct rlimit r = {value, value};

    (void)setrlimit(resource, &r); /* lowering never fails */
}

/* Files may be opened for reading only. */
static bool allow_reading(scmp_filter_ctx filter)
{
    const unsigned writing = O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);
    const struct scmp_arg_cmp at = SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY);
    const struct scmp_arg_cmp old = SCMP_A1(SCMP_CMP_MASKED_EQ, writing, O_RDONLY);

    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, at) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, old) == 0;
}

/* Everything not listed fails with EPERM; mapping calls are not listed, see rewind.h. */
static bool fill(scmp_filter_ctx filter)
{
    static const int allowed[] = {
        SCMP_SYS(read),
        SCMP_SYS(readv),
        SCMP_SYS(pread64),
        SCMP_SYS(lseek),
        SCMP_SYS(_llseek),
        SCMP_SYS(close),
        SCMP_SYS(close_range),
        SCMP_SYS(fstat),
        SCMP_SYS(fstat64),
        SCMP_SYS(newfstatat),
        SCMP_SYS(fstatat64),
        SCMP_SYS(stat),
        SCMP_SYS(stat64),
        SCMP_SYS(statx),
        SCMP_SYS(access),
        SCMP_SYS(faccessat),
        SCMP_SYS(faccessat2),
        SCMP_SYS(getdents64),
        SCMP_SYS(readlink),
        SCMP_SYS(readlinkat),
        SCMP_SYS(brk),
        SCMP_SYS(futex),
        SCMP_SYS(send),
        SCMP_SYS(sendto),
        SCMP_SYS(recv),
        SCMP_SYS(recvfrom),
        SCMP_SYS(clock_gettime),
        SCMP_SYS(clock_gettime64),
        SCMP_SYS(gettimeofday),
        SCMP_SYS(getpid),
        SCMP_SYS(gettid),
        SCMP_SYS(tgkill),
        SCMP_SYS(rt_sigprocmask),
        SCMP_SYS(rt_sigreturn),
        SCMP_SYS(sched_yield),
        SCMP_SYS(restart_syscall),
        SCMP_SYS(exit),
        SCMP_SYS(exit_group),
    };

    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        const int done = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
        if (done < 0 && done != -EDOM) /* EDOM: this machine has no such call */
            return false;
    }
    return allow_reading(filter);
}

/*
 * Lets only what is in `folder` be opened (Landlock, landlock(7), ABI 1). A kernel without it is no
 * failure: the system-call filter allows no writing as it is.
 */
static void stay_in(const char *folder)
{
    const struct landlock_ruleset_attr all = {
        .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1}; /* every right of ABI 1 */
    struct landlock_path_beneath_attr reading = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR};
    const int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);

    reading.parent_fd = open(folder, O_PATH | O_CLOEXEC);
    if (rules >= 0 && reading.parent_fd >= 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
        syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &reading, 0) == 0)
        (void)syscall(SYS_landlock_restrict_self, rules, 0);
    if (reading.parent_fd >= 0)
        close(reading.parent_fd);
    if (rules >= 0)
        close(rules);
}

bool sandbox_enter(const char *folder, size_t memory)
{
    const size_t now = address_space();
    scmp_filter_ctx filter;
    bool ok;

    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, MAX_FILES);
    limit(RLIMIT_NPROC, 0);
    if (now)
        limit(RLIMIT_AS, now + memory);
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (ADDRESS_SANITIZER)
        return false;
    stay_in(folder);
    filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return false;
    ok = fill(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return ok;
}
