// Made-up news for measuring: words by Zipf's law, each item its own names, some items copies of others.
#pragma once

#include "model/article.h"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace tocsin::bench {

class Newsprint {
public:
    explicit Newsprint(std::uint64_t seed) : state_(seed) {}

    /// Goes on where the last call ended.
    std::vector<Article> items(std::size_t count, std::size_t words) {
        std::vector<Article> made;
        made.reserve(count);
        for (std::size_t made_now = 0; made_now < count; ++made_now) {
            const std::size_t i = made_before_++;
            Article article;
            article.id = "item-" + std::to_string(i);
            article.guid = article.id;
            article.feed_id = "feed-" + std::to_string(i % 500);
            article.outlet = "Outlet " + std::to_string(i % 500);
            article.url = "https://outlet" + std::to_string(i % 500) + ".example/" + article.id;
            article.language = "en";
            article.published = article.arrived =
                Time(std::chrono::seconds(1'700'000'000 + static_cast<long>(i)));
            article.dated = true;
            if (made_now > 100 && roll(20) == 0) {
                const Article& original = made[made_now - 1 - roll(100)];
                article.title = original.title;
                article.text = original.text.substr(0, original.text.size() / 2);
            } else {
                article.title = text(9);
                article.text = text(words);
            }
            made.push_back(std::move(article));
        }
        return made;
    }

private:
    std::uint64_t roll(std::uint64_t below) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return (state_ >> 33U) % below;
    }

    std::string word() {
        // Rank r with probability about 1/r among 200,000 words.
        const double share = static_cast<double>(roll(1'000'000)) / 1e6;
        auto rest = static_cast<std::uint64_t>(std::exp(share * std::log(200'000.0)));
        std::string made;
        for (++rest; rest > 0; rest /= 14) {
            made += "bcdfghklmnprst"[rest % 14];
            made += "aeiou"[(rest + made.size()) % 5];
        }
        return made;
    }

    std::string text(std::size_t words) {
        std::string made;
        for (std::size_t i = 0; i < words; ++i) {
            made += (i == 0 ? "" : i % 15 == 0 ? ". " : " ") + word();
        }
        return made;
    }

    std::uint64_t state_;
    std::size_t made_before_ = 0;
};

}  // namespace tocsin::bench
