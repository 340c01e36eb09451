#include "store/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace tocsin::store {
namespace {

std::string reason(int number) { return std::generic_category().message(number); }

/// What the holder wrote: its process number.
std::string holder(int file) {
    std::array<char, 32> bytes{};
    const ssize_t size = pread(file, bytes.data(), bytes.size(), 0);
    std::string number;
    for (const char byte : std::string(bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0)) {
        if (byte < '0' || byte > '9') {
            break;
        }
        number += byte;
    }
    return number.empty() ? "another process" : "process " + number;
}

}  // namespace

Result<LockFile> LockFile::take(const std::string& path) {
    const std::string name = path + ".lock";
    LockFile lock;
    lock.file_ = open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock.file_ < 0) {
        return fail(ErrorKind::refused, name + ": cannot be opened: " + reason(errno));
    }
    if (flock(lock.file_, LOCK_EX | LOCK_NB) != 0) {
        return fail(ErrorKind::refused, path + ": is in use by " + holder(lock.file_));
    }
    const std::string number = std::to_string(getpid()) + "\n";
    // Only a courtesy to whoever asks next: on a full disk the lock holds without it.
    if (ftruncate(lock.file_, 0) == 0 && pwrite(lock.file_, number.data(), number.size(), 0) < 0) {
        errno = 0;
    }
    return lock;
}

LockFile::~LockFile() {
    if (file_ >= 0) {
        close(file_);
    }
}

LockFile::LockFile(LockFile&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

LockFile& LockFile::operator=(LockFile&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

}  // namespace tocsin::store
