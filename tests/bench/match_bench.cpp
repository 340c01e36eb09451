// NEEDS match model text base
// Items a second against the number of watchlists: words, phrases, distances and zones over an invented
// vocabulary with the usual long tail.
#include "match/matcher.h"
#include "match/program.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace tocsin;
using namespace tocsin::match;

constexpr std::size_t vocabulary = 20000;
constexpr std::size_t item_words = 140;

/// The n-th most frequent word: longer the rarer, pronounceable enough to be looked at.
std::string word_of(std::size_t rank) {
    static constexpr char consonants[] = "bcdfghklmnprstvz";
    static constexpr char vowels[] = "aeiou";
    std::string word;
    for (std::size_t rest = rank + 3; rest > 0; rest /= 80) {
        word += consonants[rest % 16];
        word += vowels[rest / 16 % 5];
    }
    return word;
}

/// Zipf's law, near enough: uniform in the logarithm of the rank.
class Speech {
public:
    explicit Speech(std::uint32_t seed) : random_(seed) {}

    std::size_t rank(double rarest = 1, double commonest = 0) {
        std::uniform_real_distribution<double> share(commonest, rarest);
        return static_cast<std::size_t>(std::pow(static_cast<double>(vocabulary), share(random_))) - 1;
    }

    std::string words(std::size_t count) {
        std::string text;
        for (std::size_t each = 0; each < count; ++each)
            text += word_of(rank()) + (each % 17 == 16 ? ". " : " ");
        return text;
    }

    std::string quoted(double commonest) { return '"' + word_of(rank(1, commonest)) + '"'; }

    /// A rare word beside a less rare one, as people ask.
    std::string question(std::size_t kind) {
        switch (kind % 6) {
            case 0:
                return quoted(0.8);
            case 1:
                return quoted(0.7) + " and " + quoted(0.5);
            case 2:
                return "(" + quoted(0.8) + " or " + quoted(0.8) + ") and (" + quoted(0.4) + " or " +
                       quoted(0.4) + ")";
            case 3:
                return quoted(0.6) + " near/8 " + quoted(0.5);
            case 4:
                return quoted(0.7) + " and not " + quoted(0.4);
            default:
                return "title:" + quoted(0.6);
        }
    }

private:
    std::mt19937 random_;
};

Matcher matcher_of(std::size_t count) {
    Speech speech(7);
    std::vector<Watchlist> lists(count);
    for (std::size_t each = 0; each < count; ++each) {
        Program program;
        program.require =
            parse_expression(speech.question(each), {}, [](std::size_t, std::string, std::string) {});
        lists[each].program = std::make_shared<const Program>(std::move(program));
    }
    return Matcher(std::move(lists));
}

std::vector<Article> items(std::size_t count) {
    Speech speech(11);
    std::vector<Article> made(count);
    for (Article& article : made) {
        article.title = speech.words(10);
        article.text = speech.words(item_words);
        article.language = "en";
    }
    return made;
}

void match_items(benchmark::State& state) {
    const Matcher matcher = matcher_of(static_cast<std::size_t>(state.range(0)));
    const std::vector<Article> articles = items(500);
    const Facts facts;
    std::size_t at = 0;
    std::size_t found = 0;
    for (auto _ : state) {
        found += matcher.matching(articles[at], facts).size();
        at = (at + 1) % articles.size();
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["matches"] =
        benchmark::Counter(static_cast<double>(found), benchmark::Counter::kAvgIterations);
}
BENCHMARK(match_items)->Arg(1)->Arg(100)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMicrosecond);

}  // namespace
