// A remark about a user's file, as a compiler would make it.
#pragma once

#include <string>
#include <vector>

namespace tocsin {

enum class Level { error, warning, note };

struct Diagnostic {
    Level level = Level::error;
    std::string file;
    int line = 0;    ///< from 1; 0 = the whole file
    int column = 0;  ///< from 1; 0 = the whole line
    std::string message;
    std::string hint;  ///< "did you mean \"invest\"?"; may be empty
};

using Diagnostics = std::vector<Diagnostic>;

bool has_errors(const Diagnostics& remarks);

/// "file:line:column: error: message; hint"
std::string to_text(const Diagnostic& remark);

/// The candidate nearest to `word` by edit distance, or "" when none is near enough to be meant.
std::string nearest(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace tocsin
