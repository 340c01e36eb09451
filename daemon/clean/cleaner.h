// A raw item to an article: plain text, one headline, no boilerplate, canonical URL, language, sane date.
// Pure.
//
//   Takes   model/feed.h: RawItem, model/source.h: Source
//   Gives   model/article.h: Article
//   Runs    on any thread; holds only what it loaded
#pragma once

#include "base/result.h"
#include "model/article.h"
#include "model/feed.h"
#include "model/source.h"

#include <memory>
#include <string>

namespace tocsin::clean {

class Boilerplate;

/// Whether a publisher can mean this date: neither before 1990 nor more than a day after the item arrived.
bool is_believable(Time given, Time arrived);

class Cleaner {
public:
    /// Reads `folder`/boilerplate.tsv and `folder`/url_parameters.tsv.
    [[nodiscard]] static Result<Cleaner> load(const std::string& folder);

    /// The article's id depends only on the source and the item's guid, else its URL, else its title.
    Article clean(const RawItem& item, const FeedInfo& feed, const Source& source, Time arrived) const;

    /// Scheme and host lower-case, no fragment, default port or tracking parameters, parameters kept in
    /// order; AMP and mobile spellings of the same page fold to one.
    std::string canonical_url(const std::string& url) const;

    /// Removes, from text already plain: repeated headline, follow-us and share lines, previous/next and
    /// related links. Paragraphs are separated by '\n' before and after.
    std::string strip_boilerplate(const std::string& title,
                                  const std::string& text,
                                  const std::string& language) const;

    const Boilerplate& boilerplate() const;

private:
    struct Knowledge;
    explicit Cleaner(std::shared_ptr<const Knowledge> knowledge);
    std::shared_ptr<const Knowledge> knowledge_;  ///< shared by the copies of one Cleaner
};

}  // namespace tocsin::clean
