#include "parse/feed_outline.h"

#include "html/word_table.h"
#include "parse/xml_lexis.h"

#include <algorithm>
#include <array>

namespace tocsin::parse {
namespace {

using namespace std::string_view_literals;
constexpr std::size_t none = std::string_view::npos;

constexpr std::array root_words{
    "rss"sv, "rdf"sv, "feed"sv, "channel"sv, "urlset"sv, "sitemapindex"sv, "entry"sv, "item"sv, "redirect"sv};
constexpr html::WordTable roots(root_words);
constexpr std::array holder_words{"rss"sv, "rdf"sv, "feed"sv, "channel"sv};
constexpr html::WordTable holders(holder_words);
constexpr std::array void_words{"br"sv, "hr"sv, "img"sv, "wbr"sv, "input"sv};
constexpr html::WordTable voids(void_words);

/// Elements that hold text alone: the next field or item ends them when their own end is missing.
constexpr std::array leaf_words{"guid"sv,
                                "id"sv,
                                "link"sv,
                                "atom:link"sv,
                                "atom10:link"sv,
                                "pubdate"sv,
                                "title"sv,
                                "updated"sv,
                                "published"sv,
                                "dc:date"sv,
                                "dc:creator"sv,
                                "comments"sv,
                                "category"sv,
                                "enclosure"sv,
                                "language"sv,
                                "generator"sv,
                                "copyright"sv,
                                "lastbuilddate"sv,
                                "ttl"sv};
constexpr html::WordTable leaves(leaf_words);
constexpr std::array field_words{"guid"sv,      "link"sv,       "pubdate"sv,   "description"sv,
                                 "dc:date"sv,   "dc:creator"sv, "comments"sv,  "content:encoded"sv,
                                 "enclosure"sv, "updated"sv,    "published"sv, "lastbuilddate"sv,
                                 "summary"sv,   "content"sv,    "item"sv,      "entry"sv,
                                 "author"sv,    "title"sv,      "category"sv,  "language"sv,
                                 "generator"sv, "copyright"sv,  "ttl"sv,       "image"sv,
                                 "id"sv,        "subtitle"sv,   "atom:link"sv, "atom10:link"sv};
constexpr html::WordTable fields(field_words);

}  // namespace

std::string_view local_part(std::string_view qualified) {
    const std::size_t colon = qualified.find(':');
    return colon == none ? qualified : qualified.substr(colon + 1);
}

std::string_view prefix_part(std::string_view qualified) {
    const std::size_t colon = qualified.find(':');
    return colon == none ? std::string_view() : qualified.substr(0, colon);
}

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char one, char other) {
        return html::fold_ascii(one) == html::fold_ascii(other);
    });
}

std::size_t feed_start(std::string_view text) {
    Finder comment_ends(text, "-->");
    Finder section_ends(text, "]]>");
    for (std::size_t at = text.find('<'); at != none; at = text.find('<', at)) {
        const std::string_view rest = text.substr(at + 1, 8);
        const bool comment = rest.substr(0, 3) == "!--";
        if (comment || rest == "![CDATA[") {
            const std::size_t end = (comment ? comment_ends : section_ends).from(at + 4);
            at = end == none ? at + 4 : end;
            continue;
        }
        const std::string_view name = text.substr(at + 1, name_end(text, at + 1) - at - 1);
        if (roots.contains(local_part(name))) {
            return at;
        }
        at += 1 + name.size();
    }
    return 0;
}

bool holds_items(std::string_view local) { return holders.contains(local); }

bool is_item(std::string_view local) {
    return html::same_folded(local, "item") || html::same_folded(local, "entry");
}

bool is_void(std::string_view name) { return voids.contains(name); }

bool is_ended_by(std::string_view open, std::string_view next) {
    return leaves.contains(open) && fields.contains(next);
}

}  // namespace tocsin::parse
