// HTML to tokens, as browsers split it: never fails, looks at every byte once. Views into the input.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tocsin::html {

struct Attribute {
    std::string_view name;   ///< as written
    std::string_view value;  ///< as written, references not decoded; "" when there is none
};

enum class TokenKind { text, start, end, other, finish };

struct Token {
    TokenKind kind = TokenKind::finish;
    std::string_view text;  ///< of a text its bytes, of a tag its name as written
    bool closed = false;    ///< "<br/>"
};

class Tokeniser {
public:
    explicit Tokeniser(std::string_view html) : html_(html) {}

    /// Comments, declarations and processing instructions are `other`. The attributes of a start tag are in
    /// attributes() until the next call.
    Token next();
    const std::vector<Attribute>& attributes() const { return attributes_; }

    /// Skips what is not markup to browsers: the rest of an element like <script>, its end tag included.
    void skip_element(std::string_view name);

private:
    Token tag();
    Token declaration();
    void read_attributes(Token& token);
    void read_attribute();
    void skip_spaces();

    std::string_view html_;
    std::size_t at_ = 0;
    bool comments_end_ = true;  ///< no "-->" was searched for in vain yet
    std::vector<Attribute> attributes_;
};

}  // namespace tocsin::html
