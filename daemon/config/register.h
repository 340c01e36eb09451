// Feeds by URL and receivers by name: which file wrote each last, so that a later one overrides it key by
// key.
#pragma once

#include "base/diagnostic.h"
#include "base/toml.h"

#include <cstddef>
#include <string>
#include <unordered_map>

namespace tocsin::config {

class Register {
public:
    /// `what` is how remarks call an entry: "feed".
    explicit Register(std::string what) : what_(std::move(what)) {}

    /// Enters `key` as number `next` of its list; false when it is known already.
    bool add(const std::string& key, std::size_t next, const std::string& file);

    /// The number of `key` in its list: its own when an earlier file wrote it, else `next`. Written twice in
    /// one file, it becomes an error that names both places.
    std::size_t place(const std::string& key,
                      std::size_t next,
                      const TomlNode& at,
                      const std::string& file,
                      Diagnostics& remarks);

private:
    struct Entry {
        std::size_t number = 0;
        std::string file;
        int line = 0;  ///< 0 = in a list without lines
    };

    std::string what_;
    std::unordered_map<std::string, Entry> entries_;
};

}  // namespace tocsin::config
