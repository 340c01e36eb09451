// Endless made-up articles: the same seed gives the same words everywhere.
#pragma once

#include "model/article.h"

#include <cstdint>
#include <string>

namespace tocsin::dedup {

class Newsprint {
public:
    explicit Newsprint(std::uint64_t seed) : state_(seed) {}

    std::uint64_t number(std::uint64_t below) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return (state_ >> 33U) % below;
    }

    std::string word() {
        static const std::string syllables[] = {
            "ba", "ne", "ti", "lo", "ru", "ska", "mon", "vel", "dro", "pi"};
        std::string made;
        for (std::uint64_t i = 2 + number(3); i > 0; --i) {
            made += syllables[number(10)];
        }
        return made;
    }

    std::string words(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            text += (i == 0 ? "" : " ") + word();
        }
        return text;
    }

    /// An article nobody else wrote, an hour after the last.
    Article article(std::size_t length = 80) {
        Article made;
        ++count_;
        made.id = "item-" + std::to_string(count_);
        made.feed_id = "feed-" + std::to_string(count_ % 7);
        made.outlet = "Outlet " + std::to_string(count_ % 7);
        made.guid = made.id;
        made.url = "https://news.example/" + made.id;
        made.title = words(8);
        made.text = words(length);
        made.language = "en";
        made.published = made.arrived = Time(std::chrono::hours(480'000 + static_cast<long>(count_)));
        made.dated = true;
        return made;
    }

private:
    std::uint64_t state_;
    std::uint64_t count_ = 0;
};

}  // namespace tocsin::dedup
