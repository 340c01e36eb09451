// Room kept on the disk, to be thrown overboard when there is no other: SQLite needs some even to delete.
#pragma once

#include <cstddef>
#include <string>

namespace tocsin::store {

class Ballast {
public:
    Ballast(std::string path, std::size_t bytes) : path_(std::move(path)), bytes_(bytes) {}

    /// Takes the room when the disk has four times as much to spare. Quietly does without otherwise.
    void take_aboard();

    /// Gives the room back to the disk. False when there was none.
    bool throw_overboard();

private:
    std::string path_;
    std::size_t bytes_;
};

}  // namespace tocsin::store
