// The sound of a name in any alphabet, roughly: what is left of it when vowels and near sounds are gone.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tocsin::story {

/// Writes words of any alphabet but Han in Latin letters, letter by letter. Remembers what it asked ICU.
class Romaniser {
public:
    Romaniser();
    ~Romaniser();
    Romaniser(Romaniser&&) noexcept;
    Romaniser& operator=(Romaniser&&) noexcept;

    /// Lower-case ASCII letters; what cannot be written so is left out.
    std::string latin(std::string_view folded);

private:
    struct Table;
    std::unique_ptr<Table> table_;
};

/// "trump" and "toranpu" give "trnp". "" below three consonants.
std::string skeleton(std::string_view latin);

}  // namespace tocsin::story
