#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <systemd/sd-journal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace tocsin {
namespace {

/// One line stays one line, whatever a feed put into a title.
std::string printable(std::string_view text) {
    std::string clean;
    for (const char c : text) {
        clean += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return clean;
}

std::string sentence(std::string_view event, const std::vector<Field>& fields) {
    std::string text(event);
    for (const Field& field : fields) {
        text += " " + field.name + "=" + printable(field.value);
    }
    return text;
}

spdlog::level::level_enum level_of(Severity severity) {
    switch (severity) {
        case Severity::debug:
            return spdlog::level::debug;
        case Severity::info:
        case Severity::notice:
            return spdlog::level::info;
        case Severity::warning:
            return spdlog::level::warn;
        case Severity::error:
            break;
    }
    return spdlog::level::err;
}

int priority_of(Severity severity) {
    switch (severity) {
        case Severity::debug:
            return 7;
        case Severity::info:
            return 6;
        case Severity::notice:
            return 5;
        case Severity::warning:
            return 4;
        case Severity::error:
            break;
    }
    return 3;
}

class TerminalLog : public Log {
public:
    explicit TerminalLog(Severity least)
        : least_(least), logger_("tocsin", std::make_shared<spdlog::sinks::stderr_sink_mt>()) {
        logger_.set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
        logger_.set_level(spdlog::level::trace);
        logger_.flush_on(spdlog::level::trace);
    }

    void write(Severity severity, std::string_view event, std::vector<Field> fields) override {
        if (severity >= least_) {
            logger_.log(level_of(severity), "{}", sentence(event, fields));
        }
    }

private:
    Severity least_;
    spdlog::logger logger_;
};

class JournalLog : public Log {
public:
    explicit JournalLog(Severity least) : least_(least) {}

    void write(Severity severity, std::string_view event, std::vector<Field> fields) override {
        if (severity < least_) {
            return;
        }
        std::vector<std::string> entries{"MESSAGE=" + sentence(event, fields),
                                         "PRIORITY=" + std::to_string(priority_of(severity)),
                                         "SYSLOG_IDENTIFIER=tocsin"};
        for (const Field& field : fields) {
            std::string name = "TOCSIN_" + field.name;
            std::transform(name.begin(), name.end(), name.begin(), [](char c) {
                return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            });
            entries.push_back(name + "=" + field.value);
        }
        std::vector<iovec> pieces;
        for (std::string& entry : entries) {
            pieces.push_back({entry.data(), entry.size()});
        }
        sd_journal_sendv(pieces.data(), static_cast<int>(pieces.size()));
    }

private:
    Severity least_;
};

class SilentLog : public Log {
public:
    void write(Severity, std::string_view, std::vector<Field>) override {}
};

/// systemd names the device and inode of the stream it gave us; see systemd.exec(5), JOURNAL_STREAM.
bool stderr_is_journal() {
    const char* stream = std::getenv("JOURNAL_STREAM");  // NOLINT(concurrency-mt-unsafe): start-up
    struct stat about {};
    if (stream == nullptr || ::fstat(STDERR_FILENO, &about) != 0) {
        return false;
    }
    return std::to_string(about.st_dev) + ":" + std::to_string(about.st_ino) == stream;
}

}  // namespace

std::unique_ptr<Log> make_log(Severity least) {
    if (stderr_is_journal()) {
        return std::make_unique<JournalLog>(least);
    }
    return std::make_unique<TerminalLog>(least);
}

std::unique_ptr<Log> make_silent_log() { return std::make_unique<SilentLog>(); }

}  // namespace tocsin
