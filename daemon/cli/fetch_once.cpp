#include "cli/fetch_once.h"

#include "base/metrics.h"
#include "base/system_clock.h"
#include "pipeline/request.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <utility>

namespace tocsin::cli {

Result<FetchResult> fetch_once(FetchRequest request, fetch::Rules rules) {
    boost::asio::io_context loop(1);
    SystemClock clock;
    Metrics metrics;
    fetch::Client client(loop.get_executor(), clock, metrics, std::move(rules));
    Result<FetchResult> fetched = fail(ErrorKind::internal, "no answer");
    boost::asio::co_spawn(
        loop, client.send(std::move(request)), [&](std::exception_ptr thrown, Result<FetchResult> result) {
            fetched = thrown ? fail(ErrorKind::internal, pipeline::what_of(thrown)) : std::move(result);
            loop.stop();
        });
    loop.run();
    return fetched;
}

}  // namespace tocsin::cli
