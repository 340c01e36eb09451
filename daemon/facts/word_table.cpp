#include "facts/word_table.h"

#include "base/table.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <utility>

namespace tocsin::facts {
namespace {

std::string_view trim(std::string_view word) {
    while (!word.empty() && word.front() == ' ') {
        word.remove_prefix(1);
    }
    while (!word.empty() && word.back() == ' ') {
        word.remove_suffix(1);
    }
    return word;
}

bool is_capitals(const std::string& word) {
    const bool capitals =
        std::all_of(word.begin(), word.end(), [](unsigned char letter) { return std::isupper(letter) != 0; });
    return capitals && word.size() <= 4;
}

/// "=sarà": its letters exactly as written, for "Sara" is a name.
bool takes_mark(std::string& spelling) {
    const bool marked = spelling.size() > 1 && spelling.front() == '=';
    spelling.erase(0, marked ? 1 : 0);
    return marked;
}

/// "delayed back": what the text is searched for.
bool has_second_word(std::string_view value) {
    const std::size_t gap = value.find(' ');
    const bool ascii = std::all_of(value.begin(), value.end(), [](char letter) { return letter > 0; });
    return ascii && gap != std::string_view::npos && gap + 1 < value.size() && value[gap + 1] != '.';
}

Word make_word(const WordRow& row, Kind kind, std::string& spelling) {
    Word word;
    word.kind = kind;
    char* end = nullptr;
    word.value = std::strtod(row.value.c_str(), &end);
    word.text = row.value;
    if (kind == Kind::unit || (kind == Kind::currency && end != row.value.c_str())) {
        word.text = trim(end);
    }
    word.exact_case =
        takes_mark(spelling) || is_capitals(spelling) || (kind == Kind::unit && spelling.size() <= 3);
    return word;
}

}  // namespace

bool WordRow::speaks(std::string_view language) const {
    return std::find(languages.begin(), languages.end(), language) != languages.end();
}

std::vector<std::string> split_words(std::string_view list, std::string_view separator) {
    std::vector<std::string> words;
    while (!list.empty()) {
        const std::size_t cut = list.find(separator);
        const std::string_view word = trim(list.substr(0, cut));
        if (!word.empty()) {
            words.emplace_back(word);
        }
        list = cut == std::string_view::npos ? std::string_view{} : list.substr(cut + separator.size());
    }
    return words;
}

Result<std::vector<WordRow>> read_words(const std::string& path, const std::vector<std::string>& also) {
    const auto table = read_table(path, 4);
    if (!table) {
        return fail(table.error());
    }
    std::vector<WordRow> rows;
    for (const TableRow& line : *table) {
        WordRow row;
        row.place = path + ":" + std::to_string(line.line);
        row.kind = line.fields[0];
        row.languages = split_words(line.fields[1], ",");
        row.value = line.fields[2];
        row.words = split_words(line.fields[3], "|");
        const bool known =
            kind_named(row.kind).has_value() || std::find(also.begin(), also.end(), row.kind) != also.end();
        if (!known || row.languages.empty() || row.words.empty()) {
            return fail(ErrorKind::malformed,
                        row.place + ": " + (known ? "no language or no words" : "unknown kind " + row.kind));
        }
        if (row.kind == "stage-apart" && !has_second_word(row.value)) {
            return fail(ErrorKind::malformed,
                        row.place + ": \"" + row.value + "\" needs a stage and a second word in ASCII");
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

void add_words(const std::vector<WordRow>& rows, std::string_view language, bool inflects, Lexicon& lexicon) {
    for (const WordRow& row : rows) {
        const auto kind = kind_named(row.kind);
        if (!kind || !row.speaks(language)) {
            continue;
        }
        for (std::string word : row.words) {
            Word made = make_word(row, *kind, word);
            made.inflects = inflects && (*kind == Kind::currency || *kind == Kind::scale);
            lexicon.add(word, std::move(made));
        }
    }
}

}  // namespace tocsin::facts
