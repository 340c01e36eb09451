#include "facts/mentions.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace tocsin::facts {
namespace {

constexpr std::uint32_t context_reach = 250;

enum class Syllables { none, katakana, hangul };

Syllables syllables_of(char32_t point) {
    if (point >= 0x30A1 && point <= 0x30FF && point != 0x30FB) {
        return Syllables::katakana;
    }
    return point >= 0xAC00 && point <= 0xD7AF ? Syllables::hangul : Syllables::none;
}

/// Katakana and Hangul words have edges although no blank shows them. Hangul takes endings.
bool is_whole_word(const Reading& reading, Stretch where) {
    const std::u32string& text = reading.text;
    const Syllables first = syllables_of(text[where.start]);
    if (first != Syllables::none && where.start > 0 && syllables_of(text[where.start - 1]) == first) {
        return false;
    }
    return where.end >= text.size() || syllables_of(text[where.end - 1]) != Syllables::katakana ||
           syllables_of(text[where.end]) != Syllables::katakana;
}

bool is_lower(const Reading& reading, std::uint32_t at) {
    return u_islower(static_cast<UChar32>(reading.raw[reading.origin[at]])) != 0;
}

bool stands_beside(const Reading& reading, Stretch where, const std::u32string& word) {
    const std::uint32_t after =
        where.end + (where.end < reading.text.size() && reading.class_at(where.end) != CharClass::letter &&
                             reading.class_at(where.end) != CharClass::block
                         ? 1U
                         : 0U);
    if (reading.text.compare(std::min<std::size_t>(after, reading.text.size()), word.size(), word) == 0) {
        return true;
    }
    const bool apart = where.start > 0 && reading.class_at(where.start - 1) != CharClass::letter &&
                       reading.class_at(where.start - 1) != CharClass::block;
    const std::size_t gap = apart ? 1 : 0;
    return where.start >= word.size() + gap &&
           reading.is_boundary(static_cast<std::uint32_t>(where.start - gap - word.size())) &&
           reading.text.compare(where.start - gap - word.size(), word.size(), word) == 0;
}

class OrganizationFinder {
public:
    OrganizationFinder(const Reading& reading, const Hits& hits, const OrganizationTable& table)
        : reading_(reading), hits_(hits), table_(table) {}

    std::vector<OrganizationMention> find() {
        std::uint32_t edge = 0;
        for (const Hit& hit : hits_.all()) {
            if (hit.kind != Kind::organization || hit.start < edge || !may_be(hit)) {
                continue;
            }
            found_.push_back(&hit);
            edge = hit.end;
        }
        std::vector<OrganizationMention> mentions;
        for (const Hit* hit : found_) {
            if (!guard_of(*hit).context || has_context(*hit)) {
                mentions.push_back({{hit->start, hit->end}, alias_of(*hit).organization, ""});
            }
        }
        return mentions;
    }

private:
    const OrganizationTable::Alias& alias_of(const Hit& hit) const { return table_.aliases[hit.word->index]; }
    const AliasGuard& guard_of(const Hit& hit) const { return table_.guards[alias_of(hit).guard]; }
    const KnownOrganization& known(const Hit& hit) const {
        return table_.organizations[alias_of(hit).organization];
    }

    bool may_be(const Hit& hit) const {
        const Stretch where{hit.start, hit.end};
        const auto first = static_cast<unsigned char>(alias_of(hit).spelling[0]);
        const bool proper = !(first >= 'a' && first <= 'z');
        if ((proper && is_lower(reading_, hit.start)) || !is_whole_word(reading_, where)) {
            return false;
        }
        const auto& beside = guard_of(hit).not_beside;
        return std::none_of(beside.begin(), beside.end(), [&](const std::u32string& word) {
            return stands_beside(reading_, where, word);
        });
    }

    /// A homonym counts near another organisation or something of infrastructure.
    bool has_context(const Hit& hit) const {
        const std::uint32_t from = hit.start > context_reach ? hit.start - context_reach : 0;
        const std::uint32_t to = hit.end + context_reach;
        const auto before = [](const Hit* other, std::uint32_t place) { return other->start < place; };
        for (auto next = std::lower_bound(found_.begin(), found_.end(), from, before);
             next != found_.end() && (*next)->start <= to;
             ++next) {
            const Hit* other = *next;
            if (!guard_of(*other).context && known(*other).kind != "media" &&
                alias_of(*other).organization != alias_of(hit).organization) {
                return true;
            }
        }
        for (const Hit& word : hits_.between(from, to)) {
            if (word.kind == Kind::object || word.kind == Kind::artificial_intelligence) {
                return true;
            }
        }
        return false;
    }

    const Reading& reading_;
    const Hits& hits_;
    const OrganizationTable& table_;
    std::vector<const Hit*> found_;
};

}  // namespace

std::vector<OrganizationMention> find_organizations(const Reading& reading,
                                                    const Hits& hits,
                                                    const OrganizationTable& table) {
    return OrganizationFinder(reading, hits, table).find();
}

std::vector<PlaceMention> find_places(const Reading& reading,
                                      const Hits& hits,
                                      const std::vector<OrganizationMention>& organizations,
                                      const std::vector<KnownPlace>& known) {
    std::vector<PlaceMention> mentions;
    std::uint32_t edge = 0;
    auto taken = organizations.begin();
    for (const Hit& hit : hits.all()) {
        if (hit.kind != Kind::place || hit.start < edge || is_lower(reading, hit.start) ||
            !is_whole_word(reading, {hit.start, hit.end})) {
            continue;
        }
        while (taken != organizations.end() && taken->where.end <= hit.start) {
            ++taken;
        }
        if (taken != organizations.end() && taken->where.start < hit.end) {
            continue;
        }
        mentions.push_back({{hit.start, hit.end}, &known[hit.word->index]});
        edge = hit.end;
    }
    return mentions;
}

}  // namespace tocsin::facts
