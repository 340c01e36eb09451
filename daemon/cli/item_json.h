// Items as scripts write them: {"id","published","source","url","title","text","lang"}, one JSON object a
// line.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "model/article.h"
#include "model/feed.h"
#include "model/source.h"

#include <optional>
#include <string>
#include <string_view>

namespace tocsin::clean {
class Cleaner;
}

namespace tocsin::cli {

/// A month or a year: from `begin` up to `end`.
struct Period {
    Time begin, end;
};

struct ItemLine {
    std::string id;                ///< as text, whatever it is in JSON
    std::string id_json = "null";  ///< as it came, for the answer
    RawItem item;
    Source source;
    std::optional<Period> period;  ///< when "published" says no day; the item itself then has no date
};

/// Fails with `malformed` when the line is no JSON object, or one without a title and a text.
[[nodiscard]] Result<ItemLine> read_item(std::string_view line);

/// The id of a line that read_item() refused, as JSON: "null" when there is none.
std::string id_json_of(std::string_view line);

/// As the pipeline would have cleaned it, arriving at `arrived`.
Article article_of(const ItemLine& line, const clean::Cleaner& cleaner, Time arrived);

}  // namespace tocsin::cli
