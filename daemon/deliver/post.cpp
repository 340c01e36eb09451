#include "deliver/post.h"

#include "deliver/signature.h"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>

#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace tocsin::deliver {
namespace {

std::int64_t seconds_of(Time now) {
    return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
}

Error error_of(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const boost::system::system_error& error) {
        const bool called_back = error.code() == boost::asio::error::operation_aborted;
        return {called_back ? ErrorKind::cancelled : ErrorKind::retry_later, error.what()};
    } catch (const std::exception& error) {
        return {ErrorKind::retry_later, error.what()};
    }
}

}  // namespace

Task<Result<Reply>> post_signed(Transport& transport, Message message, Receiver receiver, Time now) {
    Result<std::vector<Header>> headers =
        signed_headers(receiver.secrets, message.id, seconds_of(now), message.body);
    if (!headers) {
        co_return fail(headers.error());
    }
    std::exception_ptr thrown;
    try {
        Result<Reply> reply = co_await transport.post(
            receiver.url, *std::move(headers), std::move(message.body), receiver.timeout);
        co_return reply;
    } catch (...) {
        thrown = std::current_exception();
    }
    co_return fail(error_of(thrown));
}

}  // namespace tocsin::deliver
