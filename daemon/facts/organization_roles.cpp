#include "facts/roles.h"

#include <algorithm>

namespace tocsin::facts {
namespace {

constexpr std::uint32_t widest_list_gap = 16;  ///< ", ", " and ", ", as well as "
constexpr std::uint32_t reach = 90;
constexpr std::uint32_t short_reach = 45;
constexpr std::uint32_t longest_article = 5;
constexpr std::uint32_t longest_product = 16;

/// Han, kana and Hangul say as much in half the characters.
std::uint32_t width_between(const Reading& reading, std::uint32_t from, std::uint32_t to) {
    std::uint32_t width = to - from;
    for (std::uint32_t at = from; at < to && width < 2 * reach; ++at) {
        width += reading.class_at(at) == CharClass::block ? 1U : 0U;
    }
    return width;
}

std::uint32_t gap_between(const Reading& reading, Stretch left, Stretch right) {
    if (left.end <= right.start) {
        return width_between(reading, left.end, right.start);
    }
    return right.end <= left.start ? width_between(reading, right.end, left.start) : 0;
}

bool separates(char32_t point) {
    return point == U' ' || point == U',' || point == U'\u3001' || point == U'\uFF0C' || point == U'&' ||
           point == U'\u30FB' || point == U'\u00B7' || point == U'/' || point == U'+' || point == U'\u060C';
}

/// The organisations of one sentence and the words that give them their parts.
class SentenceRoles {
public:
    SentenceRoles(const Page& page, Stretch sentence, std::vector<OrganizationMention*> actors)
        : page_(page), sentence_(sentence), actors_(std::move(actors)) {}

    void give() {
        for (const Hit& hit : page_.hits->between(sentence_.start, sentence_.end)) {
            strong_role(hit);
        }
        for (const Hit& hit : page_.hits->between(sentence_.start, sentence_.end)) {
            if (hit.kind == Kind::partner && actors_.size() > 1) {
                partners(hit);
            }
        }
        for (const Hit& hit : page_.hits->between(sentence_.start, sentence_.end)) {
            if (hit.kind == Kind::invest) {
                investor(hit);
            }
        }
    }

private:
    void strong_role(const Hit& hit) {
        switch (hit.kind) {
            case Kind::technology_partner:
                spread(nearest(hit, reach), "technology_partner");
                break;
            case Kind::invest_into:
            case Kind::acquire:
                target_behind(hit);
                break;
            case Kind::toward:
                target_before(hit);
                break;
            case Kind::into:
                target_of_investment(hit);
                break;
            case Kind::supplier:
                supplier(hit);
                break;
            case Kind::unit:
                maker(hit);
                break;
            default:
                break;
        }
    }

    std::size_t none() const { return actors_.size(); }

    std::size_t nearest(const Hit& hit, std::uint32_t most) const {
        std::size_t best = none();
        std::uint32_t distance = most;
        for (std::size_t index = 0; index < actors_.size(); ++index) {
            const std::uint32_t gap =
                gap_between(*page_.reading, actors_[index]->where, {hit.start, hit.end});
            if (gap < distance) {
                distance = gap;
                best = index;
            }
        }
        return best;
    }

    std::size_t last_before(std::uint32_t place, std::uint32_t most) const {
        for (std::size_t index = actors_.size(); index-- > 0;) {
            const Stretch where = actors_[index]->where;
            if (where.end <= place) {
                return width_between(*page_.reading, where.end, place) < most ? index : none();
            }
        }
        return none();
    }

    std::size_t first_after(std::uint32_t place, std::uint32_t most) const {
        for (std::size_t index = 0; index < actors_.size(); ++index) {
            const Stretch where = actors_[index]->where;
            if (where.start >= place) {
                return width_between(*page_.reading, place, where.start) < most ? index : none();
            }
        }
        return none();
    }

    /// Gives `role` to the actor and to those listed with it: "A, B and C".
    void spread(std::size_t index, const char* role) {
        if (index == none()) {
            return;
        }
        assign(index, role);
        for (std::size_t at = index; at > 0 && listed(at - 1, at); --at) {
            assign(at - 1, role);
        }
        for (std::size_t at = index; at + 1 < actors_.size() && listed(at, at + 1); ++at) {
            assign(at + 1, role);
        }
    }

    /// Whether nothing but separators and one "and" lies between two names.
    bool listed(std::size_t left, std::size_t right) const {
        const std::uint32_t end = actors_[right]->where.start;
        std::uint32_t at = actors_[left]->where.end;
        if (end - at > widest_list_gap) {
            return false;
        }
        bool joined = false;
        while (at < end) {
            if (separates(page_.reading->text[at])) {
                ++at;
                continue;
            }
            const Hit* conjunction = page_.hits->longest(at, Kind::list_and);
            conjunction = conjunction != nullptr ? conjunction : page_.hits->longest(at, Kind::clitic);
            if (conjunction == nullptr || joined) {
                return false;
            }
            joined = true;
            at = conjunction->end;
        }
        return true;
    }

    void assign(std::size_t index, const char* role) {
        if (actors_[index]->role.empty()) {
            actors_[index]->role = role;
        }
    }

    void target_behind(const Hit& hit) { spread(first_after(hit.end, 30), "target"); }

    /// "invest $10 billion in OpenAI".
    void target_of_investment(const Hit& hit) {
        const std::size_t index = first_after(hit.end, longest_article);
        const std::uint32_t from =
            hit.start > reach ? std::max(hit.start - reach, sentence_.start) : sentence_.start;
        for (const Hit& earlier : page_.hits->between(from, hit.start)) {
            if (index != none() && earlier.kind == Kind::invest) {
                spread(index, "target");
                return;
            }
        }
    }

    /// "OpenAIに…投資": the particle marks what comes before an investment as its target.
    void target_before(const Hit& hit) {
        const std::size_t index = last_before(hit.start, 1);
        if (index == none() || actors_[index]->where.end != hit.start) {
            return;
        }
        for (const Hit& later : page_.hits->between(hit.end, std::min(hit.end + 30, sentence_.end))) {
            if (later.kind == Kind::invest || later.kind == Kind::acquire) {
                assign(index, "target");
                return;
            }
        }
    }

    void supplier(const Hit& hit) {
        const std::size_t before = last_before(hit.start, short_reach);
        spread(before != none() ? before : first_after(hit.end, short_reach / 2), "supplier");
    }

    /// "100,000 Nvidia Blackwell GPUs": who is named before the chips makes them.
    void maker(const Hit& hit) {
        const std::size_t index = hit.word->text == "GPU" ? last_before(hit.start, longest_product) : none();
        if (index != none()) {
            const std::uint32_t end = actors_[index]->where.end;
            const auto product = page_.reading->text.substr(end, hit.start - end);
            if (product.find_first_of(U".,;:()") == std::u32string::npos) {
                assign(index, "supplier");
            }
        }
    }

    void partners(const Hit& hit) {
        for (std::size_t index = 0; index < actors_.size(); ++index) {
            if (gap_between(*page_.reading, actors_[index]->where, {hit.start, hit.end}) < reach) {
                spread(index, "partner");
            }
        }
    }

    /// Who is named last before the word, and is not what is invested in.
    void investor(const Hit& hit) {
        std::size_t index = last_before(hit.start, reach);
        while (index != none() && actors_[index]->role == "target") {
            index = index > 0 ? index - 1 : none();
        }
        spread(index, "investor");
    }

    const Page& page_;
    Stretch sentence_;
    std::vector<OrganizationMention*> actors_;
};

}  // namespace

void give_organization_roles(const Page& page, const Cast& cast, std::vector<OrganizationMention>& mentions) {
    auto next = mentions.begin();
    for (const Stretch sentence : page.reading->sentences) {
        std::vector<OrganizationMention*> actors;
        for (; next != mentions.end() && next->where.start < sentence.end; ++next) {
            const std::string& kind = cast[next->organization].kind;
            if (kind != "media" && kind != "project") {
                actors.push_back(&*next);
            }
        }
        SentenceRoles(page, sentence, std::move(actors)).give();
    }
    for (OrganizationMention& mention : mentions) {
        if (mention.role.empty()) {
            mention.role = "mentioned";
        }
    }
}

}  // namespace tocsin::facts
