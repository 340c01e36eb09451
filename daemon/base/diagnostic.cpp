#include "base/diagnostic.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace tocsin {
namespace {

const char* name_of(Level level) {
    switch (level) {
        case Level::error:
            return "error";
        case Level::warning:
            return "warning";
        case Level::note:
            break;
    }
    return "note";
}

/// Levenshtein's distance, row by row; two neighbours that changed places count once.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> before;
    std::vector<std::size_t> above(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::vector<std::size_t> row(b.size() + 1, i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] =
                std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        before = std::exchange(above, std::move(row));
    }
    return above[b.size()];
}

}  // namespace

bool has_errors(const Diagnostics& remarks) {
    return std::any_of(
        remarks.begin(), remarks.end(), [](const Diagnostic& d) { return d.level == Level::error; });
}

std::string to_text(const Diagnostic& remark) {
    std::string text = remark.file;
    if (remark.line > 0) {
        text += ":" + std::to_string(remark.line);
    }
    if (remark.line > 0 && remark.column > 0) {
        text += ":" + std::to_string(remark.column);
    }
    text += std::string(": ") + name_of(remark.level) + ": " + remark.message;
    if (!remark.hint.empty()) {
        text += "; " + remark.hint;
    }
    return text;
}

std::string nearest(const std::string& word, const std::vector<std::string>& candidates) {
    std::string best;
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t far = distance(word, candidate);
        if (far < least) {
            least = far;
            best = candidate;
        }
    }
    return best;
}

}  // namespace tocsin
