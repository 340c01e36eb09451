#include "facts/commitments.h"

#include "model/commitments.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tocsin::facts {
namespace {

constexpr std::size_t most_commitments = 8;
constexpr std::size_t most_sentences = 100;
constexpr std::size_t most_amounts = 40;
constexpr double least_usd = 1e5;
constexpr double least_of_headline = 1e7;  // dollars
constexpr double same = .01;

bool is_committed(const Money& money) {
    const double dollars = money.usd > 0 ? money.usd : money.value;
    return is_of_deal(money.role) && dollars >= least_usd;
}

/// Of a headline that calls nothing by its name, "$15bn AI campus near signing", or of the lead below one
/// that does.
bool is_plain(const Money& money) { return money.role.empty() && money.usd >= least_of_headline; }

bool equals(const Money& left, const Money& right) {
    return left.currency == right.currency &&
           std::fabs(left.value - right.value) <= same * std::max(left.value, right.value);
}

template <class Value>
bool has(const std::vector<Value>& list, const Value& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

template <class Value>
void add_new(std::vector<Value>& list, const Value& value) {
    if (!has(list, value)) {
        list.push_back(value);
    }
}

/// What one sentence has to say of deals.
struct Clue {
    Stretch sentence;
    std::vector<const FoundMoney*> money;
    std::vector<std::size_t> actors, projects;
    bool earlier = false, beside = false, builds = false, parts = false, stage = false;
    bool joins = false;    ///< somebody is named a partner or a supplier
    bool opening = false;  ///< the title or the first sentence behind it
};

class Gatherer {
public:
    explicit Gatherer(const Scene& scene)
        : scene_(scene), headline_of_deal_(is_headline_of_deal()), commitments_(1) {}

    std::vector<Commitment> gather() {
        const Reading& reading = *scene_.page->reading;
        bool behind_title = reading.title_end == 0;
        int bodies = 0;
        for (const Stretch sentence : reading.sentences) {
            if (sentence.end - sentence.start < 3) {
                continue;
            }
            bodies += behind_title ? 1 : 0;
            const Clue clue = read(sentence, !behind_title || bodies <= 1);
            behind_title = behind_title || sentence.end > reading.title_end;
            place(clue);
        }
        if (commitments_[0].sentences.empty()) {
            commitments_.erase(commitments_.begin());
        }
        return std::move(commitments_);
    }

private:
    /// Whether the headline speaks of what is built, or of putting money in.
    bool is_headline_of_deal() const {
        const auto told = scene_.page->hits->between(0, scene_.page->reading->title_end);
        return std::any_of(told.begin(), told.end(), [](const Hit& hit) {
            return hit.kind == Kind::object || hit.kind == Kind::invest;
        });
    }

    Clue read(Stretch sentence, bool opening) const {
        Clue clue;
        clue.sentence = sentence;
        clue.opening = opening;
        for (const FoundMoney* found : inside(scene_.money, sentence)) {
            const bool headline = sentence.start < scene_.page->reading->title_end;
            const bool plain = (headline || (opening && headline_of_deal_)) && is_plain(found->money);
            if ((is_committed(found->money) || plain) && !found->restated) {
                clue.money.push_back(found);
            }
        }
        for (const OrganizationMention* mention : inside(scene_.organizations, sentence)) {
            const bool project = scene_.known(*mention).kind == "project";
            if (project) {
                add_new(clue.projects, mention->organization);
            } else if (scene_.is_actor(*mention)) {
                add_new(clue.actors, mention->organization);
                clue.parts = clue.parts || mention->role != "mentioned";
                clue.joins = clue.joins || mention->role == "technology_partner" ||
                             mention->role == "supplier" || mention->role == "partner";
            }
        }
        for (const Hit& hit : scene_.page->hits->between(sentence.start, sentence.end)) {
            const Kind kind = hit.kind;
            clue.earlier = clue.earlier || kind == Kind::earlier;
            clue.beside = clue.beside || (kind == Kind::beside && hit.start < sentence.start + 40);
            clue.builds = clue.builds || kind == Kind::object;
            clue.stage = clue.stage || kind == Kind::stage;
        }
        return clue;
    }

    Commitment& main() { return commitments_[0]; }

    bool main_has_money() const { return !commitments_[0].money.empty(); }

    bool knows_amount(const Commitment& commitment, const Clue& clue) const {
        return std::any_of(clue.money.begin(), clue.money.end(), [&](const FoundMoney* now) {
            return std::any_of(commitment.money.begin(), commitment.money.end(), [&](const FoundMoney* then) {
                return equals(now->money, then->money);
            });
        });
    }

    static bool overlaps(const std::vector<std::size_t>& left, const std::vector<std::size_t>& right) {
        return std::any_of(left.begin(), left.end(), [&](std::size_t item) { return has(right, item); });
    }

    /// Whether the sentence speaks of the item's own deal.
    bool is_main(const Clue& clue) {
        if (overlaps(clue.projects, main().projects)) {
            return true;
        }
        if (clue.opening && (!main_has_money() || !clue.earlier)) {
            return true;
        }
        if (!main_has_money() && !clue.earlier) {
            return true;
        }
        if (clue.earlier || (clue.beside && !clue.money.empty())) {
            return false;
        }
        const bool own_actors = clue.actors.empty() || overlaps(clue.actors, main().actors);
        return own_actors || knows_amount(main(), clue);
    }

    void place(const Clue& clue) {
        const bool tells = clue.builds || clue.parts || clue.stage || !clue.projects.empty();
        if (clue.money.empty()) {
            const bool begins = main().sentences.empty() || clue.opening;
            const bool fits = begins || (!clue.earlier && !clue.beside && (clue.joins || is_main(clue)));
            const bool relevant = begins ? tells : tells || has_detail(clue);
            if (fits && relevant && (last_ == 0 || !clue.projects.empty() || begins)) {
                Clue told = clue;
                if (!begins && !clue.joins && clue.projects.empty()) {
                    told.actors.clear();
                }
                join(main(), told, clue.money);
            }
            return;
        }
        if (is_main(clue)) {
            last_ = 0;
            join(main(), clue, clue.money);
        } else {
            place_other(clue);
        }
    }

    bool has_detail(const Clue& clue) const {
        return !inside(scene_.places, clue.sentence).empty() ||
               !inside(scene_.capacities, clue.sentence).empty() ||
               !inside(scene_.horizons, clue.sentence).empty();
    }

    /// Another deal, or several in one sentence: each amount goes to the actor named last before it.
    void place_other(const Clue& clue) {
        std::vector<std::pair<std::size_t, std::vector<const FoundMoney*>>> parts;
        const auto mentions = inside(scene_.organizations, clue.sentence);
        for (const FoundMoney* found : clue.money) {
            std::size_t actor = nobody;
            for (const OrganizationMention* mention : mentions) {
                const bool before = mention->where.end <= found->where.start;
                if (scene_.is_actor(*mention) && (before || actor == nobody)) {
                    actor = mention->organization;
                }
            }
            if (parts.empty() || parts.back().first != actor) {
                parts.push_back({actor, {}});
            }
            parts.back().second.push_back(found);
        }
        for (const auto& [actor, money] : parts) {
            Clue part = clue;
            if (parts.size() > 1) {
                part.actors.assign(actor == nobody ? 0U : 1U, actor);
            }
            part.money = money;
            if (Commitment* commitment = other_for(part)) {
                join(*commitment, part, money);
            }
        }
    }

    Commitment* other_for(const Clue& clue) {
        for (std::size_t index = 1; index < commitments_.size(); ++index) {
            if (knows_amount(commitments_[index], clue) &&
                (clue.actors.empty() || overlaps(clue.actors, commitments_[index].actors))) {
                last_ = index;
                return &commitments_[index];
            }
        }
        if (commitments_.size() >= most_commitments) {
            return nullptr;
        }
        last_ = commitments_.size();
        return &commitments_.emplace_back();
    }

    static void join(Commitment& commitment, const Clue& clue, const std::vector<const FoundMoney*>& money) {
        if (commitment.sentences.size() >= most_sentences) {
            return;
        }
        commitment.sentences.push_back(clue.sentence);
        for (const FoundMoney* found : money) {
            if (commitment.money.size() < most_amounts) {
                commitment.money.push_back(found);
            }
        }
        for (const std::size_t actor : clue.actors) {
            add_new(commitment.actors, actor);
        }
        for (const std::size_t project : clue.projects) {
            add_new(commitment.projects, project);
        }
    }

    static constexpr std::size_t nobody = static_cast<std::size_t>(-1);

    const Scene& scene_;
    bool headline_of_deal_;
    std::vector<Commitment> commitments_;
    std::size_t last_ = 0;  ///< the commitment spoken of last
};

}  // namespace

std::vector<Commitment> find_commitments(const Scene& scene) { return Gatherer(scene).gather(); }

}  // namespace tocsin::facts
