// Keeps a second daemon away from a state file.
#pragma once

#include "base/result.h"

#include <string>

namespace tocsin::store {

class LockFile {
public:
    /// Takes the lock of `path` + ".lock"; gone with the object, and with the process however it ends. Fails
    /// with `refused`, naming who holds it.
    [[nodiscard]] static Result<LockFile> take(const std::string& path);

    LockFile() = default;
    ~LockFile();
    LockFile(LockFile&& other) noexcept;
    LockFile& operator=(LockFile&& other) noexcept;

private:
    int file_ = -1;
};

}  // namespace tocsin::store
