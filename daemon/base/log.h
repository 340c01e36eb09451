// Where the wet rooms say what they do: one event name, a few fields. Dry rooms do not log.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin {

enum class Severity { debug, info, notice, warning, error };

struct Field {
    std::string name;  ///< lower_snake; journald sees TOCSIN_NAME
    std::string value;
};

class Log {
public:
    virtual ~Log() = default;

    /// `event` is a short sentence that stays the same ("feed failed"); what varies is in the fields.
    /// Safe from any thread.
    virtual void write(Severity severity, std::string_view event, std::vector<Field> fields) = 0;

    void debug(std::string_view event, std::vector<Field> fields = {}) {
        write(Severity::debug, event, std::move(fields));
    }
    void info(std::string_view event, std::vector<Field> fields = {}) {
        write(Severity::info, event, std::move(fields));
    }
    void notice(std::string_view event, std::vector<Field> fields = {}) {
        write(Severity::notice, event, std::move(fields));
    }
    void warning(std::string_view event, std::vector<Field> fields = {}) {
        write(Severity::warning, event, std::move(fields));
    }
    void error(std::string_view event, std::vector<Field> fields = {}) {
        write(Severity::error, event, std::move(fields));
    }
};

/// Standard error through spdlog, or journald with structured fields when standard error is the journal.
std::unique_ptr<Log> make_log(Severity least);

/// Swallows everything.
std::unique_ptr<Log> make_silent_log();

}  // namespace tocsin
