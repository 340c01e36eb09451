// NEEDS dedup model text base
// Items a second through the index at windows of different size, bytes for each item remembered, the same of
// MinHash beside it, and the seconds a restart takes.
#include "dedup/index.h"

#include "minhash.h"
#include "newsprint.h"

#include <benchmark/benchmark.h>

#include <malloc.h>

namespace {

constexpr std::size_t measured = 20'000;
constexpr std::size_t at_once = 10'000;

double bytes_in_use() {
    const struct mallinfo2 now = mallinfo2();
    return static_cast<double>(now.uordblks + now.hblkhd);
}

void fill(tocsin::dedup::Index& index,
          tocsin::bench::Newsprint& newsprint,
          std::size_t window,
          std::size_t words,
          std::vector<tocsin::Fingerprint>* prints) {
    for (std::size_t done = 0; done < window; done += at_once) {
        for (const tocsin::Article& item : newsprint.items(std::min(at_once, window - done), words)) {
            index.judge(item);
            if (prints != nullptr) {
                prints->push_back(index.last_print());
            }
        }
    }
}

void judge(benchmark::State& state) {
    const auto window = static_cast<std::size_t>(state.range(0));
    const auto words = static_cast<std::size_t>(state.range(1));
    tocsin::bench::Newsprint newsprint(1);
    const double before = bytes_in_use();
    tocsin::dedup::Index index;
    fill(index, newsprint, window, words, nullptr);
    const double bytes = bytes_in_use() - before;
    const std::vector<tocsin::Article> items = newsprint.items(measured, words);
    std::size_t copies = 0;
    std::size_t at = 0;
    for (auto step : state) {
        static_cast<void>(step);
        if (at == items.size()) {
            state.SkipWithError("more steps than items");
            break;
        }
        copies += index.judge(items[at++]).kind == tocsin::CopyKind::fresh ? 0U : 1U;
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(at));
    state.counters["copies"] = static_cast<double>(copies);
    state.counters["bytes"] = bytes / static_cast<double>(std::max<std::size_t>(window, 1));
}

BENCHMARK(judge)
    ->Args({0, 60})
    ->Args({10'000, 60})
    ->Args({100'000, 60})
    ->Args({1'000'000, 60})
    ->Args({100'000, 200})
    ->Iterations(measured);

void minhash(benchmark::State& state) {
    const auto window = static_cast<std::size_t>(state.range(0));
    const auto words = static_cast<std::size_t>(state.range(1));
    tocsin::bench::Newsprint newsprint(1);
    const double before = bytes_in_use();
    tocsin::bench::MinHash index;
    for (std::size_t done = 0; done < window; done += at_once) {
        for (const tocsin::Article& item : newsprint.items(std::min(at_once, window - done), words)) {
            index.judge(item);
        }
    }
    const double bytes = bytes_in_use() - before;
    const std::vector<tocsin::Article> items = newsprint.items(measured, words);
    std::size_t copies = 0;
    std::size_t at = 0;
    for (auto step : state) {
        static_cast<void>(step);
        copies += index.judge(items[at++ % measured]) ? 1U : 0U;
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(at));
    state.counters["copies"] = static_cast<double>(copies);
    state.counters["bytes"] = bytes / static_cast<double>(std::max<std::size_t>(window, 1));
}

BENCHMARK(minhash)
    ->Args({10'000, 60})
    ->Args({100'000, 60})
    ->Args({1'000'000, 60})
    ->Args({100'000, 200})
    ->Iterations(measured);

void restore(benchmark::State& state) {
    const auto window = static_cast<std::size_t>(state.range(0));
    std::vector<tocsin::Fingerprint> prints;
    {
        tocsin::bench::Newsprint newsprint(1);
        tocsin::dedup::Index index;
        fill(index, newsprint, window, 60, &prints);
    }
    for (auto step : state) {
        static_cast<void>(step);
        tocsin::dedup::Index index;
        index.restore(prints);
        benchmark::DoNotOptimize(index.size());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(prints.size()));
}

BENCHMARK(restore)->Arg(100'000)->Arg(1'000'000)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
