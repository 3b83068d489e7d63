#include "base/Files.h"

#include "base/Errno.h"
#include "base/System.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace deltarank::base {

namespace {

struct FileCloser
{
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

ErrorCode codeOf(int number)
{
    return number == ENOENT || number == ENOTDIR ? ErrorCode::NotFound : ErrorCode::Io;
}

std::string hintOf(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return "The disk is full: free some space and try again.";
    case EACCES:
    case EPERM:
        return "Check the permissions of the file and its folder.";
    case EROFS:
        return "The folder is read-only: choose another place.";
    default:
        return {};
    }
}

fs::path environmentPath(const char* name)
{
    const char* value = std::getenv(name);
    return value && *value ? fs::path(value) : fs::path();
}

} // namespace

tl::unexpected<Error> failErrno(const char* what, const fs::path& path, int number)
{
    return fail(codeOf(number), std::string(what) + ": " + std::strerror(number) + ".", path.string(),
                hintOf(number));
}

Result<std::string> readFile(const fs::path& path, std::uint64_t limit)
{
    std::error_code ec;
    if (fs::is_directory(path, ec))
        return fail(ErrorCode::Io, "This is a folder, not a file.", path.string());
    File file(std::fopen(path.c_str(), "rb"));
    if (!file)
        return failErrno("Cannot open the file", path, errno);
    std::string bytes;
    const auto size = fs::file_size(path, ec);
    if (!ec) {
        if (size > limit)
            return fail(ErrorCode::Unsupported,
                        "The file has " + std::to_string(size) + " bytes; at most " + std::to_string(limit) +
                            " are read here.",
                        path.string());
        bytes.reserve(size);
    }
    char buffer[1 << 16];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file.get())) {
        if (bytes.size() + count > limit)
            return fail(ErrorCode::Unsupported,
                        "The file is larger than " + std::to_string(limit) + " bytes.", path.string());
        bytes.append(buffer, count);
    }
    if (std::ferror(file.get()))
        return failErrno("Cannot read the file", path, errno);
    return bytes;
}

Status makeFolder(const fs::path& path)
{
    std::error_code ec;
    fs::create_directories(path, ec);
    if (ec)
        return failErrno("Cannot make the folder", path, ec.value());
    return {};
}

Status replaceFileAtomically(const fs::path& path, const std::function<Status(const fs::path&)>& write)
{
    if (path.has_parent_path())
        DELTARANK_TRY(makeFolder(path.parent_path()));
    const fs::path temporary = path.string() + "." + hostName() + "-" + std::to_string(processId()) + "-" +
                               std::to_string(uniqueNumber()) + ".tmp";
    std::error_code ec;
    if (auto status = write(temporary); !status) {
        Error error = std::move(status).error();
        const auto space = fs::space(temporary.parent_path().empty() ? "." : temporary.parent_path(), ec);
        if (error.code == ErrorCode::Io && !ec && space.available < (1u << 20))
            error.hint = hintOf(ENOSPC);
        if (error.where == temporary.string())
            error.where = path.string(); // the temporary name says nothing to anybody
        fs::remove(temporary, ec);
        return fail(std::move(error));
    }
    if (const int number = syncToDisk(temporary)) {
        fs::remove(temporary, ec);
        return failErrno("Cannot write to disk", path, number);
    }
    fs::rename(temporary, path, ec);
    if (ec) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        return failErrno("Cannot put the file in place", path, ec.value());
    }
    syncToDisk(path.has_parent_path() ? path.parent_path() : fs::path("."));
    return {};
}

Status writeFileAtomically(const fs::path& path, std::string_view bytes)
{
    return replaceFileAtomically(path, [&](const fs::path& temporary) -> Status {
        File file(std::fopen(temporary.c_str(), "wb"));
        if (!file)
            return failErrno("Cannot write the file", path, errno);
        if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size() ||
            std::fflush(file.get()) != 0)
            return failErrno("Cannot write the file", path, errno);
        return {};
    });
}

fs::path cacheFolder()
{
    if (auto path = environmentPath("DELTARANK_CACHE"); !path.empty())
        return path;
    if (auto path = environmentPath("XDG_CACHE_HOME"); !path.empty())
        return path / "deltarank";
    if (auto home = homeFolder(); !home.empty())
        return home / ".cache" / "deltarank";
    return fs::temp_directory_path() / "deltarank-cache";
}

fs::path studiesFolder()
{
    if (auto path = environmentPath("DELTARANK_STUDIES"); !path.empty())
        return path;
    if (auto home = homeFolder(); !home.empty())
        return home / "DeltaRank";
    return fs::current_path();
}

Result<fs::path> resourceFolder()
{
    std::error_code ec;
    if (auto path = environmentPath("DELTARANK_RESOURCES"); !path.empty()) {
        if (fs::is_directory(path, ec))
            return path;
        return fail(ErrorCode::NotFound, "DELTARANK_RESOURCES names a folder that does not exist.",
                    path.string());
    }
    const fs::path program = programFolder();
    const fs::path installed = program / ".." / "share" / "deltarank";
    if (fs::is_directory(installed / "presets", ec))
        return fs::weakly_canonical(installed, ec);
    for (fs::path up = program; up.has_relative_path(); up = up.parent_path())
        if (fs::is_directory(up / "resources" / "presets", ec))
            return up / "resources";
    return fail(ErrorCode::NotFound, "The program's resources (presets, models, help) were not found.",
                installed.lexically_normal().string(),
                "Reinstall, or set DELTARANK_RESOURCES to the folder that holds them.");
}

} // namespace deltarank::base
