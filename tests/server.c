/*
 * A web server for tests: server [FOLDER]. Listens on a free port of 127.0.0.1, prints the port as
 * a line, and serves the files of FOLDER and the paths below, each connection in a child. Ends when
 * its standard input does, or after two minutes.
 *
 *   /redirect/N      N redirects, then /text           /loop        redirects to itself
 *   /to-file /to-ftp redirect to other schemes         /relative    redirects to "text"
 *   /etag /modified  with ETag or Last-Modified; 304 to a condition that fits; else the body
 *                    differs each time ("body of PID")
 *   /no-store        the same, with Cache-Control: no-store
 *   /slow            a byte every 50 ms                /silent      nothing at all
 *   /slow-head       the same from the first byte of the headers on
 *   /gzip            "hello" 1000 times, compressed    /gzip-cut    its first half (chunked)
 *   /gzip-bad        a damaged one                     /gzip-bomb   100 MB of zeros in 100 kB
 *   /gzip-twice      two streams in a row              /br          a compression unasked for
 *   /short           a tenth of what it announces      /chunked     two chunks
 *   /huge            32 MiB, chunked                   /huge-length announces 10 GB
 *   /status/N        that status                       /empty       200 and no body
 *   /echo            the request itself                /cookie      redirects until a cookie is
 * back /latin1          text/html; charset="ISO-8859-1"   /garbage     no HTTP at all
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#define MAX_REQUEST 8192
#define LIFE        120 /* seconds */

static void say_bytes(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;

    while (len > 0) {
        const ssize_t n = send(fd, at, len, MSG_NOSIGNAL);
        if (n <= 0)
            _exit(0); /* the client has had enough */
        at += n;
        len -= (size_t)n;
    }
}

static void say(int fd, const char *text)
{
    say_bytes(fd, text, strlen(text));
}

/* An answer with a body and further headers ("Name: value\r\n"). */
static void answer(int fd, const char *status, const char *headers, const void *body, size_t len)
{
    char head[1024];

    snprintf(head, sizeof head, "HTTP/1.1 %s\r\nContent-Length: %zu\r\nConnection: close\r\n%s\r\n",
        status, len, headers);
    say(fd, head);
    say_bytes(fd, body, len);
}

static void answer_text(int fd, const char *status, const char *headers, const char *body)
{
    answer(fd, status, headers, body, strlen(body));
}

static void redirect(int fd, const char *to)
{
    char headers[300];

    snprintf(headers, sizeof headers, "Location: %.200s\r\n", to);
    answer_text(fd, "302 Found", headers, "moved");
}

static void say_chunk(int fd, const void *bytes, size_t len)
{
    char head[32];

    snprintf(head, sizeof head, "%zx\r\n", len);
    say(fd, head);
    say_bytes(fd, bytes, len);
    say(fd, "\r\n");
}

static void begin_chunked(int fd, const char *headers)
{
    say(fd, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n");
    say(fd, headers);
    say(fd, "\r\n");
}

/* --- conditional requests --- */

static void conditional(int fd, const char *request, const char *condition, const char *headers)
{
    char body[64];

    if (strstr(request, condition)) {
        answer_text(fd, "304 Not Modified", headers, "");
        return;
    }
    snprintf(body, sizeof body, "body of %ld", (long)getpid());
    answer_text(fd, "200 OK", headers, body);
}

/* --- slowness --- */

static void nap(void)
{
    (void)poll(NULL, 0, 50);
}

static void dribble(int fd, const char *text)
{
    for (; *text; text++) {
        say_bytes(fd, text, 1);
        nap();
    }
}

static void slow(int fd)
{
    say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    for (int i = 0; i < 400; i++)
        dribble(fd, "x");
}

static void silent(int fd)
{
    char c;

    while (recv(fd, &c, 1, 0) > 0) /* until the client goes */
        ;
}

/* --- compression --- */

static size_t compress_gzip(const char *text, size_t times, unsigned char *out, size_t max)
{
    z_stream z = {0};

    if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        _exit(1);
    z.next_out = out;
    z.avail_out = (uInt)max;
    for (size_t i = 0; i < times; i++) {
        z.next_in = (z_const Bytef *)(size_t)text;
        z.avail_in = (uInt)strlen(text);
        if (deflate(&z, i + 1 < times ? Z_NO_FLUSH : Z_FINISH) == Z_STREAM_ERROR)
            _exit(1);
    }
    deflateEnd(&z);
    return z.total_out;
}

static void gzip_answer(int fd, const char *path)
{
    static unsigned char body[1 << 20];
    char zeros[10001];
    size_t len;

    memset(zeros, '0', sizeof zeros - 1);
    zeros[sizeof zeros - 1] = '\0';
    if (strcmp(path, "/gzip-bomb") == 0)
        len = compress_gzip(zeros, 10000, body, sizeof body);
    else
        len = compress_gzip("hello", 1000, body, sizeof body / 2);
    if (strcmp(path, "/gzip-bad") == 0)
        body[len - 5] ^= 1; /* the checksum */
    if (strcmp(path, "/gzip-twice") == 0)
        len += compress_gzip(" again", 1, body + len, sizeof body - len);
    if (strcmp(path, "/gzip-cut") == 0) {
        begin_chunked(fd, "Content-Encoding: gzip\r\n");
        say_chunk(fd, body, len / 2);
        say(fd, "0\r\n\r\n");
        return;
    }
    answer(fd, "200 OK", "Content-Encoding: gzip\r\n", body, len);
}

static void huge(int fd)
{
    static const char block[1 << 16] = "huge";

    begin_chunked(fd, "");
    for (int i = 0; i < 512; i++)
        say_chunk(fd, block, sizeof block);
    say(fd, "0\r\n\r\n");
}

/* --- files --- */

static void serve_file(int fd, const char *folder, const char *path)
{
    static char body[1 << 20];
    char name[600];
    ssize_t len;
    int file;

    if (!folder || strstr(path, "..")) {
        answer_text(fd, "404 Not Found", "", "nothing here");
        return;
    }
    snprintf(name, sizeof name, "%s%s", folder, path);
    file = open(name, O_RDONLY | O_CLOEXEC);
    len = file < 0 ? -1 : read(file, body, sizeof body);
    if (len < 0)
        answer_text(fd, "404 Not Found", "", "nothing here");
    else
        answer(fd, "200 OK", "ETag: \"file\"\r\n", body, (size_t)len);
}

/* --- the table --- */

static bool redirects(int fd, const char *path, const char *request)
{
    if (strncmp(path, "/redirect/", 10) == 0) {
        char to[64];
        const int left = atoi(path + 10);

        snprintf(to, sizeof to, "/redirect/%d", left - 1);
        redirect(fd, left > 1 ? to : "/text");
    } else if (strcmp(path, "/loop") == 0) {
        redirect(fd, "/loop");
    } else if (strcmp(path, "/relative") == 0) {
        redirect(fd, "text");
    } else if (strcmp(path, "/to-file") == 0) {
        redirect(fd, "file:///etc/passwd");
    } else if (strcmp(path, "/to-ftp") == 0) {
        redirect(fd, "ftp://127.0.0.1/x");
    } else if (strcmp(path, "/cookie") == 0 && !strstr(request, "Cookie: seen=1")) {
        answer_text(fd, "302 Found", "Location: /cookie\r\nSet-Cookie: seen=1\r\n", "");
    } else {
        return false;
    }
    return true;
}

static bool broken(int fd, const char *path)
{
    if (strcmp(path, "/slow") == 0)
        slow(fd);
    else if (strcmp(path, "/slow-head") == 0)
        dribble(
            fd, "HTTP/1.1 200 OK\r\nX-Very-Long-Header: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    else if (strcmp(path, "/silent") == 0)
        silent(fd);
    else if (strcmp(path, "/short") == 0)
        say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n0123456789");
    else if (strcmp(path, "/huge") == 0)
        huge(fd);
    else if (strcmp(path, "/huge-length") == 0)
        say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\nx");
    else if (strcmp(path, "/garbage") == 0)
        say(fd, "220 mail.example.org ESMTP\r\n");
    else
        return false;
    return true;
}

static void serve(int fd, const char *folder, const char *path, const char *request)
{
    if (redirects(fd, path, request) || broken(fd, path))
        return;
    if (strcmp(path, "/text") == 0 || strcmp(path, "/cookie") == 0) {
        answer_text(fd, "200 OK", "Content-Type: text/plain\r\n", "text");
    } else if (strcmp(path, "/etag") == 0) {
        conditional(fd, request, "If-None-Match: \"v1\"", "ETag: \"v1\"\r\n");
    } else if (strcmp(path, "/modified") == 0) {
        conditional(fd, request, "If-Modified-Since: Tue, 24 Nov 2026 08:30:00 GMT",
            "Last-Modified: Tue, 24 Nov 2026 08:30:00 GMT\r\n");
    } else if (strcmp(path, "/no-store") == 0) {
        conditional(fd, request, "If-None-Match", "ETag: \"v1\"\r\nCache-Control: no-store\r\n");
    } else if (strncmp(path, "/gzip", 5) == 0) {
        gzip_answer(fd, path);
    } else if (strcmp(path, "/br") == 0) {
        answer_text(fd, "200 OK", "Content-Encoding: br\r\n", "xx");
    } else if (strcmp(path, "/chunked") == 0) {
        begin_chunked(fd, "");
        say_chunk(fd, "one ", 4);
        say_chunk(fd, "two", 3);
        say(fd, "0\r\n\r\n");
    } else if (strncmp(path, "/status/", 8) == 0) {
        answer_text(fd, path + 8, "", "why");
    } else if (strcmp(path, "/empty") == 0) {
        answer_text(fd, "200 OK", "", "");
    } else if (strcmp(path, "/echo") == 0) {
        answer_text(fd, "200 OK", "", request);
    } else if (strcmp(path, "/latin1") == 0) {
        answer_text(fd, "200 OK", "Content-Type: Text/HTML; charset=\"ISO-8859-1\"\r\n", "caf\xE9");
    } else {
        serve_file(fd, folder, path);
    }
}

static void attend(int fd, const char *folder)
{
    char request[MAX_REQUEST + 1], path[400];
    size_t len = 0;
    ssize_t n;

    alarm(LIFE);
    while (len < MAX_REQUEST && (n = recv(fd, request + len, MAX_REQUEST - len, 0)) > 0) {
        len += (size_t)n;
        request[len] = '\0';
        if (strstr(request, "\r\n\r\n"))
            break;
    }
    if (len > 0 && sscanf(request, "GET %399s ", path) == 1)
        serve(fd, folder, path, request);
    /* so that what was sent is not taken back by a reset */
    shutdown(fd, SHUT_WR);
    while (recv(fd, request, MAX_REQUEST, 0) > 0)
        ;
    close(fd);
}

static int listen_on_loopback(void)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = 0};
    socklen_t len = sizeof address;
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) < 0 || listen(fd, 64) < 0 ||
        getsockname(fd, (struct sockaddr *)&address, &len) < 0)
        return -1;
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    return fd;
}

int main(int argc, char **argv)
{
    const char *const folder = argc > 1 ? argv[1] : NULL;
    const int listener = listen_on_loopback();
    struct pollfd waits[2] = {{.fd = listener, .events = POLLIN}, {.fd = 0, .events = POLLIN}};

    if (listener < 0)
        return 1;
    signal(SIGCHLD, SIG_IGN);
    alarm(LIFE);
    while (poll(waits, 2, -1) > 0 && waits[1].revents == 0) {
        const int fd = waits[0].revents ? accept(listener, NULL, NULL) : -1;

        if (fd < 0)
            continue;
        if (fork() == 0) {
            close(listener);
            attend(fd, folder);
            _exit(0);
        }
        close(fd);
    }
    return 0;
}
