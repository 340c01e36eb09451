#include "base/label.h"

namespace tocsin {

std::string label(std::string_view name, std::string_view value) {
    std::string text(name);
    text += "=\"";
    for (const char byte : value) {
        if (byte == '"' || byte == '\\') {
            text += '\\';
        }
        text += byte == '\n' ? ' ' : byte;
    }
    return text + '"';
}

}  // namespace tocsin
