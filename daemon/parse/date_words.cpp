#include "parse/date_words.h"

#include "html/word_table.h"

#include <algorithm>
#include <array>

namespace tocsin::parse {
namespace {

using namespace std::string_view_literals;

constexpr std::array joint_words{
    "of"sv,   "at"sv,  "on"sv,    "the"sv,  "del"sv,  "el"sv,   "le"sv,   "uhr"sv, "um"sv, "den"sv,  "om"sv,
    "alle"sv, "ore"sv, "ora"sv,   "r"sv,    "la"sv,   "las"sv,  "ngày"sv, "à"sv,   "às"sv, "года"sv, "г"sv,
    "року"sv, "р"sv,   "в"sv,     "о"sv,    "στις"sv, "gada"sv, "m"sv,    "d"sv,   "h"sv,  "hs"sv,   "hrs"sv,
    "il"sv,   "lúc"sv, "pukul"sv, "saat"sv, "godz"sv, "o"sv,    "v"sv,    "ve"sv,  "u"sv,  "น"sv,    "min"sv};
constexpr html::WordTable joints(joint_words);

constexpr std::array clock_words{"kl"sv, "klo"sv, "kello"sv, "klokka"sv, "klokken"sv, "klockan"sv};
constexpr html::WordTable clocks(clock_words);

constexpr std::array month_words{"tháng"sv, "thg"sv, "Tháng"sv};
constexpr html::WordTable months(month_words);

constexpr std::array ordinal_words{
    "st"sv, "nd"sv, "rd"sv, "th"sv, "er"sv, "re"sv, "ère"sv, "e"sv, "º"sv, "ª"sv, "°"sv, "ste"sv, "de"sv};
constexpr html::WordTable ordinals(ordinal_words);

/// The letters beyond ASCII in both cases: the table folds ASCII alone.
constexpr std::array introduction_words{"published"sv,
                                        "posted"sv,
                                        "updated"sv,
                                        "last"sv,
                                        "date"sv,
                                        "created"sv,
                                        "modified"sv,
                                        "publié"sv,
                                        "publiée"sv,
                                        "paru"sv,
                                        "modifié"sv,
                                        "mis"sv,
                                        "mise"sv,
                                        "jour"sv,
                                        "à"sv,
                                        "dernière"sv,
                                        "actualisé"sv,
                                        "am"sv,
                                        "vom"sv,
                                        "stand"sv,
                                        "zuletzt"sv,
                                        "aktualisiert"sv,
                                        "erstellt"sv,
                                        "veröffentlicht"sv,
                                        "publicado"sv,
                                        "publicada"sv,
                                        "publicación"sv,
                                        "fecha"sv,
                                        "actualizado"sv,
                                        "actualizada"sv,
                                        "atualizado"sv,
                                        "atualizada"sv,
                                        "publicação"sv,
                                        "em"sv,
                                        "pubblicato"sv,
                                        "pubblicata"sv,
                                        "aggiornato"sv,
                                        "gepubliceerd"sv,
                                        "geplaatst"sv,
                                        "bijgewerkt"sv,
                                        "op"sv,
                                        "publicerad"sv,
                                        "publicerat"sv,
                                        "uppdaterad"sv,
                                        "uppdaterat"sv,
                                        "publiceret"sv,
                                        "opdateret"sv,
                                        "udgivet"sv,
                                        "publisert"sv,
                                        "oppdatert"sv,
                                        "julkaistu"sv,
                                        "päivitetty"sv,
                                        "opublikowano"sv,
                                        "dodano"sv,
                                        "dnia"sv,
                                        "zaktualizowano"sv,
                                        "publikováno"sv,
                                        "aktualizováno"sv,
                                        "publicat"sv,
                                        "actualitzat"sv,
                                        "yayınlanma"sv,
                                        "güncelleme"sv,
                                        "tarihi"sv,
                                        "опубликовано"sv,
                                        "Опубликовано"sv,
                                        "обновлено"sv,
                                        "Обновлено"sv,
                                        "дата"sv,
                                        "Дата"sv,
                                        "публикации"sv,
                                        "опубліковано"sv,
                                        "Опубліковано"sv,
                                        "оновлено"sv,
                                        "Оновлено"sv,
                                        "发布时间"sv,
                                        "发布于"sv,
                                        "发表于"sv,
                                        "更新时间"sv,
                                        "更新于"sv,
                                        "發布時間"sv,
                                        "更新時間"sv,
                                        "公開日"sv,
                                        "更新日"sv,
                                        "投稿日"sv,
                                        "掲載日"sv,
                                        "입력"sv,
                                        "수정"sv,
                                        "등록"sv};
constexpr html::WordTable introductions(introduction_words);

}  // namespace

bool is_joint(std::string_view name, std::string_view rest) {
    if (joints.contains(name)) {
        return true;
    }
    // "de" before anything but a time of day: in Hungarian it is the morning.
    if (!html::same_folded(name, "de") || rest.substr(0, 1) == ".") {
        return false;
    }
    const std::size_t digit = std::min(rest.find_first_not_of(' '), rest.size());
    const std::size_t behind = std::min(rest.find_first_not_of("0123456789", digit), rest.size());
    return behind == digit || behind == rest.size() || rest[behind] != ':';
}

bool is_introduction(std::string_view name) { return introductions.contains(name); }

bool is_clock_word(std::string_view name) { return clocks.contains(name); }

bool is_month_word(std::string_view name) { return months.contains(name); }

bool is_ordinal(std::string_view name) { return ordinals.contains(name); }

}  // namespace tocsin::parse
