#include "match/matcher.h"

#include "match/desk.h"
#include "match/evaluation.h"
#include "match/tape_reader.h"
#include "match/trace.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

namespace tocsin::match {

struct Matcher::State {
    explicit State(std::vector<Watchlist> lists) : machine(std::move(lists)) {}
    Machine machine;
};

namespace {

std::string spelled(double points) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", points);
    return text;
}

/// What the filter has against the item; "" = nothing.
std::string filtered(const Program& program, const Article& article) {
    const std::string base = article.language.substr(0, article.language.find('-'));
    const auto& languages = program.languages;
    const bool spoken = languages.empty() || article.language.empty() ||
                        std::find(languages.begin(), languages.end(), base) != languages.end() ||
                        std::find(languages.begin(), languages.end(), article.language) != languages.end();
    if (!spoken)
        return "filter.languages: it is in " + article.language;
    const auto from = [&](const std::string& source) { return is_from(article, source); };
    if (!program.allowed.empty() && std::none_of(program.allowed.begin(), program.allowed.end(), from))
        return "filter.sources: not among the allowed";
    if (std::any_of(program.blocked.begin(), program.blocked.end(), from))
        return "filter.sources: blocked";
    return "";
}

double score_of(Evaluation& evaluation, const FlatWatchlist& flat) {
    const Machine& machine = evaluation.machine();
    double score = 0;
    for (std::uint32_t line = flat.lines.first; line < flat.lines.first + flat.lines.count; ++line) {
        if (machine.lines[line].step != no_step && evaluation.holds(machine.lines[line].step))
            score += machine.lines[line].points;
    }
    return score;
}

/// Whether points and filters let an item through that require and exclude have.
bool lets_through(Evaluation& evaluation, std::uint32_t watchlist) {
    const FlatWatchlist& flat = evaluation.machine().flat[watchlist];
    const Program& program = *evaluation.machine().watchlists[watchlist].program;
    if (flat.lines.count > 0 && score_of(evaluation, flat) < program.threshold)
        return false;
    return (flat.lines.count > 0 || program.threshold <= 0) &&
           filtered(program, evaluation.article()).empty();
}

std::string severity_for(const Program& program, double score) {
    std::string severity = program.severities.empty() ? "notice" : "";
    for (const auto& [name, points] : program.severities) {
        if (score >= points)
            severity = name;
    }
    return severity;
}

/// Adds the lines that hold, each with its points on the first of its reasons; gives the severity one of them
/// insists on.
std::string add_lines(Evaluation& evaluation,
                      const FlatWatchlist& flat,
                      const Program& program,
                      Match& match) {
    std::string insisted;
    for (std::uint32_t at = 0; at < flat.lines.count; ++at) {
        const std::uint32_t step = evaluation.machine().lines[flat.lines.first + at].step;
        const ScoreLine& line = program.lines[at];
        if (step == no_step || !evaluation.holds(step))
            continue;
        match.score += line.points;
        if (insisted.empty())
            insisted = line.severity;
        std::vector<Evidence> reasons;
        Trace(evaluation, line.when).collect(step, reasons);
        Evidence evidence = reasons.empty() ? Evidence{} : reasons.front();
        evidence.what = line.label;
        evidence.points = line.points;
        match.evidence.push_back(std::move(evidence));
    }
    return insisted;
}

/// What `exclude` has against the item; "" = nothing.
std::string excluded(Evaluation& evaluation, const FlatWatchlist& flat, const Program& program) {
    if (flat.exclude == no_step || !evaluation.holds(flat.exclude))
        return "";
    std::vector<Evidence> reasons;
    Trace(evaluation, program.exclude).collect(flat.exclude, reasons);
    std::string said = "match.exclude holds";
    if (!reasons.empty())
        said += ": " + reasons.front().what + ": \"" + reasons.front().quote + "\"";
    return said;
}

std::string too_few_points(const Program& program, const Match& match) {
    return "score " + spelled(match.score) + " is below the threshold " + spelled(program.threshold);
}

/// The whole story of one watchlist and the item. In a `followed` story, which was told, it need not matter
/// by itself: neither require nor threshold count, and the severity is the story's.
Match tell(Evaluation& evaluation, std::uint32_t watchlist, bool followed = false) {
    const Machine& machine = evaluation.machine();
    const FlatWatchlist& flat = machine.flat[watchlist];
    const Watchlist& list = machine.watchlists[watchlist];
    Match match;
    match.watchlist = list.id;
    if (flat.require == no_step) {
        match.failed = "the watchlist is not enabled";
        return match;
    }
    evaluation.turn_to(watchlist);
    Trace require(evaluation, list.program->require);
    const bool required = evaluation.holds(flat.require);
    if (!required && !followed) {
        match.failed = "match.require: " + require.failure(flat.require);
        return match;
    }
    if (required)
        require.collect(flat.require, match.evidence);
    const std::string severity = add_lines(evaluation, flat, *list.program, match);
    match.failed = excluded(evaluation, flat, *list.program);
    if (match.failed.empty())
        match.failed = filtered(*list.program, evaluation.article());
    if (match.failed.empty() && !followed && match.score < list.program->threshold)
        match.failed = too_few_points(*list.program, match);
    match.matched = match.failed.empty();
    if (match.matched && !followed)
        match.severity = severity.empty() ? severity_for(*list.program, match.score) : severity;
    return match;
}

std::vector<std::uint32_t> decide(const Desk& desk, const Article& article, const Facts& facts) {
    constexpr std::size_t ahead = 8;
    Evaluation evaluation(desk.machine(), desk.reading(), article, facts);
    const TapeReader reader(desk.tape(), desk.reading(), evaluation);
    const std::vector<Woken>& woken = desk.woken();
    std::vector<std::uint32_t> found;
    for (std::size_t at = 0; at < woken.size(); ++at) {
        if (at + ahead < woken.size()) {
            const std::uint32_t* next = desk.tape().row.data() + woken[at + ahead].start;
            __builtin_prefetch(next);
            __builtin_prefetch(next + tape_margin);
        }
        const std::uint32_t watchlist = woken[at].watchlist;
        evaluation.turn_to(watchlist);
        if (reader.holds(woken[at].start) &&
            (desk.machine().bare[watchlist] || lets_through(evaluation, watchlist)))
            found.push_back(watchlist);
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

Matcher::Matcher(std::vector<Watchlist> watchlists)
    : state_(std::make_shared<const State>(std::move(watchlists))) {}

const std::vector<Watchlist>& Matcher::watchlists() const { return state_->machine.watchlists; }

std::vector<std::uint32_t> Matcher::matching(const Article& article, const Facts& facts) const {
    Desk& desk = desk_for(state_->machine);
    desk.read(article);
    return decide(desk, article, facts);
}

std::vector<std::uint32_t> Matcher::matching(const ItemText& text,
                                             const Article& article,
                                             const Facts& facts) const {
    Desk& desk = desk_for(state_->machine);
    desk.read(text, article.language);
    return decide(desk, article, facts);
}

std::vector<Match> Matcher::match(const Article& article, const Facts& facts) const {
    const std::vector<std::uint32_t> found = matching(article, facts);
    std::vector<Match> matches;
    Evaluation evaluation(state_->machine, desk_for(state_->machine).reading(), article, facts);
    for (const std::uint32_t watchlist : found)
        matches.push_back(tell(evaluation, watchlist));
    return matches;
}

Match Matcher::follow(const Article& article, const Facts& facts, std::size_t watchlist) const {
    Desk& desk = desk_for(state_->machine);
    desk.read(article);
    Evaluation evaluation(state_->machine, desk.reading(), article, facts);
    return tell(evaluation, static_cast<std::uint32_t>(watchlist), true);
}

Match Matcher::explain(const Article& article, const Facts& facts, std::size_t watchlist) const {
    Desk& desk = desk_for(state_->machine);
    desk.read(article);
    Evaluation evaluation(state_->machine, desk.reading(), article, facts);
    return tell(evaluation, static_cast<std::uint32_t>(watchlist));
}

}  // namespace tocsin::match
