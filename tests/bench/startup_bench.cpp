// NEEDS store pipeline
// How long a daemon takes until it knows again what it knew: a store on the disk is filled through the keeper
// with made-up items, closed, and then opened, read and put back. TMPDIR says on which disk.
#include "base/log.h"
#include "base/metrics.h"
#include "pipeline/keeper.h"
#include "store/database.h"

#include "newsprint.h"

#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace {

using namespace tocsin;

constexpr std::size_t at_once = 2'000;
constexpr std::chrono::hours window{14 * 24};

class Silence : public Log {
public:
    void write(Severity, std::string_view, std::vector<Field>) override {}
};

[[noreturn]] void give_up(const std::string& why) {
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(1);
}

std::shared_ptr<const pipeline::Knowledge> knowledge() {
    static const auto loaded = [] {
        Diagnostics remarks;
        return pipeline::load_knowledge(
            std::string(TOCSIN_TEST_CONFIG) + "/knowledge", {}, std::nullopt, remarks);
    }();
    return loaded ? loaded : (give_up("no knowledge"), nullptr);
}

/// A folder with a store, gone with it.
struct Disk {
    Disk() {
        std::string pattern = (std::filesystem::temp_directory_path() / "tocsin-startup-XXXXXX").string();
        folder = mkdtemp(pattern.data());
    }
    ~Disk() { std::filesystem::remove_all(folder); }

    std::unique_ptr<store::Database> open() {
        auto database = store::Database::open(folder + "/state.db", loop.get_executor(), log, metrics);
        return database ? *std::move(database) : (give_up(database.error().what), nullptr);
    }

    void commit(store::Database& database, Batch batch) {
        std::optional<Result<>> done;
        boost::asio::co_spawn(loop,
                              database.commit(std::move(batch)),
                              [&](std::exception_ptr, Result<> result) { done = std::move(result); });
        loop.restart();
        loop.run();
        if (!done || !*done) {
            give_up("cannot write the store");
        }
    }

    std::string folder;
    boost::asio::io_context loop;
    Silence log;
    Metrics metrics;
};

Time fill(Disk& disk, std::size_t items) {
    const auto database = disk.open();
    pipeline::Keeper keeper(knowledge(), window);
    bench::Newsprint newsprint(1);
    Time last{};
    for (std::size_t done = 0; done < items; done += at_once) {
        const pipeline::Delivery delivery{newsprint.items(std::min(at_once, items - done), 60), false};
        last = delivery.articles.back().arrived;
        disk.commit(*database, keeper.keep(delivery, last).batch);
    }
    return last;
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void start(benchmark::State& state) {
    Disk disk;
    const Time last = fill(disk, static_cast<std::size_t>(state.range(0)));
    for (auto step : state) {
        static_cast<void>(step);
        const auto begin = std::chrono::steady_clock::now();
        const auto database = disk.open();
        const Result<Memory> memory = database->recall(last - window, pipeline::Keeper::room());
        if (!memory) {
            give_up(memory.error().what);
        }
        state.counters["read_s"] = seconds_since(begin);
        pipeline::Keeper keeper(knowledge(), window);
        keeper.restore(*memory);
        state.counters["all_s"] = seconds_since(begin);
        state.counters["items"] = static_cast<double>(keeper.item_count());
        state.counters["stories"] = static_cast<double>(keeper.story_count());
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1e3;
    state.counters["disk_MB"] =
        static_cast<double>(std::filesystem::file_size(disk.folder + "/state.db")) / 1e6;
}

BENCHMARK(start)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace
