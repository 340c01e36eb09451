#include "facts/statements.h"
#include "facts/years.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tocsin::facts {
namespace {

struct Weighted {
    std::string_view stage;
    double weight;
};

/// A stage later in a deal's life outweighs an earlier one; talks outweigh the announcement they speak of.
constexpr std::array weights{Weighted{"denied", 4},
                             Weighted{"cancelled", 4},
                             Weighted{"delayed", 3.6},
                             Weighted{"completed", 3},
                             Weighted{"begun", 3},
                             Weighted{"agreed", 2.8},
                             Weighted{"rumoured", 2.6},
                             Weighted{"announced", 2}};

double weight_of(std::string_view stage) {
    for (const Weighted& weighted : weights) {
        if (weighted.stage == stage) {
            return weighted.weight;
        }
    }
    return 0;
}

/// Headlines and first sentences say what happened, the rest what happened before.
double place_weight(std::size_t index) {
    constexpr std::array<double, 5> first{3, 2, 1.2, 1, .8};
    return index < first.size() ? first[index] : .4;
}

constexpr std::uint32_t unmet_reach = 40, unmet_setback_reach = 12, unmet_after_reach = 10;
constexpr std::uint32_t apart_reach = 60;  // letters between "pushes" and "back"
constexpr std::uint32_t expected_reach = 45, expected_after_reach = 20, year_reach = 14;  // letters

/// Whether times, at least one, stand in `gap` and nothing else but what is to be done before:
/// "2027年3月建成" before "投产".
bool is_date(const Page& page, Stretch gap) {
    std::uint32_t at = gap.start;
    while (at < gap.end) {
        std::uint32_t next = at;
        for (const Hit& hit : page.hits->at(at)) {
            const bool time = hit.kind == Kind::calendar || hit.kind == Kind::stage;
            next = time && hit.end <= gap.end ? std::max(next, hit.end) : next;
        }
        const CharClass what = page.reading->class_at(at);
        if (next == at && what != CharClass::digit && what != CharClass::space) {
            return false;
        }
        at = std::max(next, at + 1);
    }
    return gap.end > gap.start;
}

/// Whether only words of one clause stand in `gap`, none of the kind `end` among them; nothing at all, or but
/// times, where the word must be next.
bool reaches(const Page& page, const Word& word, Stretch gap, Kind end) {
    if (word.text == "next") {
        return gap.end - gap.start <= 1;
    }
    if (word.text == "date") {
        return is_date(page, gap);
    }
    const auto between = page.hits->between(gap.start, gap.end + 1);  // "has begun" begins with one
    return !page.reading->has_pause(gap) &&
           std::none_of(between.begin(), between.end(), [&](const Hit& hit) { return hit.kind == end; });
}

/// Whether a year to come stands in the clause of `stage` within `around`: "enters service in 2028" is no
/// service yet.
bool is_dated_ahead(const Page& page, const Hit& stage, Stretch around) {
    const Reading& reading = *page.reading;
    for (std::uint32_t at = around.start; page.year != 0 && at + year_digits <= around.end; ++at) {
        if (reading.is_digit(at) && year_at(reading, at) > page.year) {
            const Stretch gap = at < stage.start ? Stretch{at, stage.start} : Stretch{stage.end, at};
            if ((at >= stage.start && at < stage.end) || !reading.has_pause(gap)) {
                return true;
            }
        }
    }
    return false;
}

/// Whether somebody expects it: "is due to be completed in 2028" says nothing of today.
bool is_yet_to_come(const Page& page, const Hit& stage, std::string_view said, Stretch sentence) {
    if (said != "begun" && said != "completed") {
        return false;
    }
    const std::uint32_t from = std::max(sentence.start, stage.start - std::min(stage.start, expected_reach));
    const std::uint32_t to = std::min(sentence.end, stage.end + expected_after_reach);
    const std::uint32_t near = std::max(sentence.start, stage.start - std::min(stage.start, year_reach));
    if (is_dated_ahead(page, stage, {near, to})) {
        return true;
    }
    const auto before = page.hits->between(from, stage.start);
    const auto after = page.hits->between(stage.end, to);
    return std::any_of(before.begin(),
                       before.end(),
                       [&](const Hit& hit) {
                           return hit.kind == Kind::expected && hit.end <= stage.start &&
                                  reaches(page, *hit.word, {hit.end, stage.start}, Kind::holds);
                       }) ||
           std::any_of(after.begin(), after.end(), [&](const Hit& hit) {
               return hit.kind == Kind::expected_after &&
                      reaches(page, *hit.word, {stage.end, hit.start}, Kind::list_and);
           });
}

/// What a word says of the stage, up to where.
struct Said {
    std::string_view stage;
    std::uint32_t end = 0;
};

/// Where the second word of a stage ends: in the same clause, a few words behind the first. 0 = nowhere.
std::uint32_t end_of_second(const Page& page, const Hit& first, std::string_view word, Stretch sentence) {
    const Reading& reading = *page.reading;
    const bool last = word.ends_with('.');
    word.remove_suffix(last ? 1 : 0);
    const std::u32string second(word.begin(), word.end());  // of ASCII letters
    const std::uint32_t limit = std::min(sentence.end, first.end + apart_reach);
    const std::u32string_view near = std::u32string_view(reading.text).substr(first.end, limit - first.end);
    for (std::size_t at = near.find(second); at != std::u32string_view::npos;
         at = near.find(second, at + 1)) {
        const auto start = static_cast<std::uint32_t>(first.end + at);
        const auto end = static_cast<std::uint32_t>(start + second.size());
        if (reading.has_pause({first.end, start})) {
            return 0;
        }
        const CharClass behind = reading.class_at(reading.skip_space(end));
        const bool hyphen = start > 0 && reading.text[start - 1] == U'-';
        const bool ends = end >= sentence.end || (behind != CharClass::letter && behind != CharClass::digit);
        const bool whole = reading.is_digit(end - 1) || reading.is_boundary(end);
        if (reading.is_boundary(start) && !hyphen && whole && (ends || !last)) {
            return end;
        }
    }
    return 0;
}

/// Nothing when the word speaks of no stage.
Said said_by(const Page& page, const Hit& hit, Stretch sentence) {
    const std::string_view text = hit.word->text;
    if (hit.kind == Kind::stage) {
        return {text, hit.end};
    }
    if (hit.kind != Kind::stage_apart) {
        return {};
    }
    const std::size_t gap = text.find(' ');  // its table has seen to that
    const std::uint32_t end = end_of_second(page, hit, text.substr(gap + 1), sentence);
    return end == 0 ? Said{} : Said{text.substr(0, gap), end};
}

bool is_han_or_kana(char32_t point) {
    return (point >= U'\u3040' && point <= U'\u30FF') || (point >= U'\u4E00' && point <= U'\u9FFF');
}

/// Whether another clause begins in the gap: at a pause, "and", "but", or, in Chinese and Japanese, a blank.
bool is_cut(const Page& page, Stretch gap) {
    const Reading& reading = *page.reading;
    for (std::uint32_t at = gap.start; at < gap.end; ++at) {
        if (reading.is_space(at) && at > 0 && is_han_or_kana(reading.text[at - 1])) {
            return true;
        }
    }
    const auto between = page.hits->between(gap.start, gap.end);
    return reading.has_pause(gap) || std::any_of(between.begin(), between.end(), [](const Hit& hit) {
               return hit.kind == Kind::list_and || (hit.kind == Kind::unmet && hit.word->text == "end");
           });
}

/// "Not", but not of "not only", nor of "Pas-de-Calais".
bool is_negator(const Page& page, const Hit& hit) {
    const std::u32string& text = page.reading->text;
    const auto same_place = page.hits->at(hit.start);
    const bool covered = std::any_of(same_place.begin(), same_place.end(), [&](const Hit& other) {
        return other.kind == Kind::unmet && other.word->text == "none" && other.end >= hit.end;
    });
    const bool hyphen =
        (hit.start > 0 && text[hit.start - 1] == U'-') || (hit.end < text.size() && text[hit.end] == U'-');
    return hit.kind == Kind::unmet && hit.word->text != "end" && hit.word->text != "none" && !covered &&
           !hyphen;
}

/// Whether the clause says that it is not so: "has not cancelled", or, of an agreement, that it is awaited or
/// refused: "no green light yet". Words with the text "after" say it behind the stage.
bool is_unmet(const Page& page, const Hit& hit, const Said& says, Stretch sentence) {
    const bool setback = says.stage == "cancelled" || says.stage == "delayed";
    const std::uint32_t reach = std::min(hit.start, setback ? unmet_setback_reach : unmet_reach);
    const std::uint32_t from = std::max(sentence.start, hit.start - reach);
    const std::uint32_t to = std::min(sentence.end, says.end + unmet_after_reach);
    const auto near = page.hits->between(from, to);
    return says.stage != "denied" && std::any_of(near.begin(), near.end(), [&](const Hit& other) {
               const std::string_view how = other.word->text;
               if (!is_negator(page, other) || (how == "wait" && says.stage != "agreed")) {
                   return false;
               }
               const bool before = other.end <= hit.start && !is_cut(page, {other.end, hit.start});
               const bool inside = other.start >= hit.end && other.end <= says.end;
               const bool behind = other.start >= says.end && !is_cut(page, {says.end, other.start});
               return how == "after" ? behind : before || inside;
           });
}

/// Whether a word that only looks like a stage covers the hit: the longer one counts.
bool is_covered(const Page& page, const Hit& stage) {
    const auto same_place = page.hits->at(stage.start);
    return std::any_of(same_place.begin(), same_place.end(), [&](const Hit& hit) {
        return hit.kind == Kind::not_stage && hit.end >= stage.end;
    });
}

}  // namespace

FoundStatement read_stage(const Page& page, const std::vector<Stretch>& stretches) {
    FoundStatement best;
    double most = 0;
    for (std::size_t index = 0; index < stretches.size(); ++index) {
        std::uint32_t said = 0;  // up to here a longer word has spoken
        for (const Hit& hit : page.hits->between(stretches[index].start, stretches[index].end)) {
            if (hit.kind == Kind::not_stage) {
                said = std::max(said, hit.end);
            }
            const Said says = hit.start < said ? Said{} : said_by(page, hit, stretches[index]);
            if (says.stage.empty() || is_covered(page, hit)) {
                continue;
            }
            if (is_yet_to_come(
                    page, {hit.start, says.end, hit.word, hit.kind}, says.stage, stretches[index])) {
                said = hit.end;
                continue;
            }
            if (is_unmet(page, hit, says, stretches[index])) {
                said = says.end;
                continue;
            }
            const double weight = weight_of(says.stage) * place_weight(index);
            if (weight > most) {
                most = weight;
                best = {{hit.start, says.end}, std::string(says.stage)};
            }
        }
    }
    return best;
}

bool speaks_of_works(const Page& page, Stretch where) {
    const Stretch sentence = page.reading->sentences[page.reading->sentence_of(where.start)];
    const auto told = page.hits->between(sentence.start, sentence.end);
    return std::any_of(told.begin(), told.end(), [](const Hit& hit) {
        const bool begun = hit.kind == Kind::stage && hit.word->text == "begun";  // "ground broken"
        return begun || hit.kind == Kind::object || hit.kind == Kind::works;
    });
}

}  // namespace tocsin::facts
