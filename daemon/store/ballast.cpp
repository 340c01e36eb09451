#include "store/ballast.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace tocsin::store {

void Ballast::take_aboard() {
    struct stat there {};
    if (bytes_ == 0 ||
        (stat(path_.c_str(), &there) == 0 && static_cast<std::size_t>(there.st_size) >= bytes_)) {
        return;
    }
    const int file = open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return;
    }
    struct statvfs disk {};
    const bool roomy = fstatvfs(file, &disk) == 0 && disk.f_bavail * disk.f_frsize / 4 >= bytes_;
    const bool aboard = roomy && posix_fallocate(file, 0, static_cast<off_t>(bytes_)) == 0;
    close(file);
    if (!aboard) {
        unlink(path_.c_str());
    }
}

bool Ballast::throw_overboard() { return bytes_ != 0 && unlink(path_.c_str()) == 0; }

}  // namespace tocsin::store
