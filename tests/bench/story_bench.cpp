// NEEDS story model text base
// Items a second into a book with many stories, and bytes for each item told.
#include "story/book.h"
#include "story/common_words.h"

#include "newsprint.h"

#include <benchmark/benchmark.h>

#include <malloc.h>

#include <cstdlib>
#include <memory>

namespace {

constexpr std::size_t measured = 10'000;
constexpr std::size_t at_once = 10'000;

double bytes_in_use() {
    const struct mallinfo2 now = mallinfo2();
    return static_cast<double>(now.uordblks + now.hblkhd);
}

std::shared_ptr<const tocsin::story::CommonWords> common_words() {
    auto loaded = tocsin::story::CommonWords::load(TOCSIN_TEST_CONFIG "/knowledge/common_words.tsv");
    if (!loaded) {
        std::abort();
    }
    return std::make_shared<const tocsin::story::CommonWords>(*std::move(loaded));
}

void place(benchmark::State& state) {
    const auto window = static_cast<std::size_t>(state.range(0));
    const auto words = static_cast<std::size_t>(state.range(1));
    tocsin::bench::Newsprint newsprint(1);
    const double before = bytes_in_use();
    tocsin::story::Book book;
    book.know(common_words());
    for (std::size_t done = 0; done < window; done += at_once) {
        for (const tocsin::Article& item : newsprint.items(std::min(at_once, window - done), words)) {
            book.place(item, {}, {});
        }
    }
    const double bytes = bytes_in_use() - before;
    const std::vector<tocsin::Article> items = newsprint.items(measured, words);
    std::size_t at = 0;
    for (auto step : state) {
        static_cast<void>(step);
        if (at == items.size()) {
            state.SkipWithError("more steps than items");
            break;
        }
        benchmark::DoNotOptimize(book.place(items[at++], {}, {}));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(at));
    state.counters["stories"] = static_cast<double>(book.size());
    state.counters["bytes"] = bytes / static_cast<double>(std::max<std::size_t>(window, 1));
}

BENCHMARK(place)
    ->Args({0, 60})
    ->Args({10'000, 60})
    ->Args({100'000, 60})
    ->Args({1'000'000, 60})
    ->Args({20'000, 200})
    ->Iterations(measured);

}  // namespace
