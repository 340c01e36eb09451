#include "parse/feed_reader.h"

#include "base/url.h"
#include "html/word_table.h"
#include "parse/feed_format.h"
#include "parse/gzip.h"
#include "parse/info_reader.h"
#include "parse/item_limit.h"
#include "parse/item_reader.h"
#include "parse/json_feed.h"
#include "parse/sitemap.h"
#include "parse/xml_document.h"
#include "text/eight_bytes.h"
#include "text/encoding.h"
#include "text/utf8.h"

#include <pugixml.hpp>

#include <algorithm>
#include <utility>

namespace tocsin::parse {
namespace {

constexpr int deepest_container = 4;
constexpr std::size_t longest_claim = 40;

std::string_view header_of(const Transport& transport, std::string_view lower_name) {
    for (const Header& header : transport.headers) {
        if (html::same_folded(header.name, lower_name)) {
            return trim(header.value);
        }
    }
    return {};
}

bool is_web_url(std::string_view url) {
    return url.substr(0, 7) == "http://" || url.substr(0, 8) == "https://";
}

/// Where relative addresses start: Content-Location as seen from the retrieval URL.
std::string outermost_base(const Transport& transport) {
    const std::string_view location = header_of(transport, "content-location");
    if (!location.empty()) {
        std::string url = resolve_url(transport.url, location);
        if (is_web_url(url)) {
            return url;
        }
    }
    return transport.url;
}

/// RFC 3023: text/xml that names no charset and is pure ASCII is what it always was.
bool is_ascii_by_default(std::string_view content_type) {
    const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
    return type.size() > 5 && html::same_folded(type.substr(0, 5), "text/") &&
           type.find("xml") != std::string_view::npos;
}

text::Decoded decode(std::string_view bytes, std::string_view content_type) {
    const std::string declared = text::declared_charset(bytes);
    text::Decoded decoded = text::to_utf8(bytes, text::charset_parameter(content_type), declared);
    const bool ascii = declared.empty() && decoded.charset == "utf-8" && is_ascii_by_default(content_type) &&
                       text::ascii_end(bytes, 0) == bytes.size();
    if (ascii) {
        decoded.charset = "us-ascii";
    }
    return decoded;
}

/// Who claimed which encoding, and how the bytes were read instead.
std::string encoding_warning(std::string_view bytes, const Transport& transport, std::string_view charset) {
    std::string claims;
    const std::string sent = text::charset_parameter(header_of(transport, "content-type"));
    const std::string declared = text::declared_charset(bytes);
    for (const auto& [who, claim] : {std::pair("the server", &sent), std::pair("the document", &declared)}) {
        if (!claim->empty()) {
            claims.append(claims.empty() ? "" : ", ").append(who).append(" says ");
            claims.append(text::scrub(text::cut(*claim, longest_claim)));
        }
    }
    std::string warning = claims.empty() ? "no encoding is named" : "wrong encoding named: " + claims;
    return warning.append("; read as ").append(charset);
}

bool is_json(std::string_view utf8) {
    const std::size_t first = utf8.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && utf8[first] == '{';
}

class XmlFeedReader {
public:
    XmlFeedReader(Scopes& scopes, Reading reading, Feed& feed)
        : scopes_(scopes), reading_(reading), feed_(feed), info_(feed.info, scopes, reading) {}

    void run(pugi::xml_node root, const Scope& scope) {
        if (find_field(scopes_.name(root)).field == Field::item) {
            read_item(root, scope, scopes_, reading_, feed_.info, feed_.items.emplace_back());
            return;
        }
        container(root, scope, 0);
        feed_.update_seconds = info_.update_seconds();
    }

private:
    void container(pugi::xml_node element, const Scope& around, int depth);
    void items(pugi::xml_node element, const Scope& scope);

    Scopes& scopes_;
    Reading reading_;
    Feed& feed_;
    InfoReader info_;
};

/// The feed's own fields first, wherever they stand: items inherit from them.
void XmlFeedReader::container(pugi::xml_node element, const Scope& around, int depth) {
    // CDF's BASE, from where the channel's addresses start.
    const std::string_view base = feed_.format == "cdf" ? attribute_of(element, "base") : std::string_view();
    Scope scope = base.empty() ? around : scopes_.rebase(around, base);
    scope.rebased = around.rebased || !base.empty();
    std::size_t items_here = 0;
    info_.read_container(element, scope);
    for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
        if (child.type() != pugi::node_element) {
            continue;
        }
        const Scope inner = scopes_.enter(scope, child);
        const Name name = scopes_.name(child);
        const FieldRule rule = find_field(name);
        if (rule.field == Field::item) {
            ++items_here;
        } else if (rule.field == Field::channel) {
            if (depth < deepest_container) {
                container(child, inner, depth + 1);
            }
        } else if (rule.field != Field::none) {
            info_.read(child, inner, name, rule);
        }
    }
    if (feed_.info.language.empty() && scope.speaks) {
        feed_.info.language = scope.language;
    }
    if (items_here != 0) {
        feed_.items.reserve(std::min(feed_.items.size() + items_here, most_items));
        items(element, scope);
    }
}

void XmlFeedReader::items(pugi::xml_node element, const Scope& scope) {
    // RSS means addresses as seen from the site, unless the document says otherwise.
    const bool from_site =
        reading_ != Reading::atom && !scope.rebased && !scope.base.empty() && is_web_url(feed_.info.url);
    const Scope around = from_site ? scopes_.rebase(scope, feed_.info.url) : scope;
    for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
        if (child.type() != pugi::node_element) {
            continue;
        }
        const Scope inner = scopes_.enter(around, child);
        if (find_field(scopes_.name(child)).field == Field::item) {
            if (!has_room(feed_)) {
                return;
            }
            read_item(child, inner, scopes_, reading_, feed_.info, feed_.items.emplace_back());
        }
    }
}

/// The outermost element that is a feed's; pages wrap feeds now and then.
pugi::xml_node find_feed(pugi::xml_node root, Scopes& scopes, std::string& format) {
    constexpr int most_steps = 10000;
    pugi::xml_node at = root;
    for (int step = 0; at && step < most_steps; ++step) {
        if (at.type() == pugi::node_element) {
            scopes.enter(scopes.outermost(), at);
            format = format_of(at, scopes.bindings());
            if (!format.empty()) {
                return at;
            }
        }
        if (at.first_child()) {
            at = at.first_child();
            continue;
        }
        while (at && !at.next_sibling()) {
            at = at.parent();
        }
        at = at ? at.next_sibling() : at;
    }
    return {};
}

Result<Feed> read_xml_feed(std::string utf8, const std::string& base) {
    const XmlDocument document(std::move(utf8));
    Scopes scopes(base);
    Feed feed;
    const pugi::xml_node root = find_feed(document.root(), scopes, feed.format);
    if (!root) {
        return fail(ErrorKind::malformed,
                    "no feed: no element of RSS, RDF, Atom, CDF or a sitemap in the document");
    }
    const Scope scope = scopes.enter(scopes.outermost(), root);
    const std::string_view name = root.name();
    const std::size_t colon = name.find(':');
    scopes.bindings().adopt(
        scopes.bindings().uri(colon == std::string_view::npos ? std::string_view() : name.substr(0, colon)));
    if (is_sitemap(feed.format)) {
        read_sitemap(root, scope, scopes, feed);
    } else {
        const bool atom = feed.format.compare(0, 4, "atom") == 0;
        XmlFeedReader(scopes, atom ? Reading::atom : Reading::html, feed).run(root, scope);
    }
    feed.well_formed = document.well_formed();
    if (!document.repair().empty()) {
        feed.warnings.emplace_back(document.repair());
    }
    return feed;
}

Result<Feed> read_plain(std::string_view bytes, const Transport& transport) {
    text::Decoded decoded = decode(bytes, header_of(transport, "content-type"));
    const std::string base = outermost_base(transport);
    const bool json = is_json(decoded.utf8);
    Result<Feed> feed =
        json ? read_json_feed(decoded.utf8, base) : read_xml_feed(std::move(decoded.utf8), base);
    if (!feed) {
        return feed;
    }
    feed->charset = std::move(decoded.charset);
    if (decoded.conflict) {
        feed->well_formed = false;
        feed->warnings.push_back(encoding_warning(bytes, transport, feed->charset));
    }
    if (feed->info.language.empty()) {
        const std::string_view languages = header_of(transport, "content-language");
        feed->info.language = std::string(trim(languages.substr(0, languages.find(','))));
        for (RawItem& item : feed->items) {
            item.language = item.language.empty() ? feed->info.language : item.language;
        }
    }
    return feed;
}

}  // namespace

Result<Feed> read_feed(std::string_view bytes, const Transport& transport) {
    if (!is_gzip(bytes)) {
        return read_plain(bytes, transport);
    }
    const Result<std::string> unpacked = gunzip(bytes, transport.most_bytes);
    return unpacked ? read_plain(*unpacked, transport) : fail(unpacked.error());
}

}  // namespace tocsin::parse
