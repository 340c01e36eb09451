#include "story/features.h"

#include "base/hash.h"
#include "story/tuning.h"
#include "text/tokens.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <tuple>
#include <utility>

namespace tocsin::story {
namespace {

using text::is_character;
using text::Script;
using text::Token;
using text::Tokens;

bool has_capitals(Script script) {
    return script == Script::latin || script == Script::cyrillic || script == Script::greek;
}

std::string to_text(double value) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.6g", value);
    return digits.data();
}

/// Adds up terms space by space.
class Collector {
public:
    Collector(const Tuning& tuning, Romaniser& romaniser, std::string_view language)
        : tuning_(tuning), romaniser_(romaniser), language_(space_of(language)) {}

    void read(const Tokens& tokens, std::size_t most, double weight);
    void read(const Facts& facts);
    std::vector<Part> take();

private:
    void add(std::uint32_t space, std::string_view term, double weight) {
        counts_.push_back({space, {key_of(space, term), static_cast<float>(weight)}});
    }
    void add_word(std::string_view word, const Token& token, double weight);
    std::size_t add_kana(const Tokens& tokens, std::size_t i, double weight);

    const Tuning& tuning_;
    Romaniser& romaniser_;
    std::uint32_t language_ = 0;
    struct Count {
        std::uint32_t space = 0;
        Term term;
    };
    std::vector<Count> counts_;
};

void Collector::read(const Tokens& tokens, std::size_t most, double weight) {
    for_each_word(tokens, most, [&](std::string_view term) { add(language_, term, weight); });
    std::size_t kana_read = 0;
    for (std::size_t i = 0; i < std::min(tokens.list.size(), most); ++i) {
        const Token& token = tokens.list[i];
        if (!is_character(token.script)) {
            add_word(tokens.word(token), token, weight);
        } else if (token.script == Script::kana && i >= kana_read) {
            kana_read = add_kana(tokens, i, weight);
        }
    }
}

// Foreign names are written in kana, one token a character: three in a row make a word.
std::size_t Collector::add_kana(const Tokens& tokens, std::size_t i, double weight) {
    std::string word;
    std::size_t end = i;
    while (end < tokens.list.size() && tokens.list[end].script == Script::kana &&
           (end == i || tokens.list[end].start == tokens.list[end - 1].end)) {
        word += tokens.word(tokens.list[end]);
        ++end;
    }
    if (end - i >= 3) {
        const std::string bones = skeleton(romaniser_.latin(word));
        if (!bones.empty()) {
            add(names, bones.substr(0, 4), weight);
        }
    }
    return end;
}

/// What a word says in every language.
void Collector::add_word(std::string_view word, const Token& token, double weight) {
    if (token.script == Script::digits) {
        const std::string number = canonical_number(word);
        if (!number.empty()) {
            add(numbers, number, weight);
        }
        return;
    }
    const std::string latin = romaniser_.latin(word);
    if (latin.size() >= 6) {
        add(stems, std::string_view(latin).substr(0, 6), weight);
    }
    const bool named = has_capitals(token.script) ? token.capitalised : latin.size() >= 4;
    if (named) {
        const std::string bones = skeleton(latin);
        if (!bones.empty()) {
            add(names, bones.substr(0, 4), weight);
        }
    }
}

void Collector::read(const Facts& facts) {
    for (const Organization& organization : facts.organizations) {
        add(names, organization.name, 1);
    }
    for (const Place& place : facts.places) {
        add(places, place.name, 1);
    }
    for (const Money& money : facts.money) {
        add(numbers, sum_term(money.currency, money.value), 1);
    }
    for (const Quantity& quantity : facts.quantities) {
        add(numbers, to_text(quantity.value) + quantity.unit, 1);
    }
}

std::vector<Part> Collector::take() {
    std::sort(counts_.begin(), counts_.end(), [](const Count& one, const Count& other) {
        return std::tie(one.space, one.term.key, one.term.weight) <
               std::tie(other.space, other.term.key, other.term.weight);
    });
    std::vector<Part> parts;
    for (const Count& count : counts_) {
        if (parts.empty() || parts.back().space != count.space) {
            parts.emplace_back().space = count.space;
            parts.back().items = 1;
        }
        std::vector<Term>& terms = parts.back().terms;
        if (terms.empty() || terms.back().key != count.term.key) {
            terms.push_back({count.term.key, 0});
        }
        terms.back().weight += count.term.weight;
    }
    for (Part& part : parts) {
        for (Term& term : part.terms) {
            term.weight = static_cast<float>(1 + std::log(std::max(1.0F, term.weight)));
        }
    }
    return parts;
}

}  // namespace

std::uint32_t space_of(std::string_view language) {
    const auto hashed = static_cast<std::uint32_t>(hash64(language) >> 32U);
    return std::max<std::uint32_t>(hashed, first_language);
}

std::uint32_t key_of(std::uint32_t space, std::string_view term) {
    return static_cast<std::uint32_t>(hash64(term, space));
}

std::string sum_term(const std::string& currency, double value) { return currency + to_text(value); }

std::string canonical_number(std::string_view token) {
    std::vector<std::string> groups(1);
    for (const char letter : token) {
        if (letter >= '0' && letter <= '9') {
            groups.back() += letter;
        } else if (letter == '.' || letter == ',' || letter == '\'') {
            groups.emplace_back();
        } else {
            return {};
        }
    }
    std::string whole = groups.front();
    std::string fraction;
    for (std::size_t i = 1; i < groups.size(); ++i) {
        if (groups[i].size() == 3) {
            whole += groups[i];
        } else if (i + 1 == groups.size()) {
            fraction = groups[i];
        } else {
            return {};
        }
    }
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
    fraction.erase(fraction.find_last_not_of('0') + 1);
    if (whole.size() + fraction.size() < 2) {
        return {};
    }
    return fraction.empty() ? whole : whole + '.' + fraction;
}

std::vector<Part> features_of(const Article& article,
                              const Facts& facts,
                              const Tuning& tuning,
                              Romaniser& romaniser) {
    Collector collector(tuning, romaniser, article.language);
    const Tokens title = text::tokenise(article.title);
    const Tokens body = text::tokenise(article.text);
    collector.read(title, tuning.words, tuning.title_weight);
    collector.read(body, tuning.words, 1);
    collector.read(facts);
    return collector.take();
}

}  // namespace tocsin::story
