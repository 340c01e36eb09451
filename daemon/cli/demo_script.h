// The bundled newsroom: who publishes what, and when. Written by us; share/tocsin/demo/newsroom.toml.
#pragma once

#include "base/diagnostic.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace tocsin::cli {

struct DemoItem {
    Seconds at{};  ///< of the news day
    std::string title, link, summary;
};

struct DemoOutlet {
    std::string path, name, format, language;  ///< format: rss, atom, json or html
    double trust = 0.5;
    std::vector<DemoItem> items;
};

struct DemoScript {
    Seconds length{};
    std::vector<DemoOutlet> outlets;
};

std::optional<DemoScript> load_demo(const std::string& file, Diagnostics& remarks);

/// The outlet's feed or page as it stands `elapsed` into the day, which began at `began` and runs `speed`
/// times as fast as the clock. Newest first.
std::string render(
    const DemoOutlet& outlet, Seconds elapsed, Time began, double speed, const std::string& site);

/// Of what render() gives.
const char* content_type_of(const DemoOutlet& outlet);

}  // namespace tocsin::cli
