// Towns: of the world's names only those that a text uses as one.
#include "facts/reader.h"
#include "facts/town_table.h"

#include <gtest/gtest.h>

#include <fstream>

namespace tocsin::facts {
namespace {

using Names = std::vector<std::string>;

Names places(std::string_view title, std::string_view body, std::string_view language) {
    Names found;
    for (const Place& place : shipped().read(title, body, language).places) {
        found.push_back(place.text + ":" + place.name + "," + place.country);
    }
    return found;
}

TEST(Towns, FollowAWordThatAPlaceFollows) {
    EXPECT_EQ(places("", "Quillfeather will build in Toowoomba.", "en"), Names({"Toowoomba:Toowoomba,AU"}));
    EXPECT_EQ(places("", "Quillfeather baut in Eisenach.", "de"), Names({"Eisenach:Eisenach,DE"}));
    EXPECT_EQ(places("", "Quillfeather construira à Vierzon.", "fr"), Names({"Vierzon:Vierzon,FR"}));
    EXPECT_EQ(places("", "Toowoomba beat Quillfeather by two goals.", "en"), Names({}));
}

TEST(Towns, StandBeforeTheirCountryOrRegion) {
    EXPECT_EQ(places("", "Thornaby, England, gets a hall.", "en"),
              Names({"Thornaby:Thornaby,GB", "England:England,GB"}));
    EXPECT_EQ(places("", "Wittstock (Brandenburg) bekommt eine Halle.", "de"),
              Names({"Wittstock:Wittstock,DE", "Brandenburg:Brandenburg,DE"}));
}

TEST(Towns, AreListed) {
    EXPECT_EQ(
        places("Quillfeather shifts hall from Geelong to Toowoomba", "The hall in Geelong is off.", "en"),
        Names({"Geelong:Geelong,AU", "Toowoomba:Toowoomba,AU", "Geelong:Geelong,AU"}));
    EXPECT_EQ(places("", "Quillfeather baut in Wels und Steyr.", "de"),
              Names({"Wels:Wels,AT", "Steyr:Steyr,AT"}));
}

TEST(Towns, AreFoundAgainWhereverTheyStand) {
    EXPECT_EQ(places("Toowoomba gets a hall", "It will be built at Toowoomba.", "en").size(), 2U);
}

TEST(Towns, TakeEndings) {
    EXPECT_EQ(places("", "Завод построят в Экибастузе.", "ru"), Names({"Экибастузе:Ekibastuz,KZ"}));
    EXPECT_EQ(places("", "Centrum powstanie w Olsztynie.", "pl"), Names({"Olsztynie:Olsztyn,PL"}));
    EXPECT_EQ(places("", "Quillfeather Manisa'da kuracak.", "tr"), Names({"Manisa:Manisa,TR"}));
}

TEST(Towns, AreFoundWhereNoBlanksShowThem) {
    EXPECT_EQ(places("", "八戸市に建てる。", "ja"), Names({"八戸:Hachinohe,JP"}));
    EXPECT_EQ(places("", "曲靖数据中心开工", "zh"), Names({"曲靖:Qujing,CN"}));
}

TEST(Towns, OfOneNameAreToldApartByWhatIsSaidBesides) {
    EXPECT_EQ(places("", "It will stand in Lancaster. Pennsylvania will pay.", "en").front(),
              "Lancaster:Lancaster,US");
    EXPECT_EQ(places("", "It will stand in Lancaster. London will pay.", "en").front(),
              "Lancaster:Lancaster,GB");
}

TEST(Towns, AreNoWordsOfAHeadlineInCapitals) {
    EXPECT_EQ(places("Quillfeather Puts Faith in Orange Surprise for Investors", "", "en"), Names({}));
    EXPECT_EQ(places("", "Quillfeather, whose hall is in Orange, puts faith in investors.", "en"),
              Names({"Orange:Orange,US"}));
    EXPECT_EQ(places("", "Quillfeather will open in March, in May or in August.", "en"), Names({}));
}

TEST(Towns, AreNoForeignWordsAndNoLettersInCapitals) {
    EXPECT_EQ(places("", "I titoli sono saliti ieri in Borsa.", "it"), Names({})) << "Borsa, Romania";
    EXPECT_EQ(places("", "Anger in Hamas grew.", "en"), Names({})) << "what Hamm is called elsewhere";
    EXPECT_EQ(places("", "Oväntat stopp i ICA igår.", "sv"), Names({})) << "Ica, Peru";
    EXPECT_EQ(places("", "Об этом сказали в Кремле.", "ru"), Names({})) << "Crema, Italy";
    EXPECT_EQ(places("", "Le centre ouvrira à Valence.", "fr"), Names({"Valence:Valence,FR"}))
        << "a word too";
}

TEST(Towns, OfATableYieldToTheRegionBehindThem) {
    EXPECT_EQ(places("Athens gets a hall", "It will stand in Athens, Georgia.", "en"),
              Names({"Athens:Athens,US", "Athens:Athens,US", "Georgia:Georgia,US"}));
}

TEST(Towns, AreNoPartsOfLongerNames) {
    EXPECT_EQ(places("", "The shop stands in Thornaby Mall today.", "en"), Names({}));
}

TEST(Towns, ThatNoTableHasStandBetweenSuchAWordAndARegion) {
    EXPECT_EQ(places("", "It will stand outside Larkspur Falls, Ohio.", "en"),
              Names({"Larkspur Falls:Larkspur Falls,US", "Ohio:Ohio,US"}));
    EXPECT_EQ(places("", "It opened in September, Ohio said.", "en"), Names({"Ohio:Ohio,US"}));
}

TEST(Towns, OfABrokenTableAreAnErrorWithItsLine) {
    const std::string path = testing::TempDir() + "/towns.tsv";
    std::ofstream(path) << "# a comment\nWels\tAT\tUpper Austria\tmany\t-\t\n";
    const auto read = read_towns(path, Alphabet());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::malformed);
    EXPECT_NE(read.error().what.find(path + ":2"), std::string::npos) << read.error().what;
}

}  // namespace
}  // namespace tocsin::facts
