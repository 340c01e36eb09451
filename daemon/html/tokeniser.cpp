#include "html/tokeniser.h"

#include <algorithm>

namespace tocsin::html {
namespace {

constexpr std::size_t most_attributes = 256;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool same_name(std::string_view a, std::string_view lower) {
    return a.size() == lower.size() && std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) {
               return (x | 0x20) == (y | 0x20);
           });
}

/// What follows a '<' that is not just a sign in the text.
bool starts_markup(std::string_view rest) {
    if (rest.empty()) {
        return false;
    }
    const char second = rest.size() > 1 ? rest[1] : ' ';
    return is_letter(rest[0]) || rest[0] == '/' || rest[0] == '?' ||
           (rest[0] == '!' && (is_letter(second) || second == '-' || second == '['));
}

}  // namespace

Token Tokeniser::next() {
    attributes_.clear();
    if (at_ >= html_.size()) {
        return {};
    }
    std::size_t end = at_;
    while (true) {
        end = std::min(html_.find('<', end), html_.size());
        if (end >= html_.size() || starts_markup(html_.substr(end + 1))) {
            break;
        }
        ++end;
    }
    if (end > at_) {
        const std::string_view text = html_.substr(at_, end - at_);
        at_ = end;
        return {TokenKind::text, text, false};
    }
    const char after = html_[at_ + 1];
    return is_letter(after) || after == '/' ? tag() : declaration();
}

Token Tokeniser::declaration() {
    std::size_t end = std::string_view::npos;
    if (html_.substr(at_, 4) == "<!--") {
        end = comments_end_ ? html_.find("-->", at_ + 2) : std::string_view::npos;
        comments_end_ = end != std::string_view::npos;
        // An unclosed comment ends at the first '>' rather than swallowing the rest.
        end = comments_end_ ? end + 2 : html_.find('>', at_);
    } else if (html_.substr(at_, 9) == "<![CDATA[") {
        end = html_.find("]]>", at_);
        const std::size_t stop = std::min(end, html_.size());
        const std::string_view text = html_.substr(at_ + 9, stop - at_ - 9);
        at_ = end == std::string_view::npos ? html_.size() : end + 3;
        return {TokenKind::text, text, false};
    } else {
        end = html_.find('>', at_);
        if (end == std::string_view::npos) {
            // Nothing ends it: a sign in the text after all.
            const std::string_view text = html_.substr(at_);
            at_ = html_.size();
            return {TokenKind::text, text, false};
        }
    }
    at_ = end == std::string_view::npos ? html_.size() : end + 1;
    return {TokenKind::other, {}, false};
}

Token Tokeniser::tag() {
    const bool closing = html_[at_ + 1] == '/';
    const std::size_t begin = at_ + (closing ? 2 : 1);
    if (closing && (begin >= html_.size() || !is_letter(html_[begin]))) {
        const std::size_t end = html_.find('>', at_);
        at_ = end == std::string_view::npos ? html_.size() : end + 1;
        return {TokenKind::other, {}, false};
    }
    std::size_t end = begin;
    while (end < html_.size() && !is_space(html_[end]) && html_[end] != '>' && html_[end] != '/' &&
           html_[end] != '<') {
        ++end;
    }
    Token token{closing ? TokenKind::end : TokenKind::start, html_.substr(begin, end - begin), false};
    at_ = end;
    read_attributes(token);
    return token;
}

void Tokeniser::read_attributes(Token& token) {
    while (true) {
        skip_spaces();
        if (at_ >= html_.size() || html_[at_] == '<') {
            return;
        }
        if (html_[at_] == '>') {
            ++at_;
            return;
        }
        if (html_[at_] == '/') {
            ++at_;
            token.closed = at_ < html_.size() && html_[at_] == '>';
            continue;
        }
        read_attribute();
    }
}

void Tokeniser::read_attribute() {
    const std::size_t begin = at_;
    ++at_;
    while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '=' && html_[at_] != '>' &&
           html_[at_] != '/') {
        ++at_;
    }
    Attribute attribute{html_.substr(begin, at_ - begin), {}};
    skip_spaces();
    if (at_ < html_.size() && html_[at_] == '=') {
        ++at_;
        skip_spaces();
        const char quote = at_ < html_.size() ? html_[at_] : ' ';
        if (quote == '"' || quote == '\'') {
            const std::size_t close = html_.find(quote, at_ + 1);
            const std::size_t end = std::min(close, html_.size());
            attribute.value = html_.substr(at_ + 1, end - at_ - 1);
            at_ = close == std::string_view::npos ? html_.size() : close + 1;
        } else {
            const std::size_t start = at_;
            while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>') {
                ++at_;
            }
            attribute.value = html_.substr(start, at_ - start);
        }
    }
    if (attributes_.size() < most_attributes) {
        attributes_.push_back(attribute);
    }
}

void Tokeniser::skip_spaces() {
    while (at_ < html_.size() && is_space(html_[at_])) {
        ++at_;
    }
}

void Tokeniser::skip_element(std::string_view name) {
    for (std::size_t found = html_.find("</", at_); found != std::string_view::npos;
         found = html_.find("</", found + 2)) {
        if (same_name(html_.substr(found + 2, name.size()), name)) {
            const std::size_t end = html_.find('>', found);
            at_ = end == std::string_view::npos ? html_.size() : end + 1;
            return;
        }
    }
    at_ = html_.size();
}

}  // namespace tocsin::html
