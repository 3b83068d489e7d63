#pragma once

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// What differs between operating systems. A port to another one replaces System.cpp.
namespace deltarank::base {

int processId();
/// A number that this process has not given before.
std::uint64_t uniqueNumber();
std::string hostName();
std::filesystem::path homeFolder();
/// The folder the running program lies in; empty if unknown.
std::filesystem::path programFolder();
/// Flushes a file or folder to disk; 0 or an errno value.
int syncToDisk(const std::filesystem::path& path);
/// Cores this process may use (affinity and container limits).
int availableCores();
/// Physical memory that can still be allocated, in bytes.
std::uint64_t availableMemory();
/// Largest resident memory of this process so far, in bytes.
std::uint64_t peakMemory();
/// Lets the allocator of the C library keep freed memory: returning every large tensor to the system at once
/// can cost half of a training run. Call first in main(). Programs that train are linked with tcmalloc where
/// it is there, which needs no tuning.
void tuneAllocator();
/// Gives freed memory back to the system, for instance after a training.
void releaseFreeMemory();
/// The calling thread gives way to the rest of the desktop.
void lowerThreadPriority();
/// True when the process with this id on this host is alive.
bool processAlive(int pid);
/// "AMD EPYC 7B13", or "processor" where the system does not say.
std::string processorName();
/// Paths of the shared libraries in this process.
std::vector<std::string> loadedLibraries();
/// NVIDIA graphics cards that the system sees, whether or not a driver serves them.
struct GraphicsCards
{
    int count = 0;
    bool driver = false;              ///< the kernel's NVIDIA driver is loaded
    std::vector<std::string> names{}; ///< as the driver tells them; empty without it
};
GraphicsCards nvidiaCards();
/// "2026-03-01T12:30:05Z"
std::string utcTime(std::time_t time);
/// True where standard error is a terminal, so that a line of progress can be redrawn.
bool errorsGoToTerminal();
/// Calls `first` when the user or the system asks this process to end (Ctrl+C, SIGTERM), on a thread of its
/// own; asked a second time, the process ends at once. Call once, before other threads are made.
void onStopRequest(std::function<void()> first);

} // namespace deltarank::base
