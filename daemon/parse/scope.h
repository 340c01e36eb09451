// What an element inherits from those around it: base URL, language, namespaces.
#pragma once

#include "parse/namespaces.h"

#include <deque>
#include <string>
#include <string_view>

namespace pugi {
class xml_node;
}

namespace tocsin::parse {

struct Scope {
    std::string_view base;
    std::string_view language;
    bool speaks = false;   ///< xml:lang was given, perhaps as ""
    bool rebased = false;  ///< xml:base was given
    std::size_t bindings = 0;
};

/// Keeps the scopes of one document. Views in a Scope live as long as this.
class Scopes {
public:
    explicit Scopes(std::string_view outermost_base) : root_{outermost_base, {}, false, false, 0} {}

    const Scope& outermost() const { return root_; }
    /// The scope inside `element`, which stands in `around`. Cuts the bindings back to those of `around`
    /// first, so that siblings may be entered one after the other without leaving.
    Scope enter(const Scope& around, pugi::xml_node element);
    /// The element's name, seen from inside it.
    Name name(pugi::xml_node element) const;
    /// The same scope with another base.
    Scope rebase(const Scope& scope, std::string_view reference);

    Bindings& bindings() { return bindings_; }

private:
    std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

    Scope root_;
    Bindings bindings_;
    std::deque<std::string> kept_;
};

/// `reference` as a URL seen from the scope; white space around it is ignored. "" for what no reader may
/// follow: javascript:, data: and every other scheme but http, https, ftp and magnet.
std::string resolve(const Scope& scope, std::string_view reference);

/// White space at the ends removed.
std::string_view trim(std::string_view text);

}  // namespace tocsin::parse
