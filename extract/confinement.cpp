#include "extract/confinement.hpp"

#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <memory>

namespace mungba::extract {
namespace {

constexpr rlim_t kSeconds = 10;
constexpr rlim_t kBytes = rlim_t{512} << 20;

bool limit(int what, rlim_t most) {
    const rlimit value{most, most};
    return setrlimit(static_cast<__rlimit_resource>(what), &value) == 0;
}

struct Release {
    void operator()(void* filter) const { seccomp_release(filter); }
};

/// What a reader of documents has no use for fails as not permitted; the rest is left to the libraries.
bool forbid_calls(bool may_start) {
    const std::unique_ptr<void, Release> filter(seccomp_init(SCMP_ACT_ALLOW));
    if (!filter) return false;
    constexpr int kForbidden[] = {SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(execve),
                                  SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
                                  SCMP_SYS(process_vm_writev), SCMP_SYS(kill), SCMP_SYS(tgkill), SCMP_SYS(unlink), SCMP_SYS(unlinkat),
                                  SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(io_uring_setup)};
    for (const int call : kForbidden) {
        if (may_start && call == SCMP_SYS(execve)) continue;
        if (seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0) != 0) return false;
    }
    return seccomp_load(filter.get()) == 0;
}

}  // namespace

bool confine(bool may_start) {
    return prctl(PR_SET_DUMPABLE, 0) == 0 && limit(RLIMIT_CPU, kSeconds) && limit(RLIMIT_AS, kBytes) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) &&
           forbid_calls(may_start);
}

}  // namespace mungba::extract
