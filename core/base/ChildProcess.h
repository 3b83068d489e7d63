#pragma once

#include "base/Result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// A helper process that answers on its standard output what is sent to its standard input, and the limits
/// that it puts on itself. ChildProcess.cpp and Sandbox.cpp are the Unix half; a port replaces them.
namespace deltarank::base {

class ChildProcess
{
public:
    /// Starts a program without a shell; its standard error is discarded.
    static Result<ChildProcess> start(const std::filesystem::path& program,
                                      const std::vector<std::string>& arguments = {});
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    /// Ends the program if it still runs.
    ~ChildProcess();

    /// False once the other side has gone or `seconds` have passed.
    bool send(std::string_view bytes, double seconds);
    enum class Received { All, TimedOut, Gone };
    /// Fills `count` bytes, or says why not.
    Received receive(char* target, std::size_t count, double seconds);
    /// Ends it at once and says how it had ended before that: "was ended by signal 11 (Segmentation fault)",
    /// "ended with status 3"; empty if it was still running.
    std::string end();
    int id() const { return m_id; }

private:
    ChildProcess(int id, int socket) : m_id(id), m_socket(socket) {}
    int m_id = -1;
    int m_socket = -1;
};

/// What a process that reads untrusted files may still do.
struct ProcessLimits
{
    std::uint64_t memoryBytes = std::uint64_t{1} << 30; ///< address space
    int openFiles = 32;
};

/// Limits the calling process for good: memory and open files; files can be neither made nor written nor
/// removed, no network, no other programs, no core dumps. Where the system has no filter for system calls,
/// only the plain limits apply. The memory limit is left out in builds with an address sanitizer, which needs
/// terabytes of address space.
void limitThisProcess(const ProcessLimits& limits);
/// The calling process may use this much more processor time and is then ended by the system.
void allowProcessorSeconds(int seconds);

} // namespace deltarank::base
