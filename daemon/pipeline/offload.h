// Runs a plain function on the pool or a strand, and comes back to the loop with its value.
#pragma once

#include "base/task.h"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <type_traits>
#include <utility>

namespace tocsin::pipeline {

template <class Work>
Task<std::invoke_result_t<Work&>> call_there(Work work) {
    co_return work();
}

/// `work` must own what it reads, or read only what outlives it. Its value is default-constructible.
template <class Work>
Task<std::invoke_result_t<Work&>> offload(boost::asio::any_io_executor where, Work work) {
    Task<std::invoke_result_t<Work&>> call = call_there(std::move(work));
    co_return co_await boost::asio::co_spawn(where, std::move(call), boost::asio::use_awaitable);
}

}  // namespace tocsin::pipeline
