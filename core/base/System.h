#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

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
/// Lets the allocator keep freed memory: returning every large tensor to the system at once can cost half of
/// a training run. Call first in main().
void tuneAllocator();
/// The calling thread gives way to the rest of the desktop.
void lowerThreadPriority();
/// True when the process with this id on this host is alive.
bool processAlive(int pid);

} // namespace deltarank::base
