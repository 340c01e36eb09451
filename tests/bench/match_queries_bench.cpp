// NEEDS match model text base
// Real queries against real news: TOCSIN_BENCH_MATCHING=FOLDER with queries.jsonl and items.jsonl
// (reverse_search.h); TOCSIN_BENCH_QUERIES=FILE takes the queries from elsewhere.
//
//   prepared      what is left when the item has been cut into folded words already (match::ItemText):
//   looking
//                 the words up, choosing the queries they wake, deciding those
//   raw           the same from the Article as it was printed, in tocsin's own words
//   with_reasons  from the Article, each match with its evidence
//   one_by_one    the baseline: words looked up once, then every query decided, one after the other
//   build         the matcher itself, its queries parsed beforehand
#include "match/evaluation.h"
#include "match/item_text.h"
#include "match/machine.h"
#include "match/matcher.h"
#include "match/reading.h"
#include "reverse_search.h"

#include <benchmark/benchmark.h>

#include <malloc.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace tocsin;

std::string folder() {
    const char* named = std::getenv("TOCSIN_BENCH_MATCHING");
    return named == nullptr ? "" : named;
}

const std::vector<match::Watchlist>& queries(std::size_t count) {
    static std::map<std::size_t, std::vector<match::Watchlist>> read;
    const char* elsewhere = std::getenv("TOCSIN_BENCH_QUERIES");
    auto [place, fresh] = read.try_emplace(count);
    if (fresh)
        place->second =
            bench::read_queries(elsewhere == nullptr ? folder() + "/queries.jsonl" : elsewhere, count);
    return place->second;
}

const std::vector<Article>& original_items() {
    static const std::vector<Article> read = bench::read_items(folder() + "/items.jsonl");
    return read;
}

/// In the words of the benchmark, so that the matches can be compared with its own.
const std::vector<Article>& items() {
    static const std::vector<Article> spaced = [] {
        std::vector<Article> made;
        for (const Article& item : original_items())
            made.push_back(bench::spaced(item));
        return made;
    }();
    return spaced;
}

/// Runs `decide(item number)`, which gives the number of matches, over all items again and again.
template <class Decide>
void over_items(benchmark::State& state, const Decide& decide) {
    const std::size_t count = items().size();
    std::size_t round = 0;
    for (std::size_t item = 0; item < count; ++item)
        round += decide(item);  // the matcher learns what is rare here
    std::size_t at = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(decide(at));
        at = at + 1 == count ? 0 : at + 1;
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["matches_of_all_items"] = static_cast<double>(round);
}

bool has_data(benchmark::State& state) {
    if (folder().empty())
        state.SkipWithError("TOCSIN_BENCH_MATCHING names no folder");
    return !folder().empty();
}

void prepared(benchmark::State& state) {
    if (!has_data(state))
        return;
    const match::Matcher matcher(queries(static_cast<std::size_t>(state.range(0))));
    std::vector<match::ItemText> texts;
    for (const Article& item : items())
        texts.push_back(match::read_text(item));
    over_items(state,
               [&](std::size_t item) { return matcher.matching(texts[item], items()[item], {}).size(); });
}

void raw(benchmark::State& state) {
    if (!has_data(state))
        return;
    const match::Matcher matcher(queries(static_cast<std::size_t>(state.range(0))));
    over_items(state, [&](std::size_t item) { return matcher.matching(original_items()[item], {}).size(); });
}

void with_reasons(benchmark::State& state) {
    if (!has_data(state))
        return;
    const match::Matcher matcher(queries(static_cast<std::size_t>(state.range(0))));
    over_items(state, [&](std::size_t item) { return matcher.match(items()[item], {}).size(); });
}

void one_by_one(benchmark::State& state) {
    if (!has_data(state))
        return;
    const match::Machine machine(queries(static_cast<std::size_t>(state.range(0))));
    match::Reading reading(machine);
    const Facts facts;
    const auto decide = [&](std::size_t item) {
        const match::ItemText text = match::read_text(items()[item]);
        reading.read(text, items()[item].language);
        match::Evaluation evaluation(machine, reading, items()[item], facts);
        std::size_t found = 0;
        for (const match::FlatWatchlist& list : machine.flat)
            found += evaluation.holds(list.require) ? 1 : 0;
        return found;
    };
    over_items(state, decide);
}

void build(benchmark::State& state) {
    if (!has_data(state))
        return;
    const std::vector<match::Watchlist>& lists = queries(static_cast<std::size_t>(state.range(0)));
    double bytes = 0;
    for (auto _ : state) {
        const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
        const match::Matcher matcher(lists);
        benchmark::DoNotOptimize(matcher.matching(items().front(), {}));
        bytes = static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd - before);
    }
    state.counters["megabytes"] = bytes / 1e6;
}

void counts(benchmark::internal::Benchmark* bench) {
    bench->Arg(100)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMicrosecond);
}

BENCHMARK(prepared)->Apply(counts);
BENCHMARK(raw)->Apply(counts);
BENCHMARK(with_reasons)->Apply(counts);
BENCHMARK(one_by_one)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond);
BENCHMARK(build)->Apply(counts)->Unit(benchmark::kMillisecond)->Iterations(3);

}  // namespace
