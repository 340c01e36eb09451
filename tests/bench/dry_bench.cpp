// NEEDS pipeline parse html
// The way of an item that needs no network and no disk: clean, facts, match, one item after the other on one
// core. TOCSIN_BENCH_ITEMS names a file of items, as `tocsin replay` takes them; without it a few are made
// up.
#include "html/fragment.h"
#include "parse/date.h"
#include "pipeline/knowledge.h"

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace tocsin;

const pipeline::Knowledge& knowledge() {
    static const auto loaded = [] {
        const std::string config = TOCSIN_TEST_CONFIG;
        Diagnostics remarks;
        auto all = pipeline::load_knowledge(
            config + "/knowledge", {config + "/watchlists/ai-infrastructure.toml"}, std::nullopt, remarks);
        if (!all) {
            std::cerr << to_text(remarks.front()) << "\n";
            std::exit(1);
        }
        return all;
    }();
    return *loaded;
}

struct Given {
    RawItem item;
    Source source;
};

Given given_from(const nlohmann::json& line) {
    const auto text = [&](const char* key) {
        const auto found = line.find(key);
        return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    Given given;
    given.source.id = given.source.name = text("source");
    given.source.language = text("lang");
    given.item.id = text("id");
    given.item.url = text("url");
    given.item.title = text("title");
    const std::string body = text("text");
    (html::looks_like_html(body) ? given.item.content_html : given.item.content_text) = body;
    given.item.published = parse::read_date(text("published"));
    return given;
}

const std::vector<Given>& given() {
    static const std::vector<Given> read = [] {
        std::vector<Given> items;
        if (const char* path = std::getenv("TOCSIN_BENCH_ITEMS")) {
            std::ifstream in(path);
            for (std::string line; std::getline(in, line);) {
                items.push_back(given_from(nlohmann::json::parse(line)));
            }
        }
        for (int number = 0; items.size() < 500; ++number) {
            Given made;
            made.item.id = std::to_string(number);
            made.item.title = number % 2 == 0
                                  ? "Nordlys to invest $" + std::to_string(number) +
                                        " million in an AI data centre near Oslo"
                                  : "Choir number " + std::to_string(number) + " sings at the lake";
            made.item.content_html =
                "<p>Harbour Compute and its partners said on Monday that the plan would be "
                "carried out over four years.</p><p>The town welcomed it.</p>";
            made.source.language = "en";
            items.push_back(std::move(made));
        }
        return items;
    }();
    return read;
}

Article cleaned(const Given& one) {
    return knowledge().cleaner.clean(one.item, FeedInfo{}, one.source, Time(Seconds(1'767'000'000)));
}

Facts facts_of(const Article& article) { return knowledge().extractor.read(article); }

const std::vector<Article>& articles() {
    static const std::vector<Article> made = [] {
        std::vector<Article> all;
        for (const Given& one : given()) {
            all.push_back(cleaned(one));
        }
        return all;
    }();
    return made;
}

/// Runs `step` on the items in turn, all of them once before the clock starts: languages are loaded then.
template <class Step>
void each_item(benchmark::State& state, Step step) {
    const std::size_t count = given().size();
    for (std::size_t at = 0; at < count; ++at) {
        step(at);
    }
    std::size_t at = 0;
    for (auto _ : state) {
        step(at);
        at = (at + 1) % count;
    }
    state.SetItemsProcessed(state.iterations());
}

void clean_item(benchmark::State& state) {
    each_item(state, [](std::size_t at) { benchmark::DoNotOptimize(cleaned(given()[at])); });
}
BENCHMARK(clean_item);

void read_facts(benchmark::State& state) {
    each_item(state, [](std::size_t at) { benchmark::DoNotOptimize(facts_of(articles()[at])); });
}
BENCHMARK(read_facts);

void match_item(benchmark::State& state) {
    std::vector<Facts> facts;
    for (const Article& article : articles()) {
        facts.push_back(facts_of(article));
    }
    each_item(state, [&](std::size_t at) {
        benchmark::DoNotOptimize(knowledge().matcher.match(articles()[at], facts[at]));
    });
}
BENCHMARK(match_item);

void whole_dry_way(benchmark::State& state) {
    each_item(state, [](std::size_t at) {
        const Article article = cleaned(given()[at]);
        benchmark::DoNotOptimize(knowledge().matcher.match(article, facts_of(article)));
    });
}
BENCHMARK(whole_dry_way);

}  // namespace
