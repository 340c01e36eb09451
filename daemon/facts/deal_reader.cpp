#include "facts/deal_reader.h"

#include "facts/commitments.h"

#include <algorithm>
#include <cmath>

namespace tocsin::facts {
namespace {

constexpr std::size_t most_places = 6, most_capacities = 6, most_actors = 12, most_sources = 3;

bool is_bigger(const Money& left, const Boxed<Money>& right) {
    return !right || left.usd > right->usd || (left.usd == right->usd && left.value > right->value);
}

bool is_same(const Boxed<Money>& left, const Boxed<Money>& right) {
    return left && right && left->currency == right->currency &&
           std::fabs(left->value - right->value) <= .01 * right->value;
}

/// "a billion-dollar plan" is said exactly below.
bool is_sharper(const Money& now, const Money& then) {
    return then.approx && !now.approx && now.currency == then.currency && now.value > then.value / 2 &&
           now.value < then.value * 2;
}

/// "2 unnamed sources; CBS News": each source once.
std::string sources_of(const std::vector<FoundStatement>& attributions) {
    std::vector<std::string> names;
    for (const FoundStatement& found : attributions) {
        const bool vague = found.value == "unnamed sources" && !names.empty();
        const bool seen = std::find(names.begin(), names.end(), found.value) != names.end();
        if (!vague && !seen && names.size() < most_sources) {
            names.push_back(found.value);
        }
    }
    std::string joined;
    for (const std::string& name : names) {
        joined += (joined.empty() ? "" : "; ") + name;
    }
    return joined;
}

class DealBuilder {
public:
    DealBuilder(const Scene& scene, const Commitment& commitment, bool own)
        : scene_(scene), commitment_(commitment), own_(own) {}

    Deal build() {
        name_it();
        add_money();
        add_actors();
        add_places();
        add_capacity();
        add_statements();
        deal_.object = read_object(*scene_.page, commitment_.sentences);
        return std::move(deal_);
    }

private:
    void name_it() {
        if (!commitment_.projects.empty()) {
            deal_.name = scene_.cast[commitment_.projects.front()].name;
        }
        const Stretch all{commitment_.sentences.front().start, commitment_.sentences.back().end};
        deal_.span = scene_.page->reading->span(all);
    }

    /// What is committed first, and the ceiling. A headline's total said to be a ceiling below is the
    /// ceiling. The sum of a larger plan counts where no other is said.
    void add_money() {
        Boxed<Money> plain, programme;
        for (const FoundMoney* found : commitment_.money) {
            const Money& money = found->money;
            if (money.role == "ceiling") {
                deal_.ceiling = is_bigger(money, deal_.ceiling) ? money : deal_.ceiling;
            } else if (money.role == "first_tranche") {
                deal_.amount = deal_.amount ? deal_.amount : money;
            } else if (money.role == "programme") {
                programme = programme ? programme : money;
            } else if (!plain || is_sharper(money, *plain)) {
                plain = money;
            }
        }
        if (!plain && !deal_.amount && !deal_.ceiling) {
            deal_.amount = programme;
        } else if (!deal_.amount && !is_same(plain, deal_.ceiling)) {
            deal_.amount = plain;
        } else if (plain && deal_.amount && !deal_.ceiling && plain->usd > deal_.amount->usd) {
            deal_.ceiling = plain;
        }
    }

    /// The part of an organisation: the first it is given in the deal's sentences.
    std::string role_of(std::size_t organization) const {
        for (const Stretch sentence : commitment_.sentences) {
            for (const OrganizationMention* mention : inside(scene_.organizations, sentence)) {
                if (mention->organization == organization && mention->role != "mentioned") {
                    return mention->role;
                }
            }
        }
        return "mentioned";
    }

    bool in_headline(std::size_t organization) const {
        const auto named = inside(scene_.organizations, {0, scene_.page->reading->title_end});
        return own_ && std::any_of(named.begin(), named.end(), [&](const OrganizationMention* mention) {
                   return mention->organization == organization;
               });
    }

    void add_actors() {
        std::vector<Actor> actors;
        std::vector<bool> headline;
        for (const std::size_t organization : commitment_.actors) {
            actors.push_back({scene_.cast[organization].name, role_of(organization)});
            headline.push_back(in_headline(organization));
        }
        const bool active = std::any_of(
            actors.begin(), actors.end(), [](const Actor& actor) { return actor.role != "mentioned"; });
        if (!active && !actors.empty() && !commitment_.money.empty()) {
            actors.front().role = "investor";
        }
        for (std::size_t index = 0; index < actors.size() && deal_.actors.size() < most_actors; ++index) {
            if (!active || headline[index] || actors[index].role != "mentioned") {
                deal_.actors.push_back(actors[index]);
            }
        }
    }

    bool begins_name(std::uint32_t at) const {
        return std::any_of(scene_.organizations.begin(),
                           scene_.organizations.end(),
                           [&](const OrganizationMention& mention) { return mention.where.start == at; });
    }

    /// Where somebody comes from: "Oslo-based", "Norway's Nordlys".
    bool is_origin(const PlaceMention& mention) const {
        const std::uint32_t end = mention.where.end;
        for (const std::uint32_t at : {end, end + 1}) {
            if (const Hit* word = scene_.page->hits->longest(at, Kind::origin_after)) {
                const bool owner = word->word->text == "owner";
                return owner ? begins_name(scene_.page->reading->skip_space(word->end))
                             : word->word->text != "none";
            }
        }
        return false;
    }

    void add_places() {
        for (const Stretch sentence : commitment_.sentences) {
            for (const PlaceMention* mention : inside(scene_.places, sentence)) {
                if (is_origin(*mention)) {
                    continue;
                }
                const KnownPlace& known = *mention->place;
                const bool seen =
                    std::any_of(deal_.places.begin(), deal_.places.end(), [&](const Place& place) {
                        return place.name == known.name && place.country == known.country;
                    });
                if (!seen && deal_.places.size() < most_places) {
                    deal_.places.push_back({scene_.page->reading->quote(mention->where),
                                            scene_.page->reading->span(mention->where),
                                            known.name,
                                            known.country,
                                            known.region});
                }
            }
        }
    }

    void add_capacity() {
        for (const Stretch sentence : commitment_.sentences) {
            for (const FoundCapacity* found : inside(scene_.capacities, sentence)) {
                const auto& known = deal_.capacity;
                const bool seen = std::any_of(known.begin(), known.end(), [&](const tocsin::Quantity& other) {
                    return other.unit == found->capacity.unit && other.value == found->capacity.value;
                });
                if (!seen && known.size() < most_capacities) {
                    deal_.capacity.push_back(found->capacity);
                }
            }
        }
    }

    std::string first_of(const std::vector<FoundStatement>& statements) const {
        for (const Stretch sentence : commitment_.sentences) {
            const auto found = inside(statements, sentence);
            if (!found.empty()) {
                return found.front()->value;
            }
        }
        return "";
    }

    void add_statements() {
        deal_.stage = read_stage(*scene_.page, commitment_.sentences).value;
        deal_.horizon = first_of(scene_.horizons);
        deal_.attribution = own_ ? sources_of(scene_.attributions) : first_of(scene_.attributions);
        if (deal_.stage.empty() && !deal_.attribution.empty()) {
            deal_.stage = "rumoured";
        } else if (deal_.stage.empty() && !commitment_.money.empty()) {
            deal_.stage = "announced";
        }
    }

    const Scene& scene_;
    const Commitment& commitment_;
    bool own_;
    Deal deal_;
};

}  // namespace

std::vector<Deal> read_deals(const Scene& scene) {
    std::vector<Deal> deals;
    const std::vector<Commitment> commitments = find_commitments(scene);
    for (const Commitment& commitment : commitments) {
        Deal deal = DealBuilder(scene, commitment, deals.empty()).build();
        const bool empty = deal.actors.empty() && !deal.amount && !deal.ceiling && deal.name.empty();
        const bool idle = !deal.amount && !deal.ceiling && deal.object.empty() && deal.name.empty();
        if (!empty && !idle) {
            deals.push_back(std::move(deal));
        }
    }
    return deals;
}

}  // namespace tocsin::facts
