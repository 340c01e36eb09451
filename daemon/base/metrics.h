// Counters, gauges and histograms in Prometheus' text format. Safe from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace tocsin {

class Metrics {
public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    /// `labels` as in the text format, without braces: outcome="fresh". Names carry the tocsin_ prefix.
    void add(std::string_view name, std::string_view labels = {}, double amount = 1);
    void set(std::string_view name, std::string_view labels, double value);
    /// Histogram with buckets 1 ms ... 600 s.
    void observe(std::string_view name, std::string_view labels, double seconds);
    double value(std::string_view name, std::string_view labels = {}) const;

    std::string to_text() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tocsin
