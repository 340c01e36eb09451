#include "base/metrics.h"

#include <gtest/gtest.h>

namespace tocsin {
namespace {

TEST(Metrics, WritesOneTypeLinePerName) {
    Metrics metrics;
    metrics.add("tocsin_fetch_total", "outcome=\"fresh\"");
    metrics.add("tocsin_fetch_total", "outcome=\"failed\"", 2);
    metrics.set("tocsin_feeds", "", 12);
    EXPECT_EQ(metrics.to_text(),
              "# TYPE tocsin_fetch_total counter\n"
              "tocsin_fetch_total{outcome=\"failed\"} 2\n"
              "tocsin_fetch_total{outcome=\"fresh\"} 1\n"
              "# TYPE tocsin_feeds gauge\n"
              "tocsin_feeds 12\n");
}

TEST(Metrics, HistogramBucketsAreCumulative) {
    Metrics metrics;
    metrics.observe("tocsin_wait_seconds", "", .02);
    metrics.observe("tocsin_wait_seconds", "", 2);
    const std::string text = metrics.to_text();
    EXPECT_NE(text.find("tocsin_wait_seconds_bucket{le=\"0.025\"} 1\n"), std::string::npos);
    EXPECT_NE(text.find("tocsin_wait_seconds_bucket{le=\"5\"} 2\n"), std::string::npos);
    EXPECT_NE(text.find("tocsin_wait_seconds_count 2\n"), std::string::npos);
}

}  // namespace
}  // namespace tocsin
