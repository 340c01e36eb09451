#include "base/hash.h"
#include "base/url.h"
#include "config/sections.h"

#include <algorithm>

namespace tocsin::config {
namespace {

void read_interval(TomlTable& table, const char* key, std::chrono::seconds& into) {
    std::int64_t seconds = 0;
    if (table.read_seconds(key, seconds)) {
        into = std::chrono::seconds(seconds);
    }
}

void read_headers(TomlTable& table, const std::string& file, Source& source, Diagnostics& remarks) {
    const TomlNode* node = table.table("headers");
    if (node == nullptr) {
        return;
    }
    for (const auto& [name, value] : node->members) {
        const bool plain = value.kind == TomlNode::Kind::text &&
                           value.text.find_first_of("\r\n") == std::string::npos && !name.empty() &&
                           name.find_first_of(" :\r\n\t") == std::string::npos;
        if (plain) {
            source.headers.push_back({name, value.text});
        } else {
            remarks.push_back({Level::error,
                               file,
                               value.key_line,
                               value.key_column,
                               "feed.headers." + name + ": not a header of one line",
                               ""});
        }
    }
}

/// One selector, or an array of them: the first that gives something wins, as in a list with commas.
void read_selector(TomlTable& select, const char* key, std::string& into) {
    const TomlNode* node = select.any(key);
    if (node == nullptr || node->kind != TomlNode::Kind::array) {
        select.read(key, into);
        return;
    }
    std::vector<std::string> choices;
    select.read(key, choices);
    for (const std::string& choice : choices) {
        into += (into.empty() ? "" : ", ") + choice;
    }
}

/// A table of selectors, or "auto": without an item selector the list is looked for on the page.
void read_selectors(TomlTable& table, const std::string& file, Source& source, Diagnostics& remarks) {
    const TomlNode* node = table.any("select");
    if (node == nullptr) {
        return;
    }
    source.kind = SourceKind::page;
    if (node->kind == TomlNode::Kind::text) {
        if (node->text != "auto") {
            table.error(*node, "feed.select: neither \"auto\" nor a table of selectors");
        }
        return;
    }
    if (table.table("select") == nullptr) {
        return;
    }
    TomlTable select(*node, file, "feed.select.", remarks);
    read_selector(select, "item", source.selectors.item);
    read_selector(select, "title", source.selectors.title);
    read_selector(select, "link", source.selectors.link);
    read_selector(select, "date", source.selectors.date);
    read_selector(select, "summary", source.selectors.summary);
    select.finish();
}

void read_feed(const TomlNode& node, const std::string& file, Settings& settings, Diagnostics& remarks) {
    TomlTable table(node, file, "feed.", remarks);
    Source source;
    const TomlNode* url = table.any("url");
    table.read("url", source.url);
    table.read("name", source.name);
    table.read("language", source.language);
    table.read("tags", source.tags);
    table.read("user_agent", source.user_agent);
    table.read("enabled", source.enabled);
    read_interval(table, "interval", source.interval);
    source.least_interval = std::min(source.least_interval, source.interval);
    read_interval(table, "least_interval", source.least_interval);
    read_interval(table, "most_interval", source.most_interval);
    const TomlNode* trust = table.any("trust");
    table.read("trust", source.trust);
    read_headers(table, file, source, remarks);
    read_selectors(table, file, source, remarks);
    table.finish();
    if (trust != nullptr && (source.trust < 0 || source.trust > 1)) {
        table.error(*trust, "feed.trust: not between 0 and 1");
    }
    if (source.interval < std::chrono::seconds(1) || source.least_interval > source.most_interval) {
        table.error(node, "feed: interval below one second, or least_interval above most_interval");
    }
    const std::string origin = origin_of(source.url);
    if (url == nullptr || origin.empty()) {
        table.error(
            url == nullptr ? node : *url,
            url == nullptr ? "feed: needs a url" : "feed.url: not an http or https URL: " + source.url);
        return;
    }
    put_source(std::move(source), settings);
}

}  // namespace

void put_source(Source source, Settings& settings) {
    source.id = hex_id(source.url).substr(0, 16);
    const auto known = std::find_if(settings.sources.begin(),
                                    settings.sources.end(),
                                    [&](const Source& other) { return other.url == source.url; });
    if (known != settings.sources.end()) {
        *known = std::move(source);
    } else {
        settings.sources.push_back(std::move(source));
    }
}

void read_feeds(const std::vector<const TomlNode*>& tables,
                const std::string& file,
                Settings& settings,
                Diagnostics& remarks) {
    for (const TomlNode* node : tables) {
        read_feed(*node, file, settings, remarks);
    }
}

}  // namespace tocsin::config
