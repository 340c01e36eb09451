#include "match/support.h"
#include "match/term_tally.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace tocsin::match {
namespace {

/// The warnings about terms, without the file and with one line each.
std::vector<std::string> remarks_on(const std::string& lists, const std::string& require = "x") {
    Diagnostics remarks;
    const std::string toml = "[concept.y]\nany = ['yyy']\n[concept.x]\n" + lists +
                             "\n[match]\nrequire = '''" + require + " or y'''\n";
    EXPECT_TRUE(read_watchlist(toml, "w.toml", remarks).has_value());
    std::vector<std::string> found;
    for (const Diagnostic& remark : remarks) {
        if (remark.line > 0)
            found.push_back(std::to_string(remark.line) + ":" + std::to_string(remark.column) + " " +
                            remark.message);
    }
    return found;
}

std::string covered(const std::string& term, const std::string& by, const std::string& place = "4:18") {
    return place + " concept.x.en: \"" + term + "\" finds nothing that \"" + by + "\" (line 4) does not find";
}

using Remarks = std::vector<std::string>;

TEST(Terms, CoveredByAWiderOneAreTold) {
    EXPECT_EQ(remarks_on("en = ['invest*', 'investor']"), Remarks{covered("investor", "invest*")});
    EXPECT_EQ(remarks_on("en = ['invest*', 'investor*']"), Remarks{covered("investor*", "invest*")});
    EXPECT_EQ(remarks_on("en = ['*centre*', 'datacentre']"),
              Remarks{covered("datacentre", "*centre*", "4:19")});
    EXPECT_EQ(remarks_on("en = ['*zentrum','*enzentrum']"), Remarks{covered("*enzentrum", "*zentrum")});
    EXPECT_EQ(remarks_on("en = ['campus','  =Campus']"), Remarks{covered("  =Campus", "campus", "4:16")});
    EXPECT_EQ(remarks_on("en = ['investor','invest*']"), Remarks{covered("investor", "invest*", "4:7")});
}

TEST(Terms, ThatFindMoreThanTheOthersAreLeftAlone) {
    EXPECT_EQ(remarks_on("en = ['invest', 'investor']"), Remarks{});
    EXPECT_EQ(remarks_on("en = ['investor*', '*investor']"), Remarks{});
    EXPECT_EQ(remarks_on("en = ['=Orange', 'orange juice']"), Remarks{});
    EXPECT_EQ(remarks_on("en = ['data centre', 'centre data']"), Remarks{});
    EXPECT_EQ(remarks_on("en = ['invest', 'invest{,or}']"), Remarks{covered("invest", "invest{,or}", "4:7")});
    EXPECT_EQ(remarks_on("zh = ['数据中心', '中数据']"), Remarks{});
}

TEST(Terms, OfTwoAlikeTheLaterAndTheNarrowerLanguageGoes) {
    EXPECT_EQ(remarks_on("en = ['Data-Hall', 'data hall']"),
              Remarks{covered("data hall", "Data-Hall", "4:20")});
    EXPECT_EQ(
        remarks_on("en = ['Stargate']\nany = ['stargate']"),
        Remarks{"4:7 concept.x.en: \"Stargate\" finds nothing that \"stargate\" (line 5) does not find"});
    EXPECT_EQ(remarks_on("zh-Hant = ['中心']\nzh = ['中心']"),
              Remarks{"4:12 concept.x.zh-Hant: \"中心\" finds nothing that \"中心\" (line 5) does not find"});
    EXPECT_EQ(remarks_on("en = ['Stargate']\nfr = ['Stargate']"), Remarks{});
}

TEST(Terms, NeedAllTheirAlternativesCovered) {
    EXPECT_EQ(remarks_on("en = ['invest*', '{investor,funder}']"), Remarks{});
    EXPECT_EQ(remarks_on("en = ['invest*', 'fund*', '{investor,funder}']"),
              Remarks{covered("{investor,funder}", "invest*", "4:27")});
}

TEST(Terms, LongerThanAnotherGoUnlessTheirPlaceIsMeasured) {
    const std::string lists = "en = ['centre', 'the data centre here']";
    const Remarks told{covered("the data centre here", "centre", "4:17")};
    EXPECT_EQ(remarks_on(lists), told);
    EXPECT_EQ(remarks_on(lists, "title:atleast/2 x"), told);
    EXPECT_EQ(remarks_on(lists, "x near/3 y"), Remarks{});
    EXPECT_EQ(remarks_on(lists, "y then/3 (x or y)"), Remarks{});
    EXPECT_EQ(remarks_on("zh = ['中心', '数据中心']"),
              Remarks{"4:13 concept.x.zh: \"数据中心\" finds nothing that \"中心\" (line 4) does not find"});
}

TEST(Terms, AreToldByTheRealMatcherToo) {
    // What is warned of may be left out: the wider term finds the narrower one's words.
    for (const auto& [wide, narrow] : std::vector<std::pair<std::string, std::string>>{
             {"invest*", "investor"}, {"الذكاء", "ذكاء"}, {"中心", "数据中心"}, {"centre", "data centre"}}) {
        EXPECT_EQ(remarks_on("any = ['" + wide + "', '" + narrow + "']").size(), 1U) << narrow;
        EXPECT_TRUE(finds(wide, narrow)) << narrow;
    }
}

TEST(Terms, OfALanguageNoItemHasAreTold) {
    const auto said = [](const std::string& language) {
        return "4:1 concept.x." + language + ": no item is ever said to be in \"" + language +
               "\": these terms are found only where the language is unknown";
    };
    for (const char* language : {"jp", "ua", "nb", "zh-Hans", "fr-Latn"})
        EXPECT_EQ(remarks_on(language + std::string(" = ['harbour']")), Remarks{said(language)});
    for (const char* language : {"any", "en", "ja", "zh", "zh-Hant", "no", "haw"})
        EXPECT_EQ(remarks_on(language + std::string(" = ['harbour']")), Remarks{}) << language;
}

TEST(Terms, WithoutAWordAreRefused) {
    for (const char* term : {"ــ", "+++", "harbour{,}{ %,}", "=", "-"}) {
        const std::string toml = "[concept.x]\nany = ['" + std::string(term) + "']\n[match]\nrequire = 'x'\n";
        Diagnostics remarks;
        EXPECT_EQ(read_watchlist(toml, "w.toml", remarks).has_value(), term[0] == 'h') << term;
    }
}

TEST(Terms, OfASharedFileAreToldOnce) {
    const std::string shared = testing::TempDir() + "shared_twice.toml";
    std::ofstream(shared) << "[concept.x]\nany = ['one', 'one two']\n";
    Diagnostics remarks;
    for (const char* name : {"first.toml", "second.toml"})
        EXPECT_TRUE(read_watchlist(
            "extends = ['shared_twice.toml']\n[match]\nrequire = 'x'\n", testing::TempDir() + name, remarks));
    const auto told = std::count_if(remarks.begin(), remarks.end(), [&](const Diagnostic& remark) {
        return remark.file == shared && remark.line == 2 && remark.column == 15;
    });
    EXPECT_EQ(told, 1);
    std::remove(shared.c_str());
}

TEST(TermTallies, CountItemsOfTheTermsLanguage) {
    TermTally tally(requiring("x", "[concept.x]\nany = ['harbour']\nen = ['crane{,s}']\nfr = ['grue']"));
    tally.note(item("Cranes for the harbour", "The cranes come.", "en"));
    tally.note(item("Nothing", "", "en"));
    tally.note(item("Le harbour", "", "de"));
    ASSERT_EQ(tally.uses().size(), 3U);
    const auto is = [&](std::size_t at, std::size_t hits, std::size_t items) {
        EXPECT_EQ(tally.uses()[at].hits, hits) << at;
        EXPECT_EQ(tally.uses()[at].items, items) << at;
    };
    is(0, 2, 3);
    is(1, 1, 2);
    is(2, 0, 0);
    EXPECT_EQ(tally.uses()[1].list, "concept.x.en");
    EXPECT_EQ(tally.uses()[1].source, "crane{,s}");
    EXPECT_EQ(tally.uses()[1].line, 3);
}

}  // namespace
}  // namespace tocsin::match
