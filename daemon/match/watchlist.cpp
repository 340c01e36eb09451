#include "match/watchlist.h"

#include "base/file.h"
#include "base/toml.h"
#include "match/concept_reader.h"
#include "match/place.h"
#include "match/program.h"
#include "match/suspicions.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tocsin::match {
namespace {

constexpr std::array<const char*, 9> kinds_of_change = {
    "amount", "stage", "actor", "place", "capacity", "horizon", "correction", "retraction", "severity"};

std::string id_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    if (name.size() > 5 && name.substr(name.size() - 5) == ".toml")
        name.resize(name.size() - 5);
    return name;
}

class Reader {
public:
    Reader(std::string_view toml, const std::string& path, Diagnostics& remarks)
        : toml_(toml), path_(path), remarks_(remarks) {}

    std::optional<Watchlist> read() {
        const std::optional<TomlNode> root = parse_toml(toml_, path_, remarks_);
        if (!root)
            return std::nullopt;
        const auto errors = [&] {
            return std::count_if(remarks_.begin(), remarks_.end(), [](const Diagnostic& remark) {
                return remark.level == Level::error;
            });
        };
        const auto before = errors();
        read_root(*root);
        if (errors() != before)
            return std::nullopt;
        suspect(made_, program_, *root, remarks_);
        made_.program = std::make_shared<const Program>(std::move(program_));
        return std::move(made_);
    }

private:
    TomlTable open(const TomlNode& node, const std::string& name) { return {node, path_, name, remarks_}; }

    void read_root(const TomlNode& root) {
        made_.id = id_of(path_);
        made_.file = path_;
        made_.title = made_.id;
        TomlTable table = open(root, "");
        std::int64_t format = 1;
        std::string owner;
        table.read("format", format, 1, 1);
        table.read("title", made_.title);
        table.read("description", made_.description);
        table.read("owner", owner);
        table.read("enabled", made_.enabled);
        program_.concepts = read_concepts(table, path_, remarks_);
        for (const Concept& one : program_.concepts)
            names_.push_back(one.name);
        read_match(table, root);
        if (const TomlNode* score = table.table("score"))
            read_score(*score);
        if (const TomlNode* filter = table.table("filter"))
            read_filter(*filter);
        if (const TomlNode* alert = table.table("alert"))
            read_alert(*alert);
        for (const TomlNode* example : table.tables("example"))
            read_example(*example);
        table.finish();
    }

    void read_match(TomlTable& table, const TomlNode& root) {
        const TomlNode* node = table.table("match");
        if (node == nullptr) {
            table.error(root, "no [match]", "a file of concepts alone is for other files to extend");
            return;
        }
        TomlTable match = open(*node, "match.");
        const TomlNode* require = match.any("require");
        if (require == nullptr)
            match.error(*node, "match.require is missing", "require = \"concept and amount >= 1bn USD\"");
        program_.require = read_expression(match, "require", "match.require");
        program_.exclude = read_expression(match, "exclude", "match.exclude");
        if (require != nullptr && !program_.require.nodes.empty() &&
            !asks_for_something(program_.require, program_.require.root))
            match.error(*require,
                        "match.require only says what must be missing: nearly every item would match",
                        "name something that must be there, and put the rest into match.exclude");
        match.finish();
    }

    Expression read_expression(TomlTable& table, const char* key, const std::string& path) {
        std::string source;
        const TomlNode* node = table.any(key);
        if (node == nullptr || !table.read(key, source))
            return {};
        return parse_expression(
            source, names_, [&](std::size_t offset, std::string message, std::string hint) {
                const FilePlace at = place_in_string(toml_, {node->line, node->column}, offset);
                remarks_.push_back({Level::error,
                                    path_,
                                    at.line,
                                    at.column,
                                    path + ": " + std::move(message),
                                    std::move(hint)});
            });
    }

    void read_score(const TomlNode& node) {
        TomlTable table = open(node, "score.");
        table.read("threshold", program_.threshold);
        if (const TomlNode* severities = table.table("severity"))
            read_severities(table, *severities);
        for (const TomlNode* line : table.tables("add"))
            read_line(*line);
        table.finish();
    }

    void read_severities(TomlTable& table, const TomlNode& node) {
        for (const auto& [name, value] : node.members) {
            const bool number = value.kind == TomlNode::Kind::integer || value.kind == TomlNode::Kind::real;
            if (number && std::isfinite(value.real))
                program_.severities.emplace_back(name, value.real);
            else if (number)
                table.error(value, "score.severity." + name + ": not a finite number");
            else
                table.error(value, "score.severity." + name + ": expected the points it begins at");
        }
        std::stable_sort(program_.severities.begin(),
                         program_.severities.end(),
                         [](const auto& left, const auto& right) { return left.second < right.second; });
    }

    void read_line(const TomlNode& node) {
        TomlTable table = open(node, "score.add.");
        ScoreLine line;
        line.when = read_expression(table, "when", "score.add.when");
        line.label = line.when.source;
        table.read("label", line.label);
        const bool pointed = table.read("points", line.points);
        table.read("severity", line.severity);
        if (node.find("when") == nullptr)
            table.error(node, "score.add: \"when\" is missing", "when = \"title:project\"");
        if (!pointed && line.severity.empty())
            table.error(node, "score.add: \"points\" is missing", "points = 3");
        table.finish();
        program_.lines.push_back(std::move(line));
    }

    void read_filter(const TomlNode& node) {
        TomlTable table = open(node, "filter.");
        table.read("languages", program_.languages);
        std::int64_t seconds = made_.manner.max_age.count();
        if (table.read_seconds("max_age", seconds) && seconds < 1)
            table.error(*table.any("max_age"), "filter.max_age: shorter than 1s: every item is older");
        made_.manner.max_age = std::chrono::seconds(seconds);
        if (const TomlNode* sources = table.table("sources")) {
            TomlTable inner = open(*sources, "filter.sources.");
            inner.read("allow", program_.allowed);
            inner.read("block", program_.blocked);
            inner.finish();
        }
        table.finish();
    }

    void read_alert(const TomlNode& node) {
        TomlTable table = open(node, "alert.");
        if (const TomlNode* routes = table.table("routes")) {
            TomlTable inner = open(*routes, "alert.routes.");
            for (const auto& [severity, value] : routes->members) {
                std::vector<std::string> receivers;
                if (inner.read(severity, receivers))
                    made_.manner.routes.emplace_back(severity, std::move(receivers));
                if (!is_severity(severity))
                    inner.error(value, "no severity \"" + severity + "\"", hint_for(severity));
            }
        }
        if (const TomlNode* kinds = table.any("update_on");
            kinds != nullptr && table.read("update_on", made_.manner.update_on))
            check_kinds(table, *kinds);
        table.finish();
    }

    std::vector<std::string> severities() const {
        std::vector<std::string> names;
        for (const auto& [name, points] : program_.severities)
            names.push_back(name);
        for (const ScoreLine& line : program_.lines) {
            if (!line.severity.empty())
                names.push_back(line.severity);
        }
        if (program_.severities.empty())
            names.emplace_back("notice");
        return names;
    }

    bool is_severity(const std::string& name) const {
        const std::vector<std::string> names = severities();
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    std::string hint_for(const std::string& severity) const {
        const std::string meant = nearest(severity, severities());
        return meant.empty() ? "severities are named in [score] severity" : "did you mean \"" + meant + "\"?";
    }

    static void check_kinds(TomlTable& table, const TomlNode& node) {
        const std::vector<std::string> known(kinds_of_change.begin(), kinds_of_change.end());
        for (const TomlNode& element : node.elements) {
            if (std::find(known.begin(), known.end(), element.text) != known.end())
                continue;
            const std::string meant = nearest(element.text, known);
            table.error(
                element,
                "alert.update_on: no change \"" + element.text + "\"",
                meant.empty()
                    ? "amount, stage, actor, place, capacity, horizon, correction, retraction, severity"
                    : "did you mean \"" + meant + "\"?");
        }
    }

    void read_example(const TomlNode& node) {
        TomlTable table = open(node, "example.");
        Example example;
        example.line = node.line;
        std::string expect;
        std::string note;
        table.read("title", example.title);
        table.read("text", example.text);
        table.read("lang", example.language);
        table.read("source", example.source);
        table.read("severity", example.severity);
        table.read("note", note);
        table.read("expect", expect);
        if (expect != "match" && expect != "no-match")
            table.error(node, "example: expect is \"match\" or \"no-match\"");
        if (example.title.empty() && example.text.empty())
            table.error(node, "example: neither title nor text");
        if (!example.severity.empty() && !is_severity(example.severity))
            table.error(
                node, "example: no severity \"" + example.severity + "\"", hint_for(example.severity));
        example.expect = expect == "match";
        table.finish();
        made_.examples.push_back(std::move(example));
    }

    std::string_view toml_;
    const std::string& path_;
    Diagnostics& remarks_;
    Watchlist made_;
    Program program_;
    std::vector<std::string> names_;
};

}  // namespace

std::optional<Watchlist> read_watchlist(std::string_view toml,
                                        const std::string& path,
                                        Diagnostics& remarks) {
    return Reader(toml, path, remarks).read();
}

std::optional<Watchlist> load_watchlist(const std::string& path, Diagnostics& remarks) {
    const Result<std::string> text = read_file(path);
    if (!text) {
        remarks.push_back({Level::error, path, 0, 0, text.error().what, ""});
        return std::nullopt;
    }
    return read_watchlist(*text, path, remarks);
}

}  // namespace tocsin::match
