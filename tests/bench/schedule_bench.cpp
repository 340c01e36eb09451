// NEEDS schedule
// One take and one finish, by the number of feeds and of hosts.
#include "schedule/timetable.h"

#include <benchmark/benchmark.h>

#include <string>

namespace tocsin::schedule {
namespace {

const Time start = std::chrono::sys_days{std::chrono::year{2025} / 1 / 21};

std::vector<Source> sources_of(std::int64_t feeds, std::int64_t hosts) {
    std::vector<Source> sources(static_cast<std::size_t>(feeds));
    for (std::int64_t number = 0; number < feeds; ++number) {
        Source& source = sources[static_cast<std::size_t>(number)];
        source.url = "https://h" + std::to_string(number % hosts) + ".example/" + std::to_string(number);
        source.id = std::to_string(number);
    }
    return sources;
}

void take_and_finish(benchmark::State& state) {
    Timetable table;
    table.set_sources(sources_of(state.range(0), state.range(1)), {}, start);
    PollReport report;
    report.success = true;
    report.status = 304;
    Time now = start;
    for (auto _ : state) {
        now = std::max(now, table.next_wake());
        const auto source = table.take(now);
        benchmark::DoNotOptimize(table.finish(source->id, report, now));
    }
}
BENCHMARK(take_and_finish)
    ->Args({1'000, 1'000})
    ->Args({100'000, 30'000})
    ->Args({100'000, 1})
    ->Args({1'000'000, 300'000});

void set_sources(benchmark::State& state) {
    const auto sources = sources_of(state.range(0), state.range(0) / 3 + 1);
    for (auto _ : state) {
        Timetable table;
        table.set_sources(sources, {}, start);
        benchmark::DoNotOptimize(table.size());
    }
}
BENCHMARK(set_sources)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tocsin::schedule
