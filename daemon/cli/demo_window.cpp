#include "cli/demo_window.h"

#include "base/system_clock.h"
#include "text/utf8.h"

#include <nlohmann/json.hpp>

#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <syncstream>

namespace tocsin::cli {
namespace {

using Json = nlohmann::json;

constexpr const char* dim = "\033[2m";
constexpr const char* bold = "\033[1m";
constexpr const char* red = "\033[1;31m";
constexpr const char* yellow = "\033[1;33m";

std::string shortened(const std::string& text, std::size_t bytes) {
    const std::string_view cut = text::cut(text, bytes);
    return std::string(cut) + (cut.size() < text.size() ? "…" : "");
}

std::string padded(const std::string& text, std::size_t width) {
    const std::size_t long_already = text::count_points(text);
    return long_already < width ? text + std::string(width - long_already, ' ') : text;
}

std::string what_became(const pipeline::Outcome& outcome) {
    switch (outcome.verdict.kind) {
        case CopyKind::exact_copy:
            return "copy";
        case CopyKind::near_copy:
            return "near copy";
        default:
            return outcome.suppressed_by == "first_poll" ? "remembered" : "read";
    }
}

std::string text_at(const Json& data, const char* key) {
    const auto found = data.find(key);
    return found != data.end() && found->is_string() ? found->get<std::string>() : "";
}

/// "OpenAI" "invest" ...: the words that made it ring.
std::string reason_of(const Json& data) {
    std::string reason;
    const auto evidence = data.find("evidence");
    if (evidence == data.end() || !evidence->is_array()) {
        return reason;
    }
    std::size_t shown = 0;
    for (const Json& one : *evidence) {
        const std::string quote =
            text_at(one, "quote").empty() ? text_at(one, "text") : text_at(one, "quote");
        if (!quote.empty() && ++shown <= 6) {
            reason += (reason.empty() ? "" : " · ") + shortened(quote, 48);
        }
    }
    return reason;
}

}  // namespace

DemoWindow::DemoWindow(const DemoScript& script)
    : outlets_(script.outlets.size()),
      colours_(::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr) {
}  // NOLINT(concurrency-mt-unsafe)

std::string DemoWindow::paint(const char* colour, const std::string& text) const {
    return colours_ ? colour + text + "\033[0m" : text;
}

void DemoWindow::open(const std::string& site) {
    opened_ = SystemClock().now();
    std::cout << "A news day of " << outlets_ << " outlets on " << site
              << "; alerts ring as they arrive, signatures checked.\n\n"
              << std::flush;
}

void DemoWindow::show(const Source& source, const pipeline::Round& round) {
    std::osyncstream out(std::cout);
    for (const pipeline::Outcome& outcome : round.outcomes) {
        if (outcome.verdict.kind == CopyKind::seen) {
            continue;
        }
        ++items_;
        stories_.insert(outcome.story_id);
        copies_ += outcome.verdict.kind == CopyKind::fresh ? 0U : 1U;
        out << paint(dim, "  " + padded(what_became(outcome), 10) + padded(shortened(source.name, 24), 25))
            << shortened(outcome.title, 96) << "\n";
    }
    out << std::flush;
}

void DemoWindow::show(const Received& message) {
    const Json body = Json::parse(message.body, nullptr, false);
    const Json data = body.is_object() && body.contains("data") ? body["data"] : Json::object();
    const std::string type = body.is_object() ? text_at(body, "type") : "?";
    const bool update = type != "story.new";
    ++(update ? updates_ : alerts_);
    forged_ += message.signature_holds ? 0U : 1U;
    std::osyncstream out(std::cout);
    out << "\n"
        << paint(update ? yellow : red, (update ? "  ♪ " : "  ♫ ") + type) << "  "
        << paint(bold, text_at(data, "headline")) << "\n";
    out << "    " << text_at(data, "summary") << "\n";
    for (const Json& change : data.value("changes", Json::array())) {
        const std::string before = text_at(change, "before");
        out << "    changed: " << text_at(change, "kind") << " " << (before.empty() ? "" : before + " → ")
            << text_at(change, "after") << "\n";
    }
    out << paint(dim, "    why: " + reason_of(data)) << "\n";
    out << paint(dim,
                 "    " + text_at(data, "severity") + ", " + message.id + ", signature " +
                     (message.signature_holds ? "holds" : "IS WRONG"))
        << "\n\n"
        << std::flush;
}

bool DemoWindow::close() {
    const std::chrono::duration<double> took = SystemClock().now() - opened_;
    std::cout << "\n"
              << items_ << " items (" << copies_ << " copies), " << stories_.size() << " stories, " << alerts_
              << " alerts, " << updates_ << " updates, " << forged_ << " bad signatures, in "
              << static_cast<int>(took.count() + .5) << " seconds\n"
              << std::flush;
    return alerts_ > 0 && forged_ == 0;
}

}  // namespace tocsin::cli
