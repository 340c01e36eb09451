#include "parse/feed_links.h"

#include "base/table.h"
#include "base/url.h"
#include "html/word_table.h"
#include "parse/construct.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_links = 32;
constexpr std::size_t longest_text = 60;  ///< of an anchor: a sentence about feeds leads to none
constexpr std::array<std::string_view, 6> feed_types{"application/rss+xml",
                                                     "application/atom+xml",
                                                     "application/feed+json",
                                                     "application/rdf+xml",
                                                     "application/xml",
                                                     "text/xml"};

bool is_feed_type(std::string_view type) {
    type = trim(type.substr(0, type.find(';')));
    return std::any_of(feed_types.begin(), feed_types.end(), [&](std::string_view known) {
        return html::same_folded(type, known);
    });
}

bool has_word(std::string_view words, std::string_view wanted) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find_first_of(" \t\r\n"), words.size());
        if (html::same_folded(words.substr(0, end), wanted)) {
            return true;
        }
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

bool is_letter_or_digit(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
           (letter >= 'A' && letter <= 'Z') || static_cast<signed char>(letter) < 0;
}

/// Whether a word of `text`, between anything that is neither letter nor digit, is one of `words`.
bool mentions(std::string_view text, const std::vector<std::string>& words) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size() && is_letter_or_digit(text[end])) {
            ++end;
        }
        const std::string_view word = text.substr(at, end - at);
        if (std::any_of(words.begin(), words.end(), [&](const std::string& known) {
                return html::same_folded(word, known);
            })) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

/// Without fragment; "" when not http or https.
std::string address_of(std::string_view base, std::string_view reference) {
    reference = trim(reference);
    if (html::same_folded(reference.substr(0, 5), "feed:")) {
        reference.remove_prefix(5);
    }
    std::optional<Url> url = parse_url(resolve_url(base, reference));
    if (!url || (url->scheme != "http" && url->scheme != "https")) {
        return {};
    }
    url->fragment.clear();
    url->has_fragment = false;
    return to_text(*url);
}

void add(std::vector<FeedLink>& links, FeedLink link) {
    const bool known =
        std::any_of(links.begin(), links.end(), [&](const FeedLink& other) { return other.url == link.url; });
    if (!link.url.empty() && !known && links.size() < most_links) {
        links.push_back(std::move(link));
    }
}

std::vector<FeedLink> declared_links(const PageDocument& page) {
    std::vector<FeedLink> links;
    const html::Tree& tree = page.tree;
    for (html::NodeId node = 0; node < tree.nodes.size(); ++node) {
        if (tree.nodes[node].tag != "link") {
            continue;
        }
        const std::string_view rel = tree.attribute(node, "rel");
        const bool alternate = has_word(rel, "alternate") && is_feed_type(tree.attribute(node, "type"));
        if (alternate || has_word(rel, "feed")) {
            add(links,
                {address_of(page.base, tree.attribute(node, "href")),
                 one_line(tree.attribute(node, "title")),
                 LinkClue::declared});
        }
    }
    return links;
}

/// Those whose address looks like a feed's come before those whose text does.
std::vector<FeedLink> anchors(const PageDocument& page, const FeedPlaces& places) {
    std::vector<FeedLink> by_address, by_text;
    const html::Tree& tree = page.tree;
    for (html::NodeId node = 0; node < tree.nodes.size(); ++node) {
        const bool link = tree.nodes[node].tag == "a" || tree.nodes[node].tag == "area";
        const std::string_view href = link ? tree.attribute(node, "href") : std::string_view();
        if (href.empty() || (by_address.size() >= most_links && by_text.size() >= most_links)) {
            continue;
        }
        const std::string url = address_of(page.base, href);
        const std::optional<Url> parts = parse_url(url);
        if (!parts) {
            continue;
        }
        const std::string text = one_line(tree.text_of(node));
        if (is_feed_type(tree.attribute(node, "type")) ||
            mentions(parts->path + '?' + parts->query, places.words)) {
            add(by_address, {url, text, LinkClue::anchor});
        } else if (text.size() <= longest_text && mentions(text, places.words)) {
            add(by_text, {url, text, LinkClue::anchor});
        }
    }
    for (FeedLink& link : by_text) {
        add(by_address, std::move(link));
    }
    return by_address;
}

/// name=value or name="value" in the parameters of one link; "" = none.
std::string_view parameter(std::string_view parameters, std::string_view wanted) {
    while (!parameters.empty()) {
        const std::size_t end = std::min(parameters.find(';'), parameters.size());
        const std::string_view one = trim(parameters.substr(0, end));
        const std::size_t equals = one.find('=');
        if (equals != std::string_view::npos && html::same_folded(trim(one.substr(0, equals)), wanted)) {
            std::string_view value = trim(one.substr(equals + 1));
            if (value.size() > 1 && value.front() == '"' && value.back() == '"') {
                value = value.substr(1, value.size() - 2);
            }
            return value;
        }
        parameters.remove_prefix(std::min(end + 1, parameters.size()));
    }
    return {};
}

}  // namespace

const char* name_of(LinkClue clue) {
    constexpr std::array names{"itself", "declared", "robots", "anchor", "guess"};
    return names.at(static_cast<std::size_t>(clue));
}

Result<FeedPlaces> load_feed_places(const std::string& folder) {
    const Result<std::vector<TableRow>> rows = read_table(folder + "/feed_places.tsv", 2);
    if (!rows) {
        return fail(rows.error());
    }
    FeedPlaces places;
    const std::array<std::pair<std::string_view, std::vector<std::string>*>, 4> kinds{
        {{"path", &places.paths},
         {"beside", &places.beside},
         {"map", &places.maps},
         {"word", &places.words}}};
    for (const TableRow& row : *rows) {
        const auto* kind = std::find_if(
            kinds.begin(), kinds.end(), [&](const auto& known) { return known.first == row.fields[0]; });
        if (kind == kinds.end()) {
            return fail(
                ErrorKind::malformed,
                folder + "/feed_places.tsv:" + std::to_string(row.line) + ": unknown kind " + row.fields[0]);
        }
        kind->second->push_back(row.fields[1]);
    }
    return places;
}

std::vector<FeedLink> feed_links(const PageDocument& page, const FeedPlaces& places) {
    std::vector<FeedLink> links = declared_links(page);
    for (FeedLink& link : anchors(page, places)) {
        const bool known = std::any_of(
            links.begin(), links.end(), [&](const FeedLink& other) { return other.url == link.url; });
        if (!known) {
            links.push_back(std::move(link));
        }
    }
    return links;
}

std::vector<FeedLink> header_links(std::string_view value, std::string_view base) {
    std::vector<FeedLink> links;
    while (true) {
        const std::size_t open = value.find('<');
        const std::size_t close = open == std::string_view::npos ? open : value.find('>', open);
        if (close == std::string_view::npos) {
            return links;
        }
        const std::string_view target = value.substr(open + 1, close - open - 1);
        value.remove_prefix(close + 1);
        const std::string_view parameters = value.substr(0, value.find('<'));
        const std::string_view ended = parameters.substr(0, parameters.rfind(','));
        const std::string_view own = value.find('<') == std::string_view::npos ? parameters : ended;
        if (has_word(parameter(own, "rel"), "alternate") && is_feed_type(parameter(own, "type"))) {
            add(links, {address_of(base, target), one_line(parameter(own, "title")), LinkClue::declared});
        }
    }
}

std::vector<FeedLink> usual_feeds(std::string_view url, const FeedPlaces& places) {
    std::vector<FeedLink> links;
    const std::optional<Url> parts = parse_url(url);
    const std::string root = origin_of(url);
    if (!parts || root.empty()) {
        return links;
    }
    std::string folder = parts->path;
    while (!folder.empty() && folder.back() == '/') {
        folder.pop_back();
    }
    for (const std::string& path : places.beside) {
        if (!folder.empty()) {
            add(links, {root + folder + path, {}, LinkClue::guess});
        }
    }
    for (const std::string& path : places.paths) {
        add(links, {root + path, {}, LinkClue::guess});
    }
    return links;
}

std::vector<FeedLink> usual_maps(std::string_view url, const FeedPlaces& places) {
    std::vector<FeedLink> links;
    const std::string root = origin_of(url);
    for (const std::string& path : places.maps) {
        add(links, {root.empty() ? root : root + path, {}, LinkClue::guess});
    }
    return links;
}

}  // namespace tocsin::parse
