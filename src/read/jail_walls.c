/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/jail_walls.h"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Landlock's rights by version of its interface (linux/landlock.h; written out here, for the
 * header of the build machine may be older than the kernel). */
enum {
	LL_EXECUTE = 1 << 0,
	LL_READ_FILE = 1 << 2,
	LL_READ_DIR = 1 << 3,
	LL_ALL_V1 = (1 << 13) - 1,
	LL_REFER = 1 << 13,
	LL_TRUNCATE = 1 << 14,
	LL_IOCTL = 1 << 15,
	LL_RULE_PATH = 1,
	LL_VERSION = 1
};

struct ll_ruleset {
	uint64_t fs, net, scoped;
};

struct ll_path {
	uint64_t allowed;
	int32_t parent;
} __attribute__((packed));

static void allow_path(int ruleset, const char *path, unsigned rights)
{
	int fd = open(path, O_PATH | O_CLOEXEC);
	struct stat st;
	if (fd < 0)
		return;
	if (fstat(fd, &st) == 0) {
		unsigned fit = S_ISDIR(st.st_mode) ? rights : rights & ~(unsigned)LL_READ_DIR;
		struct ll_path rule = {fit, fd};
		(void)syscall(SYS_landlock_add_rule, ruleset, LL_RULE_PATH, &rule, 0);
	}
	close(fd);
}

static int landlock_make(const char *program, const char *const readable[])
{
	static const char *const libraries[] = {"/lib",	      "/lib64",		  "/usr/lib",
						"/usr/lib64", "/etc/ld.so.cache", NULL};
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LL_VERSION);
	if (version < 1)
		return -1;
	struct ll_ruleset rules = {.fs = LL_ALL_V1};
	rules.fs |= version >= 2 ? LL_REFER : 0u;
	rules.fs |= version >= 3 ? LL_TRUNCATE : 0u;
	rules.fs |= version >= 5 ? LL_IOCTL : 0u;
	rules.net = version >= 4 ? 3 : 0;    /* bind and connect */
	rules.scoped = version >= 6 ? 3 : 0; /* abstract sockets and signals */
	size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
	int fd = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
	if (fd < 0)
		return -1;
	allow_path(fd, program, LL_EXECUTE | LL_READ_FILE);
	for (const char *const *p = libraries; *p; p++)
		allow_path(fd, *p, LL_EXECUTE | LL_READ_FILE | LL_READ_DIR);
	for (const char *const *p = readable; p && *p; p++)
		allow_path(fd, *p, LL_READ_FILE | LL_READ_DIR);
	return fd;
}

/* What a program needs that reads its input, computes and writes to a pipe, with the C library's
 * start and end. Everything else fails with EPERM. */
static const char *const calls[] = {"access",
				    "arch_prctl",
				    "brk",
				    "clock_gettime",
				    "clock_getres",
				    "close",
				    "dup",
				    "execve",
				    "exit",
				    "exit_group",
				    "faccessat",
				    "faccessat2",
				    "fadvise64",
				    "fcntl",
				    "fstat",
				    "futex",
				    "getcwd",
				    "getdents64",
				    "getegid",
				    "geteuid",
				    "getgid",
				    "getpid",
				    "getrandom",
				    "getrlimit",
				    "gettid",
				    "gettimeofday",
				    "getuid",
				    "lseek",
				    "lstat",
				    "madvise",
				    "mmap",
				    "mprotect",
				    "mremap",
				    "munmap",
				    "newfstatat",
				    "open",
				    "openat",
				    "pread64",
				    "prlimit64",
				    "read",
				    "readlink",
				    "readlinkat",
				    "readv",
				    "restart_syscall",
				    "rseq",
				    "rt_sigaction",
				    "rt_sigprocmask",
				    "rt_sigreturn",
				    "sched_getaffinity",
				    "sched_yield",
				    "set_robust_list",
				    "set_tid_address",
				    "sigaltstack",
				    "stat",
				    "statfs",
				    "fstatfs",
				    "statx",
				    "sysinfo",
				    "time",
				    "uname",
				    "write",
				    "writev",
				    "fstatat64",
				    "mmap2",
				    "_llseek",
				    "ugetrlimit"};

static bool filter_fill(scmp_filter_ctx ctx)
{
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		int number = seccomp_syscall_resolve_name(calls[i]);
		if (number >= 0 && seccomp_rule_add(ctx, SCMP_ACT_ALLOW, number, 0) < 0)
			return false;
	}
	return true;
}

static unsigned short filter_make(struct sock_filter *out)
{
	scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(1 /* EPERM */));
	int fd = memfd_create("filter", MFD_CLOEXEC);
	ssize_t n = -1;
	if (ctx && fd >= 0 && seccomp_attr_set(ctx, SCMP_FLTATR_CTL_OPTIMIZE, 2) == 0 &&
	    filter_fill(ctx) && seccomp_export_bpf(ctx, fd) == 0)
		n = pread(fd, out, sizeof(*out) * JAIL_FILTER_MOST, 0);
	if (fd >= 0)
		close(fd);
	if (ctx)
		seccomp_release(ctx);
	return n > 0 && (size_t)n < sizeof(*out) * JAIL_FILTER_MOST
		       ? (unsigned short)((size_t)n / sizeof(*out))
		       : 0;
}

void jail_walls_make(const char *program, const char *const readable[], struct jail_walls *walls)
{
	walls->ruleset = landlock_make(program, readable);
	walls->filter_n = filter_make(walls->filter);
}

void jail_walls_free(struct jail_walls *walls)
{
	if (walls->ruleset >= 0)
		close(walls->ruleset);
}

int jail_walls_raise(struct jail_walls *walls)
{
	struct sock_fprog program = {walls->filter_n, walls->filter};
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return -1;
	if (walls->ruleset >= 0 && syscall(SYS_landlock_restrict_self, walls->ruleset, 0))
		return -1;
	if (syscall(SYS_close_range, 3u, ~0u, 0u))
		for (int fd = 3; fd < 1024; fd++)
			close(fd);
	/* refused by kernels without it (and by some containers); the other walls stand */
	if (walls->filter_n)
		(void)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0u, &program);
	return 0;
}
