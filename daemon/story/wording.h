// What an item says in so many words, to be asked for names its facts may have missed.
#pragma once

#include "model/article.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::story {

class Wording {
public:
    /// Of the headline and the first `most` words of the text, read when first asked. The article must
    /// outlive it.
    Wording(const Article& article, std::size_t most) : article_(article), most_(most) {}

    /// The item's words, capitalised where there are capitals, by which it says `name`: its first word and
    /// those of the rest it has. With other endings they are the same. In scripts without blanks the whole
    /// name; empty when it is not said.
    std::vector<std::string> saying(std::string_view name) const;

    /// Whether it says every word of it.
    bool says_all(std::string_view name) const;

private:
    struct Word {
        std::string text;
        std::string next;  ///< the capitalised word right behind, where capitals tell names
    };
    struct Words {
        std::vector<Word> list;  ///< sorted
        std::string characters;  ///< of scripts without blanks, as they follow each other
    };

    const Words& words() const;
    /// A form of the word that is said, with nothing but `next` of a name behind it; null when it is not.
    const std::string* form_of(std::string_view word, std::string_view next) const;

    const Article& article_;
    std::size_t most_;
    mutable std::optional<Words> words_;
};

}  // namespace tocsin::story
