// Builds plain text out of pieces: spaces collapsed, blocks on lines of their own.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::html {

class TextWriter {
public:
    /// `piece` is text with its references decoded.
    void add(std::string_view piece);
    /// What follows starts a new line.
    void break_line() { line_ = true; }
    /// The text; spaces at its end were never written.
    std::string take() { return std::move(text_); }

private:
    std::string text_;
    bool space_ = false;
    bool line_ = false;
};

}  // namespace tocsin::html
