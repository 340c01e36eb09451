#include "facts/place_table.h"

#include "base/table.h"
#include "facts/icu_names.h"
#include "facts/word_table.h"

#include <algorithm>
#include <cctype>

namespace tocsin::facts {
namespace {

constexpr std::size_t least_name = 3;  ///< bytes

class PlaceAdder {
public:
    PlaceAdder(const PlaceTable& table,
               const Scripts& scripts,
               Lexicon& lexicon,
               std::vector<KnownPlace>& places)
        : table_(table), scripts_(scripts), lexicon_(lexicon), places_(places) {}

    void add_row(const PlaceTable::Row& row) {
        const auto index = static_cast<std::uint32_t>(places_.size());
        places_.push_back(row.place);
        add_name(row.place.name, index);
        for (const std::string& alias : row.aliases) {
            if (scripts_.may_show(alias)) {
                add_name(alias, index);
            }
        }
    }

    void add_named(const std::vector<NamedPlace>& named, bool countries) {
        for (const NamedPlace& place : named) {
            const auto& no = table_.not_places;
            if (std::find(no.begin(), no.end(), place.name) != no.end() || place.name.size() < least_name ||
                place.name == place.country) {
                continue;
            }
            const auto index = static_cast<std::uint32_t>(places_.size());
            places_.push_back({place.english, place.country, countries, {}});
            add_name(place.name, index);
        }
    }

private:
    void add_name(const std::string& name, std::uint32_t index) {
        Word word;
        word.kind = Kind::place;
        word.index = index;
        word.exact_case = name.size() <= 4 && std::isupper(static_cast<unsigned char>(name.back())) != 0;
        lexicon_.add(name, std::move(word));
    }

    const PlaceTable& table_;
    const Scripts& scripts_;
    Lexicon& lexicon_;
    std::vector<KnownPlace>& places_;
};

}  // namespace

void PlaceTable::add_to(const std::string& locale,
                        const Scripts& scripts,
                        Lexicon& lexicon,
                        std::vector<KnownPlace>& places) const {
    PlaceAdder adder(*this, scripts, lexicon, places);
    for (const Row& row : rows) {
        adder.add_row(row);
    }
    for (const std::string& tongue : {locale, std::string("en")}) {
        adder.add_named(countries_in(tongue), true);
        adder.add_named(cities_in(tongue), false);
    }
}

Result<PlaceTable> read_places(const std::string& path) {
    const auto lines = read_table(path, 3);
    if (!lines) {
        return fail(lines.error());
    }
    PlaceTable table;
    for (const TableRow& line : *lines) {
        const std::string& country = line.fields[1];
        if (country == "-") {
            table.not_places.push_back(line.fields[0]);
            continue;
        }
        if (country.size() != 2 || line.fields[0].empty()) {
            return fail(ErrorKind::malformed,
                        path + ":" + std::to_string(line.line) + ": name, country and aliases expected");
        }
        PlaceTable::Row row;
        row.place = {line.fields[0], country, false, {}};
        row.aliases = split_words(line.fields[2], "|");
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace tocsin::facts
