// The matcher decides from a row of numbers and wakes only some watchlists; explain() walks the whole
// condition. Both must say the same of anything, whatever the matcher has learnt meanwhile.
#include "match/program.h"
#include "support.h"

#include <array>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace tocsin::match {
namespace {

constexpr std::array words = {
    "amber", "basalt", "cobalt", "dune", "ember", "flint", "garnet", "数据", "中心"};

class Author {
public:
    std::string expression(int depth) {
        switch (depth > 0 ? roll(9) : 0) {
            case 1:
                return "(" + expression(depth - 1) + " and " + expression(depth - 1) + ")";
            case 2:
                return "(" + expression(depth - 1) + " or " + expression(depth - 1) + " or " + placed() + ")";
            case 3:
                return "(" + placed() + " and not " + expression(depth - 1) + ")";
            case 4:
                return "(" + placed() + pick<const char*>({" near/2 ", " then/1 ", " near/0 "}) + placed() +
                       ")";
            case 5:
                return pick<std::string>({"title:", "lead:", "body:"}) + placed();
            case 6:
                return "near/3(" + placed() + ", " + placed() + ", " + placed() + ")";
            case 7:
                return "atleast/2 stone";
            case 8:
                return "amount >= 1bn USD";
            default:
                return placed();
        }
    }

    Article item() {
        Article article;
        article.title = text(4);
        article.text = text(14) + "\n" + text(6);
        article.language = pick<const char*>({"en", "fr", "zh", ""});
        return article;
    }

    std::size_t roll(std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
    }

private:
    template <class Value>
    Value pick(std::initializer_list<Value> values) {
        return values.begin()[roll(values.size())];
    }

    std::string word() { return words[roll(words.size())]; }

    /// Something with a place: a word, a phrase, a beginning, capitals, a concept, a choice of them.
    std::string placed() {
        switch (roll(8)) {
            case 0:
                return '"' + word() + ' ' + word() + '"';
            case 1:
                return pick<const char*>(
                    {"\"am*\"", "\"*alt\"", "\"*ar*\"", "\"=DUNE\"", "\"=FLINT ember\""});
            case 2:
                return "stone";
            case 3:
                return "(\"" + word() + "\" or \"{" + word() + ',' + word() + "} {dune,flint}\")";
            default:
                return '"' + word() + '"';
        }
    }

    std::string text(std::size_t count) {
        const bool shouts = roll(4) == 0;
        std::string made;
        for (std::size_t each = 0; each < count; ++each) {
            std::string next = roll(3) == 0 ? word() : "filler" + std::to_string(roll(9));
            for (char& letter : next)
                letter = shouts && letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
            made += next + ' ';
        }
        return made;
    }

    std::mt19937 random_{20};
};

std::vector<Watchlist> many(Author& author, std::size_t count) {
    const auto fine = [](const std::string& message, const std::string&) { ADD_FAILURE() << message; };
    const std::vector<std::string> names{"stone"};
    std::vector<Watchlist> lists;
    while (lists.size() < count) {
        Program program;
        program.concepts.push_back({"stone",
                                    "",
                                    0,
                                    0,
                                    {{"", {read_term("garnet", fine), read_term("=AMBER", fine)}},
                                     {"en", {read_term("basalt", fine), read_term("cobalt dune", fine)}}}});
        const auto refuse = [](std::size_t, const std::string&, const std::string&) {};
        program.require = parse_expression(author.expression(3), names, refuse);
        if (author.roll(3) == 0)
            program.exclude = parse_expression(author.expression(1), names, refuse);
        if (author.roll(4) == 0) {
            program.lines.push_back({"line", parse_expression(author.expression(1), names, refuse), 2, ""});
            program.threshold = 1;
        }
        if (author.roll(8) == 0)
            program.languages = {"en"};
        Watchlist list;
        list.id = std::to_string(lists.size());
        list.program = std::make_shared<const Program>(std::move(program));
        lists.push_back(std::move(list));
    }
    return lists;
}

TEST(Matcher, DecidesAsItExplainsBeforeAndAfterItHasLearnt) {
    Author author;
    const Matcher matcher(many(author, 400));
    Facts rich;
    rich.money.push_back(dollars("$2bn", 2e9));
    std::size_t matched = 0;
    for (int round = 0; round < 600; ++round) {
        const Article article = author.item();
        const Facts& facts = round % 3 == 0 ? rich : Facts{};
        const std::vector<std::uint32_t> found = matcher.matching(article, facts);
        matched += found.size();
        if (round % 8 != 0)  // those between teach it
            continue;
        std::vector<std::uint32_t> explained;
        for (std::uint32_t list = 0; list < matcher.watchlists().size(); ++list) {
            if (matcher.explain(article, facts, list).matched)
                explained.push_back(list);
        }
        ASSERT_EQ(found, explained) << round << ": " << article.title << " / " << article.text;
    }
    EXPECT_GT(matched, 600U);
}

TEST(Matcher, DecidesAWordListReadBeforehandLikeTheArticle) {
    Author author;
    const Matcher first(many(author, 50));
    const Matcher second(many(author, 50));
    for (int round = 0; round < 50; ++round) {
        const Article article = author.item();
        const ItemText text = read_text(article);
        EXPECT_EQ(first.matching(text, article, {}), first.matching(article, {}));
        EXPECT_EQ(second.matching(text, article, {}), second.matching(article, {}));
    }
}

TEST(ItemText, KeepsNothingOfTheItemWhoseMemoryItUses) {
    const Article long_one = item("One two three FOUR", "five six seven eight nine ten");
    const Article short_one = item("Eins", "zwei");
    const ItemText text = read_text(short_one, read_text(long_one));
    EXPECT_EQ(text.title.list.size(), 1U);
    EXPECT_EQ(text.title.folded, "eins");
    EXPECT_EQ(text.body.folded, "zwei");
    EXPECT_EQ(text.body_keys, std::vector<std::uint64_t>{key_of("zwei")});
    EXPECT_EQ(text.lead_words, 1U);
}

}  // namespace
}  // namespace tocsin::match
