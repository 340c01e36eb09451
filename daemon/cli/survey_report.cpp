#include "cli/survey_report.h"

#include "cli/site_survey.h"
#include "cli/terminal_text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <iostream>

namespace tocsin::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::pair<const char*, std::string Selectors::*>, 5> selector_names{{
    {"item", &Selectors::item},
    {"title", &Selectors::title},
    {"link", &Selectors::link},
    {"date", &Selectors::date},
    {"summary", &Selectors::summary},
}};

/// A JSON string without DEL is a TOML string.
std::string quoted(const std::string& value) {
    return ordered_json(for_terminal(value)).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string select_table(const Selectors& selectors) {
    std::string table;
    for (const auto& [name, field] : selector_names) {
        if (!(selectors.*field).empty()) {
            table += (table.empty() ? "" : ", ") + std::string(name) + " = " + quoted(selectors.*field);
        }
    }
    return "{ " + table + " }";
}

/// The best of what was found; "" when there is nothing.
std::string snippet(const Survey& survey) {
    const bool page = !has_news(survey.feeds) && !survey.detection.proposals.empty();
    if (survey.feeds.empty() && !page) {
        return {};
    }
    const std::string& url = page ? survey.url : survey.feeds.front().url;
    std::string toml = "[[feed]]\nurl    = " + quoted(url.empty() ? "https://..." : url) + "\n";
    if (!page && !survey.feeds.front().title.empty()) {
        toml += "name   = " + quoted(survey.feeds.front().title) + "\n";
    }
    if (page) {
        toml += "select = " + select_table(survey.detection.proposals.front().selectors) + "\n";
    }
    return toml;
}

std::string size_of(const FoundFeed& feed) {
    return feed.format.empty() ? "-"
           : feed.parts > 0    ? std::to_string(feed.parts) + " parts"
                               : std::to_string(feed.items) + " items";
}

void print_feed(const FoundFeed& feed) {
    const std::string newest = feed.newest ? to_rfc3339(std::chrono::floor<Seconds>(*feed.newest)) : "-";
    std::printf("%-13s  %10s  %-20s  %-4s  %-8s  %s\n%15s%s\n",
                feed.format.empty() ? "not asked" : feed.format.c_str(),
                size_of(feed).c_str(),
                newest.c_str(),
                feed.language.empty() ? "-" : feed.language.c_str(),
                parse::name_of(feed.clue),
                for_terminal(feed.title).c_str(),
                "",
                for_terminal(feed.url).c_str());
}

void print_proposal(const parse::Proposal& proposal) {
    std::printf("page  %zu items, %zu dated: %s\n      first: %s\n      select = %s\n",
                proposal.items,
                proposal.dated,
                for_terminal(proposal.reason).c_str(),
                for_terminal(proposal.first_title).c_str(),
                select_table(proposal.selectors).c_str());
}

ordered_json to_value(const FoundFeed& feed) {
    ordered_json out{{"url", feed.url}, {"found", parse::name_of(feed.clue)}};
    if (feed.format.empty()) {
        out["title"] = feed.title;
        return out;
    }
    out["format"] = feed.format;
    out["title"] = feed.title;
    out["items"] = feed.items;
    if (feed.parts > 0) {
        out["parts"] = feed.parts;
    }
    out["newest"] =
        feed.newest ? ordered_json(to_rfc3339(std::chrono::floor<Seconds>(*feed.newest))) : ordered_json();
    out["language"] = feed.language;
    return out;
}

ordered_json to_value(const parse::Proposal& proposal) {
    ordered_json select = ordered_json::object();
    for (const auto& [name, field] : selector_names) {
        if (!(proposal.selectors.*field).empty()) {
            select[name] = proposal.selectors.*field;
        }
    }
    return {{"select", select},
            {"items", proposal.items},
            {"dated", proposal.dated},
            {"first_title", proposal.first_title},
            {"reason", proposal.reason}};
}

}  // namespace

void print_text(const Survey& survey) {
    for (const FoundFeed& feed : survey.feeds) {
        print_feed(feed);
    }
    for (const parse::Proposal& proposal : survey.detection.proposals) {
        print_proposal(proposal);
    }
    std::fflush(stdout);
    const std::string toml = snippet(survey);
    if (toml.empty()) {
        const std::string hint = survey.url.empty() ? "; --url tells where the file came from" : "";
        std::cerr << "tocsin feeds discover: nothing found, " << survey.asked << " addresses asked"
                  << (survey.detection.refusal.empty() ? "" : "; " + for_terminal(survey.detection.refusal))
                  << hint << "\n";
        return;
    }
    std::cout << "\n" << toml;
}

void print_json(const Survey& survey) {
    ordered_json feeds = ordered_json::array();
    for (const FoundFeed& feed : survey.feeds) {
        feeds.push_back(to_value(feed));
    }
    ordered_json proposals = ordered_json::array();
    for (const parse::Proposal& proposal : survey.detection.proposals) {
        proposals.push_back(to_value(proposal));
    }
    const ordered_json out{{"url", survey.url},
                           {"asked", survey.asked},
                           {"feeds", feeds},
                           {"proposals", proposals},
                           {"refusal", survey.detection.refusal},
                           {"toml", snippet(survey)}};
    std::cout << out.dump(2, ' ', false, ordered_json::error_handler_t::replace) << "\n";
}

}  // namespace tocsin::cli
