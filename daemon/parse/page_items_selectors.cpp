#include "parse/page_items.h"

#include <array>
#include <tuple>
#include <utility>

namespace tocsin::parse {

Result<ItemSelectors> compile(const Selectors& selectors) {
    ItemSelectors made;
    Result<html::Selection> item = html::Selection::compile(selectors.item);
    if (!item) {
        return fail(ErrorKind::malformed, "item: " + item.error().what);
    }
    made.item = std::move(*item);
    const std::array<std::tuple<const char*, const std::string*, Field*>, 4> wanted = {{
        {"title", &selectors.title, &made.title},
        {"link", &selectors.link, &made.link},
        {"date", &selectors.date, &made.date},
        {"summary", &selectors.summary, &made.summary},
    }};
    for (const auto& [name, text, into] : wanted) {
        Result<Field> field = html::compile_field(*text);
        if (!field) {
            return fail(ErrorKind::malformed, std::string(name) + ": " + field.error().what);
        }
        *into = std::move(*field);
    }
    return made;
}

}  // namespace tocsin::parse
