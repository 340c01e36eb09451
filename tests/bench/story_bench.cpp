// NEEDS story model text base
// Items a second into a book with many stories.
#include "story/book.h"

#include "newsprint.h"

#include <benchmark/benchmark.h>

namespace {

void place(benchmark::State& state) {
    const auto window = static_cast<std::size_t>(state.range(0));
    const auto words = static_cast<std::size_t>(state.range(1));
    constexpr std::size_t measured = 10'000;
    const std::vector<tocsin::Article> items = tocsin::bench::Newsprint(1).items(window + measured, words);
    tocsin::story::Book book;
    for (std::size_t i = 0; i < window; ++i) {
        book.place(items[i], {}, {});
    }
    std::size_t at = window;
    for (auto step : state) {
        static_cast<void>(step);
        if (at == items.size()) {
            state.SkipWithError("more steps than items");
            break;
        }
        benchmark::DoNotOptimize(book.place(items[at++], {}, {}));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(at - window));
    state.counters["stories"] = static_cast<double>(book.size());
}

BENCHMARK(place)->Args({0, 60})->Args({100'000, 60})->Args({20'000, 200})->Iterations(10'000);

}  // namespace
