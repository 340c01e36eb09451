#include "base/metrics.h"

#include <array>
#include <charconv>
#include <map>
#include <mutex>

namespace tocsin {
namespace {

constexpr std::array<double, 13> bounds{.001, .005, .01, .025, .05, .1, .25, .5, 1, 5, 30, 120, 600};

struct Histogram {
    std::array<std::uint64_t, bounds.size()> counts{};
    std::uint64_t count = 0;
    double sum = 0;
};

/// Shortest text that reads back as the same number.
std::string number(double value) {
    std::array<char, 32> text{};
    const auto result = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), result.ptr};
}

void line(std::string& into, std::string_view name, std::string_view labels, double value) {
    into += name;
    if (!labels.empty()) {
        into.append("{").append(labels).append("}");
    }
    into.append(" ").append(number(value)).append("\n");
}

void head(std::string& into, std::string& last, const std::string& name, std::string_view kind) {
    if (name != last) {
        into.append("# TYPE ").append(name).append(" ").append(kind).append("\n");
        last = name;
    }
}

using Key = std::pair<std::string, std::string>;

void write(std::string& into, const Key& key, const Histogram& histogram) {
    const std::string before = key.second.empty() ? "" : key.second + ",";
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        line(into,
             key.first + "_bucket",
             before + "le=\"" + number(bounds[i]) + "\"",
             static_cast<double>(histogram.counts[i]));
    }
    line(into, key.first + "_bucket", before + "le=\"+Inf\"", static_cast<double>(histogram.count));
    line(into, key.first + "_sum", key.second, histogram.sum);
    line(into, key.first + "_count", key.second, static_cast<double>(histogram.count));
}

}  // namespace

struct Metrics::State {
    mutable std::mutex guard;
    std::map<Key, double> counters, gauges;
    std::map<Key, Histogram> histograms;
};

Metrics::Metrics() : state_(std::make_unique<State>()) {}
Metrics::~Metrics() = default;

void Metrics::add(std::string_view name, std::string_view labels, double amount) {
    const std::scoped_lock hold(state_->guard);
    state_->counters[{std::string(name), std::string(labels)}] += amount;
}

void Metrics::set(std::string_view name, std::string_view labels, double value) {
    const std::scoped_lock hold(state_->guard);
    state_->gauges[{std::string(name), std::string(labels)}] = value;
}

void Metrics::observe(std::string_view name, std::string_view labels, double seconds) {
    const std::scoped_lock hold(state_->guard);
    Histogram& histogram = state_->histograms[{std::string(name), std::string(labels)}];
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        histogram.counts[i] += seconds <= bounds[i] ? 1U : 0U;
    }
    ++histogram.count;
    histogram.sum += seconds;
}

double Metrics::value(std::string_view name, std::string_view labels) const {
    const std::scoped_lock hold(state_->guard);
    const Key key{std::string(name), std::string(labels)};
    for (const auto* values : {&state_->counters, &state_->gauges}) {
        const auto found = values->find(key);
        if (found != values->end()) {
            return found->second;
        }
    }
    return 0;
}

std::string Metrics::to_text() const {
    const std::scoped_lock hold(state_->guard);
    std::string text;
    std::string last;
    for (const auto& [key, value] : state_->counters) {
        head(text, last, key.first, "counter");
        line(text, key.first, key.second, value);
    }
    for (const auto& [key, value] : state_->gauges) {
        head(text, last, key.first, "gauge");
        line(text, key.first, key.second, value);
    }
    for (const auto& [key, histogram] : state_->histograms) {
        head(text, last, key.first, "histogram");
        write(text, key, histogram);
    }
    return text;
}

}  // namespace tocsin
