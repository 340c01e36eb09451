#include "facts/repeated_names.h"

#include "facts/name_words.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <string_view>

namespace tocsin::facts {
namespace {

constexpr std::uint32_t shortest = 3, longest = 12;
constexpr std::uint32_t longest_han = 5;  ///< what is longer is no name but a sentence's beginning
constexpr std::uint32_t long_object = 3;  ///< built things have longer names than the words in firms' names
constexpr std::uint32_t shortest_inside = 4;  ///< behind a blank: shorter words of a headline are any noun
constexpr std::size_t most_starts = 6;

class RepeatFinder {
public:
    RepeatFinder(const Reading& reading,
                 const Hits& hits,
                 const std::vector<PlaceMention>& places,
                 std::uint32_t opening)
        : reading_(reading), hits_(hits), places_(places), opening_(opening) {}

    /// Empty when there is none.
    Stretch find() const {
        const std::uint32_t title_end = reading_.title_end;
        for (const std::uint32_t start : starts()) {
            const Stretch name = repeated_from(start, {title_end, opening_}, title_end);
            if (name.end > name.start) {
                return name;
            }
        }
        return title_end == 0 ? Stretch{} : repeated_from(title_end + 1, {0, title_end}, opening_);
    }

private:
    bool is_block(std::uint32_t at) const { return reading_.class_at(at) == CharClass::block; }

    static bool begins_part(CharClass before) {
        return before != CharClass::block && before != CharClass::letter && before != CharClass::digit;
    }

    /// Of the headline and of its parts.
    std::vector<std::uint32_t> starts() const {
        std::vector<std::uint32_t> places;
        for (std::uint32_t at = 0; at < reading_.title_end && places.size() < most_starts; ++at) {
            if (is_block(at) && (at == 0 || begins_part(reading_.class_at(at - 1)))) {
                places.push_back(at);
            }
        }
        return places;
    }

    /// The longest name from `start` on, before `limit`, that stands in `where` as well.
    Stretch repeated_from(std::uint32_t start, Stretch where, std::uint32_t limit) const {
        const std::uint32_t end = end_of_name(start, limit);
        if (begins_otherwise(start)) {
            return {};
        }
        const std::u32string_view text = reading_.text;
        const std::u32string_view other = text.substr(where.start, where.end - where.start);
        std::uint32_t cut = end;
        while (cut >= start + 2 && other.find(text.substr(start, cut - start)) == std::u32string_view::npos) {
            --cut;
        }
        const bool part_of_word = cut < start + shortest && cut < end;
        const bool sentence = cut > start + longest_han && is_han(start, cut);
        const bool noun = cut < start + shortest_inside && start > 0 && reading_.is_space(start - 1);
        return cut < start + 2 || part_of_word || sentence || noun || ends_with_object({start, cut}) ||
                       is_town(text.substr(start, cut - start))
                   ? Stretch{}
                   : Stretch{start, cut};
    }

    /// Whether the text says "city of" it anywhere.
    bool is_town(std::u32string_view name) const {
        const std::u32string_view text = reading_.text;
        for (std::size_t at = text.find(name); at != std::u32string_view::npos;
             at = text.find(name, at + name.size())) {
            const Hit* behind = hits_.longest(static_cast<std::uint32_t>(at + name.size()), Kind::at_after);
            if (behind != nullptr && behind->word->text == "unit") {
                return true;
            }
        }
        return false;
    }

    bool is_han(std::uint32_t start, std::uint32_t end) const {
        for (std::uint32_t at = start; at < end; ++at) {
            UErrorCode status = U_ZERO_ERROR;
            if (uscript_getScript(static_cast<UChar32>(reading_.text[at]), &status) != USCRIPT_HAN) {
                return false;
            }
        }
        return true;
    }

    std::uint32_t end_of_name(std::uint32_t start, std::uint32_t limit) const {
        std::uint32_t end = start;
        while (end < limit && end - start < longest && is_block(end)) {
            UErrorCode status = U_ZERO_ERROR;
            const auto point = static_cast<UChar32>(reading_.text[end]);
            if (uscript_getScript(point, &status) == USCRIPT_HIRAGANA || (end > start && tells(end))) {
                break;
            }
            ++end;
        }
        return end;
    }

    bool tells(std::uint32_t at) const {
        const auto found = hits_.at(at);
        return std::any_of(found.begin(), found.end(), [](const Hit& hit) {
            const bool built = hit.kind == Kind::object && hit.end - hit.start >= long_object;
            return is_deed(hit.kind) || built || hit.kind == Kind::expected || hit.kind == Kind::place ||
                   hit.kind == Kind::at;
        });
    }

    /// With a place, a number or what is built.
    bool begins_otherwise(std::uint32_t start) const {
        const bool place = std::any_of(places_.begin(), places_.end(), [&](const PlaceMention& mention) {
            return mention.where.start == start;
        });
        if (place) {
            return true;
        }
        const auto found = hits_.at(start);
        return std::any_of(found.begin(), found.end(), [](const Hit& hit) {
            const bool digit =
                (hit.kind == Kind::number || hit.kind == Kind::scale) && hit.end - hit.start == 1;
            return !digit && hit.kind != Kind::clitic && hit.kind != Kind::link &&
                   hit.kind != Kind::company_before && hit.kind != Kind::short_scale &&
                   hit.kind != Kind::unit;
        });
    }

    bool ends_with_object(Stretch name) const {
        const auto told = hits_.between(name.start, name.end);
        return std::any_of(told.begin(), told.end(), [&](const Hit& hit) {
            return hit.kind == Kind::object && hit.end >= name.end && hit.end - hit.start >= long_object;
        });
    }

    const Reading& reading_;
    const Hits& hits_;
    const std::vector<PlaceMention>& places_;
    std::uint32_t opening_;
};

}  // namespace

void add_repeated(const Reading& reading,
                  const Hits& hits,
                  const std::vector<PlaceMention>& places,
                  std::uint32_t opening,
                  std::vector<Stretch>& names) {
    const Stretch name = RepeatFinder(reading, hits, places, opening).find();
    if (name.end > name.start) {
        names.push_back(name);
    }
}

}  // namespace tocsin::facts
