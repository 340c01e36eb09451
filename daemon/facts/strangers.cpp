#include "facts/strangers.h"

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
constexpr std::uint32_t shortest = 3;   ///< letters of a name
constexpr std::uint32_t long_word = 4;  ///< small in a headline are only shorter ones
constexpr std::size_t few = 2;
constexpr std::uint32_t helping_verb = 5;  ///< "will", "vill", "va": between a subject and what it does

/// What a subject does that is news of a deal.
bool is_deed(Kind kind) {
    return kind == Kind::invest || kind == Kind::stage || kind == Kind::hedge || kind == Kind::acquire ||
           kind == Kind::partner || kind == Kind::supplier || kind == Kind::invest_into ||
           kind == Kind::change;
}

class StrangerFinder {
public:
    StrangerFinder(const Reading& reading,
                   const Hits& hits,
                   std::vector<OrganizationMention>& mentions,
                   Cast& cast)
        : reading_(reading), hits_(hits), mentions_(mentions), cast_(cast) {}

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
        find_subject();
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

    bool is_part(std::uint32_t at) const {
        return reading_.is_letter(at) || reading_.is_digit(at) || reading_.text[at] == U'-' ||
               reading_.text[at] == U'&' || reading_.text[at] == U'\'';
    }

    std::uint32_t begin_of_word(std::uint32_t end) const {
        std::uint32_t begin = end;
        while (begin > 0 && is_part(begin - 1)) {
            --begin;
        }
        return begin;
    }

    std::uint32_t end_of_word(std::uint32_t begin) const {
        std::uint32_t end = begin;
        while (end < reading_.text.size() && is_part(end)) {
            ++end;
        }
        return end;
    }

    /// Verbs, articles and what is built: capitalised they begin a sentence or fill a headline.
    bool is_name(Stretch word) const {
        if (!reading_.is_capital(word.start) && reading_.text[word.start] != U'&') {
            return false;
        }
        const auto found = hits_.at(word.start);
        return std::none_of(found.begin(), found.end(), [&](const Hit& hit) {
            const Kind kind = hit.kind;
            const bool neutral = kind == Kind::organization || kind == Kind::place || kind == Kind::company ||
                                 kind == Kind::legal_form || kind == Kind::company_before ||
                                 kind == Kind::clitic || kind == Kind::link || kind == Kind::short_scale ||
                                 kind == Kind::unit;
            return hit.end == word.end && !neutral;
        });
    }

    /// Whether nearly all words around are capitalised, as in headlines of English.
    bool is_headline(std::uint32_t at) const {
        const Stretch sentence = reading_.sentences[reading_.sentence_of(at)];
        std::size_t small = 0;
        for (std::uint32_t next = sentence.start; next < sentence.end && small < few; ++next) {
            if (reading_.is_letter(next) && reading_.is_boundary(next)) {
                const std::uint32_t end = end_of_word(next);
                small += end - next >= long_word && !reading_.is_capital(next) ? 1U : 0U;
                next = end;
            }
        }
        return small < few;
    }

    std::optional<Stretch> name_before(const Hit& hit) const {
        const bool legal = hit.kind == Kind::legal_form;
        if (!legal && is_headline(hit.start)) {
            return std::nullopt;
        }
        const std::uint32_t floor = reading_.sentences[reading_.sentence_of(hit.start)].start;
        std::uint32_t start = hit.start;
        std::uint32_t end = legal ? hit.start : hit.end;
        for (std::size_t words = 0; words < most_words && start > floor; ++words) {
            std::uint32_t gap = start;
            gap -= gap > floor && reading_.is_space(gap - 1) ? 1U : 0U;
            gap -= words == 0 && legal && gap > floor && reading_.text[gap - 1] == U',' ? 1U : 0U;
            const std::uint32_t begin = std::max(begin_of_word(gap), floor);
            if (begin == gap || gap == start || !is_name({begin, gap})) {
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
            const std::uint32_t next = end_of_word(begin);
            if (begin == end || next == begin || !is_name({begin, next})) {
                break;
            }
            end = next;
        }
        return end == hit.end ? std::nullopt : std::optional<Stretch>({hit.start, end});
    }

    /// Who the headline says does something: "Fjordkraft builds ...", "Lyon: Fjordkraft builds ...".
    void find_subject() {
        const auto colon = reading_.text.substr(0, reading_.title_end).find(U':');
        const std::uint32_t second =
            colon == std::u32string::npos ? 0 : reading_.skip_space(static_cast<std::uint32_t>(colon) + 1);
        for (const std::uint32_t start : {0U, second}) {
            const Stretch name = names_from(start);
            if (name.end - name.start >= shortest && acts(name.end) && is_proper(name)) {
                names_.push_back({name, "company"});
                return;
            }
        }
    }

    /// The capitalised words from `start` on, inside the headline.
    Stretch names_from(std::uint32_t start) const {
        Stretch name{start, start};
        std::uint32_t begin = start;
        for (std::size_t words = 0; words < most_words; ++words) {
            const std::uint32_t end = end_of_word(begin);
            if (end == begin || end > reading_.title_end || does(begin) || !is_name({begin, end})) {
                break;
            }
            name.end = end;
            begin = reading_.skip_space(end);
        }
        return name;
    }

    bool does(std::uint32_t at) const {
        const auto found = hits_.at(at);
        return std::any_of(found.begin(), found.end(), [](const Hit& hit) { return is_deed(hit.kind); });
    }

    bool acts(std::uint32_t name_end) const {
        const std::uint32_t at = reading_.skip_space(name_end);
        const std::uint32_t end = end_of_word(at);
        return at > name_end && (does(at) || (end - at <= helping_verb && does(reading_.skip_space(end))));
    }

    bool is_place(Stretch name) const {
        const auto found = hits_.at(name.start);
        return std::any_of(found.begin(), found.end(), [&](const Hit& hit) {
            return hit.kind == Kind::place && hit.end == name.end;
        });
    }

    /// "Data4", "CoreWeave".
    bool is_coined(Stretch name) const {
        for (std::uint32_t at = name.start + 1; at < name.end; ++at) {
            const bool inner =
                reading_.is_letter(at - 1) && reading_.is_letter(at) && reading_.is_capital(at);
            if (inner || reading_.is_digit(at)) {
                return true;
            }
        }
        return false;
    }

    /// The first word of a headline is always capitalised. It is a name when the text says it so inside a
    /// sentence, or, where there is no text, when it could not be anything else.
    bool is_proper(Stretch name) const {
        if (is_place(name)) {
            return false;
        }
        const std::u32string said = reading_.text.substr(name.start, name.end - name.start);
        const bool several = said.find(U' ') != std::u32string::npos;
        if (reading_.text.size() <= reading_.title_end + 1U) {
            return !is_headline(name.start) && (several || is_coined(name));
        }
        bool proper = false;
        for (std::size_t at = reading_.text.find(said, reading_.title_end); at != std::u32string::npos;
             at = reading_.text.find(said, at + said.size())) {
            const auto start = static_cast<std::uint32_t>(at);
            const auto end = static_cast<std::uint32_t>(at + said.size());
            const bool inside = start > reading_.sentences[reading_.sentence_of(start)].start + 1;
            if (!reading_.is_boundary(start) || !reading_.is_boundary(end) || !reading_.is_capital(start)) {
                continue;
            }
            if (inside && is_behind_article(start)) {
                return false;
            }
            proper = proper || inside || several;
        }
        return proper;
    }

    /// "der Versorger", "el Gobierno": a noun, where names stand alone.
    bool is_behind_article(std::uint32_t start) const {
        const std::uint32_t gap = start - (reading_.is_space(start - 1) ? 1U : 0U);
        const std::uint32_t begin = begin_of_word(gap);
        const bool small = begin < gap && !reading_.is_capital(begin);
        const auto found = hits_.at(begin);
        return small && std::any_of(found.begin(), found.end(), [&](const Hit& hit) {
                   return hit.kind == Kind::article_before && hit.end == gap;
               });
    }

    /// Gives the name its number and finds every place that says it.
    void introduce(Stretch name, const std::string& kind) {
        const std::u32string folded = reading_.text.substr(name.start, name.end - name.start);
        if (is_taken(name)) {
            return;
        }
        const std::size_t number = cast_.table->organizations.size() + cast_.strangers.size();
        cast_.strangers.push_back({reading_.quote(name), kind});
        std::size_t told = 0;
        for (std::size_t at = reading_.text.find(folded); at != std::u32string::npos && told < most_mentions;
             at = reading_.text.find(folded, at + folded.size())) {
            const Stretch where{static_cast<std::uint32_t>(at),
                                static_cast<std::uint32_t>(at + folded.size())};
            if (reading_.is_boundary(where.start) && reading_.is_boundary(where.end) &&
                reading_.is_capital(where.start) && !is_taken(where)) {
                mentions_.push_back({where, number, ""});
                ++told;
            }
        }
    }

    const Reading& reading_;
    const Hits& hits_;
    std::vector<OrganizationMention>& mentions_;
    Cast& cast_;
    std::vector<Name> names_;
    std::uint32_t edge_ = 0;
};

}  // namespace

void add_strangers(const Reading& reading,
                   const Hits& hits,
                   std::vector<OrganizationMention>& mentions,
                   Cast& cast) {
    StrangerFinder(reading, hits, mentions, cast).find();
}

}  // namespace tocsin::facts
