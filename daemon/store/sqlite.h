// SQLite as values and results: a connection and its prepared statements.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace tocsin::store {

/// What kind of failure a connection met last: what the writer does next depends on it.
enum class Trouble {
    none,
    full,   ///< no room on the disk, or not writable for now: wait and try again
    busy,   ///< another process holds the lock
    disk,   ///< an I/O error, of fsync above all: what was written is unknown, only a restart helps
    other,  ///< the statement or its values
};

/// Bytes to be bound as a BLOB.
struct Blob {
    std::string_view bytes;
};

class Connection;

/// A prepared statement. Bound text must live until the statement is stepped to its end or reset.
class Statement {
public:
    Statement() = default;

    /// Binds, runs to the end and resets.
    template <class... Values>
    [[nodiscard]] Result<> run(const Values&... values) {
        bind_all(values...);
        return finish();
    }

    /// Binds; rows follow by step().
    template <class... Values>
    void start(const Values&... values) {
        bind_all(values...);
    }

    /// True while there is a row. Resets itself at the end and on failure.
    [[nodiscard]] Result<bool> step();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    void reset();

private:
    friend class Connection;
    struct Close {
        void operator()(sqlite3_stmt* statement) const;
    };

    template <class... Values>
    void bind_all(const Values&... values) {
        reset();
        int at = 0;
        (bind(++at, values), ...);
    }
    void bind(int at, std::int64_t value);
    void bind(int at, int value) { bind(at, std::int64_t{value}); }
    void bind(int at, double value);
    void bind(int at, std::string_view value);
    void bind(int at, const std::string& value) { bind(at, std::string_view(value)); }
    void bind(int at, Blob value);
    void note(int code);
    Result<> finish();

    Connection* connection_ = nullptr;
    std::unique_ptr<sqlite3_stmt, Close> statement_;
    int bind_failure_ = 0;
};

class Connection {
public:
    /// How a file is opened.
    struct Mode {
        bool create = false;
        std::string vfs = {};  ///< "" = the system's
    };

    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::string& path, const Mode& mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Runs statements without values or rows.
    [[nodiscard]] Result<> run(const char* sql);
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    /// The first column of the first row, as a number; fails when there is no row.
    [[nodiscard]] Result<std::int64_t> number(std::string_view sql);

    /// Rolls back whatever is open; never fails.
    void roll_back();
    std::int64_t changed_rows() const;
    bool read_only() const;
    const std::string& path() const { return path_; }

    /// Of the last failure.
    Trouble trouble() const { return trouble_; }

private:
    friend class Statement;
    Connection() = default;
    tl::unexpected<Error> failed(int code);

    struct Close {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Close> database_;
    std::string path_;
    Trouble trouble_ = Trouble::none;
};

}  // namespace tocsin::store
