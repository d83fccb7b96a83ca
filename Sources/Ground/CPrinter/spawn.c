#define _GNU_SOURCE
#include "CPrinter.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int filled(const void *input, size_t length) {
    int file = memfd_create("page", MFD_CLOEXEC);
    if (file < 0) return -1;
    const char *bytes = input;
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) { close(file); return -1; }
        bytes += written;
        length -= (size_t)written;
    }
    lseek(file, 0, SEEK_SET);
    return file;
}

static int launch(char *const arguments[], int input, int output, pid_t *process) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    char *const environment[] = { "PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "HOME=/nonexistent", NULL };
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, 0);
    posix_spawn_file_actions_adddup2(&files, output, 1);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, 3);
    posix_spawnattr_init(&attributes);
    // The event loops of the server block signals: a child that kept that could not be stopped.
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    int error = posix_spawnp(process, arguments[0], &files, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error;
}

pid_t parvis_spawn(char *const arguments[], const void *input, size_t length, int *answer) {
    int page = filled(input, length);
    if (page < 0) return -ENOMEM;
    int output = memfd_create("answer", MFD_CLOEXEC);
    if (output < 0) { close(page); return -ENOMEM; }
    pid_t process = 0;
    int error = launch(arguments, page, output, &process);
    close(page);
    if (error) { close(output); return -error; }
    *answer = output;
    return process;
}

static int told(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

int parvis_spawn_status(pid_t process) {
    int status = 0;
    pid_t ended = waitpid(process, &status, WNOHANG);
    if (ended == 0 || (ended < 0 && errno == EINTR)) return -1;
    return ended < 0 ? 127 : told(status);
}

void parvis_spawn_stop(pid_t process) {
    kill(-process, SIGKILL);
    while (waitpid(process, NULL, 0) < 0 && errno == EINTR) {}
}

size_t parvis_spawn_length(int answer) {
    struct stat facts;
    return fstat(answer, &facts) == 0 ? (size_t)facts.st_size : 0;
}

int parvis_spawn_read(int answer, void *bytes, size_t length) {
    size_t done = 0;
    while (done < length) {
        ssize_t got = pread(answer, (char *)bytes + done, length - done, (off_t)done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return -1;
        done += (size_t)got;
    }
    return 0;
}
