#include "parse/json_repair.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace tocsin::parse {
namespace {

constexpr std::size_t deepest = 256;
constexpr std::size_t none = std::string_view::npos;

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.' || c == '_' || c == '$';
}

/// A number as JSON writes it and a double holds it.
bool is_number(std::string_view word) {
    const std::size_t digit = word.substr(0, 1) == "-" ? 1 : 0;
    const bool begun = digit < word.size() && word[digit] >= '0' && word[digit] <= '9';
    const bool octal = begun && word[digit] == '0' && digit + 1 < word.size() && word[digit + 1] >= '0' &&
                       word[digit + 1] <= '9';
    double value = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
    return begun && !octal && word.back() != '.' && word.find(".e") == none && word.find(".E") == none &&
           read.ec == std::errc() && read.ptr == word.data() + word.size();
}

class Repairer {
public:
    explicit Repairer(std::string_view text) : text_(text) { out_.reserve(text.size() + 64); }

    std::string run() {
        while (at_ < text_.size() && !ended_) {
            step();
            if (open_.size() > deepest) {
                return {};
            }
        }
        while (!open_.empty()) {
            close();
        }
        return std::move(out_);
    }

private:
    enum class Next { key, colon, value, comma };

    void step();
    void comment();
    void begin_token();
    void end_token();
    void word();
    void string();
    void escape();
    void unicode();
    int four_digits(std::size_t at) const;
    void open(char bracket);
    void close();

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
    std::vector<char> open_;  ///< the brackets that close what is open
    Next next_ = Next::value;
    bool comma_ = false;  ///< one is due before the next value
    bool ended_ = false;
};

void Repairer::step() {
    const char c = text_[at_];
    if (c == '"') {
        begin_token();
        string();
        end_token();
    } else if (c == '{' || c == '[') {
        open(c);
    } else if (c == '}' || c == ']') {
        ++at_;
        const bool known = std::find(open_.begin(), open_.end(), c) != open_.end();
        while (known && open_.back() != c) {
            close();
        }
        if (known) {
            close();
        }
    } else if (c == ':') {
        ++at_;
        if (next_ == Next::colon) {
            out_ += ':';
            next_ = Next::value;
        }
    } else if (c == '/') {
        comment();
    } else if (is_word_byte(c)) {
        word();
    } else {
        ++at_;
    }
}

void Repairer::comment() {
    const bool line = text_.substr(at_, 2) == "//";
    const bool block = text_.substr(at_, 2) == "/*";
    const std::size_t end = line ? text_.find('\n', at_) : block ? text_.find("*/", at_ + 2) : at_;
    at_ = line || block ? std::min(end, text_.size() - 1) + 1 : at_ + 1;
}

/// Puts in what the writer forgot between the token before and the one that begins.
void Repairer::begin_token() {
    if (next_ == Next::colon) {
        out_ += ':';
        next_ = Next::value;
    } else if (next_ == Next::comma) {
        next_ = open_.empty() || open_.back() == ']' ? Next::value : Next::key;
        comma_ = true;
    }
    if (comma_ && next_ != Next::colon) {
        out_ += ',';
        comma_ = false;
    }
}

void Repairer::end_token() {
    next_ = next_ == Next::key ? Next::colon : Next::comma;
    ended_ = open_.empty();
}

void Repairer::word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word_byte(text_[at_])) {
        ++at_;
    }
    const std::string_view word = text_.substr(begin, at_ - begin);
    begin_token();
    if (next_ == Next::key) {
        out_.append("\"").append(word).append("\"");
    } else {
        const bool known = word == "true" || word == "false" || is_number(word);
        out_ += known ? word : std::string_view("null");
    }
    end_token();
}

void Repairer::string() {
    out_ += '"';
    ++at_;
    while (at_ < text_.size() && text_[at_] != '"') {
        const char c = text_[at_];
        if (c == '\\') {
            escape();
            continue;
        }
        if (static_cast<unsigned char>(c) < 32) {
            constexpr std::string_view figures = "0123456789abcdef";
            const auto value = static_cast<unsigned char>(c);
            out_.append("\\u00").append(1, figures[value >> 4U]).append(1, figures[value & 15U]);
        } else {
            out_ += c;
        }
        ++at_;
    }
    out_ += '"';
    at_ = std::min(at_ + 1, text_.size());
}

void Repairer::escape() {
    const char letter = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (letter == 'u') {
        unicode();
    } else if (letter != '\0' && std::string_view("\"\\/bfnrt").find(letter) != none) {
        out_.append(text_, at_, 2);
        at_ += 2;
    } else {
        ++at_;  // a backslash that escapes nothing
    }
}

/// -1 = no four hexadecimal digits.
int Repairer::four_digits(std::size_t at) const {
    const std::string_view digits = text_.substr(std::min(at, text_.size()), 4);
    int value = -1;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return digits.size() == 4 && digits[0] != '-' && read.ptr == digits.data() + 4 ? value : -1;
}

void Repairer::unicode() {
    const int point = four_digits(at_ + 2);
    const bool high = point >= 0xD800 && point < 0xDC00;
    const int other = high && text_.substr(at_ + 6, 2) == "\\u" ? four_digits(at_ + 8) : -1;
    if (other >= 0xDC00 && other < 0xE000) {
        out_.append(text_, at_, 12);
        at_ += 12;
        return;
    }
    if (point < 0 || (point >= 0xD800 && point < 0xE000)) {
        out_ += "\\ufffd";
    } else {
        out_.append(text_, at_, 6);
    }
    at_ = std::min(at_ + (point < 0 ? 2 : 6), text_.size());
}

void Repairer::open(char bracket) {
    ++at_;
    begin_token();
    if (next_ == Next::key) {
        out_ += "\"\":";  // a value without a name
    }
    out_ += bracket;
    open_.push_back(bracket == '{' ? '}' : ']');
    next_ = bracket == '{' ? Next::key : Next::value;
}

void Repairer::close() {
    if (open_.back() == '}' && next_ != Next::key && next_ != Next::comma) {
        out_ += next_ == Next::colon ? ":null" : "null";
    }
    out_ += open_.back();
    open_.pop_back();
    comma_ = false;
    next_ = Next::comma;
    ended_ = open_.empty();
}

}  // namespace

std::string repair_json(std::string_view utf8) { return Repairer(utf8).run(); }

}  // namespace tocsin::parse
