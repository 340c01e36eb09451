// What users write to name a field inside an item: CSS, and what it cannot say.
#pragma once

#include "base/result.h"
#include "html/select.h"

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::html {

/// One way to find a field: "a@href" takes an attribute, ":scope" the item itself, "~ dd" looks at the
/// siblings behind the item, up to the next one.
struct FieldChoice {
    Selection selection;
    std::string attribute;
    bool itself = false, beside = false;
};

/// The ways in their order, as commas part them; none when `text` is blank. Fails with `malformed`, naming
/// the place.
[[nodiscard]] Result<std::vector<FieldChoice>> compile_field(std::string_view text);

}  // namespace tocsin::html
