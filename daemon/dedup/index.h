// Tells whether an item was seen before: same item, same text, or most of the same words. No I/O.
//
//   Takes   model/article.h: Article
//   Gives   model/copy.h: CopyVerdict, Fingerprint
//   Runs    on the keeper's strand
#pragma once

#include "model/article.h"
#include "model/copy.h"

#include <memory>
#include <vector>

namespace tocsin::dedup {

struct Limits {
    std::size_t most_items = 1'000'000;
    std::chrono::hours window{14 * 24};
};

class Index {
public:
    explicit Index(Limits limits = {});
    ~Index();
    Index(Index&&) noexcept;
    Index& operator=(Index&&) noexcept;

    /// Judges `article` against everything remembered and remembers it, unless it was `seen`.
    /// Deterministic: depends only on the calls before.
    CopyVerdict judge(const Article& article);

    /// What to save of the item last judged.
    const Fingerprint& last_print() const;

    /// Puts back what was saved, oldest first, before the first judge().
    void restore(const std::vector<Fingerprint>& prints);

    std::size_t size() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tocsin::dedup
