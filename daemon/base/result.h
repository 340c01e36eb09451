// A value, or the reason there is none. tl::expected is std::expected before C++23.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace tocsin {

/// What the caller may do about it, not where it came from.
enum class ErrorKind {
    retry_later,  ///< the other side is slow, busy or unreachable
    refused,      ///< the other side, or our own guard, understood and said no
    malformed,    ///< the bytes are not what they claim to be
    cancelled,    ///< we are shutting down
    internal,     ///< ours to fix
};

struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string what;  ///< one line for the log: what was tried, on what, what happened
};

/// T is default-constructible: Asio makes a Result<T>, holding T{}, beside an exception it hands on.
template <class T = void>
using Result = tl::expected<T, Error>;

/// The losing side of any Result.
inline tl::unexpected<Error> fail(ErrorKind kind, std::string what) {
    return tl::unexpected<Error>(Error{kind, std::move(what)});
}

/// Hands on the reason another Result gave.
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace tocsin
