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
