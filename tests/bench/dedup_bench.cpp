// NEEDS dedup model text base
// Items a second through the index, at windows of different size.
#include "dedup/index.h"

#include "newsprint.h"

#include <benchmark/benchmark.h>

namespace {

void judge(benchmark::State& state) {
    const auto window = static_cast<std::size_t>(state.range(0));
    const auto words = static_cast<std::size_t>(state.range(1));
    constexpr std::size_t measured = 20'000;
    const std::vector<tocsin::Article> items = tocsin::bench::Newsprint(1).items(window + measured, words);
    tocsin::dedup::Index index;
    for (std::size_t i = 0; i < window; ++i) {
        index.judge(items[i]);
    }
    std::size_t copies = 0;
    std::size_t at = window;
    for (auto step : state) {
        static_cast<void>(step);
        if (at == items.size()) {
            state.SkipWithError("more steps than items");
            break;
        }
        copies += index.judge(items[at++]).kind == tocsin::CopyKind::fresh ? 0U : 1U;
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(at - window));
    state.counters["copies"] = static_cast<double>(copies);
}

BENCHMARK(judge)->Args({0, 60})->Args({100'000, 60})->Args({100'000, 200})->Iterations(20'000);

}  // namespace
