// Which alphabets a language is written in: names in others need not be looked for in its texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::facts {

class Scripts {
public:
    /// ISO 639-1, or a locale. English, which stands for languages nobody knows, takes every alphabet.
    explicit Scripts(const std::string& language);

    /// Whether a name may stand in a text of the language: in Latin letters it may in any.
    bool may_show(std::string_view spelling) const;

private:
    std::vector<int> codes_;  ///< of ICU; empty = all
};

}  // namespace tocsin::facts
