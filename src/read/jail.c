/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/jail.h"

#include "read/jail_walls.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NOBODY = 65534, CHUNK = 64 * 1024, CANNOT_START = 127, ARGUMENTS_MOST = 15 };

struct child {
	const char *const *argv;
	const struct jail_limits *limits;
	struct jail_walls *walls;
	int in, out, null;
};

static bool write_all(int fd, struct str s)
{
	while (s.n) {
		ssize_t n = write(fd, s.p, s.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		s = str_sub(s, (size_t)n, s.n);
	}
	return true;
}

/* The bytes as a file that nobody can change any more; -1 when the system will not. */
static int input_open(struct str bytes)
{
	int fd = memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	int all = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
	if (fd < 0)
		return -1;
	if (write_all(fd, bytes) && fcntl(fd, F_ADD_SEALS, all) == 0 && lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	close(fd);
	return -1;
}

static int limit(int what, rlim_t soft, rlim_t hard)
{
	struct rlimit l = {soft, hard};
	return setrlimit((__rlimit_resource_t)what, &l);
}

static int limits_set(const struct jail_limits *l)
{
	return limit(RLIMIT_CPU, l->cpu_seconds, l->cpu_seconds + 1) ||
	       limit(RLIMIT_AS, l->memory, l->memory) || limit(RLIMIT_FSIZE, 0, 0) ||
	       limit(RLIMIT_CORE, 0, 0) || limit(RLIMIT_NOFILE, 32, 32) ||
	       limit(RLIMIT_NPROC, 0, 0);
}

static int become_nobody(void)
{
	if (geteuid() != 0)
		return 0;
	return setgroups(0, NULL) || setresgid(NOBODY, NOBODY, NOBODY) ||
	       setresuid(NOBODY, NOBODY, NOBODY);
}

/* Only calls that are safe after a fork of a process with threads. */
static _Noreturn void child_run(const struct child *c, pid_t parent)
{
	static char *const environment[] = {NULL};
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	if (dup2(c->in, 0) < 0 || dup2(c->out, 1) < 0 || dup2(c->null, 2) < 0 || setsid() < 0)
		_exit(CANNOT_START);
	/* becoming nobody clears the death signal; a limit on processes must not stand before it */
	if (become_nobody() || prctl(PR_SET_PDEATHSIG, SIGKILL) || getppid() != parent ||
	    limits_set(c->limits) || jail_walls_raise(c->walls))
		_exit(CANNOT_START);
	/* execve promises not to change them, in words only */
	char *args[ARGUMENTS_MOST + 1] = {NULL};
	for (size_t i = 0; i < ARGUMENTS_MOST && c->argv[i]; i++)
		memcpy(&args[i], &c->argv[i], sizeof(args[i]));
	execve(c->argv[0], args, environment);
	_exit(CANNOT_START);
}

static int64_t now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Passes the output on until it ends, or a limit is reached, or take refuses. */
static sp_rc output_pass(int fd, const struct jail_limits *limits, jail_output take, void *context,
			 struct jail_result *result)
{
	char chunk[CHUNK];
	size_t total = 0;
	int64_t deadline = now_ms() + (int64_t)limits->wall_seconds * 1000;
	for (;;) {
		int64_t left = deadline - now_ms();
		struct pollfd p = {.fd = fd, .events = POLLIN};
		int ready = left > 0 ? poll(&p, 1, (int)left) : 0;
		if (ready < 0 && errno == EINTR)
			continue;
		result->timed_out = ready == 0;
		if (ready <= 0)
			return ready ? SP_EIO : SP_OK;
		ssize_t n = read(fd, chunk, sizeof(chunk));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n ? SP_EIO : SP_OK;
		total += (size_t)n;
		result->too_much = total > limits->output;
		if (result->too_much)
			return SP_OK;
		SP_TRY(take(context, (struct str){chunk, (size_t)n}));
	}
}

/* Whether it ends by itself soon after its output has ended. */
static bool ends_soon(pid_t pid)
{
	enum { SOON_MS = 2000 };
	int fd = (int)syscall(SYS_pidfd_open, pid, 0);
	struct pollfd p = {.fd = fd, .events = POLLIN};
	bool ended = fd < 0 || poll(&p, 1, SOON_MS) > 0;
	if (fd >= 0)
		close(fd);
	return ended;
}

/* Ends the program if it has not ended, and says how it went. */
static void reap(pid_t pid, bool kill_first, struct jail_result *result)
{
	int status = 0;
	if (kill_first || !ends_soon(pid))
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	result->exit_status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		result->timed_out = true;
}

static sp_rc run(struct child *c, jail_output take, void *context, struct jail_result *result)
{
	int pipe_fd[2];
	if (pipe2(pipe_fd, O_CLOEXEC))
		return SP_EIO;
	c->out = pipe_fd[1];
	pid_t parent = getpid(), pid = fork();
	if (pid == 0)
		child_run(c, parent);
	close(pipe_fd[1]);
	sp_rc rc = SP_EIO;
	if (pid > 0) {
		rc = output_pass(pipe_fd[0], c->limits, take, context, result);
		reap(pid, rc || result->timed_out || result->too_much, result);
	}
	close(pipe_fd[0]);
	return rc;
}

sp_rc jail_run(const char *const argv[], const char *const readable[], struct str input,
	       const struct jail_limits *limits, jail_output take, void *context,
	       struct jail_result *result, struct sp_err *e)
{
	struct jail_walls walls;
	struct child c = {.argv = argv,
			  .limits = limits,
			  .walls = &walls,
			  .in = input_open(input),
			  .null = open("/dev/null", O_WRONLY | O_CLOEXEC)};
	*result = (struct jail_result){.exit_status = -1};
	jail_walls_make(argv[0], readable, &walls);
	sp_rc rc = c.in >= 0 && c.null >= 0 ? run(&c, take, context, result) : SP_EIO;
	jail_walls_free(&walls);
	if (c.in >= 0)
		close(c.in);
	if (c.null >= 0)
		close(c.null);
	if (rc == SP_EIO || (!rc && result->exit_status == CANNOT_START))
		return sp_fail(e, SP_EIO, N_("“{1}” could not be started; is it installed?"),
			       argv[0]);
	return rc;
}
