#include "text/language.h"

#include "text/letter.h"
#include "text/utf8.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>

namespace tocsin::text {
namespace {

constexpr std::size_t sample_size = 600;
constexpr std::size_t glance_size = 300;   ///< that may confirm what is claimed
constexpr std::size_t sure_size = 200;     ///< bytes from which the text beats what the feed claims
constexpr std::size_t fair_size = 120;     ///< bytes from which it does so against a quite different language
constexpr std::size_t english_size = 400;  ///< ... when it looks English: names alone look so
constexpr std::size_t least_size = 20;     ///< bytes below which an unclaimed alphabetic text is in doubt

struct Scripts {
    std::size_t letters = 0, kana = 0, han = 0, hangul = 0, arabic = 0, hebrew = 0, thai = 0, greek = 0;
    bool persian = false;  ///< letters that Arabic does not write
};

Scripts count_scripts(std::string_view sample) {
    Scripts counts;
    for (std::size_t at = 0; at < sample.size();) {
        const char32_t point = next(sample, at);
        if (point < 0x250) {
            counts.letters += (point | 0x20U) >= 'a' && (point | 0x20U) <= 'z' ? 1U : 0U;
            continue;
        }
        const Letter letter = letter_of(point);
        if (letter.kind != Kind::letter && letter.kind != Kind::ideograph) {
            continue;
        }
        ++counts.letters;
        switch (letter.script) {
            case Script::kana:
                ++counts.kana;
                break;
            case Script::han:
                ++counts.han;
                break;
            case Script::hangul:
                ++counts.hangul;
                break;
            case Script::arabic:
                ++counts.arabic;
                break;
            case Script::hebrew:
                ++counts.hebrew;
                break;
            case Script::greek:
                ++counts.greek;
                break;
            default:
                counts.thai += point >= 0x0E00 && point < 0x0E80 ? 1U : 0U;
        }
        counts.persian = counts.persian || point == U'پ' || point == U'چ' || point == U'ژ' || point == U'گ' ||
                         point == U'ی' || point == U'ک' || point == U'ے' || point == U'ٹ';
    }
    return counts;
}

std::string plain_code(std::string_view code) {
    if (code == "iw") {
        return "he";
    }
    if (code == "in") {
        return "id";
    }
    if (code == "ji") {
        return "yi";
    }
    if (code == "jw") {
        return "jv";
    }
    if (code == "nb" || code == "nn") {
        return "no";
    }
    if (code == "fil") {
        return "tl";
    }
    return std::string(code);
}

struct Guess {
    std::string code;
    bool sure = false;
};

Guess ask_detector(std::string_view sample, const std::string& hint) {
    const CLD2::CLDHints hints{
        hint.empty() ? nullptr : hint.c_str(), nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    int bytes = 0;
    int valid = 0;
    bool reliable = false;
    CLD2::ExtDetectLanguageSummaryCheckUTF8(sample.data(),
                                            static_cast<int>(sample.size()),
                                            true,
                                            &hints,
                                            CLD2::kCLDFlagBestEffort,
                                            languages.data(),
                                            percents.data(),
                                            scores.data(),
                                            nullptr,
                                            &bytes,
                                            &reliable,
                                            &valid);
    const std::string_view code = CLD2::LanguageCode(languages[0]);
    if (code == "un" || code.substr(0, 2) == "xx") {
        return {};
    }
    return {base_language(code), reliable && percents[0] >= 70};
}

/// Languages that short texts do not tell apart.
bool are_close(const std::string& one, const std::string& other) {
    static constexpr std::array<std::string_view, 9> families = {
        "es pt gl ca it",
        "no da sv",
        "id ms jv su",
        "hr sr bs sl mk",
        "cs sk",
        "ru uk be bg mk",
        "fa ar ur ps",
        "nl af de",
        "tr az",
    };
    return std::any_of(families.begin(), families.end(), [&](std::string_view family) {
        return family.find(one) != std::string_view::npos && family.find(other) != std::string_view::npos;
    });
}

std::string chinese(std::string_view sample, const std::string& claimed, const Scripts& counts) {
    const bool one_of_han = claimed == "zh" || claimed == "zh-Hant" || claimed == "ja";
    if (one_of_han && counts.han < 12) {
        return claimed;
    }
    const Guess guess = ask_detector(sample, claimed);
    if (guess.code == "zh-Hant" || guess.code == "zh") {
        return guess.code;
    }
    return one_of_han ? claimed : "zh";
}

/// Scripts that one language nearly owns. "" = several share it.
std::string by_script(std::string_view sample, const std::string& claimed, const Scripts& counts) {
    const auto most = [&](std::size_t count) { return count * 2 > counts.letters; };
    const std::size_t east = counts.kana + counts.han;
    if (counts.hangul * 3 > counts.letters) {
        return "ko";
    }
    if (east * 3 > counts.letters) {
        return counts.kana * 12 > east ? "ja" : chinese(sample, claimed, counts);
    }
    if (most(counts.greek)) {
        return "el";
    }
    if (most(counts.thai)) {
        return "th";
    }
    if (most(counts.hebrew)) {
        return claimed == "yi" ? claimed : "he";
    }
    if (most(counts.arabic) && !counts.persian) {
        return are_close(claimed, "ar") && !claimed.empty() ? claimed : "ar";
    }
    return "";
}

bool is_letters(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z';
    });
}

std::string lower(std::string_view text) {
    std::string low(text);
    for (char& letter : low) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
    return low;
}

std::string by_name(std::string_view name) {
    std::string loud(name);
    for (char& letter : loud) {
        letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
    }
    const CLD2::Language language = CLD2::GetLanguageFromName(loud.c_str());
    if (language == CLD2::UNKNOWN_LANGUAGE) {
        return "";
    }
    return plain_code(lower(CLD2::LanguageCode(language)));
}

}  // namespace

std::string language_of(std::string_view utf8, std::string_view hint) {
    const std::string_view sample = cut(utf8, sample_size);
    const std::string claimed = base_language(hint);
    const Scripts counts = count_scripts(sample);
    if (counts.letters == 0) {
        return claimed;
    }
    if (const std::string own = by_script(sample, claimed, counts); !own.empty()) {
        return own;
    }
    if (!claimed.empty() && claimed != "en" && sample.size() > glance_size) {
        const Guess glance = ask_detector(cut(sample, glance_size), claimed);
        if (glance.sure && glance.code == claimed) {
            return claimed;
        }
    }
    const Guess guess = ask_detector(sample, claimed);
    if (claimed.empty()) {
        return guess.sure || sample.size() >= least_size ? guess.code : "";
    }
    if (guess.code.empty() || guess.code == claimed || !guess.sure) {
        return claimed;
    }
    const std::size_t enough = guess.code == "en"               ? english_size
                               : are_close(claimed, guess.code) ? sure_size
                                                                : fair_size;
    return sample.size() >= enough ? guess.code : claimed;
}

std::string base_language(std::string_view tag) {
    const std::string whole = lower(collapse_spaces(tag));
    const std::string_view primary = std::string_view(whole).substr(0, whole.find_first_of("-_,; "));
    if (primary.empty() || !is_letters(primary)) {
        return "";
    }
    if (primary.size() > 3) {
        return by_name(primary);
    }
    UErrorCode status = U_ZERO_ERROR;
    std::array<char, ULOC_LANG_CAPACITY> code{};
    uloc_getLanguage(std::string(primary).c_str(), code.data(), ULOC_LANG_CAPACITY, &status);
    if (U_FAILURE(status) || *uloc_getISO3Language(code.data()) == '\0') {
        return "";
    }
    const std::string base = plain_code(code.data());
    if (base != "zh") {
        return base;
    }
    const bool traditional = whole.find("hant") != std::string::npos ||
                             whole.find("tw") != std::string::npos || whole.find("hk") != std::string::npos ||
                             whole.find("mo") != std::string::npos;
    return traditional ? "zh-Hant" : "zh";
}

}  // namespace tocsin::text
