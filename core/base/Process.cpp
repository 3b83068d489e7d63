#include "base/Process.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char** environ;

namespace deltarank::base {

namespace {

constexpr std::size_t mostErrors = 64 << 10;
constexpr int pollMilliseconds = 100;

/// One end of a pipe.
class Descriptor
{
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor() { close(); }

    int number() const { return m_number; }
    bool open() const { return m_number >= 0; }
    void close()
    {
        if (m_number >= 0)
            ::close(std::exchange(m_number, -1));
    }

private:
    int m_number;
};

struct Pipe
{
    Descriptor read;
    Descriptor write;
};

Result<Pipe> makePipe()
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return fail(ErrorCode::Io, std::string("Cannot make a pipe: ") + std::strerror(errno) + ".");
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// The last lines of what a program said, as one sentence part.
std::string lastLines(const std::string& text)
{
    std::size_t end = text.find_last_not_of(" \n\r\t");
    if (end == std::string::npos)
        return {};
    ++end;
    std::size_t begin = end;
    for (int lines = 0; begin > 0 && lines < 4 && end - begin < 600; --begin)
        if (text[begin - 1] == '\n' && ++lines == 4)
            break;
    std::string part = text.substr(begin, end - begin);
    std::replace(part.begin(), part.end(), '\n', ' ');
    return part;
}

/// The child process; ended with its whole group if it still runs.
class Child
{
public:
    Child() = default;
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child()
    {
        if (m_id > 0) {
            ::kill(-m_id, SIGKILL);
            ::waitpid(m_id, nullptr, 0);
        }
    }

    /// 0 or an errno value.
    int start(const ProcessRequest& request, int output, int errors)
    {
        std::vector<char*> arguments{const_cast<char*>(request.program.c_str())};
        for (const std::string& argument : request.arguments)
            arguments.push_back(const_cast<char*>(argument.c_str()));
        arguments.push_back(nullptr);
        char locale[] = "LC_ALL=C";
        std::vector<char*> environment{locale};
        for (char** entry = environ; *entry; ++entry)
            if (std::strncmp(*entry, "LC_ALL=", 7) != 0)
                environment.push_back(*entry);
        environment.push_back(nullptr);

        posix_spawn_file_actions_t actions;
        posix_spawnattr_t attributes;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawnattr_init(&attributes);
        ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        ::posix_spawnattr_setpgroup(&attributes, 0);
        const int number = ::posix_spawnp(&m_id, request.program.c_str(), &actions, &attributes,
                                          arguments.data(), environment.data());
        ::posix_spawnattr_destroy(&attributes);
        ::posix_spawn_file_actions_destroy(&actions);
        if (number != 0)
            m_id = -1;
        return number;
    }

    /// True when it has ended; `status` as waitpid gives it.
    bool ended(int& status)
    {
        const pid_t id = ::waitpid(m_id, &status, WNOHANG);
        if (id == 0 || (id < 0 && errno == EINTR))
            return false;
        m_id = -1;
        return true;
    }

private:
    pid_t m_id = -1;
};

} // namespace

Result<ProcessOutput> runProcess(const ProcessRequest& request, const StopToken& stop)
{
    auto output = makePipe();
    DELTARANK_TRY(output);
    auto errors = makePipe();
    DELTARANK_TRY(errors);
    Child child;
    if (const int number = child.start(request, output->write.number(), errors->write.number()))
        return fail(number == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                    "Cannot start the program: " + std::string(std::strerror(number)) + ".", request.program);
    output->write.close();
    errors->write.close();

    using Clock = std::chrono::steady_clock;
    const auto begun = Clock::now();
    ProcessOutput result;
    std::size_t line = 0;
    char buffer[1 << 16];
    int status = 0;
    bool ended = false;
    while (output->read.open() || errors->read.open() || !ended) {
        if (stop.stopNow())
            return fail(ErrorCode::Stopped, "The program was stopped.", request.program);
        if (request.secondsLimit > 0 &&
            std::chrono::duration<double>(Clock::now() - begun).count() > request.secondsLimit)
            return fail(ErrorCode::Internal,
                        "The program did not finish within " +
                            std::to_string(static_cast<long>(request.secondsLimit)) + " seconds. " +
                            lastLines(result.errors),
                        request.program);
        // Closed ends have the number -1, which poll leaves out: then this only waits.
        pollfd ends[2] = {{output->read.number(), POLLIN, 0}, {errors->read.number(), POLLIN, 0}};
        const bool waiting = !output->read.open() && !errors->read.open();
        if (::poll(ends, 2, waiting ? 5 : pollMilliseconds) < 0 && errno != EINTR)
            return fail(ErrorCode::Io,
                        std::string("Cannot wait for the program: ") + std::strerror(errno) + ".",
                        request.program);
        for (const bool first : {true, false}) {
            Descriptor& end = first ? output->read : errors->read;
            if (!end.open() || ends[first ? 0 : 1].revents == 0)
                continue;
            const ssize_t count = ::read(end.number(), buffer, sizeof buffer);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0) {
                end.close();
                continue;
            }
            std::string& text = first ? result.output : result.errors;
            text.append(buffer, static_cast<std::size_t>(count));
            if (!first && text.size() > mostErrors)
                text.erase(0, text.size() - mostErrors);
        }
        if (result.output.size() > request.outputLimit)
            return fail(ErrorCode::Unsupported,
                        "The program wrote more than " + std::to_string(request.outputLimit) + " bytes.",
                        request.program);
        if (request.onLine)
            for (std::size_t next; (next = result.output.find('\n', line)) != std::string::npos;
                 line = next + 1)
                request.onLine(std::string_view(result.output).substr(line, next - line));
        if (!ended)
            ended = child.ended(status);
        // A grandchild may keep the pipes open for ever: what a program that has ended wrote is there at
        // once.
        if (ended && ends[0].revents == 0 && ends[1].revents == 0)
            break;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return result;
    const std::string how = WIFSIGNALED(status) ? "died of signal " + std::to_string(WTERMSIG(status))
                                                : "failed with status " + std::to_string(WEXITSTATUS(status));
    const std::string said = lastLines(result.errors.empty() ? result.output : result.errors);
    return fail(ErrorCode::Internal, "The program " + how + (said.empty() ? "." : ": " + said),
                request.program);
}

} // namespace deltarank::base
