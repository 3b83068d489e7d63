// deltarank-read: reads HDF5 files that the main program did not just write, so that a damaged or hostile one
// can only end this small process.

#include "base/ChildProcess.h"
#include "study/ReaderProtocol.h"

#include <cstdio>
#include <new>
#include <string>

namespace {

constexpr int secondsPerRequest = 8;

bool readAll(char* target, std::size_t count)
{
    return std::fread(target, 1, count, stdin) == count;
}

bool writeAll(const std::string& reply)
{
    const std::uint64_t length = reply.size();
    return std::fwrite(&length, 1, sizeof length, stdout) == sizeof length &&
           std::fwrite(reply.data(), 1, reply.size(), stdout) == reply.size() && std::fflush(stdout) == 0;
}

} // namespace

int main()
{
    deltarank::base::limitThisProcess({});
    deltarank::study::ReaderService service;
    std::uint64_t length = 0;
    while (readAll(reinterpret_cast<char*>(&length), sizeof length)) {
        if (length > deltarank::study::longestRequest)
            return 3;
        std::string request(length, '\0');
        if (!readAll(request.data(), request.size()))
            return 3;
        deltarank::base::allowProcessorSeconds(secondsPerRequest);
        if (!writeAll(service.answer(request)))
            return 3;
    }
    return 0;
}
