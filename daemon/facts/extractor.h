// Reads amounts, actors, places, capacity, stage and deals out of a text. Pure.
//
//   Takes   title, body, language and day of an article
//   Gives   model/facts.h: Facts
//   Runs    on any thread; holds only what it loaded
#pragma once

#include "base/result.h"
#include "model/article.h"
#include "model/facts.h"

#include <memory>
#include <string>
#include <string_view>

namespace tocsin::facts {

class Extractor {
public:
    /// Reads the tables of `folder` (money.tsv, rates.tsv, organizations.tsv, places.tsv, deal_words.tsv ...)
    /// and ICU's data. `rates_file` takes the place of the folder's rates.tsv when it is named. Fails with
    /// `malformed`, naming file and line.
    [[nodiscard]] static Result<Extractor> load(const std::string& folder,
                                                const std::string& rates_file = {});

    /// `language` as in Article::language; "" = told by the text. English words count in every language. The
    /// first text of a language loads its words, some 50 ms.
    Facts read(const Article& article) const;

    /// `day` is when it was published, "2025-01-21", for the value of money then; "" = now.
    Facts read(std::string_view title,
               std::string_view body,
               std::string_view language,
               std::string_view day = {}) const;

private:
    struct Knowledge;
    explicit Extractor(std::shared_ptr<const Knowledge> knowledge);
    std::shared_ptr<const Knowledge> knowledge_;  ///< shared by the copies of one Extractor
};

}  // namespace tocsin::facts
