#include "facts/statements.h"

#include <algorithm>

namespace tocsin::facts {
namespace {

constexpr std::uint32_t reach_of_report = 45;
constexpr std::uint32_t reach_of_count = 16;
constexpr double most_sources = 30;

/// "two" of "two people familiar", wherever the number stands before the phrase.
const Hit* count_before(const Page& page, std::uint32_t start) {
    const std::uint32_t from = start > reach_of_count ? start - reach_of_count : 0;
    const Hit* found = nullptr;
    for (const Hit& hit : page.hits->between(from, start)) {
        if (hit.kind == Kind::number && hit.end <= start && hit.word->value <= most_sources &&
            start - hit.end <= 1) {
            found = &hit;
        }
    }
    return found;
}

const Hit* count_in(const Page& page, Stretch where) {
    const auto inside = page.hits->between(where.start, where.end);
    const auto found = std::find_if(inside.begin(), inside.end(), [&](const Hit& hit) {
        return hit.kind == Kind::number && hit.word->value <= most_sources && hit.end <= where.end;
    });
    return found == inside.end() ? nullptr : &*found;
}

std::string sources(double count) {
    if (count == 1) {
        return "1 unnamed source";
    }
    return count > 1 ? std::to_string(static_cast<int>(count)) + " unnamed sources" : "unnamed sources";
}

bool is_report(Kind kind) { return kind == Kind::says_who || kind == Kind::source_says; }

/// Whether a medium at `where` is said to report something: not every medium named is a source.
const Hit* report_near(const Page& page, Stretch where) {
    const std::uint32_t from = where.start > reach_of_report ? where.start - reach_of_report : 0;
    const Hit* nearest = nullptr;
    std::uint32_t distance = reach_of_report;
    for (const Hit& hit : page.hits->between(from, where.end + reach_of_report)) {
        if (!is_report(hit.kind)) {
            continue;
        }
        const std::uint32_t away = hit.end <= where.start   ? where.start - hit.end
                                   : hit.start >= where.end ? hit.start - where.end
                                                            : 0;
        if (away < distance) {
            distance = away;
            nearest = &hit;
        }
    }
    return nearest;
}

/// "Could", but not "could not".
bool hedges(const Page& page, Stretch stretch) {
    std::uint32_t sure = 0;  // up to here a longer word has spoken
    for (const Hit& hit : page.hits->between(stretch.start, stretch.end)) {
        if (hit.kind == Kind::hedge && hit.start >= sure) {
            if (hit.word->text != "none") {
                return true;
            }
            sure = hit.end;
        }
    }
    return false;
}

}  // namespace

std::vector<FoundStatement> read_attributions(const Page& page,
                                              const std::vector<OrganizationMention>& mentions,
                                              const Cast& cast) {
    std::vector<FoundStatement> found;
    std::uint32_t edge = 0;
    for (const Hit& hit : page.hits->all()) {
        if (hit.kind != Kind::unnamed_source || hit.start < edge) {
            continue;
        }
        Stretch where{hit.start, hit.end};
        const Hit* count = count_in(page, where);
        if (count == nullptr) {
            count = count_before(page, hit.start);
            where.start = count != nullptr ? std::min(count->start, where.start) : where.start;
        }
        found.push_back({where, sources(count != nullptr ? count->word->value : 0)});
        edge = hit.end;
    }
    for (const OrganizationMention& mention : mentions) {
        const KnownOrganization& known = cast[mention.organization];
        const Hit* report = known.kind == "media" ? report_near(page, mention.where) : nullptr;
        if (report != nullptr) {
            const Stretch where{std::min(report->start, mention.where.start),
                                std::max(report->end, mention.where.end)};
            found.push_back({where, known.name});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const FoundStatement& left, const FoundStatement& right) {
        return left.where.start < right.where.start;
    });
    return found;
}

bool is_hedged(const Page& page) {
    const std::vector<Stretch>& sentences = page.reading->sentences;
    const auto behind = std::find_if(sentences.begin(), sentences.end(), [&](Stretch sentence) {
        return sentence.start >= page.reading->title_end;
    });
    return hedges(page, {0, behind == sentences.end() ? page.reading->title_end : behind->end});
}

bool is_hedged(const Page& page, Stretch where) {
    return hedges(page, page.reading->sentences[page.reading->sentence_of(where.start)]);
}

}  // namespace tocsin::facts
