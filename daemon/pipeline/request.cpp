#include "pipeline/request.h"

#include "base/hash.h"
#include "base/url.h"
#include "fetch/freshness.h"

#include <algorithm>

namespace tocsin::pipeline {
namespace {

/// How a body is read, next to the body's hash; nothing for feeds.
std::string reading_of(const Source& source) {
    if (source.kind != SourceKind::page) {
        return "";
    }
    const Selectors& by = source.selectors;
    std::string all;
    for (const std::string* selector : {&by.item, &by.title, &by.link, &by.date, &by.summary}) {
        all += *selector + "\n";
    }
    return "/" + hex_id(all).substr(0, 8);
}

}  // namespace

std::string body_hash_of(const std::string& body, const Source& source) {
    return hex_id(body) + reading_of(source);
}

bool is_read_as_before(const Source& source, const FeedState& state) {
    const std::size_t slash = std::min(state.body_hash.find('/'), state.body_hash.size());
    return state.body_hash.substr(slash) == reading_of(source);
}

FetchRequest request_for(const Source& source,
                         const FeedState& state,
                         std::size_t most_bytes,
                         std::chrono::milliseconds timeout) {
    FetchRequest request;
    request.url = source.url;
    request.headers = source.headers;
    const char* accept =
        source.kind == SourceKind::page
            ? "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
            : "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
              "text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";
    request.headers.push_back({"Accept", accept});
    if (is_read_as_before(source, state)) {
        request.etag = state.etag;
        request.last_modified = state.last_modified;
    }
    request.user_agent = source.user_agent;
    request.most_bytes = most_bytes;
    request.timeout = timeout;
    return request;
}

schedule::PollReport report_of(const Result<FetchResult>& fetched, Time now) {
    schedule::PollReport report;
    if (!fetched) {
        report.error = fetched.error().what;
        return report;
    }
    report.status = fetched->status;
    const fetch::Freshness freshness = fetch::freshness_of(*fetched, now);
    report.retry_after = freshness.retry_after;
    report.fresh_for = freshness.fresh_for;
    report.permanent_url = fetched->permanent_url;
    report.success =
        fetched->outcome == FetchOutcome::not_modified || (report.status >= 200 && report.status < 300);
    if (!report.success) {
        report.error = "HTTP " + std::to_string(report.status);
    }
    return report;
}

void take_validators(const FetchResult& fetched, FeedState& state) {
    const std::string etag = header_of(fetched, "ETag");
    const std::string modified = header_of(fetched, "Last-Modified");
    if (fetched.outcome == FetchOutcome::fresh) {
        state.etag = etag;
        state.last_modified = modified;
        return;
    }
    if (!etag.empty()) {
        state.etag = etag;
    }
    if (!modified.empty()) {
        state.last_modified = modified;
    }
}

void note_items(const Round& round, schedule::PollReport& report) {
    for (const ItemRecord& item : round.batch.items) {
        ++report.new_items;
        if (item.article.dated) {
            report.item_times.push_back(item.article.published);
        }
    }
}

std::string label_of(const Outcome& outcome) {
    switch (outcome.verdict.kind) {
        case CopyKind::seen:
            return "verdict=\"seen\"";
        case CopyKind::exact_copy:
            return "verdict=\"exact_dup\"";
        case CopyKind::near_copy:
            return "verdict=\"near_dup\"";
        case CopyKind::fresh:
            break;
    }
    return "verdict=\"new\"";
}

std::string printable_url(const std::string& url) {
    std::optional<Url> parts = parse_url(url);
    if (!parts) {
        return "(not a URL)";
    }
    parts->user.clear();
    parts->query.clear();
    parts->fragment.clear();
    parts->has_query = false;
    parts->has_fragment = false;
    return to_text(*parts);
}

std::string what_of(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& error) {
        return error.what();
    } catch (...) {
        return "unknown exception";
    }
}

}  // namespace tocsin::pipeline
