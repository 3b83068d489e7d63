#include "base/System.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <malloc.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

/// tcmalloc's, where the program is linked with it.
extern "C" void MallocExtension_ReleaseFreeMemory(void) __attribute__((weak));

namespace deltarank::base {

namespace fs = std::filesystem;

int processId()
{
    return static_cast<int>(::getpid());
}

std::uint64_t uniqueNumber()
{
    static std::atomic<std::uint64_t> count{0};
    return count++;
}

std::string hostName()
{
    char name[256] = {};
    if (::gethostname(name, sizeof name - 1) != 0 || name[0] == 0)
        return "localhost";
    std::string host = name;
    std::replace(host.begin(), host.end(), '/', '_');
    return host;
}

fs::path homeFolder()
{
    if (const char* home = std::getenv("HOME"); home && *home)
        return home;
    if (const passwd* user = ::getpwuid(::getuid()); user && user->pw_dir)
        return user->pw_dir;
    return {};
}

fs::path programFolder()
{
    std::error_code ec;
    const fs::path self = fs::read_symlink("/proc/self/exe", ec);
    return ec ? fs::path() : self.parent_path();
}

int syncToDisk(const fs::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    // Folders on some network file systems cannot be flushed: that is no failure of the data.
    const int number = ::fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno;
    ::close(descriptor);
    return number;
}

int availableCores()
{
    int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    cpu_set_t set;
    if (::sched_getaffinity(0, sizeof set, &set) == 0)
        cores = std::min(cores, std::max(1, CPU_COUNT(&set)));
    // A cluster gives a job its processors with or without binding it to them.
    if (const char* given = std::getenv("SLURM_CPUS_PER_TASK")) {
        int count = 0;
        const auto [end, error] = std::from_chars(given, given + std::strlen(given), count);
        if (error == std::errc() && *end == 0 && count > 0)
            cores = std::min(cores, count);
    }
    std::ifstream limit("/sys/fs/cgroup/cpu.max");
    std::string quota;
    double period = 0;
    if (limit >> quota >> period && quota != "max" && period > 0)
        cores = std::min(cores, std::max(1, static_cast<int>(std::stod(quota) / period + 0.5)));
    return cores;
}

std::uint64_t availableMemory()
{
    std::ifstream info("/proc/meminfo");
    std::string key;
    std::uint64_t value = 0;
    std::string unit;
    std::uint64_t available = 0;
    while (info >> key >> value >> unit)
        if (key == "MemAvailable:") {
            available = value * 1024;
            break;
        }
    std::ifstream maximum("/sys/fs/cgroup/memory.max");
    std::ifstream current("/sys/fs/cgroup/memory.current");
    std::uint64_t limit = 0;
    std::uint64_t used = 0;
    if (maximum >> limit && current >> used && limit > used)
        available = std::min(available, limit - used);
    return available;
}

std::uint64_t peakMemory()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

void tuneAllocator()
{
    ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
    ::mallopt(M_TRIM_THRESHOLD, -1);
    ::mallopt(M_TOP_PAD, 64 << 20);
}

void releaseFreeMemory()
{
    if (MallocExtension_ReleaseFreeMemory)
        MallocExtension_ReleaseFreeMemory();
    else
        ::malloc_trim(0);
}

void lowerThreadPriority()
{
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), 10);
}

bool processAlive(int pid)
{
    return ::kill(pid, 0) == 0 || errno == EPERM;
}

std::string processorName()
{
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name"))
            if (const std::size_t colon = line.find(": "); colon != std::string::npos)
                return line.substr(colon + 2);
    return "processor";
}

std::vector<std::string> loadedLibraries()
{
    std::ifstream maps("/proc/self/maps");
    std::vector<std::string> libraries;
    for (std::string line; std::getline(maps, line);) {
        const std::size_t slash = line.find('/');
        if (slash == std::string::npos || line.find(".so") == std::string::npos)
            continue;
        std::string path = line.substr(slash);
        if (libraries.empty() || libraries.back() != path) // a library's parts follow each other
            libraries.push_back(std::move(path));
    }
    return libraries;
}

GraphicsCards nvidiaCards()
{
    GraphicsCards cards;
    std::error_code ec;
    for (const auto& device : fs::directory_iterator("/sys/bus/pci/devices", ec)) {
        std::string vendor;
        std::string type;
        std::ifstream(device.path() / "vendor") >> vendor;
        std::ifstream(device.path() / "class") >> type;
        cards.count += vendor == "0x10de" && type.starts_with("0x03");
    }
    const fs::path driver = "/proc/driver/nvidia";
    cards.driver = fs::exists(driver / "version", ec);
    for (const auto& device : fs::directory_iterator(driver / "gpus", ec)) {
        std::ifstream information(device.path() / "information");
        for (std::string line; std::getline(information, line);)
            if (line.starts_with("Model:"))
                if (const std::size_t name = line.find_first_not_of(" \t", 6); name != std::string::npos)
                    cards.names.push_back(line.substr(name));
    }
    cards.count = std::max(cards.count, static_cast<int>(cards.names.size()));
    return cards;
}

std::string utcTime(std::time_t time)
{
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

bool errorsGoToTerminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}

void onStopRequest(std::function<void()> first)
{
    // A thread of its own waits for the signals: handlers may do next to nothing. Threads made later inherit
    // the mask.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([first = std::move(first), signals] {
        int number = 0;
        sigwait(&signals, &number);
        first();
        sigwait(&signals, &number);
        std::_Exit(128 + number);
    }).detach();
}

} // namespace deltarank::base
