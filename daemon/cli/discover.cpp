#include "cli/discover.h"

#include "base/file.h"
#include "base/metrics.h"
#include "base/system_clock.h"
#include "base/url.h"
#include "cli/exit_code.h"
#include "cli/site_survey.h"
#include "cli/survey_report.h"
#include "fetch/client.h"
#include "pipeline/request.h"

#include <unistd.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <filesystem>
#include <iostream>

namespace tocsin::cli {
namespace {

/// One line on a terminal, gone when the survey is.
class Progress {
public:
    Progress() : shown_(isatty(STDERR_FILENO) != 0) {}
    ~Progress() {
        if (shown_) {
            std::cerr << clear << std::flush;
        }
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void asking(const std::string& url) {
        if (shown_) {
            std::cerr << clear << "asking " << pipeline::printable_url(url).substr(0, 70) << std::flush;
        }
    }

private:
    static constexpr const char* clear = "\r\x1b[K";
    bool shown_;
};

Result<Survey> survey_site(const DiscoverRequest& request,
                           const std::string& url,
                           const parse::FeedPlaces& places) {
    boost::asio::io_context loop(1);
    SystemClock clock;
    Metrics metrics;
    fetch::Rules rules;
    rules.allowed_networks = request.allowed_networks;
    fetch::Client client(loop.get_executor(), clock, metrics, rules);
    SurveyLimits limits;
    limits.everything = request.everything;
    Progress progress;
    Surveyor surveyor(
        client, clock, places, limits, [&](const std::string& asked) { progress.asking(asked); });
    Result<Survey> survey = fail(ErrorKind::internal, "no answer");
    boost::asio::co_spawn(loop, surveyor.survey(url), [&](std::exception_ptr thrown, Result<Survey> result) {
        survey = thrown ? fail(ErrorKind::internal, pipeline::what_of(thrown)) : std::move(result);
        loop.stop();
    });
    loop.run();
    return survey;
}

/// What a stored page says; nothing is asked.
Survey survey_file(const std::string& bytes, const std::string& url, const parse::FeedPlaces& places) {
    Survey survey;
    survey.url = url;
    const Time now = SystemClock().now();
    const Result<Feed> feed = parse::read_feed(bytes, {url, {}});
    if (feed && (!feed->items.empty() || !feed->parts.empty())) {
        survey.feeds.push_back(describe(*feed, {url, {}, parse::LinkClue::itself}, now));
        return survey;
    }
    const parse::PageDocument page = parse::read_page_document(bytes, {url, {}});
    for (const parse::FeedLink& link : parse::feed_links(page, places)) {
        FoundFeed found;
        found.url = link.url;
        found.title = link.title;
        found.clue = link.clue;
        survey.feeds.push_back(std::move(found));
    }
    survey.detection = parse::detect_items(page);
    return survey;
}

int report(const Survey& survey, bool json) {
    json ? print_json(survey) : print_text(survey);
    return survey.feeds.empty() && survey.detection.proposals.empty() ? negative : ok;
}

}  // namespace

int discover(const DiscoverRequest& request) {
    const Result<parse::FeedPlaces> places = parse::load_feed_places(request.knowledge);
    if (!places) {
        std::cerr << "tocsin feeds discover: " << places.error().what << "\n";
        return bad_configuration;
    }
    std::error_code none;
    const bool is_url = !origin_of(request.target).empty();
    if (!is_url && (request.target == "-" || std::filesystem::exists(request.target, none))) {
        const Result<std::string> bytes = read_file(request.target);
        if (!bytes) {
            std::cerr << "tocsin feeds discover: " << bytes.error().what << "\n";
            return no_input;
        }
        return report(survey_file(*bytes, request.url, *places), request.json);
    }
    const std::string url = is_url ? request.target : "https://" + request.target;
    if (origin_of(url).empty() || host_of(url).find('.') == std::string::npos) {
        std::cerr << "tocsin feeds discover: neither a file nor an http or https URL: " << request.target
                  << "\n";
        return no_input;
    }
    const Result<Survey> survey = survey_site(request, url, *places);
    if (!survey) {
        std::cerr << "tocsin feeds discover: " << survey.error().what << "\n";
        return unavailable;
    }
    return report(*survey, request.json);
}

}  // namespace tocsin::cli
