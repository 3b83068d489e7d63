#include "base/ChildProcess.h"

#include <algorithm>
#include <cstddef>
#include <sys/resource.h>

#ifdef __linux__
#include <cerrno>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#if defined(__SANITIZE_ADDRESS__)
#define DELTARANK_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DELTARANK_ADDRESS_SANITIZER 1
#endif
#endif

namespace deltarank::base {

namespace {

void lower(decltype(RLIMIT_CORE) which, rlim_t value)
{
    rlimit limit{};
    if (::getrlimit(which, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max = std::min<rlim_t>(value, limit.rlim_max);
    ::setrlimit(which, &limit);
}

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

/// A filter of system calls as the kernel's own small programs: those listed fail with "not permitted", and
/// opening a file succeeds for reading only.
void filterSystemCalls()
{
#ifdef __x86_64__
    constexpr unsigned architecture = AUDIT_ARCH_X86_64;
#else
    constexpr unsigned architecture = AUDIT_ARCH_AARCH64;
#endif
    constexpr unsigned refused = SECCOMP_RET_ERRNO | EPERM;
    static constexpr int refusedCalls[] = {
        SYS_socket,
        SYS_socketpair,
        SYS_connect,
        SYS_bind,
        SYS_listen,
        SYS_accept,
        SYS_accept4,
        SYS_execve,
        SYS_execveat,
        SYS_clone,
        SYS_kill,
        SYS_ptrace,
        SYS_unlinkat,
        SYS_renameat,
        SYS_renameat2,
        SYS_mkdirat,
        SYS_mknodat,
        SYS_linkat,
        SYS_symlinkat,
        SYS_fchmod,
        SYS_fchmodat,
        SYS_fchown,
        SYS_fchownat,
        SYS_truncate,
        SYS_ftruncate,
        SYS_mount,
        SYS_umount2,
        SYS_chroot,
        SYS_setxattr,
        SYS_process_vm_readv,
        SYS_process_vm_writev,
        SYS_io_setup,
        SYS_bpf,
        SYS_keyctl,
#ifdef SYS_clone3
        SYS_clone3,
#endif
#ifdef SYS_openat2
        SYS_openat2,
#endif
#ifdef SYS_io_uring_setup
        SYS_io_uring_setup,
#endif
#ifdef SYS_pidfd_getfd
        SYS_pidfd_getfd,
#endif
#ifdef SYS_creat
        SYS_creat,
        SYS_unlink,
        SYS_rename,
        SYS_mkdir,
        SYS_rmdir,
        SYS_mknod,
        SYS_link,
        SYS_symlink,
        SYS_chmod,
        SYS_chown,
        SYS_lchown,
        SYS_fork,
        SYS_vfork,
#endif
    };
    sock_filter program[256];
    std::size_t size = 0;
    auto add = [&](sock_filter step) { program[size++] = step; };
    add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)));
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0));
    add(BPF_STMT(BPF_RET | BPF_K, refused));
    add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
#ifdef __x86_64__
    // The 32-bit numbering of the same calls.
    add(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000u, 0, 1));
    add(BPF_STMT(BPF_RET | BPF_K, refused));
#endif
    for (const int call : refusedCalls) {
        add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 1));
        add(BPF_STMT(BPF_RET | BPF_K, refused));
    }
    constexpr unsigned writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
    auto readingOnly = [&](int call, unsigned flagsArgument) {
        add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 4));
        add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(offsetof(seccomp_data, args) +
                                                                     sizeof(std::uint64_t) * flagsArgument)));
        add(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, writing, 0, 1));
        add(BPF_STMT(BPF_RET | BPF_K, refused));
        add(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    };
    readingOnly(SYS_openat, 2);
#ifdef SYS_open
    readingOnly(SYS_open, 1);
#endif
    add(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog filter{static_cast<unsigned short>(size), program};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

#else

void filterSystemCalls() {}

#endif

} // namespace

void limitThisProcess(const ProcessLimits& limits)
{
#ifndef DELTARANK_ADDRESS_SANITIZER
    lower(RLIMIT_AS, limits.memoryBytes);
#endif
    lower(RLIMIT_CORE, 0);
    lower(RLIMIT_FSIZE, 0);
    lower(RLIMIT_NOFILE, static_cast<rlim_t>(limits.openFiles));
    filterSystemCalls();
}

void allowProcessorSeconds(int seconds)
{
    rusage usage{};
    rlimit limit{};
    if (::getrusage(RUSAGE_SELF, &usage) != 0 || ::getrlimit(RLIMIT_CPU, &limit) != 0)
        return;
    const auto used = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 1;
    limit.rlim_cur = std::min<rlim_t>(static_cast<rlim_t>(used + seconds), limit.rlim_max);
    ::setrlimit(RLIMIT_CPU, &limit);
}

} // namespace deltarank::base
