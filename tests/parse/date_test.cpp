#include "parse/date.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::parse {
namespace {

struct Case {
    const char* text;
    const char* expected;  ///< "" = not a date
};

std::string read(const char* text) {
    const std::optional<Time> time = read_date(text);
    return time ? to_rfc3339(*time) : "";
}

void expect_all(std::initializer_list<Case> cases) {
    for (const Case& one : cases) {
        EXPECT_EQ(read(one.text), one.expected) << one.text;
    }
}

TEST(Date, ReadsRfc822WithItsAbuses) {
    expect_all({
        {"Tue, 21 Jan 2025 19:04:05 GMT", "2025-01-21T19:04:05Z"},
        {"21 Jan 25 19:04 EST", "2025-01-22T00:04:00Z"},
        {"Tuesday, 21 January 2025 19:04:05 +0530", "2025-01-21T13:34:05Z"},
        {"Tue, Jan 21 2025 19:04:05 PT", "2025-01-22T03:04:05Z"},
        {"Jan 21, 2025 7:04 PM", "2025-01-21T19:04:00Z"},
        {"Tue, 21-Jan-2025 19:04:05 MEST", "2025-01-21T17:04:05Z"},
        {"Tue, 21 Jan 2025 19:04:05 GMT-03:00", "2025-01-21T22:04:05Z"},
        {"Tue Jan 21 2025 19:04:05 GMT+0100 (CET)", "2025-01-21T18:04:05Z"},
        {"Tue, 21 Jan 2025 19:04:05 (PST)", "2025-01-22T03:04:05Z"},
        {"Tue, 21 Jan 2025 19:04:05 Etc/GMT", "2025-01-21T19:04:05Z"},
        {"Tue, 21 Jan 99 10:00:00 GMT", "1999-01-21T10:00:00Z"},
    });
}

TEST(Date, ReadsIso8601) {
    expect_all({
        {"2025-01-21T19:04:05Z", "2025-01-21T19:04:05Z"},
        {"2025-01-21T19:04:05.250-08:00", "2025-01-22T03:04:05.250Z"},
        {"2025-01-21 19:04", "2025-01-21T19:04:00Z"},
        {"20250121T190405Z", "2025-01-21T19:04:05Z"},
        {"2025-01", "2025-01-01T00:00:00Z"},
        {"2025", "2025-01-01T00:00:00Z"},
        {"2025-021", "2025-01-21T00:00:00Z"},
        {"25-01-21", "2025-01-21T00:00:00Z"},
        {"-25-11", "2025-11-01T00:00:00Z"},
        {"2025-01-21T24:00:00Z", "2025-01-22T00:00:00Z"},
        {"2016/6/29", "2016-06-29T00:00:00Z"},
    });
}

TEST(Date, ReadsOtherShapes) {
    expect_all({
        {"Tue Jan 21 19:04:05 PST 2025", "2025-01-22T03:04:05Z"},
        {"Tue, 2025/01/21 19:04:05 EDT", "2025-01-21T23:04:05Z"},
        {"21.01.2025 19:04", "2025-01-21T19:04:00Z"},
        {"1737486245", "2025-01-21T19:04:05Z"},
        {"1737486245000", "2025-01-21T19:04:05Z"},
    });
}

TEST(Date, ReadsOtherLanguages) {
    expect_all({
        {"Mo, 25 Jun 2012 10:00:00 +0200", "2012-06-25T08:00:00Z"},
        {"mar., 05 févr. 2019 10:00:00 +0100", "2019-02-05T09:00:00Z"},
        {"5 de enero de 2004 10:00", "2004-01-05T10:00:00Z"},
        {"21 de enero de 2025", "2025-01-21T00:00:00Z"},
        {"21.01.2025, 14:30 Uhr", "2025-01-21T14:30:00Z"},
        {"21 января 2025 г. в 14:30", "2025-01-21T14:30:00Z"},
        {"Τρι, 21 Ιαν 2025 10:00:00 GMT", "2025-01-21T10:00:00Z"},
        {"2025-január-21T9:15-05:00", "2025-01-21T14:15:00Z"},
        {"2025년 01월 21일 01:31:15", "2025-01-20T16:31:15Z"},
        {"2025-01-21 오후 11:23:17", "2025-01-21T14:23:17Z"},
        {"2025年1月21日 10:00", "2025-01-21T10:00:00Z"},
    });
}

TEST(Date, ReadsTheDaysAndMonthsOfManyLanguages) {
    constexpr const char* expected = "2025-03-11T14:30:00Z";
    for (const char* text : {"Tuesday, March 11, 2025 at 2:30 p.m. GMT",    // English
                             "mardi 11 mars 2025 à 15:30 +0100",            // French
                             "Dienstag, 11. März 2025, 15:30 Uhr MEZ",      // German
                             "martes, 11 de marzo de 2025 15:30 CET",       // Spanish
                             "martedì 11 marzo 2025 alle 15:30 +0100",      // Italian
                             "terça-feira, 11 de março de 2025 14:30",      // Portuguese
                             "dinsdag 11 maart 2025 om 15:30 +01:00",       // Dutch
                             "tisdag 11 mars 2025 kl. 15:30 CET",           // Swedish
                             "tirsdag den 11. marts 2025 kl. 15:30 CET",    // Danish
                             "tiistai 11. maaliskuuta 2025 klo 16:30 EET",  // Finnish
                             "wtorek, 11 marca 2025 15:30 CET",             // Polish
                             "úterý 11. března 2025 15:30 +0100",           // Czech
                             "utorok 11. marca 2025 15:30 +0100",           // Slovak
                             "kedd, 2025. március 11. 15:30 +0100",         // Hungarian
                             "marți, 11 martie 2025, ora 16:30 +0200",      // Romanian
                             "вторник, 11 марта 2025 г. в 17:30 +0300",     // Russian
                             "вівторок, 11 березня 2025 р. 16:30 +0200",    // Ukrainian
                             "вторник, 11 март 2025 г. 16:30 +0200",        // Bulgarian
                             "Τρίτη, 11 Μαρτίου 2025 16:30 +0200",          // Greek
                             "11 Mart 2025 Salı 17:30 +0300",               // Turkish
                             "teisipäev, 11. märts 2025 16:30 +0200",       // Estonian
                             "otrdiena, 2025. gada 11. marts 16:30 +0200",  // Latvian
                             "2025 m. kovo 11 d. 16:30 +0200",              // Lithuanian
                             "dimarts, 11 de març del 2025 15:30 CET",      // Catalan
                             "Selasa, 11 Maret 2025 21:30 WIB",             // Indonesian
                             "2025年3月11日(火) 午後11時30分 +0900",        // Japanese
                             "2025年3月11日星期二 下午10:30 +0800",         // Chinese
                             "2025년 3월 11일 화요일 오후 11시 30분",       // Korean
                             "١١ مارس ٢٠٢٥ ١٤:٣٠",                          // Arabic
                             "יום שלישי, 11 מרץ 2025 16:30 +0200",          // Hebrew
                             "11 मार्च 2025 20:00 IST",                      // Hindi
                             "11 มีนาคม 2568 21:30 +0700"}) {                // Thai
        EXPECT_EQ(read(text), expected) << text;
    }
}

TEST(Date, ReadsDatesAsPagesPutThem) {
    constexpr const char* half_past_two = "2024-08-15T14:30:00Z";
    constexpr const char* day = "2024-08-15T00:00:00Z";
    expect_all({
        {"1er août 2024", "2024-08-01T00:00:00Z"},
        {"1º agosto 2024", "2024-08-01T00:00:00Z"},
        {"15 août 2024 à 14h30", half_past_two},
        {"15 août 2024 à 14 h 30", half_past_two},
        {"15 août 2024, 14h", "2024-08-15T14:00:00Z"},
        {"15/08/2024 - 14h30", half_past_two},
        {"05.08.2024 - 14:30", "2024-08-05T14:30:00Z"},
        {"15 augustus 2024 14u30", half_past_two},
        {"15. August 2024, 14 Uhr", "2024-08-15T14:00:00Z"},
        {"15 de agosto de 2024 a las 14:30", half_past_two},
        {"15 de agosto de 2024, 14:30 h", half_past_two},
        {"15. august 2024 kl. 14.30", half_past_two},
        {"15 aug 2024 kl 14", "2024-08-15T14:00:00Z"},
        {"Thursday 15th August 2024 14.30 BST", "2024-08-15T13:30:00Z"},
        {"15 Aug 2024 | 14:30", half_past_two},
        {"15 Aug 2024 • 14:30", half_past_two},
        {"Publié le 15 août 2024", day},
        {"Mis à jour le : 15 août 2024 à 14:30", half_past_two},
        {"Aktualisiert am 15. August 2024", day},
        {"Am 15.08.2024 um 14:30 Uhr", half_past_two},
        {"Updated: August 15, 2024 2:30 pm", half_past_two},
        {"Publicado em 15/08/2024 às 14h30", half_past_two},
        {"15 tháng 8 2024", day},
        {"Ngày 5 tháng 8, 2024", "2024-08-05T00:00:00Z"},
        {"15 באוגוסט 2024", day},
        {"5 ธ.ค. 2567", "2024-12-05T00:00:00Z"},
        {"5 ธ.ค. 67", "2024-12-05T00:00:00Z"},
        {"发布时间：2024-08-15 14:30", half_past_two},
        {"입력 2024.08.15 23:30", half_past_two},
    });
}

TEST(Date, CountsAZoneInBrackets) {
    expect_all({
        {"15/8/2024, 14:30 (GMT+7)", "2024-08-15T07:30:00Z"},
        {"2024-08-15 14:30:00 (UTC+08:00)", "2024-08-15T06:30:00Z"},
        {"2024-08-15 14:30:00 (+0200)", "2024-08-15T12:30:00Z"},
        {"Thu, 15 Aug 2024 14:30:00 +0100 (GMT+7)", "2024-08-15T13:30:00Z"},
    });
}

TEST(Date, AsksTheSeasonWhatAmericanLettersMean) {
    expect_all({
        {"15 Jan 2024 10:00 ET", "2024-01-15T15:00:00Z"},
        {"15 Jul 2024 10:00 ET", "2024-07-15T14:00:00Z"},
        {"15 Jul 2024 10:00 EST", "2024-07-15T15:00:00Z"},
        {"10 Mar 2024 01:59 PT", "2024-03-10T09:59:00Z"},
        {"10 Mar 2024 03:00 PT", "2024-03-10T10:00:00Z"},
        {"3 Nov 2024 12:00 CT", "2024-11-03T18:00:00Z"},
        {"20 Mar 2005 10:00 ET", "2005-03-20T15:00:00Z"},
    });
}

TEST(Date, RefusesWhatContradictsItself) {
    for (const char* text : {"4 March April 2024",
                             "4 May Mar Apr 2024",
                             "2023-366",
                             "2024-03-04T10:30:00 GMT EST",
                             "2024-03-04T10:30:00 +0100 +0200",
                             "2024-03-04T10:30:00 +0100 EST",
                             "4 March 2024 10:30 a",
                             "12.30",
                             "10h30",
                             "Updated"}) {
        EXPECT_EQ(read(text), "") << text;
    }
    expect_all({{"2024-366", "2024-12-31T00:00:00Z"},
                {"2024-03-04T10:30:00+01:00 CET", "2024-03-04T09:30:00Z"},
                {"mar. 4 juin 2024", "2024-06-04T00:00:00Z"},
                {"4 juin 2024, mar", "2024-06-04T00:00:00Z"}});
}

TEST(Date, LeavesNamesThatLanguagesDisagreeOn) {
    EXPECT_EQ(read("11 listopad 2025"), "");  // October in Croatian, November in Czech and Polish
}

TEST(Date, RatherKnowsNothingThanSomethingWrong) {
    for (const char* text : {"",
                             "soon",
                             "01/02/2003",
                             "2025-02-30",
                             "Tue, 99 Jan 2025 10:00:00 GMT",
                             "Sun, 16 Dec 2012 1:2:3:4 GMT",
                             "Tue, 21 Jan 2025 10:00:00 XYZ",
                             "2025-13-01",
                             "Tue, 21 Jan 2025 25:00:00 GMT",
                             "21 Jan",
                             "2025-01-21T10:61:00Z",
                             "12345678901234567890",
                             "2025-01-21 and more",
                             "+0100",
                             "T10",
                             "()"}) {
        EXPECT_EQ(read(text), "") << text;
    }
}

}  // namespace
}  // namespace tocsin::parse
