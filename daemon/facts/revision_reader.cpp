#include "facts/statements.h"

#include <algorithm>

namespace tocsin::facts {
namespace {

constexpr std::uint32_t prefix = 24;  ///< "UPDATE 2-CORRECTED-"
constexpr std::uint32_t suffix = 3;   ///< signs behind the last word
constexpr std::size_t opening_sentences = 3;

bool is_word(const Reading& reading, std::uint32_t at) {
    const CharClass kind = reading.class_at(at);
    return kind == CharClass::letter || kind == CharClass::block || kind == CharClass::digit;
}

/// Whether nothing or a sign stands before (behind) the word, blanks aside.
bool is_apart_before(const Reading& reading, std::uint32_t at) {
    at -= at > 0 && reading.is_space(at - 1) ? 1U : 0U;
    return at == 0 || !is_word(reading, at - 1);
}

bool is_apart_behind(const Reading& reading, std::uint32_t at) {
    at = reading.skip_space(at);
    return at >= reading.title_end || !is_word(reading, at);
}

/// "Correction:", "[Correction]", "REFILE-CORRECTED-", or, where a headline ends, "(Correction)", "|
/// Correction".
bool is_label(const Reading& reading, const Hit& hit) {
    if (hit.end > reading.title_end || !is_apart_before(reading, hit.start) ||
        !is_apart_behind(reading, hit.end)) {
        return false;
    }
    return hit.start <= prefix || hit.end + suffix >= reading.title_end;
}

/// "Has not retracted its report" takes nothing back.
bool is_undone(const Hit& hit, std::span<const Hit> told) {
    return std::any_of(told.begin(), told.end(), [&](const Hit& other) {
        return other.kind == Kind::revision && other.word->text == "none" && other.start <= hit.start &&
               hit.end <= other.end;
    });
}

}  // namespace

FoundStatement read_revision(const Page& page) {
    const Reading& reading = *page.reading;
    const std::size_t sentences = std::min(reading.sentences.size(), opening_sentences);
    const std::uint32_t end =
        std::max(reading.title_end, sentences == 0 ? 0U : reading.sentences[sentences - 1].end);
    const std::span<const Hit> told = page.hits->between(0, end);
    for (const Hit& hit : told) {
        const bool label = hit.kind == Kind::revision_word && is_label(reading, hit);
        if (hit.word->text == "retraction" && hit.end > reading.title_end && reading.title_end > 0) {
            continue;  // below the headline it is of another report
        }
        if (label || (hit.kind == Kind::revision && !is_undone(hit, told))) {
            const bool retraction = hit.word->text == "retraction";
            return {{hit.start, hit.end}, retraction ? "retraction" : "correction"};
        }
    }
    return {};
}

}  // namespace tocsin::facts
