#include "facts/currency_words.h"

#include "facts/icu_names.h"
#include "text/utf8.h"

#include <algorithm>
#include <map>
#include <set>

namespace tocsin::facts {
namespace {

using Points = std::u32string;

constexpr std::size_t least_adjective = 5;  ///< shorter words are articles, not countries
constexpr std::size_t least_bare = 3;

std::string to_utf8(const Points& points) {
    std::string utf8;
    for (const char32_t point : points) {
        text::append(utf8, point);
    }
    return utf8;
}

std::vector<Points> words_of(const Points& name) {
    std::vector<Points> words(1);
    for (const char32_t point : name) {
        if (point == U' ' || point == U'-' || point == U'/' || point == U'(' || point == U')') {
            words.emplace_back();
        } else {
            words.back() += point;
        }
    }
    words.erase(std::remove(words.begin(), words.end(), Points{}), words.end());
    return words;
}

std::size_t common_prefix(const Points& left, const Points& right) {
    const auto mismatch = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    return static_cast<std::size_t>(mismatch.first - left.begin());
}

class CurrencyWords {
public:
    CurrencyWords(const std::string& locale,
                  const CurrencyPlan& plan,
                  bool inflects,
                  const Alphabet& alphabet,
                  Lexicon& lexicon)
        : locale_(locale),
          plan_(plan),
          inflects_(inflects),
          alphabet_(alphabet),
          lexicon_(lexicon),
          names_(currency_names(locale, plan.also)) {}

    void add_all() {
        for (const auto& [code, names] : names_.names) {
            for (const std::string& name : names) {
                add(name, code);
                add_joined(name, code);
            }
        }
        for (const auto& [code, symbols] : names_.symbols) {
            for (const std::string& symbol : symbols) {
                add_symbol(symbol, code);
            }
        }
        for (const auto& [code, names] : names_.names) {
            for (const Points& name : folded_names(code)) {
                for (const Points& word : words_of(name)) {
                    users_[word].insert(code);
                }
            }
        }
        const std::string home = home_currency(locale_);
        for (std::uint32_t number = 1; number <= plan_.families.list.size(); ++number) {
            add_family(number, home);
        }
        for (const std::string& code : plan_.bare) {
            add_bare(code);
        }
    }

private:
    bool is_block(char32_t point) const { return alphabet_.class_of(point) == CharClass::block; }

    void add(std::string_view name, const std::string& code, std::uint32_t family = 0) {
        Word word;
        word.kind = Kind::currency;
        word.text = code;
        word.index = family;
        word.inflects = inflects_;
        lexicon_.add(name, std::move(word));
    }

    /// ICU writes "カナダ ドル", people "カナダドル".
    void add_joined(const std::string& name, const std::string& code) {
        if (name.find(' ') != std::string::npos && is_block(alphabet_.fold(name).back())) {
            std::string joined = name;
            joined.erase(std::remove(joined.begin(), joined.end(), ' '), joined.end());
            add(joined, code);
        }
    }

    void add_symbol(const std::string& symbol, const std::string& code) {
        const Points folded = alphabet_.fold(symbol);
        const bool lone_letter = folded.size() == 1 && alphabet_.class_of(folded[0]) == CharClass::letter;
        if (folded.empty() || lone_letter) {
            return;
        }
        Word word;
        word.kind = Kind::sign;
        word.text = code;
        word.index = plan_.families.number_of(code);
        lexicon_.add(symbol, std::move(word));
    }

    std::set<Points> folded_names(const std::string& code) const {
        std::set<Points> folded;
        const auto found = names_.names.find(code);
        if (found != names_.names.end()) {
            for (const std::string& name : found->second) {
                folded.insert(alphabet_.fold(name));
            }
        }
        return folded;
    }

    /// The endings of a name that may be the family's word.
    std::set<Points> candidates(const Points& name) const {
        std::set<Points> found;
        const auto words = words_of(name);
        found.insert(words.begin(), words.end());
        if (words.size() == 1 && !name.empty() && is_block(name.back())) {
            for (std::size_t length = 2; length < name.size(); ++length) {
                found.insert(name.substr(name.size() - length));
            }
        }
        return found;
    }

    void add_family(std::uint32_t number, const std::string& home) {
        const Family& family = plan_.families.list[number - 1];
        std::map<Points, std::set<std::string>> users;
        for (const std::string& code : family.codes) {
            for (const Points& name : folded_names(code)) {
                for (const Points& word : candidates(name)) {
                    users[word].insert(code);
                }
            }
        }
        const bool at_home = std::find(family.codes.begin(), family.codes.end(), home) != family.codes.end();
        const std::string& meant = at_home && family.codes[0] != "USD" ? home : family.codes[0];
        std::set<Points> heads;
        for (const auto& [word, codes] : users) {
            const bool long_enough = word.size() > 2 || (word.size() == 2 && is_block(word[0]));
            if (codes.size() * 5 >= family.codes.size() * 3 && long_enough) {
                add(to_utf8(word), meant, number);
                heads.insert(word);
            }
        }
        for (const std::string& code : family.codes) {
            add_adjectives(code, heads);
        }
    }

    /// "Kanadischer" of "Kanadischer Dollar", without its ending.
    void add_adjectives(const std::string& code, const std::set<Points>& heads) {
        for (const Points& name : folded_names(code)) {
            for (const Points& word : words_of(name)) {
                if (heads.count(word) != 0 || word.size() < least_adjective || is_block(word[0])) {
                    continue;
                }
                Word national;
                national.kind = Kind::national;
                national.text = code.substr(0, 2);
                national.open = true;
                lexicon_.add(to_utf8(word.substr(0, std::max(least_adjective, word.size() - 2))),
                             std::move(national));
            }
        }
    }

    /// Whether currencies of other countries have the word in their names: "new" is no shekel.
    bool is_common(const Points& word, const std::string& code) const {
        const auto users = users_.find(word);
        return users != users_.end() &&
               std::any_of(users->second.begin(), users->second.end(), [&](const std::string& other) {
                   return other.compare(0, 2, code, 0, 2) != 0;
               });
    }

    void add_bare(const std::string& code) {
        std::vector<Points> country;
        for (const std::string& text : country_words(code.substr(0, 2), locale_)) {
            for (Points& word : words_of(alphabet_.fold(text))) {
                country.push_back(std::move(word));
            }
        }
        for (const Points& name : folded_names(code)) {
            const auto words = words_of(name);
            for (const Points& word : words) {
                const bool of_country = std::any_of(country.begin(), country.end(), [&](const Points& part) {
                    return common_prefix(word, part) >= 3;
                });
                if (words.size() > 1 && word.size() >= least_bare && !of_country && !is_common(word, code)) {
                    add(to_utf8(word), code);
                }
            }
        }
    }

    const std::string& locale_;
    const CurrencyPlan& plan_;
    bool inflects_;
    const Alphabet& alphabet_;
    Lexicon& lexicon_;
    CurrencyNames names_;
    std::map<Points, std::set<std::string>> users_;  ///< of each word of a name
};

}  // namespace

void add_currencies(const std::string& locale,
                    const CurrencyPlan& plan,
                    bool inflects,
                    const Alphabet& alphabet,
                    Lexicon& lexicon) {
    CurrencyWords(locale, plan, inflects, alphabet, lexicon).add_all();
    std::set<std::string> codes(plan.also.begin(), plan.also.end());
    for (const auto& [code, names] : currency_names("en", plan.also).names) {
        codes.insert(code);
    }
    for (const std::string& code : codes) {
        Word word;
        word.kind = Kind::sign;
        word.text = code;
        word.index = plan.families.number_of(code);
        word.exact_case = true;
        lexicon.add(code, std::move(word));
    }
}

}  // namespace tocsin::facts
