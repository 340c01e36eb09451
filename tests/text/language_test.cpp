#include "text/language.h"

#include <gtest/gtest.h>

namespace tocsin::text {
namespace {

TEST(Language, ReadsTags) {
    EXPECT_EQ(base_language("en-US"), "en");
    EXPECT_EQ(base_language("zh-TW"), "zh-Hant");
    EXPECT_EQ(base_language("zh_HK"), "zh-Hant");
    EXPECT_EQ(base_language("zh-Hant-CN"), "zh-Hant");
    EXPECT_EQ(base_language("zh-CN"), "zh");
    EXPECT_EQ(base_language(" pt-BR "), "pt");
    EXPECT_EQ(base_language("eng"), "en");
    EXPECT_EQ(base_language("English"), "en");
    EXPECT_EQ(base_language("iw"), "he");
    EXPECT_EQ(base_language("nb-NO"), "no");
    EXPECT_EQ(base_language(""), "");
    EXPECT_EQ(base_language("qq"), "");
    EXPECT_EQ(base_language("12"), "");
}

TEST(Language, TellsOwnScriptsWithoutAHint) {
    EXPECT_EQ(language_of("데이터센터 건설"), "ko");
    EXPECT_EQ(language_of("新しいデータセンターを建設"), "ja");
    EXPECT_EQ(language_of("νέο κέντρο δεδομένων"), "el");
    EXPECT_EQ(language_of("מרכז נתונים חדש"), "he");
    EXPECT_EQ(language_of("مركز بيانات جديد"), "ar");
    EXPECT_EQ(language_of("ศูนย์ข้อมูลใหม่"), "th");
}

TEST(Language, TellsTheTwoChineseScripts) {
    EXPECT_EQ(language_of("这家公司周二宣布将在全国各地建设新的数据中心，并且为此投资数十亿美元。"), "zh");
    EXPECT_EQ(language_of("這家公司週二宣布將在全國各地建設新的數據中心，並且為此投資數十億美元。"),
              "zh-Hant");
}

TEST(Language, BelievesTheHintOfShortHanText) {
    EXPECT_EQ(language_of("巨大投資計画", "ja"), "ja");
    EXPECT_EQ(language_of("数据中心", "zh-TW"), "zh-Hant");
}

TEST(Language, TellsAlphabetsApartByWords) {
    EXPECT_EQ(language_of("The company said on Tuesday that it would build new plants across the country."),
              "en");
    EXPECT_EQ(
        language_of("L'entreprise a annoncé mardi la construction de nouveaux sites dans tout le pays."),
        "fr");
    EXPECT_EQ(language_of("Das Unternehmen kündigte am Dienstag den Bau neuer Werke im ganzen Land an."),
              "de");
    EXPECT_EQ(language_of("Компания объявила во вторник о строительстве новых заводов по всей стране."),
              "ru");
    EXPECT_EQ(language_of("Şirket salı günü ülke genelinde yeni tesisler kuracağını duyurdu."), "tr");
    EXPECT_EQ(
        language_of(
            "شرکت روز سه‌شنبه اعلام کرد که کارخانه‌های جدیدی در "
            "سراسر "
            "کشور "
            "می‌سازد."),
        "fa");
}

TEST(Language, BelievesTheHintOfShortText) { EXPECT_EQ(language_of("Stargate Texas", "de-AT"), "de"); }

TEST(Language, LetsALongTextBeatAWrongHint) {
    const char* french =
        "L'entreprise a annoncé mardi la construction de nouveaux sites dans tout le pays. Les premiers "
        "travaux "
        "commenceront au printemps, selon deux personnes proches du dossier, et dureront près de quatre ans.";
    EXPECT_EQ(language_of(french, "en-US"), "fr");
}

TEST(Language, DoubtsWhatHasNoWords) {
    EXPECT_EQ(language_of("2025 +++ 17"), "");
    EXPECT_EQ(language_of(""), "");
    EXPECT_EQ(language_of("42", "sv"), "sv");
}

}  // namespace
}  // namespace tocsin::text
