#include "facts/towns.h"

#include "facts/name_words.h"
#include "facts/namesakes.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace tocsin::facts {
namespace {

constexpr std::size_t most_words = 5;
constexpr std::size_t most_towns = 12;
constexpr std::size_t most_looked_at = 200;
constexpr std::size_t most_mentions = 40;
constexpr std::uint32_t shortest = 3;
constexpr std::uint32_t shortest_block = 2, longest_block = 6;  ///< letters, in Han, kana and Hangul

class TownFinder {
public:
    TownFinder(const Page& page,
               const TownTable& table,
               const LanguageWords& words,
               const std::vector<OrganizationMention>& organizations,
               std::deque<KnownPlace>& unlisted,
               std::vector<PlaceMention>& places)
        : reading_(*page.reading),
          hits_(*page.hits),
          table_(table),
          words_(words),
          organizations_(organizations),
          unlisted_(unlisted),
          places_(places),
          known_(places.size()) {}

    void find() {
        std::size_t looked_at = 0;
        for (const Hit& hit : hits_.all()) {
            const bool block = hit.kind == Kind::at && is_block(hit.end);
            const bool before = hit.kind == Kind::at && reading_.is_space(hit.end);
            const bool behind = (hit.kind == Kind::at_after && is_town_word(hits_, hit.start)) ||
                                (hit.kind == Kind::object && is_block(hit.start));
            if ((!before && !block && !behind) || ++looked_at > most_looked_at) {
                continue;
            }
            if (block) {
                try_block(hit.end, true);
            } else if (before) {
                try_behind(hit.end + 1, false);
            } else if (hit.start > 0 && is_block(hit.start - 1)) {
                try_block(hit.start, false);
            } else if (hit.kind != Kind::object) {
                try_before(hit.start, false);
            } else if (hit.start > 1 && reading_.is_space(hit.start - 1)) {
                try_block(hit.start - 1, false);  // as in Korean
            }
        }
        for (std::size_t index = 0; index < std::min(known_, most_looked_at); ++index) {
            try_before_region(places_[index]);
            try_listed(places_[index].where.end);
        }
        for (std::size_t index = 0; index < found_.size() && index < most_towns; ++index) {
            repeat(found_[index]);
        }
        std::stable_sort(
            places_.begin(), places_.end(), [](const PlaceMention& one, const PlaceMention& other) {
                return one.where.start < other.where.start;
            });
    }

private:
    struct Found {
        std::u32string name;
        const KnownPlace* place = nullptr;
    };

    template <class Mentions>
    static bool overlaps(const Mentions& mentions, Stretch where) {
        return std::any_of(mentions.begin(), mentions.end(), [&](const auto& mention) {
            return mention.where.start < where.end && where.start < mention.where.end;
        });
    }

    bool is_free(Stretch where) const {
        return !overlaps(organizations_, where) && !overlaps(places_, where);
    }

    bool is_block(std::uint32_t at) const { return reading_.class_at(at) == CharClass::block; }

    /// In scripts without blanks the longest name that begins (or ends) at `edge`. Hangul words begin behind
    /// blanks.
    void try_block(std::uint32_t edge, bool behind) {
        std::uint32_t most = 0;
        while (most < longest_block &&
               (behind ? is_block(edge + most) : edge > most && is_block(edge - most - 1))) {
            ++most;
        }
        for (std::uint32_t size = most; size >= shortest_block; --size) {
            const Stretch name = behind ? Stretch{edge, edge + size} : Stretch{edge - size, edge};
            const bool inside = name.start > 0 && is_hangul(name.start) && is_hangul(name.start - 1);
            if (!inside && take(name, true)) {
                return;
            }
        }
    }

    bool is_hangul(std::uint32_t at) const {
        return reading_.text[at] >= 0xAC00 && reading_.text[at] <= 0xD7AF;
    }

    /// Or of a script without capitals.
    bool is_capital(std::uint32_t at) const {
        if (is_block(at)) {
            return true;
        }
        const auto point = static_cast<UChar32>(reading_.raw[reading_.origin[at]]);
        return reading_.is_letter(at) && u_islower(point) == 0;
    }

    /// "Lincoln Park" is no Lincoln. German capitalises whatever comes next, a headline everything.
    bool goes_on(std::uint32_t end) const {
        return reading_.is_space(end) && end + 1 < reading_.text.size() && reading_.is_capital(end + 1) &&
               words_.language != "de" && hits_.at(end + 1).empty() && !is_headline(reading_, end);
    }

    /// Neither a common word nor letters in capitals, "ICA".
    bool is_meant(const Town& town, Stretch where) const {
        const bool shouted = reading_.is_capital(where.start + 1);
        const bool word = is_word_in(town, words_.language);
        return !shouted &&
               (!word || (is_well_known(town, words_.language) && !is_headline(reading_, where.start)));
    }

    bool take(Stretch where, bool certain) {
        const std::uint32_t least = is_block(where.start) ? shortest_block : shortest;
        if (where.end < where.start + least || !is_free(where) || goes_on(where.end)) {
            return false;
        }
        const std::u32string name = reading_.text.substr(where.start, where.end - where.start);
        const Town* town = town_meant(name, table_, words_, std::span(places_).first(known_));
        if (town == nullptr || (!certain && !is_meant(*town, where))) {
            return false;
        }
        places_.push_back({where, &town->place});
        found_.push_back({name, &town->place});
        return true;
    }

    /// The longest name from `start` on, and those listed behind it.
    void try_behind(std::uint32_t start, bool certain) {
        if (!is_capital(start)) {
            return;
        }
        for (const std::uint32_t end : ends_of_words(reading_, start, most_words)) {
            if (take({start, end}, certain)) {
                try_listed(end);
                return;
            }
        }
    }

    /// "Wels und Steyr", "Wels, Steyr", "from Wels to Steyr".
    void try_listed(std::uint32_t end) {
        if (found_.size() >= most_towns || end >= reading_.text.size()) {
            return;
        }
        std::uint32_t next = end + (reading_.text[end] == U',' ? 1U : 0U);
        next = reading_.skip_space(next);
        const Hit* joined = hits_.longest(next, Kind::list_and);
        joined = joined == nullptr ? hits_.longest(next, Kind::range) : joined;
        if (joined != nullptr) {
            next = reading_.skip_space(joined->end);
        }
        if (next > end + 1 && next < reading_.text.size()) {
            try_behind(next, false);
        }
    }

    /// The longest name that ends at `end`.
    void try_before(std::uint32_t end, bool certain) {
        for (const std::uint32_t begin : begins_of_words(reading_, end, most_words)) {
            if (is_capital(begin) && take({begin, end}, certain)) {
                return;
            }
        }
    }

    /// "Lebanon, Indiana", "Wittstock (Brandenburg)".
    void try_before_region(const PlaceMention region) {
        const std::uint32_t start = region.where.start;
        const std::uint32_t gap = start - (start > 0 && reading_.is_space(start - 1) ? 1U : 0U);
        if (gap > 0 && reading_.text[gap - 1] == U',') {
            if (replace_known(gap - 1, region)) {
                return;
            }
            const std::size_t before = found_.size();
            try_before(gap - 1, true);
            if (found_.size() == before) {
                take_unlisted(gap - 1, region);
            }
        } else if (start > 1 && reading_.text[start - 1] == U'(') {
            try_before(start - 1 - (reading_.is_space(start - 2) ? 1U : 0U), true);
        }
    }

    /// "Athens, Georgia": the tables know another Athens.
    bool replace_known(std::uint32_t end, const PlaceMention& region) {
        for (std::size_t index = 0; index < known_; ++index) {
            PlaceMention& mention = places_[index];
            if (mention.where.end != end || mention.place->country == region.place->country) {
                continue;
            }
            const std::u32string name = reading_.text.substr(mention.where.start, end - mention.where.start);
            const Town* town = town_meant(name, table_, words_, {&region, 1});
            if (town != nullptr && town->place.country == region.place->country) {
                const KnownPlace* const other = mention.place;
                for (PlaceMention& each : places_) {
                    each.place = each.place == other ? &town->place : each.place;
                }
                return true;
            }
        }
        return false;
    }

    /// "outside Larkspur Falls, Ohio.": capitalised words from a word that a place follows to a region.
    void take_unlisted(std::uint32_t end, const PlaceMention& region) {
        const std::uint32_t behind = region.where.end;
        const bool closed = reading_.class_at(behind) == CharClass::line || reading_.text[behind] == U',' ||
                            reading_.text[behind] == U'.' || reading_.text[behind] == U';';
        std::uint32_t start = end;
        for (std::size_t words = 0; words < most_words && closed && !region.place->is_country; ++words) {
            const std::uint32_t gap = start == end ? end : start - 1;
            const std::uint32_t begin = begin_of_word(reading_, gap);
            if (begin == gap || !reading_.is_capital(begin)) {
                break;
            }
            start = begin;
            if (begin == 0 || !reading_.is_space(begin - 1)) {
                break;
            }
        }
        const Stretch name{start, end};
        if (end >= start + shortest && is_behind_at(start) && is_free(name)) {
            unlisted_.push_back({reading_.quote(name), region.place->country, false, {}});
            places_.push_back({name, &unlisted_.back()});
            found_.push_back({reading_.text.substr(start, end - start), &unlisted_.back()});
        }
    }

    bool is_behind_at(std::uint32_t start) const {
        const std::uint32_t gap = start - (start > 0 ? 1U : 0U);
        const auto found = hits_.at(begin_of_word(reading_, gap));
        return std::any_of(found.begin(), found.end(), [&](const Hit& hit) {
            return hit.kind == Kind::at && hit.end == gap;
        });
    }

    void repeat(const Found& town) {
        std::size_t told = 0;
        for (std::size_t at = reading_.text.find(town.name);
             at != std::u32string::npos && told < most_mentions;
             at = reading_.text.find(town.name, at + town.name.size()), ++told) {
            const Stretch where{static_cast<std::uint32_t>(at),
                                static_cast<std::uint32_t>(at + town.name.size())};
            if (reading_.is_boundary(where.start) && reading_.is_boundary(where.end) &&
                is_capital(where.start) && is_free(where) && !goes_on(where.end)) {
                places_.push_back({where, town.place});
            }
        }
    }

    const Reading& reading_;
    const Hits& hits_;
    const TownTable& table_;
    const LanguageWords& words_;
    const std::vector<OrganizationMention>& organizations_;
    std::deque<KnownPlace>& unlisted_;
    std::vector<PlaceMention>& places_;
    std::size_t known_;  ///< of `places_`, from the tables
    std::vector<Found> found_;
};

}  // namespace

void add_towns(const Page& page,
               const TownTable& table,
               const LanguageWords& words,
               const std::vector<OrganizationMention>& organizations,
               std::deque<KnownPlace>& unlisted,
               std::vector<PlaceMention>& places) {
    TownFinder(page, table, words, organizations, unlisted, places).find();
}

}  // namespace tocsin::facts
