#include "config/sections.h"

#include <algorithm>
#include <array>

namespace tocsin::config {
namespace {

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

template <class Duration>
void read_duration(TomlTable& table, const char* key, Duration& into) {
    std::int64_t seconds = 0;
    if (table.read_seconds(key, seconds)) {
        into = std::chrono::duration_cast<Duration>(std::chrono::seconds(seconds));
    }
}

template <class Number>
void read_number(TomlTable& table, const char* key, Number& into, std::int64_t least, std::int64_t most) {
    std::int64_t value = 0;
    if (table.read(key, value, least, most)) {
        into = static_cast<Number>(value);
    }
}

void read_fetch(TomlTable& table, Settings& settings) {
    table.read("user_agent", settings.user_agent);
    read_number(table, "at_once", settings.fetches_at_once, 1, 1024);
    read_number(table, "most_bytes", settings.most_feed_bytes, 1024, 64 << 20);
    read_duration(table, "timeout", settings.fetch_timeout);
    read_number(table, "host_spacing_ms", settings.host_spacing, 0, 3'600'000);
    table.read("allow_networks", settings.allowed_networks);
    table.read("proxy", settings.proxy);
}

void read_log(TomlTable& table, Settings& settings) {
    static constexpr std::array<const char*, 5> levels{"debug", "info", "notice", "warning", "error"};
    const TomlNode* node = table.any("level");
    table.read("level", settings.log_level);
    if (node != nullptr && std::find(levels.begin(), levels.end(), settings.log_level) == levels.end()) {
        table.error(*node, "log.level: not a level", "write debug, info, notice, warning or error");
    }
}

}  // namespace

void read_sections(const TomlNode& root,
                   const std::string& file,
                   Settings& settings,
                   Mentions& mentions,
                   Diagnostics& remarks) {
    TomlTable table(root, file, "", remarks);
    section(table, file, "state", remarks, [&](TomlTable& state) {
        state.read("file", settings.state_file);
        read_duration(state, "window", settings.window);
    });
    section(table, file, "fetch", remarks, [&](TomlTable& fetch) { read_fetch(fetch, settings); });
    section(table, file, "status", remarks, [&](TomlTable& status) {
        status.read("address", settings.status_address);
        read_number(status, "port", settings.status_port, 0, 65535);
    });
    section(table, file, "log", remarks, [&](TomlTable& log) { read_log(log, settings); });
    section(table, file, "pipeline", remarks, [&](TomlTable& pipeline) {
        read_number(pipeline, "workers", settings.workers, 0, 256);
        pipeline.read("knowledge", settings.knowledge);
    });
    if (table.read("watchlists", mentions.watchlists)) {
        mentions.names_watchlists = true;
    }
    std::vector<std::string> opml;
    if (table.read("opml", opml)) {
        mentions.opml.insert(mentions.opml.end(), opml.begin(), opml.end());
    }
    read_receivers(table.tables("receiver"), file, settings, remarks);
    read_feeds(table.tables("feed"), file, settings, remarks);
    table.finish();
}

}  // namespace tocsin::config
