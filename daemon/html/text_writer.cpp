#include "html/text_writer.h"

namespace tocsin::html {
namespace {

/// Length of the white space at `at`: ASCII's or a no-break space; 0 = none.
std::size_t space_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte <= ' ') {
        return 1;
    }
    return byte == 0xC2 && at + 1 < text.size() && text[at + 1] == '\xA0' ? 2 : 0;
}

}  // namespace

void TextWriter::add(std::string_view piece) {
    for (std::size_t at = 0; at < piece.size();) {
        if (const std::size_t space = space_at(piece, at); space != 0) {
            space_ = true;
            at += space;
            continue;
        }
        std::size_t end = at + 1;
        while (end < piece.size() && space_at(piece, end) == 0) {
            ++end;
        }
        if (line_ && !text_.empty()) {
            text_ += '\n';
        } else if (space_ && !text_.empty()) {
            text_ += ' ';
        }
        line_ = false;
        space_ = false;
        text_.append(piece, at, end - at);
        at = end;
    }
}

}  // namespace tocsin::html
