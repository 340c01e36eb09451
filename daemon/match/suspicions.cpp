#include "match/suspicions.h"

#include <algorithm>
#include <cstdio>

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

void suspect_concepts(const Watchlist& watchlist, const Program& program, Diagnostics& remarks) {
    std::vector<bool> used(program.concepts.size());
    mark_used(program.require, used);
    mark_used(program.exclude, used);
    for (const ScoreLine& line : program.lines)
        mark_used(line.when, used);
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
    suspect_concepts(watchlist, program, remarks);
    suspect_points(watchlist, program, root, remarks);
    suspect_examples(watchlist, remarks);
}

}  // namespace tocsin::match
