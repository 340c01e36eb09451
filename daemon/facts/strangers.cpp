#include "facts/strangers.h"

#include "facts/name_words.h"
#include "facts/subjects.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace tocsin::facts {
namespace {

constexpr std::size_t most_words = 4;
constexpr std::size_t most_strangers = 8;
constexpr std::size_t most_looked_at = 64;
constexpr std::size_t most_mentions = 40;
constexpr std::uint32_t shortest = 3;  ///< letters of a name

class StrangerFinder {
public:
    StrangerFinder(const Reading& reading,
                   const Hits& hits,
                   const std::vector<PlaceMention>& places,
                   std::vector<OrganizationMention>& mentions,
                   Cast& cast)
        : reading_(reading), hits_(hits), places_(places), mentions_(mentions), cast_(cast) {}

    void find() {
        std::size_t looked_at = 0;
        for (const Hit& hit : hits_.all()) {
            const bool suffix = hit.kind == Kind::company || hit.kind == Kind::legal_form;
            if (!suffix && hit.kind != Kind::company_before) {
                continue;
            }
            if (++looked_at > most_looked_at || names_.size() >= most_strangers) {
                break;
            }
            if (hit.start < edge_ || !reading_.is_capital(hit.start) || is_taken({hit.start, hit.end})) {
                continue;
            }
            const std::optional<Stretch> name = suffix ? name_before(hit) : name_behind(hit);
            if (name && name->end - name->start >= shortest && !is_taken(*name)) {
                edge_ = std::max(hit.end, name->end);
                names_.push_back({*name, hit.word->text});
            }
        }
        for (const Stretch name : find_subjects(reading_, hits_, places_)) {
            if (!is_town(name)) {
                names_.push_back({name, "company"});
            }
        }
        for (const auto& [name, kind] : names_) {
            introduce(name, kind);
        }
        const auto by_place = [](const OrganizationMention& left, const OrganizationMention& right) {
            return left.where.start < right.where.start;
        };
        std::stable_sort(mentions_.begin(), mentions_.end(), by_place);
    }

private:
    using Name = std::pair<Stretch, std::string>;

    bool is_taken(Stretch where) const {
        return std::any_of(mentions_.begin(), mentions_.end(), [&](const OrganizationMention& mention) {
            return mention.where.start < where.end && where.start < mention.where.end;
        });
    }

    bool is_town(Stretch name) const {
        return std::any_of(places_.begin(), places_.end(), [&](const PlaceMention& place) {
            return place.where.start <= name.start && name.end <= place.where.end;
        });
    }

    std::optional<Stretch> name_before(const Hit& hit) const {
        const bool legal = hit.kind == Kind::legal_form;
        if (!legal && is_headline(reading_, hit.start)) {
            return std::nullopt;
        }
        const std::uint32_t floor = reading_.sentences[reading_.sentence_of(hit.start)].start;
        std::uint32_t start = hit.start;
        std::uint32_t end = legal ? hit.start : hit.end;
        for (std::size_t words = 0; words < most_words && start > floor; ++words) {
            std::uint32_t gap = start;
            gap -= gap > floor && reading_.is_space(gap - 1) ? 1U : 0U;
            gap -= words == 0 && legal && gap > floor && reading_.text[gap - 1] == U',' ? 1U : 0U;
            const std::uint32_t begin = std::max(begin_of_word(reading_, gap), floor);
            if (begin == gap || gap == start || !is_name_word(reading_, hits_, {begin, gap})) {
                break;
            }
            end = words == 0 && legal ? gap : end;
            start = begin;
        }
        return start == hit.start ? std::nullopt : std::optional<Stretch>({start, end});
    }

    std::optional<Stretch> name_behind(const Hit& hit) const {
        std::uint32_t end = hit.end;
        for (std::size_t words = 0; words < most_words; ++words) {
            const std::uint32_t begin = reading_.skip_space(end);
            const std::uint32_t next = end_of_word(reading_, begin);
            if (begin == end || next == begin || !is_name_word(reading_, hits_, {begin, next})) {
                break;
            }
            end = next;
        }
        return end == hit.end ? std::nullopt : std::optional<Stretch>({hit.start, end});
    }

    /// Or of a script that has none.
    bool is_capital(std::uint32_t at) const {
        return reading_.is_capital(at) || reading_.class_at(at) == CharClass::block;
    }

    /// The firm whose name the item says in full elsewhere: "KIO" of "KIO Data Centers".
    std::optional<std::size_t> shortened(Stretch name) const {
        const std::u32string said = reading_.text.substr(name.start, name.end - name.start) + U' ';
        for (const OrganizationMention& mention : mentions_) {
            const bool begins = reading_.text.compare(mention.where.start, said.size(), said) == 0;
            if (begins && mention.where.end > mention.where.start + said.size()) {
                return mention.organization;
            }
        }
        return std::nullopt;
    }

    /// Gives the name its number and finds every place that says it.
    void introduce(Stretch name, const std::string& kind) {
        const std::u32string folded = reading_.text.substr(name.start, name.end - name.start);
        if (is_taken(name)) {
            return;
        }
        std::optional<std::size_t> number = shortened(name);
        if (!number) {
            number = cast_.table->organizations.size() + cast_.strangers.size();
            cast_.strangers.push_back({reading_.quote(name), kind});
        }
        std::size_t told = 0;
        for (std::size_t at = reading_.text.find(folded); at != std::u32string::npos && told < most_mentions;
             at = reading_.text.find(folded, at + folded.size())) {
            const Stretch where{static_cast<std::uint32_t>(at),
                                static_cast<std::uint32_t>(at + folded.size())};
            if (reading_.is_boundary(where.start) && reading_.is_boundary(where.end) &&
                is_capital(where.start) && !is_taken(where)) {
                mentions_.push_back({where, *number, ""});
                ++told;
            }
        }
    }

    const Reading& reading_;
    const Hits& hits_;
    const std::vector<PlaceMention>& places_;
    std::vector<OrganizationMention>& mentions_;
    Cast& cast_;
    std::vector<Name> names_;
    std::uint32_t edge_ = 0;
};

}  // namespace

void add_strangers(const Reading& reading,
                   const Hits& hits,
                   const std::vector<PlaceMention>& places,
                   std::vector<OrganizationMention>& mentions,
                   Cast& cast) {
    StrangerFinder(reading, hits, places, mentions, cast).find();
}

}  // namespace tocsin::facts
