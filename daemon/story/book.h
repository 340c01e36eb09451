// Keeps stories: puts each item into the one it reports, and keeps the ledger of their facts. No I/O.
//
//   Takes   model/article.h: Article, model/facts.h: Facts, model/copy.h: CopyVerdict
//   Gives   model/story.h: Placement, Story
//   Runs    on the keeper's strand
#pragma once

#include "model/article.h"
#include "model/batch.h"
#include "model/copy.h"
#include "model/facts.h"
#include "model/story.h"

#include <memory>
#include <string>
#include <vector>

namespace tocsin::story {

class CommonWords;
struct Tuning;

struct Limits {
    std::size_t most_stories = 200'000;
    std::chrono::hours window{14 * 24};
};

class Book {
public:
    explicit Book(Limits limits = {});
    /// For measuring what a constant is worth.
    Book(Limits limits, const Tuning& tuning);
    ~Book();
    Book(Book&&) noexcept;
    Book& operator=(Book&&) noexcept;

    /// What is known of words before any item is read; null = nothing. Takes effect at once.
    void know(std::shared_ptr<const CommonWords> common);

    /// Puts the item into a story, old or new, and its facts into the ledger. A copy goes where its original
    /// went, but its facts still count. Items that were `seen` must not be handed in.
    Placement place(const Article& article, const Facts& facts, const CopyVerdict& verdict);

    /// How `article` would fit a story that only `other` had reported, by what is rare among the stories
    /// kept. Nothing of it is kept; `story_id` is empty, `opened` = they are not one story.
    Placement compare(const Article& article, const Facts& facts, const Article& other, const Facts& others);

    /// Null when unknown, evicted or merged away.
    const Story* find(const std::string& story_id) const;

    /// The story as it is to be saved.
    StoryRecord record(const std::string& story_id) const;

    void restore(const std::vector<StoryRecord>& stories);

    std::size_t size() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tocsin::story
