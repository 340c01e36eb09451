#include "parse/scope.h"

#include "base/url.h"

#include <pugixml.hpp>

namespace tocsin::parse {

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
    if (scope.base.empty() || reference.substr(0, 7) == "http://" || reference.substr(0, 8) == "https://") {
        return std::string(reference);
    }
    return resolve_url(scope.base, reference);
}

Scope Scopes::rebase(const Scope& scope, std::string_view reference) {
    Scope inner = scope;
    const std::string url = resolve(scope, reference);
    const std::size_t colon = url.find(':');
    const std::string_view scheme = std::string_view(url).substr(0, colon);
    const bool absolute = colon != std::string::npos && url.find_first_of("/?#") > colon;
    if (!absolute || scheme == "http" || scheme == "https" || scheme == "ftp") {
        inner.base = keep(url);
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
