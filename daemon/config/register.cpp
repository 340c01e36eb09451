#include "config/register.h"

#include <utility>

namespace tocsin::config {

bool Register::add(const std::string& key, std::size_t next, const std::string& file) {
    return entries_.try_emplace(key, Entry{next, file, 0}).second;
}

std::size_t Register::place(const std::string& key,
                            std::size_t next,
                            const TomlNode& at,
                            const std::string& file,
                            Diagnostics& remarks) {
    const auto [found, is_new] = entries_.try_emplace(key, Entry{next, file, at.line});
    Entry& entry = found->second;
    if (!is_new && entry.file == file) {
        remarks.push_back(
            {Level::error,
             file,
             at.line,
             at.column,
             what_ + ": " + key + " is in this file already, in line " + std::to_string(entry.line),
             "keep one of them; only a later file overrides, key by key"});
    }
    entry.file = file;
    entry.line = at.line;
    return entry.number;
}

}  // namespace tocsin::config
