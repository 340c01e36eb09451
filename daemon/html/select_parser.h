// What a compiled selector is made of, and the reader of its text. Internal to select.cpp.
#pragma once

#include "base/result.h"
#include "html/select.h"

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::html {

enum class Test { exists, equals, begins, ends, contains, word, nth_child, last_child, none_of };

struct Condition {
    Test test = Test::exists;
    std::string name, value;
    int step = 0, offset = 0;  ///< of nth-child(an+b)
    std::vector<std::vector<Condition>> refused;
};

/// One element's conditions and how it stands to the one before it.
struct Compound {
    char relation = ' ';  ///< ' ', '>', '+', '~'
    std::string tag;      ///< "" = any
    std::vector<Condition> conditions;
};

struct Selector {
    std::vector<Compound> compounds;
};

/// At most 4096 characters, 32 alternatives and 32 parts in each.
[[nodiscard]] Result<std::vector<Selector>> parse_selectors(std::string_view text);

}  // namespace tocsin::html
