// NEEDS parse text html model base
// Bytes of feed a second on one core: read whole, beside what pugixml needs for its tree alone. The documents
// are those of the folder TOCSIN_BENCH_FEEDS, else made up.
#include "parse/feed_reader.h"

#include "feed_corpus.h"
#include "html/fragment.h"
#include "parse/date.h"
#include "text/encoding.h"

#include <benchmark/benchmark.h>
#include <pugixml.hpp>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

const std::vector<std::string>& documents() {
    static const std::vector<std::string> all = [] {
        const char* folder = std::getenv("TOCSIN_BENCH_FEEDS");
        return folder == nullptr ? tocsin::bench::made_up_documents() : tocsin::bench::read_folder(folder);
    }();
    return all;
}

/// Decimal megabytes, as networks and disks count them.
void count_bytes(benchmark::State& state) {
    std::size_t bytes = 0;
    for (const std::string& document : documents()) {
        bytes += document.size();
    }
    state.counters["MB/s"] =
        benchmark::Counter(static_cast<double>(bytes) * 1e-6, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["documents"] = static_cast<double>(documents().size());
}

void pugixml_tree_only(benchmark::State& state) {
    std::size_t broken = 0;
    for (auto step : state) {
        static_cast<void>(step);
        broken = 0;
        for (const std::string& document : documents()) {
            pugi::xml_document tree;
            broken += tree.load_buffer(document.data(), document.size()) ? 0U : 1U;
            benchmark::DoNotOptimize(tree.first_child());
        }
    }
    count_bytes(state);
    state.counters["refused"] = static_cast<double>(broken);
}

void read_feed(benchmark::State& state) {
    const tocsin::parse::Transport transport{"https://example.org/feed", {{"Content-Type", "text/xml"}}};
    std::size_t items = 0;
    std::size_t refused = 0;
    for (auto step : state) {
        static_cast<void>(step);
        items = refused = 0;
        for (const std::string& document : documents()) {
            const tocsin::Result<tocsin::Feed> feed = tocsin::parse::read_feed(document, transport);
            items += feed ? feed->items.size() : 0U;
            refused += feed ? 0U : 1U;
        }
    }
    count_bytes(state);
    state.counters["refused"] = static_cast<double>(refused);
    state.counters["items"] = static_cast<double>(items);
    state.counters["items/s"] =
        benchmark::Counter(static_cast<double>(items), benchmark::Counter::kIsIterationInvariantRate);
}

void decode_alone(benchmark::State& state) {
    for (auto step : state) {
        static_cast<void>(step);
        for (const std::string& document : documents()) {
            const std::string declared = tocsin::text::declared_charset(document);
            benchmark::DoNotOptimize(tocsin::text::to_utf8(document, "", declared).utf8.size());
        }
    }
    count_bytes(state);
}

void read_date(benchmark::State& state, const char* date) {
    for (auto step : state) {
        static_cast<void>(step);
        benchmark::DoNotOptimize(tocsin::parse::read_date(date));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

BENCHMARK(pugixml_tree_only)->Unit(benchmark::kMillisecond);
BENCHMARK(read_feed)->Unit(benchmark::kMillisecond);
BENCHMARK(decode_alone)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_date, rfc822, "Tue, 21 Jan 2025 19:04:05 +0000");
BENCHMARK_CAPTURE(read_date, rfc3339, "2025-01-21T19:04:05.123-05:00");
BENCHMARK_CAPTURE(read_date, french, "mar., 21 janv. 2025 19:04:05 +0100");

}  // namespace
