// Writes the harmless part of a token stream back as HTML: whitelisted, balanced, bounded in depth.
#pragma once

#include "html/tokeniser.h"
#include "html/whitelist.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::html {

class SafeWriter {
public:
    SafeWriter(std::string_view base_url, std::size_t expected) : base_(base_url) { out_.reserve(expected); }

    void text(std::string_view raw);
    void start(const Token& tag, const ElementRule& rule, const std::vector<Attribute>& attributes);
    void end(const Token& tag, const ElementRule& rule);
    std::string finish();

private:
    void open(std::string_view name, int number);
    void close_top();
    void write_attribute(std::string_view element, const Attribute& attribute);
    void start_drawing(const Token& tag, const std::vector<Attribute>& attributes);

    struct Open {
        std::string_view name;
        int number;  ///< -1 = a drawing element
    };

    std::string_view base_;
    std::string out_, scratch_;
    std::vector<Open> open_;
    std::array<int, element_numbers> counts_{};
    int drawings_ = 0;  ///< open elements of svg or math
};

/// Appends text whose references are still there, as safe text: decoded, then escaped.
void append_safe_text(std::string& into, std::string_view raw);

/// Appends plain text, escaped.
void append_escaped(std::string& into, std::string_view plain);

}  // namespace tocsin::html
