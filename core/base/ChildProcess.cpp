#include "base/ChildProcess.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char** environ;

namespace deltarank::base {

namespace {

using Clock = std::chrono::steady_clock;

/// Waits until the socket can be used; false when the time is over.
bool waitFor(int socket, short events, Clock::time_point deadline)
{
    while (true) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0)
            return false;
        pollfd entry{socket, events, 0};
        const int ready = ::poll(&entry, 1, static_cast<int>(std::min<long long>(left, 1 << 30)));
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return true; // the call that follows reports it
    }
}

Clock::time_point deadlineIn(double seconds)
{
    return Clock::now() + std::chrono::milliseconds(static_cast<long long>(seconds * 1000));
}

#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0;
#endif

} // namespace

Result<ChildProcess> ChildProcess::start(const std::filesystem::path& program,
                                         const std::vector<std::string>& arguments)
{
    int sockets[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) != 0)
        return fail(ErrorCode::Io,
                    std::string("No connection to a helper program: ") + std::strerror(errno) + ".");
    for (const int socket : sockets) {
        ::fcntl(socket, F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
        const int on = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    }
    std::string path = program.string();
    std::vector<std::string> texts = arguments;
    std::vector<char*> values{path.data()};
    for (auto& text : texts)
        values.push_back(text.data());
    values.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, sockets[1], 0);
    ::posix_spawn_file_actions_adddup2(&actions, sockets[1], 1);
    ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t id = -1;
    const int number = ::posix_spawn(&id, path.c_str(), &actions, nullptr, values.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(sockets[1]);
    if (number != 0) {
        ::close(sockets[0]);
        return fail(number == ENOENT ? ErrorCode::NotFound : ErrorCode::Internal,
                    std::string("The helper program could not be started: ") + std::strerror(number) + ".",
                    path, "Reinstall the program.");
    }
    return ChildProcess(static_cast<int>(id), sockets[0]);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_id(std::exchange(other.m_id, -1)), m_socket(std::exchange(other.m_socket, -1))
{}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    std::swap(m_id, other.m_id);
    std::swap(m_socket, other.m_socket);
    return *this;
}

ChildProcess::~ChildProcess()
{
    end();
}

bool ChildProcess::send(std::string_view bytes, double seconds)
{
    const auto deadline = deadlineIn(seconds);
    while (!bytes.empty()) {
        if (m_socket < 0 || !waitFor(m_socket, POLLOUT, deadline))
            return false;
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), sendFlags | MSG_DONTWAIT);
        if (sent < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

ChildProcess::Received ChildProcess::receive(char* target, std::size_t count, double seconds)
{
    const auto deadline = deadlineIn(seconds);
    while (count > 0) {
        if (m_socket < 0)
            return Received::Gone;
        if (!waitFor(m_socket, POLLIN, deadline))
            return Received::TimedOut;
        const ssize_t got = ::recv(m_socket, target, count, MSG_DONTWAIT);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got <= 0)
            return Received::Gone;
        target += got;
        count -= static_cast<std::size_t>(got);
    }
    return Received::All;
}

std::string ChildProcess::end()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
    if (m_id < 0)
        return {};
    const int id = std::exchange(m_id, -1);
    int status = 0;
    // A process that has just died may take a moment to be seen as dead.
    for (int i = 0; i < 20; ++i) {
        const pid_t ended = ::waitpid(id, &status, WNOHANG);
        if (ended == id) {
            if (WIFSIGNALED(status))
                return "was ended by signal " + std::to_string(WTERMSIG(status)) + " (" +
                       ::strsignal(WTERMSIG(status)) + ")";
            return WEXITSTATUS(status) == 0 ? std::string()
                                            : "ended with status " + std::to_string(WEXITSTATUS(status));
        }
        if (ended < 0)
            return {};
        ::usleep(1000);
    }
    ::kill(id, SIGKILL);
    while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
    }
    return {};
}

} // namespace deltarank::base
