// The scanner behind date_pieces.h; its clock is in date_clock.cpp.
#pragma once

#include "html/word_table.h"
#include "parse/date_pieces.h"

#include <string_view>

namespace tocsin::parse {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline bool is_letter(char c) {
    const char folded = html::fold_ascii(c);
    return (folded >= 'a' && folded <= 'z') || static_cast<signed char>(c) < 0;
}

class DateReader {
public:
    explicit DateReader(std::string_view text) : text_(text) {}

    std::optional<DatePieces> run();

private:
    bool step();
    bool number();
    bool complete() const { return pieces_.count == (pieces_.month != 0 ? 2U : 3U); }
    bool at_clock() const;
    bool clock(int hour);
    std::size_t hour_letter() const;
    bool full_hour(int hour);
    bool compact_clock(DateNumber number);
    bool compact_date(DateNumber number);
    bool word();
    bool dotted_half(std::string_view name);
    void skip_dot();
    std::string_view name_here();
    bool month(int month, std::string_view name);
    bool preposition(std::string_view name);
    bool zone(std::string_view name);
    bool offset();
    bool comment();
    void fraction();
    DateNumber digits(int most);
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

    std::string_view text_;
    std::size_t at_ = 0;
    bool clock_next_ = false;      ///< after the T
    bool after_kl_ = false;        ///< after the "kl." of a Scandinavian time of day
    bool introduced_ = false;      ///< by a word like "Updated"
    std::string_view month_name_;  ///< what was taken for the month, perhaps a Tuesday: "mar"
    bool measured_ = false;        ///< the offset was given in figures
    DatePieces pieces_;
};

}  // namespace tocsin::parse
