#include "story/book.h"

#include "base/hash.h"
#include "story/deal_evidence.h"
#include "story/deal_sheet.h"
#include "story/evidence.h"
#include "story/ledger.h"
#include "story/romaniser.h"
#include "story/shelf.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace tocsin::story {
namespace {

constexpr std::size_t most_reports = 200;

Limits within_reason(Limits limits) {
    limits.most_stories = std::max<std::size_t>(limits.most_stories, 1);
    return limits;
}

Time arrival_of(const Article& article) {
    return article.arrived == Time{} ? article.published : article.arrived;
}

bool is_copy(const CopyVerdict& verdict) {
    return verdict.kind == CopyKind::exact_copy || verdict.kind == CopyKind::near_copy;
}

Story story_of(const Article& article) {
    Story story;
    story.id = hex_id("story\n" + article.id);
    story.first_seen = story.last_seen = article.published;
    story.headline = article.title;
    story.language = article.language;
    return story;
}

/// Where an item fits, and how well.
struct Fit {
    std::uint32_t slot = Shelf::nowhere;
    double probability = 0;
    Evidence evidence;
    DealEvidence deal;
};

/// One line for each kind of evidence.
std::vector<std::string> reasons(const Fit& fit) {
    std::vector<std::string> lines = describe(fit.evidence);
    for (std::string& line : describe(fit.deal)) {
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

struct Book::State {
    State(Limits wanted, const Tuning& with) : limits(within_reason(wanted)), tuning(with), shelf(tuning) {}

    std::vector<std::uint32_t> candidates(const Facts& facts, const std::vector<Part>& weighed);
    Fit fit_of(std::uint32_t slot,
               const Article& article,
               const Facts& facts,
               const Wording& wording,
               const std::vector<Part>& weighed) const;
    std::vector<Fit> fits(const Article& article,
                          const Facts& facts,
                          const std::vector<Part>& weighed,
                          Placement& placement);
    std::uint32_t known_place(const Article& article, const Facts& facts, const CopyVerdict& verdict) const;
    std::uint32_t settle(const Article& article,
                         const Facts& facts,
                         const std::vector<Part>& weighed,
                         Placement& placement);
    std::uint32_t merge(std::uint32_t one, std::uint32_t other, Placement& placement);
    void report(std::uint32_t slot, const Article& article, const CopyVerdict& verdict);

    Limits limits;
    Tuning tuning;
    Shelf shelf;
    Romaniser romaniser;
};

/// Where the item or its original went; nowhere when the same words announce another deal, as templates do.
std::uint32_t Book::State::known_place(const Article& article,
                                       const Facts& facts,
                                       const CopyVerdict& verdict) const {
    const std::uint32_t own = shelf.by_item(article.id);
    if (own != Shelf::nowhere || !is_copy(verdict)) {
        return own;
    }
    const std::uint32_t slot = shelf.by_item(verdict.copy_of);
    const bool near = slot != Shelf::nowhere && verdict.kind == CopyKind::near_copy && !facts.deals.empty();
    return near && is_of_others(facts.deals.front(), shelf.at(slot).story) ? Shelf::nowhere : slot;
}

/// Stories that share rare terms or the deal with the item, each once.
std::vector<std::uint32_t> Book::State::candidates(const Facts& facts, const std::vector<Part>& weighed) {
    std::vector<std::uint32_t> slots = shelf.topics().candidates(weighed);
    if (!facts.deals.empty()) {
        for (const std::uint32_t slot : shelf.deals().candidates(facts)) {
            if (std::find(slots.begin(), slots.end(), slot) == slots.end()) {
                slots.push_back(slot);
            }
        }
    }
    return slots;
}

Fit Book::State::fit_of(std::uint32_t slot,
                        const Article& article,
                        const Facts& facts,
                        const Wording& wording,
                        const std::vector<Part>& weighed) const {
    const Story& story = shelf.at(slot).story;
    const auto idle = std::max(article.published - story.last_seen, story.first_seen - article.published);
    const double hours = std::max(0.0, std::chrono::duration<double, std::ratio<3600>>(idle).count());
    const double half_life = has_deal(story) ? tuning.deal_half_life_hours : tuning.half_life_hours;
    Fit fit{slot, 0, weigh_up(shelf.topics(), weighed, slot, std::exp2(-hours / half_life), tuning), {}};
    if (const Said item{facts, wording, space_of(article.language)}; has_deal(story)) {
        fit.deal = weigh_deal(shelf.topics(), item, story, fit.evidence, hours, tuning);
    }
    fit.probability = 1 - (1 - fit.evidence.probability) * (1 - fit.deal.probability);
    const Overlap& people = fit.evidence.cross[names];
    if (!facts.deals.empty() && people.present && people.shared == 0 &&
        !share_an_actor(facts.deals.front(), story.deal) &&
        amounts_contradict(facts.deals.front(), story.deal)) {
        fit.probability = 0;  // another sum, and nobody in common
    }
    return fit;
}

// Best first; stories about another deal of the same people are left out.
std::vector<Fit> Book::State::fits(const Article& article,
                                   const Facts& facts,
                                   const std::vector<Part>& weighed,
                                   Placement& placement) {
    const Wording wording(article, tuning.words);
    std::vector<Fit> found;
    for (const std::uint32_t slot : candidates(facts, weighed)) {
        if (facts.deals.empty() || !is_sibling(facts.deals.front(), shelf.at(slot).story)) {
            found.push_back(fit_of(slot, article, facts, wording, weighed));
        } else if (placement.why.empty()) {
            placement.why.push_back("another deal than: " + shelf.at(slot).story.headline);
        }
    }
    std::stable_sort(found.begin(), found.end(), [&](const Fit& one, const Fit& other) {
        return one.probability > other.probability;
    });
    return found;
}

std::uint32_t Book::State::merge(std::uint32_t one, std::uint32_t other, Placement& placement) {
    const bool one_is_older = shelf.at(one).saved.rank < shelf.at(other).saved.rank;
    const std::uint32_t elder = one_is_older ? one : other;
    const std::uint32_t younger = one_is_older ? other : one;
    placement.touched.push_back(shelf.at(younger).story.id);
    placement.why.push_back("merged with: " + shelf.at(younger).story.headline);
    shelf.merge(elder, younger);
    return elder;
}

std::uint32_t Book::State::settle(const Article& article,
                                  const Facts& facts,
                                  const std::vector<Part>& weighed,
                                  Placement& placement) {
    const std::vector<Fit> found = fits(article, facts, weighed, placement);
    if (found.empty() || found.front().probability < tuning.join) {
        placement.opened = true;
        if (!found.empty()) {
            placement.score = found.front().probability;
            placement.why.push_back("not with: " + shelf.at(found.front().slot).story.headline);
            for (std::string& reason : reasons(found.front())) {
                placement.why.push_back(std::move(reason));
            }
        }
        return shelf.open(story_of(article));
    }
    placement.score = found.front().probability;
    placement.why = reasons(found.front());  // what it is not matters no more
    std::uint32_t slot = found.front().slot;
    if (found.size() > 1 && found[1].probability >= tuning.merge &&
        !is_sibling(shelf.at(found[1].slot).story.deal, shelf.at(slot).story)) {
        slot = merge(slot, found[1].slot, placement);
    }
    return slot;
}

void Book::State::report(std::uint32_t slot, const Article& article, const CopyVerdict& verdict) {
    Story& story = shelf.at(slot).story;
    if (story.reports.size() < most_reports) {
        story.reports.push_back(Report{article.id,
                                       article.outlet,
                                       article.url,
                                       article.title,
                                       article.language,
                                       article.published,
                                       is_copy(verdict)});
    }
    ++story.report_count;
    ++story.revision;
    story.first_seen = std::min(story.first_seen, article.published);
    story.last_seen = std::max(story.last_seen, article.published);
    shelf.add_item(slot, article.id, arrival_of(article));
}

Book::Book(Limits limits) : Book(limits, Tuning{}) {}
Book::Book(Limits limits, const Tuning& tuning) : state_(std::make_unique<State>(limits, tuning)) {}
Book::~Book() = default;
Book::Book(Book&&) noexcept = default;
Book& Book::operator=(Book&&) noexcept = default;

void Book::know(std::shared_ptr<const CommonWords> common) { state_->shelf.topics().know(std::move(common)); }

Placement Book::place(const Article& article, const Facts& facts, const CopyVerdict& verdict) {
    State& state = *state_;
    const Time now = std::max(state.shelf.newest(), arrival_of(article));
    state.shelf.tidy(state.limits.most_stories, now - state.limits.window);

    Placement placement;
    std::uint32_t slot = state.known_place(article, facts, verdict);
    if (slot != Shelf::nowhere) {
        placement.score = is_copy(verdict) ? verdict.containment : 1;
        placement.why.push_back("a copy of an item of this story");
    }
    if (slot == Shelf::nowhere || verdict.kind == CopyKind::near_copy) {
        std::vector<Part> parts = features_of(article, facts, state.tuning, state.romaniser);
        state.shelf.topics().weigh(parts);
        if (slot == Shelf::nowhere) {
            slot = state.settle(article, facts, parts, placement);
            placement.stale = verdict.kind == CopyKind::exact_copy && verdict.containment >= 1;
        }
        state.shelf.absorb(slot, parts);
    }
    state.report(slot, article, verdict);
    Entry& entry = state.shelf.at(slot);
    placement.story_id = entry.story.id;
    placement.takes_back = facts.revision.value == "retraction";
    placement.changes = enter(entry.story, entry.saved.unconfirmed, article, facts, placement.opened);
    state.shelf.note_deal(slot);
    return placement;
}

Placement Book::compare(const Article& article,
                        const Facts& facts,
                        const Article& other,
                        const Facts& others) {
    State& state = *state_;
    std::vector<Part> parts = features_of(article, facts, state.tuning, state.romaniser);
    std::vector<Part> other_parts = features_of(other, others, state.tuning, state.romaniser);
    state.shelf.topics().weigh(parts);
    state.shelf.topics().weigh(other_parts);
    Story story = story_of(other);
    story.id.clear();
    const std::uint32_t slot = state.shelf.open(std::move(story));
    state.shelf.absorb(slot, other_parts);
    Entry& entry = state.shelf.at(slot);
    enter(entry.story, entry.saved.unconfirmed, other, others, true);

    Placement placement;
    if (!facts.deals.empty() && is_sibling(facts.deals.front(), entry.story)) {
        placement.why.push_back("another deal than: " + entry.story.headline);
    } else {
        const Fit fit = state.fit_of(slot, article, facts, Wording(article, state.tuning.words), parts);
        placement.score = fit.probability;
        placement.why = reasons(fit);
    }
    placement.opened = placement.score < state.tuning.join;
    state.shelf.drop(slot);
    return placement;
}

const Story* Book::find(const std::string& story_id) const {
    const std::uint32_t slot = state_->shelf.by_id(story_id);
    return slot == Shelf::nowhere ? nullptr : &state_->shelf.at(slot).story;
}

StoryRecord Book::record(const std::string& story_id) const { return state_->shelf.record(story_id); }

void Book::restore(const std::vector<StoryRecord>& stories) {
    std::vector<const StoryRecord*> ordered;
    for (const StoryRecord& story : stories) {
        ordered.push_back(&story);
    }
    std::sort(ordered.begin(), ordered.end(), [](const StoryRecord* one, const StoryRecord* other) {
        return one->story.id < other->story.id;
    });
    for (const StoryRecord* story : ordered) {
        state_->shelf.restore(*story);
    }
}

std::size_t Book::size() const { return state_->shelf.size(); }

}  // namespace tocsin::story
