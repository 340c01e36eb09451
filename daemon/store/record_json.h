// Values as the JSON text of one column, and back.
#pragma once

#include "base/result.h"
#include "model/article.h"
#include "model/feed_state.h"
#include "model/story.h"

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::store {

/// Ill-formed UTF-8 is replaced; everything else comes back as it was.
std::string to_json(const Article& article);
std::string to_json(const Story& story);
std::string to_json(const std::vector<LedgerEntry>& ledger);
std::string to_json(const std::vector<Change>& changes);
std::string to_json(const std::vector<PartState>& parts);

/// Fail with `malformed` for anything these could not have written. Keys that are not known are
/// passed over, so that an older program reads what a newer one of the same schema wrote.
[[nodiscard]] Result<Article> article_from_json(std::string_view text);
[[nodiscard]] Result<Story> story_from_json(std::string_view text);
[[nodiscard]] Result<std::vector<LedgerEntry>> ledger_from_json(std::string_view text);
[[nodiscard]] Result<std::vector<Change>> changes_from_json(std::string_view text);
[[nodiscard]] Result<std::vector<PartState>> parts_from_json(std::string_view text);

}  // namespace tocsin::store
