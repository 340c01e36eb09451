#include "parse/scope.h"

#include "base/url.h"
#include "html/word_table.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>

namespace tocsin::parse {
namespace {

/// Schemes of addresses that a reader may follow; anything else may be a program.
constexpr std::array<std::string_view, 4> followed{"http", "https", "ftp", "magnet"};

bool is_scheme_letter(char letter) {
    const char folded = html::fold_ascii(letter);
    return (folded >= 'a' && folded <= 'z') || (letter >= '0' && letter <= '9') || letter == '+' ||
           letter == '-' || letter == '.';
}

/// The scheme as browsers see it, who skip white space and controls in it; "" = a relative address.
std::string scheme_of(std::string_view address) {
    std::string scheme;
    for (const char letter : address) {
        if (letter == ':') {
            return scheme;
        }
        if (is_scheme_letter(letter)) {
            scheme += html::fold_ascii(letter);
        } else if (static_cast<unsigned char>(letter) > ' ' || letter == ' ') {
            break;
        }
    }
    return {};
}

bool is_followed(std::string_view address) {
    const std::string scheme = scheme_of(address);
    return scheme.empty() || std::find(followed.begin(), followed.end(), scheme) != followed.end();
}

}  // namespace

std::string_view trim(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n\f\v";
    const std::size_t begin = text.find_first_not_of(spaces);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

std::string resolve(const Scope& scope, std::string_view reference) {
    reference = trim(reference);
    if (reference.substr(0, 7) == "http://" || reference.substr(0, 8) == "https://") {
        return std::string(reference);
    }
    std::string url = scope.base.empty() ? std::string(reference) : resolve_url(scope.base, reference);
    return is_followed(url) ? url : std::string();
}

Scope Scopes::rebase(const Scope& scope, std::string_view reference) {
    Scope inner = scope;
    std::string url = resolve(scope, reference);
    if (!url.empty()) {
        inner.base = keep(std::move(url));
    }
    return inner;
}

Scope Scopes::enter(const Scope& around, pugi::xml_node element) {
    bindings_.cut(around.bindings);
    Scope inner = around;
    for (pugi::xml_attribute attribute = element.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
        const std::string_view name = attribute.name();
        if (name.size() < 5 || name[0] != 'x' || name[1] != 'm' || name[2] != 'l') {
            continue;
        }
        if (name == "xmlns") {
            bindings_.declare({}, attribute.value());
        } else if (name.substr(0, 6) == "xmlns:") {
            bindings_.declare(name.substr(6), attribute.value());
        } else if (name == "xml:lang") {
            inner.language = trim(attribute.value());
            inner.speaks = true;
        } else if (name == "xml:base") {
            const std::size_t bindings = inner.bindings;
            inner = rebase(inner, attribute.value());
            inner.bindings = bindings;
            inner.rebased = true;
        }
    }
    inner.bindings = bindings_.size();
    return inner;
}

Name Scopes::name(pugi::xml_node element) const { return bindings_.name(element.name()); }

}  // namespace tocsin::parse
