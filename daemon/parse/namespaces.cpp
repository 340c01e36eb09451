#include "parse/namespaces.h"

#include "html/word_table.h"

#include <algorithm>
#include <array>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_bindings = 256;

struct Known {
    std::string_view text;
    Ns ns;
};

/// Lower-case, without scheme, "www." and trailing slashes; a URI belongs to the first row it starts with.
constexpr std::array<Known, 37> uris{{
    {"w3.org/2005/atom", Ns::atom},
    {"purl.org/atom/ns", Ns::atom},
    {"purl.org/atom/app", Ns::other},
    {"purl.org/echo", Ns::atom},
    {"example.com/newformat", Ns::atom},
    {"example.com/necho", Ns::atom},
    {"uri/of/echo/namespace#", Ns::atom},
    {"purl.org/pie", Ns::atom},
    {"purl.org/rss/1.0/modules/content", Ns::content},
    {"purl.org/rss/1.0/modules/syndication", Ns::syndication},
    {"purl.org/rss/1.0/modules", Ns::other},
    {"purl.org/rss/1.0", Ns::core},
    {"purl.org/net/rss1.1", Ns::core},
    {"channel.netscape.com/rdf/simple/0.9", Ns::core},
    {"my.netscape.com/rdf/simple/0.9", Ns::core},
    {"my.netscape.com/publish/formats/rss", Ns::core},
    {"backend.userland.com/", Ns::core},
    {"blogs.law.harvard.edu/tech/rss", Ns::core},
    {"cyber.law.harvard.edu/rss", Ns::core},
    {"purl.org/dc/elements", Ns::dc},
    {"purl.org/dc/terms", Ns::dcterms},
    {"rssnamespace.org/feedburner", Ns::feedburner},
    {"itunes.com/dtds/podcast", Ns::itunes},
    {"example.com/dtds/podcast", Ns::itunes},
    {"search.yahoo.com/mrss", Ns::media},
    {"video.search.yahoo.com/mrss", Ns::media},
    {"tools.search.yahoo.com/mrss", Ns::media},
    {"w3.org/1999/02/22-rdf-syntax-ns", Ns::rdf},
    {"purl.org/syndication/thread", Ns::thread},
    {"webns.net/mvcb", Ns::admin},
    {"w3.org/1999/xhtml", Ns::xhtml},
    {"google.com/schemas/sitemap-news", Ns::news},
    {"google.com/schemas/sitemap-image", Ns::image},
    {"google.com/schemas/sitemap-", Ns::other},
    {"google.com/schemas/sitemap/", Ns::core},
    {"sitemaps.org/schemas/sitemap-news", Ns::news},
    {"sitemaps.org/schemas/sitemap", Ns::core},
}};

constexpr std::array<Known, 21> prefixes{{
    {"", Ns::core},           {"atom", Ns::atom},
    {"atom10", Ns::atom},     {"rss", Ns::core},
    {"content", Ns::content}, {"dc", Ns::dc},
    {"dcterms", Ns::dcterms}, {"feedburner", Ns::feedburner},
    {"itunes", Ns::itunes},   {"media", Ns::media},
    {"mrss", Ns::media},      {"rdf", Ns::rdf},
    {"sy", Ns::syndication},  {"syn", Ns::syndication},
    {"thr", Ns::thread},      {"admin", Ns::admin},
    {"xhtml", Ns::xhtml},     {"html", Ns::xhtml},
    {"a10", Ns::atom},        {"news", Ns::news},
    {"image", Ns::image},
}};

std::string_view without_scheme(std::string_view uri) {
    const std::size_t slashes = uri.find("://");
    if (slashes != std::string_view::npos && slashes < 8) {
        uri.remove_prefix(slashes + 3);
    }
    return uri.substr(0, 4) == "www." ? uri.substr(4) : uri;
}

bool starts_folded(std::string_view text, std::string_view start) {
    return text.size() >= start.size() && html::same_folded(text.substr(0, start.size()), start);
}

Ns known_uri(std::string_view uri) {
    const std::string_view rest = without_scheme(uri);
    for (const Known& row : uris) {
        if (starts_folded(rest, row.text)) {
            return row.ns;
        }
    }
    return uri.empty() ? Ns::core : Ns::other;
}

}  // namespace

void Bindings::declare(std::string_view prefix, std::string_view uri) {
    if (bound_.size() >= most_bindings) {
        return;
    }
    // Generators declare the same again on every element.
    const auto again = std::find_if(
        bound_.begin(), bound_.end(), [&](const Binding& binding) { return binding.uri == uri; });
    const Ns ns = again == bound_.end() ? known_uri(uri) : again->ns;
    bound_.push_back({prefix, uri, ns});
}

Ns Bindings::namespace_of(const Binding& binding) const {
    return !own_.empty() && binding.uri == own_ ? Ns::core : binding.ns;
}

Name Bindings::name(std::string_view qualified) const {
    const std::size_t colon = qualified.find(':');
    const std::string_view prefix =
        colon == std::string_view::npos ? std::string_view() : qualified.substr(0, colon);
    const std::string_view local = colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
    for (std::size_t i = bound_.size(); i-- > 0;) {
        if (bound_[i].prefix == prefix) {
            return {namespace_of(bound_[i]), local};
        }
    }
    for (const Known& row : prefixes) {
        if (html::same_folded(prefix, row.text)) {
            return {row.ns, local};
        }
    }
    return {Ns::other, local};
}

std::string_view Bindings::uri(std::string_view prefix) const {
    for (std::size_t i = bound_.size(); i-- > 0;) {
        if (bound_[i].prefix == prefix) {
            return bound_[i].uri;
        }
    }
    return {};
}

bool Bindings::mentions(std::string_view start) const {
    return std::any_of(bound_.begin(), bound_.end(), [&](const Binding& binding) {
        return starts_folded(without_scheme(binding.uri), start);
    });
}

}  // namespace tocsin::parse
