// The one place where items meet what is remembered: dedup, facts, story, match, alert, in this order. No
// I/O.
//
//   Takes   clean articles and the moment they arrived
//   Gives   model/batch.h: Batch, to be made durable, and what became of each item
//   Runs    on one strand; `run` and `replay` share it
#pragma once

#include "dedup/index.h"
#include "model/batch.h"
#include "pipeline/knowledge.h"
#include "story/book.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace tocsin::pipeline {

/// What became of one item.
struct Outcome {
    std::string item_id, story_id, title;
    CopyVerdict verdict;
    std::optional<AlertKind> rang;
    std::string watchlist, severity;
    double score = 0;
    std::string suppressed_by;
    std::vector<std::string> amounts;  ///< of its story: "EUR 2e9", "USD 2.33e9"
};

struct Round {
    Batch batch;
    std::vector<Outcome> outcomes;  ///< one per article, in their order
};

/// The articles of one body.
struct Delivery {
    std::vector<Article> articles;
    bool first_poll = false;  ///< undated items of a source's first poll are remembered silently
};

class Keeper {
public:
    Keeper(std::shared_ptr<const Knowledge> knowledge, std::chrono::hours window);
    ~Keeper();
    Keeper(Keeper&&) noexcept;

    /// How much restore() can make use of.
    static Room room();
    /// Before the first keep().
    void restore(const Memory& memory);

    /// After a reload. On the strand.
    void set_knowledge(std::shared_ptr<const Knowledge> knowledge);

    /// Without watchlists when `knowledge` has none: stories only.
    Round keep(const Delivery& delivery, Time now);

    const Story* story(const std::string& id) const;
    std::size_t item_count() const;
    std::size_t story_count() const;
    std::size_t told_count() const;

private:
    struct Work;

    void keep_one(const Article& article, bool silent, Time now, Work& work);
    std::vector<Match> judge(const Article& article, const Facts& facts, const Placement& placement) const;
    void ring(const Article& article,
              const Facts& facts,
              const Placement& placement,
              Time now,
              Work& work,
              Outcome& outcome);
    void take_over(const std::string& younger, const std::string& older, Work& work);
    void forget_told();

    std::shared_ptr<const Knowledge> knowledge_;  ///< owners: this keeper, and readers on the pool
    dedup::Index index_;
    story::Book book_;
    std::unordered_map<std::string, Told> told_;  ///< by story and watchlist
    std::size_t most_told_ = 0;                   ///< when to look for those of stories that are gone
};

}  // namespace tocsin::pipeline
