#include "match/concept_reader.h"

#include "base/file.h"
#include "text/language.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>

namespace tocsin::match {
namespace {

constexpr std::size_t most_files = 32;
constexpr std::size_t most_bytes = 4U << 20U;

bool is_concept_name(std::string_view name) {
    if (name.empty() || name.front() < 'a' || name.front() > 'z')
        return false;
    return std::all_of(name.begin(), name.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_' ||
               letter == '-';
    });
}

/// "en", "fil", "zh-Hant"
bool is_language(std::string_view key) {
    const std::size_t dash = std::min(key.find('-'), key.size());
    const std::string_view base = key.substr(0, dash);
    const auto small = [](char letter) { return letter >= 'a' && letter <= 'z'; };
    if (base.size() < 2 || base.size() > 3 || !std::all_of(base.begin(), base.end(), small))
        return false;
    const std::string_view script = key.substr(dash);
    return script.empty() ||
           (script.size() == 5 && std::isupper(static_cast<unsigned char>(script[1])) != 0 &&
            std::all_of(script.begin() + 2, script.end(), small));
}

class ConceptReader {
public:
    explicit ConceptReader(Diagnostics& remarks) : remarks_(remarks) {}

    void read_own(TomlTable& table, const std::string& file) {
        extend(table, file);
        const TomlNode* concepts = table.table("concept");
        if (concepts == nullptr)
            return;
        for (const auto& [name, node] : concepts->members)
            read_concept(name, node, file);
    }

    std::vector<Concept> take() { return std::move(concepts_); }

private:
    void complain(const std::string& file, const TomlNode& at, std::string message, std::string hint = {}) {
        remarks_.push_back({Level::error, file, at.line, at.column, std::move(message), std::move(hint)});
    }

    void extend(TomlTable& table, const std::string& file) {
        std::vector<std::string> names;
        const TomlNode* node = table.any("extends");
        if (node == nullptr || !table.read("extends", names))
            return;
        const std::size_t slash = file.rfind('/');
        const std::string folder = slash == std::string::npos ? "" : file.substr(0, slash + 1);
        for (std::size_t at = 0; at < names.size(); ++at)
            read_other(folder + names[at], file, node->elements[at]);
    }

    void read_other(const std::string& other, const std::string& file, const TomlNode& at) {
        if (std::find(seen_.begin(), seen_.end(), other) != seen_.end())
            return;
        if (seen_.size() >= most_files)
            return complain(file, at, "extends more than 32 files");
        seen_.push_back(other);
        const Result<std::string> text = read_file(other);
        if (!text)
            return complain(file, at, "extends: " + text.error().what);
        if (text->size() > most_bytes)
            return complain(file, at, "extends: " + other + " is larger than 4 MiB");
        const std::optional<TomlNode> root = parse_toml(*text, other, remarks_);
        if (!root)
            return;
        TomlTable table(*root, other, "", remarks_);
        for (const char* key : {"format",
                                "title",
                                "description",
                                "owner",
                                "enabled",
                                "match",
                                "score",
                                "filter",
                                "alert",
                                "example"})
            table.any(key);
        read_own(table, other);
        table.finish();
    }

    void read_concept(const std::string& name, const TomlNode& node, const std::string& file) {
        if (node.kind != TomlNode::Kind::table)
            return complain(file, node, "concept." + name + ": expected a table of term lists by language");
        if (!is_concept_name(name))
            complain(
                file, node, "\"" + name + "\" cannot name a concept", "write small letters, digits, - and _");
        else if (is_reserved(name))
            complain(
                file, node, "\"" + name + "\" means something else in expressions", "choose another name");
        Concept made{name, file, node.key_line, node.key_column, {}};
        for (const auto& [language, terms] : node.members)
            read_terms(made, language, terms);
        if (made.lists.empty())
            complain(file, node, "concept." + name + " has no terms", "any = [\"Stargate\"]");
        const auto same = std::find_if(
            concepts_.begin(), concepts_.end(), [&](const Concept& known) { return known.name == name; });
        if (same != concepts_.end())
            *same = std::move(made);
        else
            concepts_.push_back(std::move(made));
    }

    void suspect_language(const std::string& file,
                          const std::string& path,
                          const std::string& language,
                          const TomlNode& at) {
        const std::string meant = text::base_language(language);
        if (meant != language)
            remarks_.push_back({Level::warning,
                                file,
                                at.key_line,
                                at.key_column,
                                path + ": no item is ever said to be in \"" + language +
                                    "\": these terms are found only where the language is unknown",
                                meant.empty() ? "\"ja\" is Japanese, \"uk\" Ukrainian, \"cs\" Czech"
                                              : "write \"" + meant + "\""});
    }

    void read_terms(Concept& into, const std::string& language, const TomlNode& node) {
        const std::string path = "concept." + into.name + "." + language;
        if (language != "any" && !is_language(language))
            complain(into.file, node, path + ": not a language code", "\"any\", \"en\", \"fr\", \"zh-Hant\"");
        else if (language != "any")
            suspect_language(into.file, path, language, node);
        if (node.kind != TomlNode::Kind::array)
            return complain(into.file, node, path + ": expected a list of terms");
        TermList list;
        list.language = language == "any" ? "" : language;
        for (const TomlNode& element : node.elements) {
            if (element.kind != TomlNode::Kind::text) {
                complain(into.file, element, path + ": a term is text", "put it in quotes");
                continue;
            }
            Term term = read_term(element.text, [&](std::string message, std::string hint) {
                complain(into.file, element, path + ": " + std::move(message), std::move(hint));
            });
            term.line = element.line;
            term.column = element.column;
            if (!term.sequences.empty() && is_too_short(term))
                remarks_.push_back({Level::warning,
                                    into.file,
                                    element.line,
                                    element.column,
                                    path + ": \"" + term.source + "\" is short and will hit often",
                                    "hold it to its capitals with '=', or write it longer"});
            list.terms.push_back(std::move(term));
        }
        into.lists.push_back(std::move(list));
    }

    Diagnostics& remarks_;
    std::vector<Concept> concepts_;
    std::vector<std::string> seen_;
};

}  // namespace

std::vector<Concept> read_concepts(TomlTable& table, const std::string& file, Diagnostics& remarks) {
    ConceptReader reader(remarks);
    reader.read_own(table, file);
    return reader.take();
}

}  // namespace tocsin::match
