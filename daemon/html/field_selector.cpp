#include "html/field_selector.h"

#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace tocsin::html {
namespace {

/// Steps over what stands in quotes and brackets. Gives the next place of one of `marks` outside of them, or
/// npos.
std::size_t find_outside(std::string_view text, std::string_view marks, std::size_t from) {
    int depth = 0;
    char quote = 0;
    for (std::size_t at = from; at < text.size(); ++at) {
        const char letter = text[at];
        if (letter == '\\') {
            ++at;
        } else if (quote != 0) {
            quote = letter == quote ? '\0' : quote;
        } else if (letter == '"' || letter == '\'') {
            quote = letter;
        } else if (letter == '[' || letter == '(') {
            ++depth;
        } else if (letter == ']' || letter == ')') {
            --depth;
        } else if (depth <= 0 && marks.find(letter) != std::string_view::npos) {
            return at;
        }
    }
    return std::string_view::npos;
}

Result<FieldChoice> compile_choice(std::string_view text) {
    FieldChoice choice;
    const std::size_t at = find_outside(text, "@", 0);
    std::string selector = text::collapse_spaces(text.substr(0, at));
    if (at != std::string_view::npos) {
        choice.attribute = text::collapse_spaces(text.substr(at + 1));
        if (choice.attribute.empty()) {
            return fail(
                ErrorKind::malformed,
                "selector \"" + std::string(text.substr(0, 200)) + "\": an attribute is missing after @");
        }
    }
    constexpr std::string_view scope = ":scope";
    if (selector.rfind(":scope ", 0) == 0) {
        selector.erase(0, scope.size() + 1);
    }
    if (selector == scope || (selector.empty() && !choice.attribute.empty())) {
        choice.itself = true;
        return choice;
    }
    if (!selector.empty() && selector.front() == '~') {
        choice.beside = true;
        selector.erase(0, 1);
    }
    Result<Selection> compiled = Selection::compile(selector);
    if (!compiled) {
        return fail(compiled.error());
    }
    choice.selection = std::move(*compiled);
    return choice;
}

}  // namespace

Result<std::vector<FieldChoice>> compile_field(std::string_view text) {
    std::vector<FieldChoice> field;
    if (text::collapse_spaces(text).empty()) {
        return field;
    }
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(find_outside(text, ",", from), text.size());
        Result<FieldChoice> choice = compile_choice(text.substr(from, end - from));
        if (!choice) {
            return fail(choice.error());
        }
        field.push_back(std::move(*choice));
        from = end + 1;
    }
    return field;
}

}  // namespace tocsin::html
