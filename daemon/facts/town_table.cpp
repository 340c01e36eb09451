#include "facts/town_table.h"

#include "base/hash.h"
#include "base/table.h"
#include "facts/word_table.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace tocsin::facts {
namespace {

constexpr std::size_t shortest_stem = 5;

std::uint64_t key_of(std::u32string_view folded) {
    std::u32string name(folded);
    std::replace(name.begin(), name.end(), U'-', U' ');
    return hash64({reinterpret_cast<const char*>(name.data()), name.size() * sizeof(char32_t)});
}

/// What endings of case take the place of.
bool is_vowel(char32_t letter) {
    static const std::u32string vowels = U"aeiouyаеиоуыэюяьйії";
    return vowels.find(letter) != std::u32string::npos;
}

std::span<const TownTable::Entry> equal_to(const std::vector<TownTable::Entry>& entries, std::uint64_t key) {
    const auto less = [](const TownTable::Entry& one, const TownTable::Entry& other) {
        return one.key < other.key;
    };
    const auto [from, to] =
        std::equal_range(entries.begin(), entries.end(), TownTable::Entry{key, 0, 0}, less);
    return {from, to};
}

/// "Nizza (de it)".
TownTable::Name read_name(std::string_view written, const Alphabet& alphabet) {
    const std::size_t open = written.find(" (");
    TownTable::Name name{alphabet.fold(written.substr(0, open)), {}};
    if (open != std::string_view::npos && written.ends_with(')')) {
        name.languages = written.substr(open + 2, written.size() - open - 3);
    }
    return name;
}

}  // namespace

void TownTable::add(Town town, const std::vector<Name>& names) {
    const auto number = static_cast<std::uint32_t>(towns_.size());
    towns_.push_back(std::move(town));
    for (const Name& name : names) {
        const auto [known, fresh] =
            speaking_.emplace(name.languages, static_cast<std::uint32_t>(speakers_.size()));
        const std::uint32_t speakers = known->second;
        if (fresh) {
            speakers_.push_back(' ' + name.languages + ' ');
        }
        names_.push_back({key_of(name.spelling), number, speakers});
        std::u32string_view stem = name.spelling;
        stem.remove_suffix(!stem.empty() && is_vowel(stem.back()) ? 1 : 0);
        if (stem.size() >= shortest_stem) {
            stems_.push_back({key_of(stem), number, speakers});
        }
    }
}

void TownTable::freeze() {
    const auto order = [&](const Entry& one, const Entry& other) {
        const int ours = towns_[one.town].thousands;
        const int theirs = towns_[other.town].thousands;
        return std::tie(one.key, theirs, one.town) < std::tie(other.key, ours, other.town);
    };
    for (std::vector<Entry>* entries : {&names_, &stems_}) {
        std::sort(entries->begin(), entries->end(), order);
        entries->erase(std::unique(entries->begin(), entries->end()), entries->end());
        entries->shrink_to_fit();
    }
}

bool TownTable::is_used_in(const Entry& entry, std::string_view language) const {
    const std::string& languages = speakers_[entry.speakers];
    return entry.speakers == 0 || languages.find(' ' + std::string(language) + ' ') != std::string::npos;
}

std::span<const TownTable::Entry> TownTable::named(std::u32string_view name) const {
    return equal_to(names_, key_of(name));
}

std::span<const TownTable::Entry> TownTable::with_stem(std::u32string_view stem) const {
    return stem.size() < shortest_stem ? std::span<const Entry>() : equal_to(stems_, key_of(stem));
}

Result<TownTable> read_towns(const std::string& path, const Alphabet& alphabet) {
    const auto lines = read_table(path, 6);
    if (!lines) {
        return fail(lines.error());
    }
    TownTable table;
    for (const TableRow& line : *lines) {
        const std::string& people = line.fields[3];
        Town town{{line.fields[0], line.fields[1], false, line.fields[2]}, 0, line.fields[4]};
        const auto read = std::from_chars(people.data(), people.data() + people.size(), town.thousands);
        if (line.fields[0].empty() || line.fields[1].size() != 2 || people.empty() ||
            read.ptr != people.data() + people.size()) {
            return fail(ErrorKind::malformed,
                        path + ":" + std::to_string(line.line) +
                            ": name, country, region, thousands of people, languages and names expected");
        }
        town.word_in = town.word_in == "-" ? "" : town.word_in;
        std::vector<TownTable::Name> names{{alphabet.fold(line.fields[0]), ""}};
        for (const std::string& name : split_words(line.fields[5], "|")) {
            names.push_back(read_name(name, alphabet));
        }
        table.add(std::move(town), names);
    }
    table.freeze();
    return table;
}

}  // namespace tocsin::facts
