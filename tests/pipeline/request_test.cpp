#include "pipeline/request.h"

#include <gtest/gtest.h>

namespace tocsin::pipeline {
namespace {

FetchResult answer(int status, std::vector<Header> headers = {}) {
    FetchResult result;
    result.status = status;
    result.headers = std::move(headers);
    result.outcome = status == 304 ? FetchOutcome::not_modified : FetchOutcome::fresh;
    return result;
}

TEST(Request, CarriesValidatorsVerbatim) {
    FeedState state;
    state.etag = "W/\"odd  one\"";
    state.last_modified = "yesterday";
    const FetchRequest request = request_for(Source{}, state, 1000, Seconds(5));
    EXPECT_EQ(request.etag, "W/\"odd  one\"");
    EXPECT_EQ(request.last_modified, "yesterday");
}

TEST(Request, AsksForTheWholePageWhenItIsToBeReadWithOtherSelectors) {
    Source page;
    page.kind = SourceKind::page;
    page.selectors.item = "li.a";
    FeedState state;
    state.etag = "\"1\"";
    state.body_hash = body_hash_of("<html>", page);
    EXPECT_TRUE(is_read_as_before(page, state));
    EXPECT_EQ(request_for(page, state, 1000, Seconds(5)).etag, "\"1\"");
    page.selectors.item = "li";
    EXPECT_FALSE(is_read_as_before(page, state));
    EXPECT_NE(body_hash_of("<html>", page), state.body_hash);
    EXPECT_EQ(request_for(page, state, 1000, Seconds(5)).etag, "");
    EXPECT_FALSE(is_read_as_before(Source{}, state)) << "a page that became a feed";
}

TEST(Validators, AFreshAnswerWithoutThemForgetsTheOldOnes) {
    FeedState state;
    state.etag = "old";
    take_validators(answer(200), state);
    EXPECT_EQ(state.etag, "");
}

TEST(Validators, A304WithoutThemKeepsTheOldOnes) {
    FeedState state;
    state.etag = "old";
    state.last_modified = "before";
    take_validators(answer(304, {{"ETag", "new"}}), state);
    EXPECT_EQ(state.etag, "new");
    EXPECT_EQ(state.last_modified, "before");
}

TEST(Report, ServerErrorIsAFailureWithItsRetryAfter) {
    const auto report = report_of(answer(503, {{"Retry-After", "120"}}), Time{});
    EXPECT_FALSE(report.success);
    EXPECT_EQ(report.error, "HTTP 503");
    EXPECT_EQ(report.retry_after, Seconds(120));
}

TEST(Report, NotModifiedIsASuccess) { EXPECT_TRUE(report_of(answer(304), Time{}).success); }

TEST(PrintableUrl, HidesWhatMayBeSecret) {
    EXPECT_EQ(printable_url("https://user:pw@feeds.example/a/b?token=1#x"), "https://feeds.example/a/b");
}

}  // namespace
}  // namespace tocsin::pipeline
