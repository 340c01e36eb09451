#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace tocsin {
namespace {

std::string reason(int number) { return std::generic_category().message(number); }

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ > STDERR_FILENO) {
            ::close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

Result<> write_all(int descriptor, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return fail(ErrorKind::refused, "cannot write " + path + ": " + reason(errno));
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
    const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) {
        return fail(ErrorKind::refused, "cannot read " + path + ": " + reason(errno));
    }
    std::string bytes;
    struct stat about {};
    if (::fstat(file.number(), &about) == 0 && S_ISREG(about.st_mode)) {
        bytes.reserve(static_cast<std::size_t>(about.st_size) + 1);
    }
    std::array<char, 65536> piece;
    while (true) {
        const ssize_t count = ::read(file.number(), piece.data(), piece.size());
        if (count == 0) {
            return bytes;
        }
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return fail(ErrorKind::refused, "cannot read " + path + ": " + reason(errno));
        }
        bytes.append(piece.data(), static_cast<std::size_t>(count));
    }
}

Result<> write_file(const std::string& path, std::string_view bytes) {
    const std::string beside = path + ".new";
    {
        const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (file.number() < 0) {
            return fail(ErrorKind::refused, "cannot write " + beside + ": " + reason(errno));
        }
        Result<> written = write_all(file.number(), bytes, beside);
        if (!written) {
            return written;
        }
        if (::fsync(file.number()) != 0) {
            return fail(ErrorKind::refused, "cannot write " + beside + ": " + reason(errno));
        }
    }
    if (std::rename(beside.c_str(), path.c_str()) != 0) {
        return fail(ErrorKind::refused, "cannot replace " + path + ": " + reason(errno));
    }
    return {};
}

}  // namespace tocsin
