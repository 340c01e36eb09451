#include "parse/feed_format.h"

#include "html/word_table.h"
#include "parse/scope.h"
#include "parse/xml_document.h"

#include <pugixml.hpp>

#include <array>

namespace tocsin::parse {
namespace {

std::string rss_of(std::string_view version) {
    for (const std::string_view known : {"0.90", "0.91", "0.92", "0.93", "0.94", "1.0"}) {
        if (version == known) {
            return "rss-" + std::string(known);
        }
    }
    return version.substr(0, 1) == "2" ? "rss-2.0" : "rss";
}

std::string rdf_of(const Bindings& bindings) {
    const bool old = bindings.mentions("my.netscape.com/rdf/simple/0.9") ||
                     bindings.mentions("channel.netscape.com/rdf/simple/0.9");
    return old && !bindings.mentions("purl.org/rss/1.0/") ? "rss-0.90" : "rss-1.0";
}

std::string atom_of(std::string_view version, std::string_view uri) {
    if (uri.find("w3.org/2005/Atom") != std::string_view::npos) {
        return "atom-1.0";
    }
    for (const std::string_view known : {"0.1", "0.2", "0.3", "1.0"}) {
        if (version.substr(0, 3) == known) {
            return "atom-" + std::string(known);
        }
    }
    return uri.find("purl.org/atom/ns") != std::string_view::npos ? "atom-0.3" : "atom";
}

}  // namespace

std::string format_of(pugi::xml_node root, const Bindings& bindings) {
    const std::string_view qualified = root.name();
    const std::size_t colon = qualified.find(':');
    const bool prefixed = colon != std::string_view::npos;
    const std::string_view local = prefixed ? qualified.substr(colon + 1) : qualified;
    const std::string_view uri = bindings.uri(prefixed ? qualified.substr(0, colon) : std::string_view());
    const std::string_view version = trim(attribute_of(root, "version"));
    if (html::same_folded(local, "rss")) {
        return rss_of(version);
    }
    if (html::same_folded(local, "rdf")) {
        return rdf_of(bindings);
    }
    if (html::same_folded(local, "feed")) {
        return atom_of(version, uri);
    }
    if (html::same_folded(local, "entry")) {
        return atom_of(version, uri);
    }
    if (html::same_folded(local, "channel")) {
        return local == "CHANNEL" || root.attribute("HREF") || root.attribute("LASTMOD") ? "cdf" : "rss";
    }
    if (html::same_folded(local, "urlset")) {
        return "sitemap";
    }
    if (html::same_folded(local, "sitemapindex")) {
        return "sitemap-index";
    }
    return html::same_folded(local, "redirect") || html::same_folded(local, "item") ? "rss" : "";
}

}  // namespace tocsin::parse
