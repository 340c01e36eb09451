// Finds the place in a TOML file of a character inside one of its strings.
#pragma once

#include <cstddef>
#include <string_view>

namespace tocsin::match {

struct FilePlace {
    int line = 0, column = 0;  ///< from 1
};

/// `offset` counts bytes of the string's value; `value` is where the string begins, quotes included.
FilePlace place_in_string(std::string_view file, FilePlace value, std::size_t offset);

}  // namespace tocsin::match
