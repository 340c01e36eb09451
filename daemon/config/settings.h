// What the owner wrote: tocsin.toml, its drop-ins, feeds and OPML, as one value.
#pragma once

#include "base/diagnostic.h"
#include "model/receiver.h"
#include "model/source.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tocsin::config {

struct Settings {
    std::string file;                          ///< the main file
    std::string state_file;                    ///< [state] path
    std::string knowledge;                     ///< folder of the knowledge tables
    std::string rates;                         ///< file in the place of that folder's rates.tsv; "" = none
    std::vector<std::string> watchlist_files;  ///< in order
    std::vector<Source> sources;
    std::vector<Receiver> receivers;
    std::string user_agent;
    std::size_t fetches_at_once = 64;
    std::size_t most_feed_bytes = 8U << 20U;
    std::chrono::seconds fetch_timeout{30};
    std::vector<std::string> allowed_networks;
    std::string proxy;
    std::chrono::milliseconds host_spacing{1000};
    std::string status_address = "127.0.0.1";
    std::uint16_t status_port = 9470;             ///< 0 = no status port
    std::chrono::seconds window{14 * 86400};      ///< how long items and stories are remembered
    std::chrono::seconds alert_spacing{15 * 60};  ///< between two alerts of one story
    std::string log_level = "info";
    std::size_t workers = 0;  ///< 0 = one per core
};

/// Reads `file`, conf.d/*.toml, feeds.d/*.{toml,opml} and watchlists.d/*.toml beside it. Null when `remarks`
/// gained an error. `data_folder` holds the shipped knowledge and watchlists.
std::optional<Settings> load_settings(const std::string& file,
                                      const std::string& data_folder,
                                      Diagnostics& remarks);

/// Where share/tocsin lies, seen from the running program: "../share/tocsin" from its folder.
std::string shipped_data_folder();

}  // namespace tocsin::config
