#include "pipeline/keeper.h"

#include "alert/bell.h"
#include "pipeline/report.h"

#include <algorithm>
#include <future>
#include <map>
#include <set>

namespace tocsin::pipeline {
namespace {

std::string key_of(const std::string& story_id, const std::string& watchlist) {
    return story_id + "\n" + watchlist;
}

/// The receivers a severity is routed to; all of them when the watchlist has no routes.
std::vector<std::string> route(const match::Manner& manner,
                               const std::string& severity,
                               const std::vector<std::string>& receivers) {
    if (manner.routes.empty()) {
        return receivers;
    }
    std::vector<std::string> chosen;
    for (const auto& [level, names] : manner.routes) {
        if (level != severity) {
            continue;
        }
        std::copy_if(names.begin(), names.end(), std::back_inserter(chosen), [&](const std::string& name) {
            return std::find(receivers.begin(), receivers.end(), name) != receivers.end();
        });
    }
    return chosen;
}

const match::Watchlist* find_watchlist(const match::Matcher& matcher, const std::string& id) {
    const auto& all = matcher.watchlists();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const match::Watchlist& watchlist) { return watchlist.id == id; });
    return found == all.end() ? nullptr : &*found;
}

alert::Policy policy_of(const match::Manner& manner, Seconds spacing) {
    return {manner.max_age, manner.update_on, spacing, {}};
}

/// Each story once, as it is at the end of the round.
void record_stories(const story::Book& book, const std::vector<std::string>& touched, Batch& batch) {
    std::set<std::string> done;
    for (const std::string& id : touched) {
        if (done.insert(id).second) {
            batch.stories.push_back(book.record(id));
        }
    }
}

/// Each (story, watchlist) once, in its last state.
void keep_last_told(std::vector<Told>& told) {
    std::map<std::string, std::size_t> last;
    for (std::size_t i = 0; i < told.size(); ++i) {
        last[key_of(told[i].story_id, told[i].watchlist)] = i;
    }
    std::vector<Told> kept;
    for (const auto& [key, i] : last) {
        kept.push_back(std::move(told[i]));
    }
    told = std::move(kept);
}

}  // namespace

/// What one keep() carries from item to item.
struct Keeper::Work {
    Round round;
    std::vector<std::string> touched;
};

Keeper::Keeper(std::shared_ptr<const Knowledge> knowledge, std::chrono::hours window)
    : knowledge_(std::move(knowledge)),
      index_(dedup::Limits{.window = window}),
      book_(story::Limits{.window = window}) {
    book_.know(knowledge_->common_words);
}
Keeper::~Keeper() = default;
Keeper::Keeper(Keeper&&) noexcept = default;

Room Keeper::room() { return {dedup::Limits{}.most_items, story::Limits{}.most_stories}; }

// Copies and stories know nothing of each other: they come back side by side.
void Keeper::restore(const Memory& memory) {
    auto stories = std::async(std::launch::async, [&] { book_.restore(memory.stories); });
    index_.restore(memory.prints);
    stories.get();
    for (const Told& told : memory.told) {
        told_[key_of(told.story_id, told.watchlist)] = told;
    }
}

void Keeper::set_knowledge(std::shared_ptr<const Knowledge> knowledge) {
    knowledge_ = std::move(knowledge);
    book_.know(knowledge_->common_words);
}

const Story* Keeper::story(const std::string& id) const { return book_.find(id); }
std::size_t Keeper::item_count() const { return index_.size(); }
std::size_t Keeper::story_count() const { return book_.size(); }
std::size_t Keeper::told_count() const { return told_.size(); }

Round Keeper::keep(const Delivery& delivery, Time now) {
    Work work;
    for (const Article& article : delivery.articles) {
        keep_one(article, delivery.first_poll && !article.dated, now, work);
    }
    record_stories(book_, work.touched, work.round.batch);
    keep_last_told(work.round.batch.told);
    forget_told();
    return std::move(work.round);
}

void Keeper::forget_told() {
    if (told_.size() <= most_told_) {
        return;
    }
    std::erase_if(told_, [this](const auto& told) { return book_.find(told.second.story_id) == nullptr; });
    most_told_ = std::max<std::size_t>(1000, 2 * told_.size());
}

void Keeper::keep_one(const Article& article, bool silent, Time now, Work& work) {
    Outcome outcome;
    outcome.item_id = article.id;
    outcome.title = article.title;
    outcome.verdict = index_.judge(article);
    if (outcome.verdict.kind == CopyKind::seen) {
        outcome.suppressed_by = "seen";
        work.round.outcomes.push_back(std::move(outcome));
        return;
    }
    const Facts facts = knowledge_->extractor.read(article);
    const Placement placement = book_.place(article, facts, outcome.verdict);
    outcome.story_id = placement.story_id;
    work.touched.push_back(placement.story_id);
    for (const std::string& id : placement.touched) {
        work.touched.push_back(id);
        take_over(id, placement.story_id, work);
    }
    work.round.batch.items.push_back({article, index_.last_print(), outcome.verdict, placement.story_id});
    if (silent) {
        outcome.suppressed_by = "first_poll";
    } else {
        ring(article, facts, placement, now, work, outcome);
    }
    if (const Story* story = book_.find(placement.story_id)) {
        outcome.amounts = amounts_of(story->deal, facts);
    }
    work.round.outcomes.push_back(std::move(outcome));
}

/// The watchlists that match, and those that told of the story before when the report has news of it: the
/// story matters to them, whatever words the report has.
std::vector<Match> Keeper::judge(const Article& article,
                                 const Facts& facts,
                                 const Placement& placement) const {
    const match::Matcher& matcher = knowledge_->matcher;
    std::vector<Match> matches = matcher.match(article, facts);
    const bool news = tells_news(article, facts, placement);
    for (std::size_t index = 0; news && index < matcher.watchlists().size(); ++index) {
        const std::string& id = matcher.watchlists()[index].id;
        const auto told = told_.find(key_of(placement.story_id, id));
        const bool judged = std::any_of(
            matches.begin(), matches.end(), [&](const Match& match) { return match.watchlist == id; });
        if (told == told_.end() || judged) {
            continue;
        }
        Match match = matcher.follow(article, facts, index);
        match.severity = told->second.severity;
        if (match.matched) {
            matches.push_back(std::move(match));
        }
    }
    return matches;
}

void Keeper::ring(const Article& article,
                  const Facts& facts,
                  const Placement& placement,
                  Time now,
                  Work& work,
                  Outcome& outcome) {
    const match::Matcher& matcher = knowledge_->matcher;
    const Story* story = book_.find(placement.story_id);
    if (story == nullptr || matcher.watchlists().empty()) {
        return;
    }
    Batch& batch = work.round.batch;
    const std::vector<Match> matches = judge(article, with_story(facts, *story), placement);
    if (matches.empty()) {
        outcome.suppressed_by = "no match";
    }
    for (const Match& match : matches) {
        const match::Manner& manner = find_watchlist(matcher, match.watchlist)->manner;
        const auto told = told_.find(key_of(story->id, match.watchlist));
        const Told* before = told == told_.end() ? nullptr : &told->second;
        alert::Ruling ruling = alert::rule(
            article, match, *story, placement, before, policy_of(manner, knowledge_->spacing), now);
        if (outcome.score <= match.score || ruling.alert) {
            outcome.score = match.score;
            outcome.watchlist = match.watchlist;
            outcome.severity = match.severity;
            outcome.suppressed_by = ruling.suppressed_by;
        }
        if (ruling.told) {
            told_[key_of(story->id, match.watchlist)] = *ruling.told;
            batch.told.push_back(*std::move(ruling.told));
        }
        if (ruling.alert) {
            outcome.rang = ruling.suppressed_by.empty() ? std::optional(ruling.alert->kind) : outcome.rang;
            const std::vector<std::string> receivers = route(manner, match.severity, knowledge_->receivers);
            for (Message& message : alert::address(*ruling.alert, receivers, now)) {
                batch.messages.push_back(std::move(message));
            }
            batch.alerts.push_back(*std::move(ruling.alert));
        }
    }
}

/// A story that turned out to be `older` leaves behind what was told of it, so that it does not ring again.
void Keeper::take_over(const std::string& younger, const std::string& older, Work& work) {
    if (younger == older) {
        return;
    }
    for (const match::Watchlist& watchlist : knowledge_->matcher.watchlists()) {
        const auto left = told_.find(key_of(younger, watchlist.id));
        if (left == told_.end()) {
            continue;
        }
        Told& heir = told_[key_of(older, watchlist.id)];
        Told told = left->second;
        told_.erase(left);
        told.story_id = older;
        told.alerts += heir.alerts;
        told.last_at = std::max(told.last_at, heir.last_at);
        told.ledger.insert(told.ledger.end(), heir.ledger.begin(), heir.ledger.end());
        told.held.clear();  // what is held leaves as it is
        heir = std::move(told);
        work.round.batch.told.push_back(heir);
    }
}

}  // namespace tocsin::pipeline
