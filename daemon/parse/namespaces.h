// XML namespaces of feeds: which vocabulary a prefixed name belongs to, by scope.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tocsin::parse {

/// `core` is the feed's own vocabulary: RSS, Atom, CDF or none at all.
enum class Ns : std::uint8_t {
    core,
    atom,  ///< a guest in a feed of another format
    content,
    dc,
    dcterms,
    feedburner,
    image,  ///< of sitemaps
    itunes,
    media,
    news,  ///< of sitemaps
    rdf,
    syndication,
    thread,
    admin,
    xhtml,
    other,
};

struct Name {
    Ns ns = Ns::core;
    std::string_view local;
};

/// The bindings in force. Declare on the way down, cut back to a size on the way up.
class Bindings {
public:
    void declare(std::string_view prefix, std::string_view uri);
    std::size_t size() const { return bound_.size(); }
    void cut(std::size_t size) { bound_.resize(size); }

    /// Unknown prefixes mean what feeds usually mean by them.
    Name name(std::string_view qualified) const;
    /// The URI bound to `prefix`, or "".
    std::string_view uri(std::string_view prefix) const;
    /// Whether a URI starting so is bound to any prefix. `start` is lower-case, without scheme.
    bool mentions(std::string_view start) const;
    /// From here on names of this URI are the feed's own.
    void adopt(std::string_view uri) { own_ = uri; }

private:
    struct Binding {
        std::string_view prefix, uri;
        Ns ns;
    };
    Ns namespace_of(const Binding& binding) const;

    std::vector<Binding> bound_;
    std::string_view own_;
};

}  // namespace tocsin::parse
