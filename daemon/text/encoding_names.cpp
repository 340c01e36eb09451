#include "text/encoding_names.h"

#include <unicode/ucnv.h>

#include <array>

namespace tocsin::text {
namespace {

struct Alias {
    std::string_view name, report, icu;
};

/// Where the usual reader is wider than the name says (as browsers read them), and names ICU does not know.
/// An empty `report` keeps the claimed name.
constexpr std::array<Alias, 62> aliases{{
    {"us-ascii", "us-ascii", "us-ascii"},
    {"ascii", "us-ascii", "us-ascii"},
    {"ansi_x3.4-1968", "us-ascii", "us-ascii"},
    {"646", "us-ascii", "us-ascii"},
    {"utf8", "utf-8", "utf-8"},
    {"utf-8", "utf-8", "utf-8"},
    {"u8", "utf-8", "utf-8"},
    {"unicode", "utf-16", "utf-16"},
    {"iso-8859-1", "iso-8859-1", "windows-1252"},
    {"iso8859-1", "iso-8859-1", "windows-1252"},
    {"iso_8859-1", "iso-8859-1", "windows-1252"},
    {"latin1", "iso-8859-1", "windows-1252"},
    {"latin-1", "iso-8859-1", "windows-1252"},
    {"l1", "iso-8859-1", "windows-1252"},
    {"iso-8859-9", "", "windows-1254"},
    {"latin5", "iso-8859-9", "windows-1254"},
    {"iso-8859-11", "", "windows-874"},
    {"tis-620", "", "windows-874"},
    {"cp874", "", "windows-874"},
    {"gb2312", "gb18030", "gb18030"},
    {"gb_2312-80", "gb18030", "gb18030"},
    {"gbk", "gb18030", "gb18030"},
    {"x-gbk", "gb18030", "gb18030"},
    {"cp936", "gb18030", "gb18030"},
    {"gb18030", "gb18030", "gb18030"},
    {"ks_c_5601", "cp949", "windows-949"},
    {"ks_c_5601-1987", "cp949", "windows-949"},
    {"ks_c_5601-1989", "cp949", "windows-949"},
    {"ksc_5601", "cp949", "windows-949"},
    {"ksc5601", "cp949", "windows-949"},
    {"korean", "cp949", "windows-949"},
    {"euc-kr", "euc-kr", "windows-949"},
    {"uhc", "cp949", "windows-949"},
    {"cp949", "cp949", "windows-949"},
    {"shift_jis", "shift_jis", "windows-31j"},
    {"shift-jis", "shift_jis", "windows-31j"},
    {"sjis", "shift_jis", "windows-31j"},
    {"x-sjis", "shift_jis", "windows-31j"},
    {"ms_kanji", "shift_jis", "windows-31j"},
    {"cp932", "cp932", "windows-31j"},
    {"big5", "big5", "windows-950"},
    {"big5-hkscs", "big5-hkscs", "big5-hkscs"},
    {"macroman", "", "macintosh"},
    {"mac", "", "macintosh"},
    {"maciceland", "mac-iceland", "macintosh"},
    {"mac-iceland", "", "macintosh"},
    {"maccentraleurope", "mac-latin2", "x-mac-centraleurroman"},
    {"maclatin2", "mac-latin2", "x-mac-centraleurroman"},
    {"mac-latin2", "", "x-mac-centraleurroman"},
    {"maccyrillic", "mac-cyrillic", "x-mac-cyrillic"},
    {"mac-cyrillic", "", "x-mac-cyrillic"},
    {"macgreek", "mac-greek", "x-mac-greek"},
    {"mac-greek", "", "x-mac-greek"},
    {"macturkish", "mac-turkish", "x-mac-turkish"},
    {"mac-turkish", "", "x-mac-turkish"},
    {"cp-is", "cp861", "ibm-861"},
    {"cp-gr", "cp869", "ibm-869"},
    {"cspc8codepage437", "cp437", "ibm-437"},
    {"cspc862latinhebrew", "cp862", "ibm-862"},
    {"ruscii", "cp1125", "ibm-1125"},
    {"logical", "iso-8859-8", "iso-8859-8"},
    {"visual", "iso-8859-8", "iso-8859-8"},
}};

std::string tidy(std::string_view claimed) {
    std::string name;
    for (const char c : claimed) {
        if (c >= 'A' && c <= 'Z') {
            name += static_cast<char>(c + 32);
        } else if (static_cast<unsigned char>(c) > ' ' && c != '"' && c != '\'') {
            name += c;
        }
    }
    return name.size() > 60 ? std::string() : name;
}

bool icu_knows(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &status);
    if (converter != nullptr) {
        ucnv_close(converter);
    }
    return U_SUCCESS(status) != 0;
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "437", "cp437", "ibm437" -> "437"
std::string_view code_page_number(std::string_view name) {
    for (const std::string_view prefix :
         {"cp-", "cp", "ibm-", "ibm", "csibm", "windows-", "windows", "win-"}) {
        if (name.substr(0, prefix.size()) == prefix && all_digits(name.substr(prefix.size()))) {
            return name.substr(prefix.size());
        }
    }
    return all_digits(name) ? name : std::string_view();
}

}  // namespace

EncodingName encoding_named(std::string_view claimed) {
    std::string name = tidy(claimed);
    if (name.empty()) {
        return {};
    }
    std::string hyphened = name;
    for (char& c : hyphened) {
        c = c == '_' ? '-' : c;
    }
    for (const Alias& alias : aliases) {
        if (name == alias.name || hyphened == alias.name) {
            return {std::string(alias.report.empty() ? name : std::string(alias.report)),
                    std::string(alias.icu)};
        }
    }
    const std::string number(code_page_number(hyphened));
    if (number.size() == 4 && number.compare(0, 3, "125") == 0) {
        return {"windows-" + number, "windows-" + number};
    }
    if (!number.empty() && icu_knows("ibm-" + number)) {
        return {number.size() == name.size() ? "cp" + number : name, "ibm-" + number};
    }
    for (const std::string& candidate : {name, hyphened}) {
        if (icu_knows(candidate)) {
            return {name, candidate};
        }
    }
    return {};
}

}  // namespace tocsin::text
