#include "match/suspicions.h"

#include "match/covering.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace tocsin::match {
namespace {

void mark_used(const Expression& expression, std::vector<bool>& used) {
    for (const Node& node : expression.nodes) {
        if (node.op == Op::named)
            used[node.index] = true;
    }
}

std::string spelled(double points) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", points);
    return text;
}

/// Concepts whose places are measured: under near and then a longer phrase reaches farther than a shorter
/// one.
void mark_measured(const Expression& expression, std::vector<bool>& measured) {
    std::vector<std::uint32_t> open;
    for (const Node& node : expression.nodes) {
        if (node.op == Op::near || node.op == Op::then)
            open.insert(open.end(), node.children.begin(), node.children.end());
    }
    std::vector<bool> seen(expression.nodes.size());
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (seen[at])
            continue;
        seen[at] = true;
        const Node& node = expression.nodes[at];
        if (node.op == Op::named)
            measured[node.index] = true;
        open.insert(open.end(), node.children.begin(), node.children.end());
    }
}

/// What `mark` says of all expressions, by concept.
std::vector<bool> marked(const Program& program, void (*mark)(const Expression&, std::vector<bool>&)) {
    std::vector<bool> concepts(program.concepts.size());
    mark(program.require, concepts);
    mark(program.exclude, concepts);
    for (const ScoreLine& line : program.lines)
        mark(line.when, concepts);
    return concepts;
}

/// Several watchlists may extend one file: it is told once.
void warn_once(Diagnostic remark, Diagnostics& remarks) {
    const bool told = std::any_of(remarks.begin(), remarks.end(), [&](const Diagnostic& other) {
        return other.line == remark.line && other.column == remark.column && other.file == remark.file &&
               other.message == remark.message;
    });
    if (!told)
        remarks.push_back(std::move(remark));
}

void suspect_terms(const Program& program, Diagnostics& remarks) {
    const std::vector<bool> used = marked(program, mark_used);
    const std::vector<bool> measured = marked(program, mark_measured);
    for (std::size_t at = 0; at < used.size(); ++at) {
        const Concept& one = program.concepts[at];
        if (!used[at])
            continue;
        for (const CoveredTerm& covered : covered_terms(one, !measured[at])) {
            const std::string language = covered.list->language.empty() ? "any" : covered.list->language;
            warn_once({Level::warning,
                       one.file,
                       covered.term->line,
                       covered.term->column,
                       "concept." + one.name + "." + language + ": \"" + covered.term->source +
                           "\" finds nothing that \"" + covered.by->source + "\" (line " +
                           std::to_string(covered.by->line) + ") does not find",
                       "leave it out"},
                      remarks);
        }
    }
}

void suspect_concepts(const Watchlist& watchlist, const Program& program, Diagnostics& remarks) {
    const std::vector<bool> used = marked(program, mark_used);
    for (std::size_t at = 0; at < used.size(); ++at) {
        const Concept& one = program.concepts[at];
        if (!used[at] && one.file == watchlist.file)
            remarks.push_back({Level::warning,
                               one.file,
                               one.line,
                               one.column,
                               "concept." + one.name + " is never used",
                               ""});
    }
}

void suspect_points(const Watchlist& watchlist,
                    const Program& program,
                    const TomlNode& root,
                    Diagnostics& remarks) {
    double most = 0;
    for (const ScoreLine& line : program.lines)
        most += std::max(0.0, line.points);
    const TomlNode* score = root.find("score");
    const auto warn = [&](const char* key, const std::string& message) {
        const TomlNode* at = score == nullptr ? nullptr : score->find(key);
        remarks.push_back({Level::warning,
                           watchlist.file,
                           at == nullptr ? 0 : at->line,
                           at == nullptr ? 0 : at->column,
                           message,
                           "all points together are " + spelled(most)});
    };
    if (program.threshold > most)
        warn("threshold", "score.threshold " + spelled(program.threshold) + " can never be reached");
    for (const auto& [name, points] : program.severities) {
        if (points > most)
            warn("severity", "score.severity." + name + " " + spelled(points) + " can never be reached");
    }
}

void suspect_examples(const Watchlist& watchlist, Diagnostics& remarks) {
    const auto has = [&](bool expect) {
        return std::any_of(watchlist.examples.begin(), watchlist.examples.end(), [&](const Example& example) {
            return example.expect == expect;
        });
    };
    if (!has(true))
        remarks.push_back({Level::warning, watchlist.file, 0, 0, "no [[example]] that must match", ""});
    if (!has(false))
        remarks.push_back({Level::warning,
                           watchlist.file,
                           0,
                           0,
                           "no [[example]] that must stay silent",
                           "add a look-alike with expect = \"no-match\""});
}

}  // namespace

void suspect(const Watchlist& watchlist, const Program& program, const TomlNode& root, Diagnostics& remarks) {
    suspect_terms(program, remarks);
    suspect_concepts(watchlist, program, remarks);
    suspect_points(watchlist, program, root, remarks);
    suspect_examples(watchlist, remarks);
}

}  // namespace tocsin::match
