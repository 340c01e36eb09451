#include "facts/subjects.h"

#include "facts/name_words.h"
#include "facts/repeated_names.h"

#include <algorithm>
#include <string>

namespace tocsin::facts {
namespace {

constexpr std::size_t most_words = 4;
constexpr std::uint32_t shortest = 3;      ///< letters of a name
constexpr std::uint32_t helping_verb = 5;  ///< "will", "vill", "va": between a subject and what it does
constexpr std::size_t words_between = 4;   ///< "Hexacalcul, jeune société"
constexpr std::size_t most_beside = 4;

class SubjectFinder {
public:
    SubjectFinder(const Reading& reading, const Hits& hits, const std::vector<PlaceMention>& places)
        : reading_(reading), hits_(hits), places_(places), opening_(end_of_opening()) {}

    std::vector<Stretch> find() {
        for (const std::uint32_t start : starts()) {
            if (found_.empty()) {
                add_acting(start);
            }
        }
        if (is_of_deal()) {
            add_beside_firms();
            add_repeated(reading_, hits_, places_, opening_, found_);
        }
        return found_;
    }

private:
    /// Of the first sentence behind the title.
    std::uint32_t end_of_opening() const {
        const std::size_t first = reading_.sentence_of(reading_.title_end + 1U);
        return reading_.sentences.empty() ? 0 : reading_.sentences[first].end;
    }

    bool is_of_deal() const {
        const auto told = hits_.between(0, opening_);
        return std::any_of(told.begin(), told.end(), [](const Hit& hit) { return hit.kind == Kind::object; });
    }

    /// Of the headline, and behind its colon and its first comma.
    std::vector<std::uint32_t> starts() const {
        std::vector<std::uint32_t> places{skip_quote(0)};
        for (const std::u32string_view signs : {U":", U","}) {
            const std::size_t sign = reading_.text.substr(0, reading_.title_end).find_first_of(signs);
            if (sign != std::u32string::npos) {
                places.push_back(skip_quote(reading_.skip_space(static_cast<std::uint32_t>(sign) + 1)));
            }
        }
        return places;
    }

    bool is_quote(std::uint32_t at) const {
        return at < reading_.text.size() && (reading_.text[at] == U'"' || reading_.text[at] == U'«' ||
                                             reading_.text[at] == U'“' || reading_.text[at] == U'„');
    }

    std::uint32_t skip_quote(std::uint32_t at) const { return is_quote(at) ? at + 1 : at; }

    bool does(std::uint32_t at) const {
        const auto found = hits_.at(at);
        return std::any_of(found.begin(), found.end(), [](const Hit& hit) { return is_deed(hit.kind); });
    }

    bool acts(std::uint32_t name_end) const {
        const std::uint32_t quoted = skip_quote(name_end);
        const std::uint32_t at = reading_.skip_space(quoted);
        const std::uint32_t end = end_of_word(reading_, at);
        return at > quoted && (does(at) || (end - at <= helping_verb && does(reading_.skip_space(end))));
    }

    /// "Elbkraft becomes a partner of ...": the headline's verb may be any, where it speaks of joining.
    bool joins(std::uint32_t name_end) const {
        const auto told = hits_.between(name_end, reading_.title_end);
        return std::any_of(told.begin(), told.end(), [](const Hit& hit) {
            return hit.kind == Kind::partner || hit.kind == Kind::invest_into;
        });
    }

    /// The capitalised words from `start` on, before `limit`.
    Stretch names_from(std::uint32_t start, std::uint32_t limit) const {
        Stretch name{start, start};
        std::uint32_t begin = start;
        for (std::size_t words = 0; words < most_words; ++words) {
            const std::uint32_t end = end_of_word(reading_, begin);
            if (end == begin || end > limit || does(begin) || !is_name_word(reading_, hits_, {begin, end})) {
                break;
            }
            const std::uint32_t apostrophe = apostrophe_in({begin, end});
            name.end = std::min(end, apostrophe);
            if (apostrophe < end) {
                break;
            }
            begin = reading_.skip_space(end);
        }
        return name;
    }

    /// Of an ending: "Voltran'ın", "Microsoft's", not of "O'Brien".
    std::uint32_t apostrophe_in(Stretch word) const {
        for (std::uint32_t at = word.start + 2; at + 1 < word.end; ++at) {
            if (reading_.text[at] == U'\'' && !reading_.is_capital(at + 1)) {
                return at;
            }
        }
        return word.end;
    }

    /// The capitalised words that end at `end`.
    Stretch names_before(std::uint32_t end) const {
        Stretch name{end, end};
        std::uint32_t edge = end;
        for (std::size_t words = 0; words < most_words; ++words) {
            const std::uint32_t begin = begin_of_word(reading_, edge);
            if (begin == edge || !is_name_word(reading_, hits_, {begin, edge})) {
                break;
            }
            name.start = begin;
            if (begin == 0 || !reading_.is_space(begin - 1)) {
                break;
            }
            edge = begin - 1;
        }
        return name;
    }

    bool is_several(Stretch name) const {
        const auto blank = reading_.text.find(U' ', name.start);
        return blank < name.end;
    }

    bool is_place(Stretch name) const {
        const auto found = hits_.at(name.start);
        return std::any_of(found.begin(), found.end(), [&](const Hit& hit) {
            return hit.kind == Kind::place && hit.end == name.end;
        });
    }

    /// Who the headline says does something: "Fjordkraft builds ...", "Lyon: Fjordkraft builds ...".
    void add_acting(std::uint32_t start) {
        Stretch name = names_from(start, reading_.title_end);
        const bool sure =
            name.end - name.start >= shortest && (acts(name.end) || joins(name.end)) && is_proper(name);
        const bool lone = name.end - name.start >= 2 && is_before_block(name.end);
        if (sure || (lone && is_of_deal() && !is_place(name) && is_repeated(name))) {
            found_.push_back(name);
            return;
        }
        while (is_several(name)) {  // in a headline of capitals the verb looks like the name's last word
            if (is_of_deal() && reading_.text.size() > reading_.title_end + 1U && !is_place(name) &&
                is_repeated(name)) {
                found_.push_back(name);
                return;
            }
            name.end = static_cast<std::uint32_t>(reading_.text.rfind(U' ', name.end - 1));
        }
    }

    /// "LG, 부산에 ...": where nothing else has capitals, they make a name.
    bool is_before_block(std::uint32_t end) const {
        const std::uint32_t behind = end + (end < reading_.title_end && reading_.text[end] == U',' ? 1U : 0U);
        return reading_.class_at(reading_.skip_space(behind)) == CharClass::block;
    }

    /// Whether the text has the name, each of its words capitalised.
    bool is_repeated(Stretch name) const {
        const std::u32string said = reading_.text.substr(name.start, name.end - name.start);
        for (std::size_t at = reading_.text.find(said, reading_.title_end); at != std::u32string::npos;
             at = reading_.text.find(said, at + 1)) {
            const auto start = static_cast<std::uint32_t>(at);
            const auto end = start + static_cast<std::uint32_t>(said.size());
            bool capitals = reading_.is_boundary(start) && reading_.is_boundary(end);
            for (std::uint32_t next = start; next < end && capitals; ++next) {
                capitals = (next > start && !reading_.is_space(next - 1)) || reading_.is_capital(next) ||
                           !reading_.is_letter(next);
            }
            if (capitals) {
                return true;
            }
        }
        return false;
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
        const bool several = is_several(name);
        if (reading_.text.size() <= reading_.title_end + 1U) {
            return !is_headline(reading_, name.start) && (several || is_coined(name));
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
            if (inside && !several && is_behind_article(start)) {
                return false;
            }
            proper = proper || inside || several;
        }
        return proper;
    }

    /// "der Versorger", "el Gobierno": a noun, where names stand alone.
    bool is_behind_article(std::uint32_t start) const {
        const std::uint32_t gap = start - (reading_.is_space(start - 1) ? 1U : 0U);
        const std::uint32_t begin = begin_of_word(reading_, gap);
        const bool small = begin < gap && !reading_.is_capital(begin);
        const auto found = hits_.at(begin);
        return small && std::any_of(found.begin(), found.end(), [&](const Hit& hit) {
                   return hit.kind == Kind::article_before && hit.end == gap;
               });
    }

    /// "компания «Дала Клауд»", "start-up Hexacalcul"; "Hexacalcul, jeune société".
    void add_beside_firms() {
        for (const Hit& hit : hits_.between(0, opening_)) {
            if (hit.kind != Kind::firm || found_.size() >= most_beside) {
                continue;
            }
            const std::uint32_t behind = skip_quote(reading_.skip_space(hit.end));
            Stretch name = behind > hit.end ? names_from(behind, opening_) : Stretch{behind, behind};
            if (name.start == name.end) {
                name = named_before_comma(hit.start);
            }
            if (name.end >= name.start + shortest && !is_place(name)) {
                found_.push_back(name);
            }
        }
    }

    /// The name before the comma a few words before `at`.
    Stretch named_before_comma(std::uint32_t at) const {
        std::uint32_t begin = at;
        for (std::size_t words = 0; words < words_between && begin > 1 && reading_.is_space(begin - 1);
             ++words) {
            if (reading_.text[begin - 2] == U',') {
                return names_before(begin - 2);
            }
            begin = begin_of_word(reading_, begin - 1);
        }
        return {at, at};
    }

    const Reading& reading_;
    const Hits& hits_;
    const std::vector<PlaceMention>& places_;
    std::uint32_t opening_;
    std::vector<Stretch> found_;
};

}  // namespace

std::vector<Stretch> find_subjects(const Reading& reading,
                                   const Hits& hits,
                                   const std::vector<PlaceMention>& places) {
    return reading.sentences.empty() ? std::vector<Stretch>() : SubjectFinder(reading, hits, places).find();
}

}  // namespace tocsin::facts
