#include "cli/feed_preview.h"

#include "base/file.h"
#include "base/system_clock.h"
#include "base/url.h"
#include "clean/cleaner.h"
#include "cli/exit_code.h"
#include "cli/fetch_once.h"
#include "cli/proposal_text.h"
#include "cli/terminal_text.h"
#include "html/fragment.h"
#include "parse/page_detector.h"
#include "pipeline/reading.h"
#include "pipeline/request.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <optional>

namespace tocsin::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Where a file's relative links lead to when nobody says where it came from.
constexpr const char* unknown_place = "http://localhost/";

Result<FetchResult> fetch_now(const PreviewRequest& request) {
    fetch::Rules rules;
    rules.allowed_networks = request.allowed_networks;
    return fetch_once(pipeline::request_for(request.source, FeedState{}, 8U << 20U, std::chrono::seconds(30)),
                      std::move(rules));
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
    read.url = request.from.empty() ? unknown_place : request.from;
    return read;
}

/// What was read, and by what.
struct Preview {
    pipeline::Reading reading;
    Selectors selectors;         ///< of a page
    parse::Detection detection;  ///< of a page without an item selector
    bool page = false, detected = false;
    bool unasked = false;  ///< the configuration would have to say that it is a page
};

/// A body that is no feed is looked at as a page.
Result<Preview> read_all(const FetchResult& fetched, Source source, const clean::Cleaner& cleaner, Time now) {
    Preview preview;
    Result<pipeline::Reading> reading = pipeline::read(fetched, source, cleaner, now);
    if (!reading && source.kind == SourceKind::feed && html::looks_like_html(fetched.body)) {
        source.kind = SourceKind::page;
        preview.unasked = true;
        const std::string no_feed = reading.error().what;
        reading = pipeline::read(fetched, source, cleaner, now);
        if (!reading) {
            return fail(reading.error().kind, no_feed + "; " + reading.error().what);
        }
    }
    if (!reading) {
        return fail(reading.error());
    }
    preview.reading = *std::move(reading);
    preview.page = source.kind == SourceKind::page;
    preview.selectors = source.selectors;
    if (preview.page && source.selectors.item.empty()) {
        const parse::PageDocument page =
            parse::read_page_document(fetched.body, {fetched.url, fetched.headers}, now);
        preview.detection = parse::detect_items(page);
        preview.detected = true;
        preview.selectors = parse::complete(preview.detection, source.selectors);
    }
    return preview;
}

void print_page(const Preview& preview) {
    std::cout << (preview.detected ? "detected: " : "selectors: ")
              << "select = " << select_table(preview.selectors) << "\n";
    const std::vector<parse::Proposal>& proposals = preview.detection.proposals;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
        std::cout << (i == 0 ? "why: " : "runner-up: " + quoted(proposals[i].selectors.item) + ": ")
                  << for_terminal(proposals[i].reason) << "\n";
    }
    for (const parse::Proposal& refused : preview.detection.refused) {
        std::cout << "not: " << quoted(refused.selectors.item) << ": " << for_terminal(refused.reason)
                  << "\n";
    }
    if (preview.unasked) {
        std::cout
            << "note: this is a page, no feed; its source needs select = \"auto\" or a table of selectors\n";
    }
}

void print_text(const Preview& preview) {
    const pipeline::Reading& reading = preview.reading;
    std::cout << reading.format << (reading.charset.empty() ? "" : " in " + reading.charset)
              << (reading.well_formed ? "" : ", not well-formed, read all the same") << ": "
              << for_terminal(reading.title) << "\n";
    for (const std::string& warning : reading.warnings) {
        std::cout << "warning: " << for_terminal(warning) << "\n";
    }
    if (preview.page) {
        print_page(preview);
    }
    for (const Article& article : reading.articles) {
        std::cout << (article.dated ? to_rfc3339(article.published) : "undated             ") << "  ["
                  << article.language << "] " << for_terminal(article.title) << "\n    "
                  << for_terminal(article.url) << "\n";
    }
    for (const FeedPart& part : reading.parts) {
        std::cout << "part: " << for_terminal(part.url)
                  << (part.updated ? "  " + to_rfc3339(*part.updated) : "") << "\n";
    }
    std::cout << reading.articles.size() << " items";
    if (!reading.parts.empty()) {
        std::cout << ", " << reading.parts.size() << " parts, of which a poll reads the newest";
    }
    std::cout << "\n";
}

Json list_of(const std::vector<parse::Proposal>& proposals) {
    Json list = Json::array();
    for (const parse::Proposal& proposal : proposals) {
        list.push_back(to_value(proposal));
    }
    return list;
}

void print_json(const Preview& preview) {
    const pipeline::Reading& reading = preview.reading;
    Json items = Json::array();
    for (const Article& article : reading.articles) {
        items.push_back({{"id", article.id},
                         {"title", article.title},
                         {"url", article.url},
                         {"published", article.dated ? Json(to_rfc3339(article.published)) : Json()},
                         {"lang", article.language},
                         {"text", article.text}});
    }
    Json object{{"format", reading.format},
                {"charset", reading.charset},
                {"well_formed", reading.well_formed},
                {"title", reading.title},
                {"warnings", reading.warnings}};
    if (preview.page) {
        object["select"] = to_value(preview.selectors);
    }
    if (preview.detected) {
        object["detected"] = list_of(preview.detection.proposals);
        object["refused"] = list_of(preview.detection.refused);
    }
    if (!reading.parts.empty()) {
        Json parts = Json::array();
        for (const FeedPart& part : reading.parts) {
            parts.push_back(
                {{"url", part.url}, {"updated", part.updated ? Json(to_rfc3339(*part.updated)) : Json()}});
        }
        object["parts"] = parts;
    }
    object["items"] = items;
    std::cout << object.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
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
    const Result<Preview> preview = read_all(*fetched, request.source, *cleaner, now);
    if (!preview) {
        std::cerr << "tocsin feeds test: " << preview.error().what << "\n";
        return bad_data;
    }
    request.json ? print_json(*preview) : print_text(*preview);
    const pipeline::Reading& reading = preview->reading;
    return reading.articles.empty() && reading.parts.empty() ? negative : ok;
}

}  // namespace tocsin::cli
