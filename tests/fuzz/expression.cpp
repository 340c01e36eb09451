// NEEDS match model text base
#include "match/matcher.h"
#include "match/program.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace tocsin;
using namespace tocsin::match;

/// Line 1 is the expression, line 2 the title, the rest the text.
struct Parts {
    std::string expression;
    Article article;
};

Parts split(std::string_view text) {
    Parts parts;
    const std::size_t first = std::min(text.find('\n'), text.size());
    parts.expression = std::string(text.substr(0, first));
    text.remove_prefix(std::min(first + 1, text.size()));
    const std::size_t second = std::min(text.find('\n'), text.size());
    parts.article.title = std::string(text.substr(0, second));
    text.remove_prefix(std::min(second + 1, text.size()));
    parts.article.text = std::string(text);
    return parts;
}

Program program_of(const std::string& expression) {
    Program program;
    const auto ignore = [](std::string, std::string) {};
    program.concepts.push_back(
        {"a", "", 0, 0, {{"", {read_term("alpha*", ignore), read_term("=AI", ignore)}}}});
    program.concepts.push_back(
        {"b", "", 0, 0, {{"en", {read_term("*beta*", ignore), read_term("数据", ignore)}}}});
    program.require = parse_expression(expression, {"a", "b"}, [](std::size_t, std::string, std::string) {});
    return program;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const Parts parts = split(std::string_view(reinterpret_cast<const char*>(bytes), size));
    Program program = program_of(parts.expression);
    if (program.require.nodes.empty())
        return 0;
    Watchlist watchlist;
    watchlist.program = std::make_shared<const Program>(std::move(program));
    const Matcher matcher({std::move(watchlist)});
    Facts facts;
    facts.money.push_back({"$2bn", {0, 4}, 2e9, 2e9, 2e9, "USD", 2e9, "", false, Bound::exact, ""});
    facts.deals.emplace_back();
    const bool found = !matcher.matching(parts.article, facts).empty();
    if (found != matcher.explain(parts.article, facts, 0).matched)
        std::abort();
    return 0;
}
