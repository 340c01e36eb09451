#include "config/sections.h"

#include "base/network.h"
#include "base/url.h"
#include "config/values.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tocsin::config {
namespace {

using std::chrono::seconds;

constexpr std::int64_t a_day = 86400;

/// One sub-table, strictly: `read` names its keys, everything else is an error.
template <class Read>
void section(TomlTable& root, const std::string& file, const char* name, Diagnostics& remarks, Read read) {
    const TomlNode* node = root.table(name);
    if (node == nullptr) {
        return;
    }
    TomlTable table(*node, file, std::string(name) + ".", remarks);
    read(table);
    table.finish();
}

template <class Number>
void read_number(TomlTable& table, const char* key, Number& into, std::int64_t least, std::int64_t most) {
    std::int64_t value = 0;
    if (table.read(key, value, least, most)) {
        into = static_cast<Number>(value);
    }
}

/// As libcurl takes it; without a scheme it is an HTTP proxy.
bool is_proxy(const std::string& text) {
    static constexpr std::array<std::string_view, 6> schemes{
        "http", "https", "socks4", "socks4a", "socks5", "socks5h"};
    const std::optional<Url> url = parse_url(text.find("://") == std::string::npos ? "http://" + text : text);
    return url && !url->host.empty() &&
           std::find(schemes.begin(), schemes.end(), url->scheme) != schemes.end();
}

void read_networks(TomlTable& table, Settings& settings) {
    const TomlNode* node = table.any("allow_networks");
    if (!table.read("allow_networks", settings.allowed_networks)) {
        return;
    }
    for (const TomlNode& element : node->elements) {
        if (!parse_network(element.text)) {
            table.error(element,
                        "fetch.allow_networks: not a network: " + element.text,
                        "write \"10.1.0.0/16\", \"fd00::/8\" or a single address");
        }
    }
}

void read_fetch(TomlTable& table, Settings& settings) {
    read_line(table, "fetch.", "user_agent", settings.user_agent);
    read_number(table, "at_once", settings.fetches_at_once, 1, 1024);
    read_number(table, "most_bytes", settings.most_feed_bytes, 1024, 64 << 20);
    read_span(table, "fetch.", "timeout", settings.fetch_timeout, seconds(1), seconds(600));
    read_number(table, "host_spacing_ms", settings.host_spacing, 0, 3'600'000);
    read_networks(table, settings);
    const TomlNode* proxy = table.any("proxy");
    if (table.read("proxy", settings.proxy) && !settings.proxy.empty() && !is_proxy(settings.proxy)) {
        table.error(*proxy,
                    "fetch.proxy: not the address of a proxy",
                    "write \"http://proxy.example.org:3128\" or \"socks5h://127.0.0.1:9050\"");
    }
}

void read_state(TomlTable& table, Settings& settings) {
    const TomlNode* file = table.any("file");
    if (table.read("file", settings.state_file) && settings.state_file.empty()) {
        table.error(*file, "state.file: no file");
    }
    read_span(table, "state.", "window", settings.window, seconds(a_day), seconds(3650 * a_day));
}

void read_alert(TomlTable& table, Settings& settings) {
    read_span(table, "alert.", "spacing", settings.alert_spacing, seconds(0), seconds(a_day));
}

void read_status(TomlTable& table, Settings& settings) {
    const TomlNode* address = table.any("address");
    if (table.read("address", settings.status_address) && !parse_address(settings.status_address)) {
        table.error(*address,
                    "status.address: not an address: " + settings.status_address,
                    "names are not looked up: write \"127.0.0.1\" or \"::1\"");
    }
    read_number(table, "port", settings.status_port, 0, 65535);
}

void read_log(TomlTable& table, Settings& settings) {
    static constexpr std::array<const char*, 5> levels{"debug", "info", "notice", "warning", "error"};
    const TomlNode* node = table.any("level");
    table.read("level", settings.log_level);
    if (node != nullptr && std::find(levels.begin(), levels.end(), settings.log_level) == levels.end()) {
        table.error(*node, "log.level: not a level", "write debug, info, notice, warning or error");
    }
}

/// What the key lists, each with its place. False when the key is not there.
bool read_mentions(TomlTable& table, const char* key, const std::string& file, std::vector<Mention>& into) {
    std::vector<std::string> named;
    const TomlNode* node = table.any(key);
    if (node == nullptr || !table.read(key, named)) {
        return false;
    }
    for (const TomlNode& element : node->elements) {
        into.push_back({element.text, file, element.line, element.column});
    }
    return true;
}

void read_lists(TomlTable& table, const std::string& file, Draft& draft) {
    std::vector<Mention> watchlists;
    if (read_mentions(table, "watchlists", file, watchlists)) {
        draft.watchlists = std::move(watchlists);
        draft.names_watchlists = true;
    }
    read_mentions(table, "opml", file, draft.opml);
}

}  // namespace

void read_sections(const TomlNode& root, const std::string& file, Draft& draft) {
    TomlTable table(root, file, "", draft.remarks);
    Settings& settings = draft.settings;
    const auto read = [&](const char* name, auto read_keys) {
        section(table, file, name, draft.remarks, read_keys);
    };
    read("state", [&](TomlTable& state) { read_state(state, settings); });
    read("fetch", [&](TomlTable& fetch) { read_fetch(fetch, settings); });
    read("alert", [&](TomlTable& alert) { read_alert(alert, settings); });
    read("status", [&](TomlTable& status) { read_status(status, settings); });
    read("log", [&](TomlTable& log) { read_log(log, settings); });
    read("pipeline", [&](TomlTable& pipeline) {
        read_number(pipeline, "workers", settings.workers, 0, 256);
        pipeline.read("knowledge", settings.knowledge);
        pipeline.read("rates", settings.rates);
    });
    read_lists(table, file, draft);
    read_receivers(table.tables("receiver"), file, draft);
    read_feeds(table.tables("feed"), file, draft);
    table.finish();
}

}  // namespace tocsin::config
