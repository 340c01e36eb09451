#include "match/examples.h"

#include "match/matcher.h"

#include <utility>

namespace tocsin::match {
namespace {

Article article_of(const Example& example) {
    Article article;
    article.title = example.title;
    article.text = example.text;
    article.language = example.language;
    article.outlet = example.source;
    if (!example.source.empty())
        article.url = "https://" + example.source + "/";
    return article;
}

std::string problem_of(const Example& example, const Match& match) {
    if (example.expect && !match.matched)
        return "expected a match, stayed silent: " + match.failed;
    if (!example.expect && match.matched) {
        std::string words;
        for (const Evidence& evidence : match.evidence)
            words += (words.empty() ? "" : ", ") + evidence.what + " (\"" + evidence.quote + "\")";
        return "expected silence, matched by " + words;
    }
    if (match.matched && !example.severity.empty() && example.severity != match.severity)
        return "expected severity " + example.severity + ", came out as " + match.severity;
    return "";
}

}  // namespace

std::vector<ExampleOutcome> try_examples(const Watchlist& watchlist, const ReadFacts& read) {
    Watchlist alone = watchlist;
    alone.enabled = true;
    const Matcher matcher({std::move(alone)});
    std::vector<ExampleOutcome> outcomes;
    for (const Example& example : watchlist.examples) {
        const Facts facts = read ? read(example.title, example.text, example.language) : Facts{};
        ExampleOutcome outcome{example, matcher.explain(article_of(example), facts, 0), ""};
        outcome.problem = problem_of(example, outcome.match);
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

Diagnostics run_examples(const Watchlist& watchlist, const ReadFacts& read) {
    Diagnostics remarks;
    for (const ExampleOutcome& outcome : try_examples(watchlist, read)) {
        if (!outcome.problem.empty())
            remarks.push_back({Level::error,
                               watchlist.file,
                               outcome.example.line,
                               0,
                               "example \"" + outcome.example.title + "\": " + outcome.problem,
                               ""});
    }
    return remarks;
}

}  // namespace tocsin::match
