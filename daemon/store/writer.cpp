#include "store/writer.h"

#include "base/log.h"
#include "base/metrics.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace tocsin::store {
namespace {

constexpr std::size_t most_queued = 4096;
/// Rows after which a transaction is long enough: more gain nothing and only delay the first.
constexpr std::size_t most_rows = 1000;

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection, Set set)
    : connection_(std::move(connection)),
      set_(std::move(set)),
      mailbox_(most_queued),
      room_(std::make_shared<Wakeup>()) {}

Result<> Writer::prepare() {
    set_writable(true);
    return tables_.batches.prepare(*connection_)
        .and_then([this] { return tables_.messages.prepare(*connection_); })
        .and_then([this] { return tables_.retention.prepare(*connection_); });
}

bool Writer::put(std::shared_ptr<Errand> errand) { return mailbox_.put(std::move(errand)); }

void Writer::close() { mailbox_.close(); }

void Writer::run() {
    while (true) {
        Queue reads;
        const bool closing = mailbox_.is_closed();  // asked first: nothing is put in afterwards
        collect(reads);
        if (!writes_.empty() && (closing || !held_back_ || std::chrono::steady_clock::now() >= next_try_)) {
            write_some();
        }
        for (std::shared_ptr<Errand>& errand : reads) {
            const Result<> outcome = errand->work(tables_);
            conclude(std::move(errand), outcome);
        }
        if (closing && held_back_) {
            conclude_first(writes_.size(), fail(ErrorKind::cancelled, "the state file was full to the end"));
        }
        if (closing && writes_.empty() && reads.empty()) {
            return;
        }
    }
}

void Writer::collect(Queue& reads) {
    using std::chrono::milliseconds;
    std::optional<milliseconds> patience;
    if (!writes_.empty()) {
        const auto left = next_try_ - std::chrono::steady_clock::now();
        patience =
            held_back_ ? std::max(milliseconds(0), std::chrono::ceil<milliseconds>(left)) : milliseconds(0);
    }
    for (std::shared_ptr<Errand>& errand : mailbox_.take(most_queued, patience)) {
        (errand->writes ? writes_ : reads).push_back(std::move(errand));
    }
}

void Writer::write_some() {
    if (broken_) {
        conclude_first(writes_.size(), fail(ErrorKind::internal, "the disk under the state file failed"));
        return;
    }
    std::size_t count = 0;
    std::size_t rows = 0;
    while (count < writes_.size() && rows < most_rows && (singly_ == 0 || count == 0)) {
        rows += writes_.at(count)->weight;
        ++count;
    }
    const auto started = std::chrono::steady_clock::now();
    const Result<> done = transact(count);
    if (!done) {
        transaction_failed(count, done.error());
        return;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    set_.metrics.observe("tocsin_commit_seconds", {}, took.count());
    resume();
    conclude_first(count, {});
}

Result<> Writer::transact(std::size_t count) {
    Result<> done = connection_->run("BEGIN IMMEDIATE");
    for (std::size_t at = 0; at < count && done; ++at) {
        done = writes_.at(at)->work(tables_);
    }
    if (done) {
        done = connection_->run("COMMIT");
    }
    if (!done) {
        connection_->roll_back();
    }
    return done;
}

void Writer::transaction_failed(std::size_t count, const Error& error) {
    switch (connection_->trouble()) {
        case Trouble::full:
        case Trouble::busy:
            hold_back(error);
            return;
        case Trouble::disk:
            broken_ = true;
            set_.log.error("state file failed", {{"error", error.what}});
            set_writable(false);
            set_.fatal(error);
            return;
        case Trouble::none:
        case Trouble::other:
            break;
    }
    if (count > 1) {
        singly_ = count;
        return;
    }
    set_.log.error("state not saved", {{"error", error.what}});
    conclude_first(1, fail(error));
}

void Writer::hold_back(const Error& error) {
    if (!held_back_) {
        held_back_ = true;
        held_since_ = std::chrono::steady_clock::now();
        set_writable(false);
        const bool lighter = connection_->trouble() == Trouble::full && set_.ballast.throw_overboard();
        set_.log.error("state not writable",
                       {{"error", error.what}, {"ballast", lighter ? "freed" : "none"}});
        if (lighter) {
            next_try_ = std::chrono::steady_clock::now();
            return;
        }
    }
    const auto now = std::chrono::steady_clock::now();
    next_try_ = now + set_.retry_pause;
    if (set_.patience && now - held_since_ >= *set_.patience) {
        conclude_first(writes_.size(), fail(ErrorKind::retry_later, error.what));
    }
}

void Writer::set_writable(bool writable) {
    writable_ = writable;
    set_.metrics.set("tocsin_state_writable", {}, writable ? 1 : 0);
}

void Writer::resume() {
    if (held_back_) {
        held_back_ = false;
        set_writable(true);
        set_.log.notice("state writable again");
        set_.ballast.take_aboard();
    }
}

void Writer::conclude_first(std::size_t count, const Result<>& outcome) {
    for (std::size_t done = 0; done < count; ++done) {
        std::shared_ptr<Errand> errand = std::move(writes_.front());
        writes_.pop_front();
        singly_ -= singly_ > 0 ? 1 : 0;
        conclude(std::move(errand), outcome);
    }
}

void Writer::conclude(std::shared_ptr<Errand> errand, const Result<>& outcome) {
    errand->outcome = outcome;
    // The bells belong to the loop, and so do their last owners.
    boost::asio::post(set_.loop, [errand = std::move(errand), room = room_] {
        errand->done.ring();
        room->ring();
    });
}

}  // namespace tocsin::store
