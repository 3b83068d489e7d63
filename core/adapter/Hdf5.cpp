#include "adapter/Hdf5Calls.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace hdf5 {

std::mutex& Library::mutex()
{
    static std::mutex mutex;
    return mutex;
}

std::string libraryMessage()
{
    std::string text;
    H5Ewalk2(
        H5E_DEFAULT, H5E_WALK_UPWARD,
        [](unsigned, const H5E_error2_t* error, void* data) -> herr_t {
            auto& first = *static_cast<std::string*>(data);
            if (first.empty() && error->desc)
                first = error->desc;
            return 0;
        },
        &text);
    H5Eclear2(H5E_DEFAULT);
    // "file write failed: time = ..., filename = ...": the rest is for the library's own people.
    text.erase(std::min(text.find(": time = "), text.size()));
    return text;
}

tl::unexpected<base::Error> failLibrary(const std::string& what, const std::string& where)
{
    const std::string said = libraryMessage();
    return fail(ErrorCode::Format, what + (said.empty() ? "." : " (HDF5: " + said + ")."), where,
                "The file may be damaged.");
}

tl::unexpected<base::Error> failWriting(const std::string& what, const std::string& where)
{
    const std::string said = libraryMessage();
    return fail(ErrorCode::Io, what + (said.empty() ? "." : " (HDF5: " + said + ")."), where,
                "Check that the disk is not full and that the folder may be written to.");
}

bool reachedByHardLinks(hid_t file, const std::string& name)
{
    if (name.empty() || name == "/")
        return true;
    for (std::size_t end = name.find('/', 1);; end = name.find('/', end + 1)) {
        const std::string part = name.substr(0, end);
        H5L_info_t info;
        if (H5Lexists(file, part.c_str(), H5P_DEFAULT) <= 0 ||
            H5Lget_info(file, part.c_str(), &info, H5P_DEFAULT) < 0 || info.type != H5L_TYPE_HARD)
            return false;
        if (end == std::string::npos)
            return true;
    }
}

Handle openCarrier(hid_t file, const std::string& name)
{
    if (!reachedByHardLinks(file, name))
        return {-1, H5Oclose};
    return {H5Oopen(file, name.empty() ? "/" : name.c_str(), H5P_DEFAULT), H5Oclose};
}

} // namespace hdf5

using namespace hdf5;

Hdf5File::Hdf5File(std::unique_ptr<State> state, std::filesystem::path path)
    : m_state(std::move(state)), m_path(std::move(path))
{}

Hdf5File::~Hdf5File()
{
    if (m_state) {
        Library library;
        m_state.reset();
    }
}

Hdf5File::Hdf5File(Hdf5File&&) noexcept = default;

Hdf5File& Hdf5File::operator=(Hdf5File&& other) noexcept
{
    std::swap(m_state, other.m_state);
    std::swap(m_path, other.m_path);
    return *this;
}

namespace {

Handle accessSettings()
{
    Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    H5Pset_libver_bounds(access, H5F_LIBVER_V110, H5F_LIBVER_V110);
    H5Pset_fclose_degree(access, H5F_CLOSE_STRONG);
#if H5_VERSION_GE(1, 10, 7)
    // Files are renamed into place whole and never changed: a lock would only fail on network folders.
    H5Pset_file_locking(access, false, true);
#endif
    return access;
}

} // namespace

Result<Hdf5File> Hdf5File::create(const std::filesystem::path& path, Storage storage)
{
    Library library;
    Handle access = accessSettings();
    Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
    H5Pset_obj_track_times(creation, false);
    Handle file(H5Fcreate(path.string().c_str(), H5F_ACC_TRUNC, creation, access), H5Fclose);
    if (!file)
        return failWriting("The file could not be made", path.string());
    return Hdf5File(std::make_unique<State>(State{std::move(file), storage}), path);
}

Result<Hdf5File> Hdf5File::open(const std::filesystem::path& path)
{
    std::error_code ec;
    if (!std::filesystem::exists(path, ec))
        return fail(ErrorCode::NotFound, "There is no such file.", path.string());
    if (!hasSignature(path))
        return fail(ErrorCode::Format, "This is not an HDF5 file.", path.string());
    Library library;
    Handle access = accessSettings();
    Handle file(H5Fopen(path.string().c_str(), H5F_ACC_RDONLY, access), H5Fclose);
    if (!file)
        return failLibrary("The HDF5 file could not be opened", path.string());
    return Hdf5File(std::make_unique<State>(State{std::move(file), Storage::Compressed}), path);
}

bool Hdf5File::hasSignature(const std::filesystem::path& path)
{
    std::FILE* file = std::fopen(path.string().c_str(), "rb");
    if (!file)
        return false;
    char start[8] = {};
    const bool same = std::fread(start, 1, 8, file) == 8 && std::memcmp(start, "\x89HDF\r\n\x1a\n", 8) == 0;
    std::fclose(file);
    return same;
}

Status Hdf5File::close()
{
    if (!m_state)
        return {};
    Library library;
    const bool flushed = H5Fflush(m_state->file, H5F_SCOPE_LOCAL) >= 0;
    const bool closed = m_state->file.closeNow() >= 0;
    m_state.reset();
    if (!flushed || !closed)
        return failWriting("The file could not be written completely", m_path.string());
    return {};
}

bool Hdf5File::has(const std::string& name) const
{
    Library library;
    return reachedByHardLinks(m_state->file, name);
}

Result<std::vector<std::string>> Hdf5File::children(const std::string& group) const
{
    Library library;
    const std::string where = m_path.string();
    if (!reachedByHardLinks(m_state->file, group))
        return fail(ErrorCode::Format, "The file has no group " + group + ".", where,
                    "The file may be damaged.");
    Handle opened(H5Gopen2(m_state->file, group.empty() ? "/" : group.c_str(), H5P_DEFAULT), H5Gclose);
    H5G_info_t info;
    if (!opened || H5Gget_info(opened, &info) < 0)
        return failLibrary("The group " + group + " could not be opened", where);
    if (info.nlinks > largestGroup)
        return fail(ErrorCode::Format, "The group " + group + " has too many members.", where,
                    "The file may be damaged.");
    std::vector<std::string> names;
    for (hsize_t i = 0; i < info.nlinks; ++i) {
        const auto length =
            H5Lget_name_by_idx(opened, ".", H5_INDEX_NAME, H5_ITER_INC, i, nullptr, 0, H5P_DEFAULT);
        if (length < 0 || length > 4096)
            return failLibrary("The members of " + group + " could not be listed", where);
        std::string name(static_cast<std::size_t>(length) + 1, '\0');
        if (H5Lget_name_by_idx(opened, ".", H5_INDEX_NAME, H5_ITER_INC, i, name.data(), name.size(),
                               H5P_DEFAULT) < 0)
            return failLibrary("The members of " + group + " could not be listed", where);
        name.resize(static_cast<std::size_t>(length));
        if (reachedByHardLinks(opened, name))
            names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string numbered(const std::string& group, std::size_t index)
{
    std::string digits = std::to_string(index);
    if (digits.size() < 4)
        digits.insert(0, 4 - digits.size(), '0');
    return group + "/" + digits;
}

Result<std::vector<std::string>> numberedChildren(const Hdf5File& file, const std::string& group)
{
    if (!file.has(group))
        return std::vector<std::string>{};
    auto names = file.children(group);
    if (!names)
        return names;
    std::erase_if(*names, [](const std::string& name) {
        return name.empty() ||
               !std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    });
    // More than four digits sort after four.
    std::sort(names->begin(), names->end(), [](const std::string& a, const std::string& b) {
        return std::make_pair(a.size(), a) < std::make_pair(b.size(), b);
    });
    for (auto& name : *names)
        name = group + "/" + name;
    return names;
}

} // namespace deltarank::adapter
