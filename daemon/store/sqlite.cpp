#include "store/sqlite.h"

#include <sqlite3.h>

#include <cerrno>

namespace tocsin::store {
namespace {

bool no_room(int code, int system_error) {
    const int primary = code & 0xff;
    if (primary == SQLITE_FULL || primary == SQLITE_READONLY || primary == SQLITE_CANTOPEN) {
        return true;
    }
    const bool wrote = code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE ||
                       code == SQLITE_IOERR_SHMOPEN || code == SQLITE_IOERR_TRUNCATE;
    return wrote && (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG);
}

Trouble trouble_of(int code, int system_error) {
    if (no_room(code, system_error)) {
        return Trouble::full;
    }
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Trouble::busy;
        case SQLITE_IOERR:
            return Trouble::disk;
        default:
            return Trouble::other;
    }
}

ErrorKind kind_of(int code, Trouble trouble) {
    if (trouble == Trouble::full || trouble == Trouble::busy) {
        return ErrorKind::retry_later;
    }
    const int primary = code & 0xff;
    return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB ? ErrorKind::malformed : ErrorKind::internal;
}

}  // namespace

void Statement::Close::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Connection::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

void Statement::note(int code) {
    if (code != SQLITE_OK && bind_failure_ == SQLITE_OK) {
        bind_failure_ = code;
    }
}

void Statement::bind(int at, std::int64_t value) { note(sqlite3_bind_int64(statement_.get(), at, value)); }

void Statement::bind(int at, double value) { note(sqlite3_bind_double(statement_.get(), at, value)); }

void Statement::bind(int at, std::string_view value) {
    // A null pointer would bind NULL, not the empty string.
    const char* bytes = value.empty() ? "" : value.data();
    note(sqlite3_bind_text64(statement_.get(), at, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int at, Blob value) {
    const char* bytes = value.bytes.empty() ? "" : value.bytes.data();
    note(sqlite3_bind_blob64(statement_.get(), at, bytes, value.bytes.size(), SQLITE_STATIC));
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    bind_failure_ = SQLITE_OK;
}

Result<bool> Statement::step() {
    if (bind_failure_ != SQLITE_OK) {
        const int code = bind_failure_;
        reset();
        return connection_->failed(code);
    }
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    const auto failure = connection_->failed(sqlite3_extended_errcode(connection_->database_.get()));
    reset();
    return failure;
}

Result<> Statement::finish() {
    while (true) {
        const Result<bool> row = step();
        if (!row) {
            return fail(row.error());
        }
        if (!*row) {
            return {};
        }
    }
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::string Statement::text(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return bytes == nullptr ? std::string()
                            : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, const Mode& mode) {
    std::unique_ptr<Connection> connection(new Connection());
    connection->path_ = path;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode.create ? SQLITE_OPEN_CREATE : 0);
    sqlite3* database = nullptr;
    const int code =
        sqlite3_open_v2(path.c_str(), &database, flags, mode.vfs.empty() ? nullptr : mode.vfs.c_str());
    connection->database_.reset(database);
    if (code != SQLITE_OK) {
        const std::string why = database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database);
        return fail(ErrorKind::refused, path + ": cannot be opened: " + why);
    }
    sqlite3_extended_result_codes(database, 1);
    sqlite3_busy_timeout(database, 5000);
    return connection;
}

Connection::~Connection() = default;

tl::unexpected<Error> Connection::failed(int code) {
    const int system_error = sqlite3_system_errno(database_.get());
    trouble_ = trouble_of(code, system_error);
    std::string what = path_ + ": " + sqlite3_errmsg(database_.get()) + " (" + std::to_string(code);
    if (trouble_ == Trouble::disk || trouble_ == Trouble::full) {
        what += ", errno " + std::to_string(system_error);
    }
    return fail(kind_of(code, trouble_), what + ")");
}

Result<> Connection::run(const char* sql) {
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK) {
        return {};
    }
    return failed(sqlite3_extended_errcode(database_.get()));
}

Result<Statement> Connection::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(database_.get(),
                                        sql.data(),
                                        static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT,
                                        &statement,
                                        nullptr);
    if (code != SQLITE_OK) {
        return failed(sqlite3_extended_errcode(database_.get()));
    }
    Statement prepared;
    prepared.connection_ = this;
    prepared.statement_.reset(statement);
    return prepared;
}

Result<std::int64_t> Connection::number(std::string_view sql) {
    Result<Statement> statement = prepare(sql);
    if (!statement) {
        return fail(statement.error());
    }
    const Result<bool> row = statement->step();
    if (!row) {
        return fail(row.error());
    }
    if (!*row) {
        return fail(ErrorKind::malformed, path_ + ": no row for " + std::string(sql));
    }
    return statement->integer(0);
}

void Connection::roll_back() {
    if (sqlite3_get_autocommit(database_.get()) == 0) {
        sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

std::int64_t Connection::changed_rows() const { return sqlite3_changes64(database_.get()); }

bool Connection::read_only() const { return sqlite3_db_readonly(database_.get(), "main") == 1; }

}  // namespace tocsin::store
