#include "cli/feed_preview.h"

#include "base/file.h"
#include "base/metrics.h"
#include "base/system_clock.h"
#include "base/url.h"
#include "clean/cleaner.h"
#include "cli/exit_code.h"
#include "fetch/client.h"
#include "pipeline/reading.h"
#include "pipeline/request.h"

#include <nlohmann/json.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <iostream>
#include <optional>

namespace tocsin::cli {
namespace {

Result<FetchResult> fetch_now(const PreviewRequest& request) {
    boost::asio::io_context loop(1);
    SystemClock clock;
    Metrics metrics;
    fetch::Rules rules;
    rules.allowed_networks = request.allowed_networks;
    fetch::Client client(loop.get_executor(), clock, metrics, rules);
    Result<FetchResult> fetched = fail(ErrorKind::internal, "no answer");
    FetchRequest asked =
        pipeline::request_for(request.source, FeedState{}, 8U << 20U, std::chrono::seconds(30));
    boost::asio::co_spawn(
        loop, client.send(std::move(asked)), [&](std::exception_ptr thrown, Result<FetchResult> result) {
            fetched = thrown ? fail(ErrorKind::internal, pipeline::what_of(thrown)) : std::move(result);
            loop.stop();
        });
    loop.run();
    return fetched;
}

Result<FetchResult> body_of(const PreviewRequest& request) {
    if (!origin_of(request.source.url).empty()) {
        return fetch_now(request);
    }
    Result<std::string> bytes = read_file(request.source.url);
    if (!bytes) {
        return fail(bytes.error());
    }
    FetchResult read;
    read.status = 200;
    read.body = *std::move(bytes);
    return read;
}

void print_text(const pipeline::Reading& reading) {
    std::cout << reading.format << (reading.well_formed ? "" : ", not well-formed, read all the same") << ": "
              << reading.title << "\n";
    for (const std::string& warning : reading.warnings) {
        std::cout << "warning: " << warning << "\n";
    }
    for (const Article& article : reading.articles) {
        std::cout << (article.dated ? to_rfc3339(article.published) : "undated             ") << "  ["
                  << article.language << "] " << article.title << "\n    " << article.url << "\n";
    }
    std::cout << reading.articles.size() << " items\n";
}

void print_json(const pipeline::Reading& reading) {
    nlohmann::ordered_json items = nlohmann::ordered_json::array();
    for (const Article& article : reading.articles) {
        items.push_back({{"id", article.id},
                         {"title", article.title},
                         {"url", article.url},
                         {"published",
                          article.dated ? nlohmann::ordered_json(to_rfc3339(article.published))
                                        : nlohmann::ordered_json()},
                         {"lang", article.language},
                         {"text", article.text}});
    }
    const nlohmann::ordered_json object{{"format", reading.format},
                                        {"well_formed", reading.well_formed},
                                        {"title", reading.title},
                                        {"warnings", reading.warnings},
                                        {"items", items}};
    std::cout << object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
}

}  // namespace

int preview(const PreviewRequest& request) {
    const Result<clean::Cleaner> cleaner = clean::Cleaner::load(request.knowledge);
    if (!cleaner) {
        std::cerr << "tocsin feeds test: " << cleaner.error().what << "\n";
        return bad_configuration;
    }
    const Result<FetchResult> fetched = body_of(request);
    if (!fetched) {
        std::cerr << "tocsin feeds test: " << fetched.error().what << "\n";
        return unavailable;
    }
    if (fetched->status < 200 || fetched->status >= 300) {
        std::cerr << "tocsin feeds test: " << request.source.url << " answered " << fetched->status << "\n";
        return unavailable;
    }
    const Time now = SystemClock().now();
    const Result<pipeline::Reading> reading = pipeline::read(*fetched, request.source, *cleaner, now);
    if (!reading) {
        std::cerr << "tocsin feeds test: " << reading.error().what << "\n";
        return bad_data;
    }
    request.json ? print_json(*reading) : print_text(*reading);
    return reading->articles.empty() ? negative : ok;
}

}  // namespace tocsin::cli
