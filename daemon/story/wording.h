// What an item says in so many words, to be asked for names its facts may have missed.
#pragma once

#include "model/article.h"

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::story {

class Wording {
public:
    /// Of the headline and the first `most` words of the text.
    Wording(const Article& article, std::size_t most);

    /// The item's words, capitalised where there are capitals, by which it says `name`: its first word and
    /// those of the rest it has. With other endings they are the same. In scripts without blanks the whole
    /// name; empty when it is not said.
    std::vector<std::string> saying(std::string_view name) const;

    /// Whether it says every word of it.
    bool says_all(std::string_view name) const;

private:
    std::vector<std::string> words_;  ///< sorted
    std::string characters_;          ///< of scripts without blanks, as they follow each other
};

}  // namespace tocsin::story
