#include "deliver/courier.h"

#include "base/metrics.h"
#include "deliver/doubles.h"
#include "deliver/signature.h"
#include "deliver/virtual_clock.h"

#include <gtest/gtest.h>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>

#include <memory>
#include <set>

namespace tocsin::deliver {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using Ids = std::vector<std::string>;

const Secret key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

Receiver receiver_of(const std::string& name) {
    Receiver receiver;
    receiver.name = name;
    receiver.url = Secret("https://hooks.example.org/T0/" + name + "?token=s3cret");
    receiver.secrets = {key};
    return receiver;
}

class CourierTest : public testing::Test {
protected:
    ~CourierTest() override { stop(); }

    void add(const std::string& id, const std::string& story, const std::string& receiver = "desk") {
        Message message;
        message.id = id;
        message.story_id = story;
        message.receiver = receiver;
        message.body = R"({"data":")" + id + R"("})";
        message.created = clock.now();
        message.next_at = clock.now();
        outbox.messages.push_back(message);
    }

    void start(const Ids& names = {"desk"}) {
        std::vector<Receiver> receivers;
        for (const std::string& name : names) {
            receivers.push_back(receiver_of(name));
        }
        courier = std::make_unique<Courier>(outbox, transport, clock, log, metrics, receivers);
        boost::asio::co_spawn(
            loop,
            courier->run(),
            boost::asio::bind_cancellation_slot(signal.slot(), [this](std::exception_ptr error) {
                running = false;
                EXPECT_FALSE(error);
            }));
        running = true;
    }

    void pass(Milliseconds time) { clock.run_until(loop, clock.now() + time); }

    void stop() {
        if (running) {
            signal.emit(boost::asio::cancellation_type::terminal);
            pass(Seconds(5));
            EXPECT_FALSE(running) << "still running after it was cancelled";
        }
    }

    boost::asio::io_context loop;
    boost::asio::cancellation_signal signal;
    VirtualClock clock;
    MemoryOutbox outbox;
    ScriptedTransport transport{clock};
    KeepingLog log;
    Metrics metrics;
    std::unique_ptr<Courier> courier;
    bool running = false;
};

TEST_F(CourierTest, DeliversSignedAndWritesItDown) {
    add("msg_1", "a");
    start();
    pass(Seconds(1));
    ASSERT_EQ(transport.posted.size(), 1U);
    const Posted& request = transport.posted[0];
    EXPECT_EQ(request.body, R"({"data":"msg_1"})");
    EXPECT_EQ(ScriptedTransport::header(request.headers, "webhook-timestamp"), "1700000000");
    EXPECT_TRUE(verify(key,
                       "msg_1",
                       1'700'000'000,
                       request.body,
                       ScriptedTransport::header(request.headers, "webhook-signature")));
    EXPECT_EQ(outbox.find("msg_1").state, MessageState::delivered);
    EXPECT_EQ(outbox.find("msg_1").attempts, 1);
    EXPECT_EQ(metrics.value("tocsin_deliveries_total", "receiver=\"desk\",outcome=\"delivered\""), 1);
}

TEST_F(CourierTest, LooksAtOnceWhenWoken) {
    start();
    pass(Seconds(3));
    add("msg_1", "a");
    courier->wake();
    const Time before = clock.now();
    pass(Seconds(3));
    ASSERT_EQ(transport.posted.size(), 1U);
    EXPECT_EQ(transport.posted[0].at, before);
}

TEST_F(CourierTest, NoticesUnwokenWhatTheCommandLineMadeDue) {
    start();
    pass(hours(1));
    add("msg_1", "a");
    pass(Seconds(16));
    EXPECT_EQ(transport.posted.size(), 1U);
}

TEST_F(CourierTest, InsistsForThreeDaysAndThenGivesUp) {
    transport.answer = [](const Posted&) { return Reply{500, {}}; };
    add("msg_1", "a");
    start();
    const Time begun = clock.now();
    pass(hours(24 * 4));
    ASSERT_EQ(transport.posted.size(), 10U);
    const std::vector<Milliseconds> waits = {
        Seconds(5), minutes(5), minutes(30), hours(2), hours(5), hours(10), hours(14), hours(20), hours(24)};
    for (std::size_t at = 0; at < waits.size(); ++at) {
        const Milliseconds waited = transport.posted[at + 1].at - transport.posted[at].at;
        EXPECT_GE(waited, waits[at] * 8 / 10) << at;
        EXPECT_LE(waited, waits[at] * 12 / 10) << at;
    }
    EXPECT_GT(transport.posted.back().at - begun, hours(60));
    const Message& dead = outbox.find("msg_1");
    EXPECT_EQ(dead.state, MessageState::dead);
    EXPECT_EQ(dead.status, 500);
    EXPECT_EQ(dead.error, "answered 500");
    EXPECT_TRUE(log.says("given up"));
    EXPECT_EQ(metrics.value("tocsin_deliveries_total", "receiver=\"desk\",outcome=\"dead\""), 1);
    EXPECT_EQ(metrics.value("tocsin_deliveries_total", "receiver=\"desk\",outcome=\"failed\""), 9);
}

TEST_F(CourierTest, OnlyTwoHundredsAreSuccess) {
    for (const int status : {301, 400, 403, 404, 408, 429, 502}) {
        SCOPED_TRACE(status);
        outbox = {};
        transport.posted.clear();
        transport.answer = [&](const Posted&) {
            return transport.posted.size() == 1 ? Reply{status, {}} : Reply{200, {}};
        };
        add("msg_1", "a");
        start();
        pass(Seconds(1));
        EXPECT_EQ(outbox.find("msg_1").state, MessageState::pending);
        pass(minutes(1));
        EXPECT_EQ(outbox.find("msg_1").state, MessageState::delivered);
        stop();
    }
}

TEST_F(CourierTest, WaitsAsLongAsTheReceiverAsks) {
    transport.answer = [&](const Posted&) {
        return transport.posted.size() == 1 ? Reply{429, "120"} : Reply{200, {}};
    };
    add("msg_1", "a");
    add("msg_2", "b");
    transport.delay = Seconds(1);
    start();
    pass(Seconds(119));
    add("msg_3", "c");
    courier->wake();
    pass(minutes(10));
    ASSERT_EQ(transport.posted.size(), 4U);
    EXPECT_GE(transport.posted[2].at - transport.posted[0].at, Seconds(120)) << "the whole receiver rests";
    EXPECT_GE(transport.posted[3].at - transport.posted[0].at, Seconds(120));
}

TEST_F(CourierTest, AReceiverThatIsGoneGetsNothingMore) {
    transport.answer = [](const Posted&) { return Reply{410, {}}; };
    add("msg_1", "a");
    start();
    pass(Seconds(1));
    EXPECT_EQ(outbox.find("msg_1").state, MessageState::dead);
    EXPECT_NE(outbox.find("msg_1").error.find("410 Gone"), std::string::npos);
    add("msg_2", "b");
    courier->wake();
    pass(hours(1));
    EXPECT_EQ(transport.posted.size(), 1U);
    EXPECT_EQ(outbox.find("msg_2").state, MessageState::dead);
    EXPECT_EQ(outbox.find("msg_2").attempts, 0);
    EXPECT_NE(outbox.find("msg_2").error.find("not sent"), std::string::npos);
    EXPECT_EQ(metrics.value("tocsin_receiver_disabled", "receiver=\"desk\""), 1);
    EXPECT_TRUE(log.says("receiver disabled"));

    courier->set_receivers({receiver_of("desk")});
    transport.answer = [](const Posted&) { return Reply{200, {}}; };
    add("msg_3", "c");
    courier->wake();
    pass(Seconds(1));
    EXPECT_EQ(outbox.find("msg_3").state, MessageState::delivered) << "a reload gives it another chance";
}

TEST_F(CourierTest, KeepsTheOrderOfAStory) {
    transport.delay = Seconds(2);
    transport.answer = [&](const Posted& request) {
        return request.id == "msg_a1" && transport.posted.size() < 3 ? Reply{503, {}} : Reply{200, {}};
    };
    add("msg_a1", "a");
    add("msg_a2", "a");
    add("msg_b1", "b");
    start();
    pass(minutes(1));
    EXPECT_EQ(transport.ids(), (Ids{"msg_a1", "msg_b1", "msg_a1", "msg_a2"}));
}

TEST_F(CourierTest, NeverPostsAMessageTwiceAtATime) {
    transport.delay = Seconds(14);
    for (int at = 0; at < 6; ++at) {
        add("msg_" + std::to_string(at), std::to_string(at));
    }
    start();
    for (int at = 0; at < 60; ++at) {
        courier->wake();
        pass(Seconds(1));
    }
    const Ids ids = transport.ids();
    EXPECT_EQ(ids.size(), 6U);
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 6U);
}

TEST_F(CourierTest, BoundsRequestsPerReceiverAndInAll) {
    transport.delay = Seconds(3);
    Ids names;
    for (int receiver = 0; receiver < 6; ++receiver) {
        names.push_back("desk" + std::to_string(receiver));
        for (int at = 0; at < 20; ++at) {
            const std::string id = std::to_string(receiver) + "." + std::to_string(at);
            add("msg_" + id, id, names.back());
        }
    }
    start(names);
    pass(minutes(5));
    EXPECT_EQ(transport.posted.size(), 120U);
    EXPECT_EQ(transport.most_at_once, 16);
    for (const auto& [host, most] : transport.most_per_host) {
        EXPECT_LE(most, 4) << host;
    }
}

TEST_F(CourierTest, ProbesAReceiverThatKeepsFailing) {
    bool up = false;
    transport.answer = [&](const Posted&) -> Result<Reply> {
        return up ? Result<Reply>(Reply{200, {}}) : fail(ErrorKind::retry_later, "connection refused");
    };
    for (int at = 0; at < 40; ++at) {
        add("msg_" + std::to_string(at), std::to_string(at));
    }
    start();
    pass(Seconds(2));
    EXPECT_EQ(transport.posted.size(), 8U) << "two rounds of four, until the fifth failure";
    EXPECT_EQ(metrics.value("tocsin_circuit_open", "receiver=\"desk\""), 1);
    pass(hours(1));
    EXPECT_LT(transport.posted.size(), 26U);
    EXPECT_GT(transport.posted.size(), 16U);
    for (std::size_t at = transport.posted.size() - 5; at < transport.posted.size(); ++at) {
        EXPECT_GE(transport.posted[at].at - transport.posted[at - 1].at, minutes(5)) << "one probe at a time";
    }
    up = true;
    pass(minutes(6));
    EXPECT_EQ(metrics.value("tocsin_circuit_open", "receiver=\"desk\""), 0);
    EXPECT_TRUE(log.says("receiver is back"));
    pass(hours(4));
    for (const Message& message : outbox.messages) {
        EXPECT_EQ(message.state, MessageState::delivered) << message.id;
    }
}

TEST_F(CourierTest, AnUnreachableReceiverHoldsUpNobodyElse) {
    transport.answer = [](const Posted& request) -> Result<Reply> {
        return request.id.starts_with("msg_bad") ? fail(ErrorKind::retry_later, "no route")
                                                 : Result<Reply>(Reply{200, {}});
    };
    for (int at = 0; at < 100; ++at) {
        add("msg_bad" + std::to_string(at), "x" + std::to_string(at), "bad");
    }
    add("msg_good", "g", "desk");
    start({"bad", "desk"});
    pass(Seconds(1));
    EXPECT_EQ(outbox.find("msg_good").state, MessageState::delivered);
}

TEST_F(CourierTest, MessagesOfAnUnknownReceiverWait) {
    add("msg_1", "a", "former");
    start({"desk"});
    pass(hours(1));
    EXPECT_TRUE(transport.posted.empty());
    EXPECT_EQ(outbox.find("msg_1").state, MessageState::pending);
    courier->set_receivers({receiver_of("desk"), receiver_of("former")});
    pass(Seconds(1));
    EXPECT_EQ(outbox.find("msg_1").state, MessageState::delivered);
}

TEST_F(CourierTest, ShowsNoAddressAndNoSecret) {
    transport.answer = [](const Posted&) -> Result<Reply> {
        return fail(ErrorKind::retry_later,
                    "POST https://hooks.example.org/T0/desk?token=s3cret: /T0/desk of s3cret reset");
    };
    add("msg_1", "a");
    start();
    pass(hours(1));
    ASSERT_GT(outbox.settled.size(), 2U);
    for (const Message& message : outbox.settled) {
        EXPECT_EQ(message.error.find("s3cret"), std::string::npos) << message.error;
        EXPECT_EQ(message.error.find("/T0/"), std::string::npos) << message.error;
    }
    EXPECT_FALSE(log.says("s3cret"));
    EXPECT_FALSE(log.says("/T0/"));
    EXPECT_FALSE(log.says("whsec_"));
}

TEST_F(CourierTest, AMessageThatCannotBeWrittenDownIsNotSentAgain) {
    outbox.failures = 1000;
    add("msg_1", "a");
    start();
    pass(hours(2));
    EXPECT_EQ(transport.posted.size(), 1U);
    EXPECT_TRUE(log.says("delivery not recorded"));
}

TEST_F(CourierTest, WritesDownAfterTheOutboxHiccuped) {
    outbox.failures = 2;
    add("msg_1", "a");
    start();
    pass(minutes(1));
    EXPECT_EQ(transport.posted.size(), 1U);
    EXPECT_EQ(outbox.find("msg_1").state, MessageState::delivered);
}

TEST_F(CourierTest, EndsWithoutWaitingForAnAnswer) {
    transport.delay = hours(1);
    add("msg_1", "a");
    start();
    pass(Seconds(1));
    ASSERT_EQ(transport.posted.size(), 1U);
    stop();
    EXPECT_FALSE(running);
    EXPECT_EQ(outbox.find("msg_1").state, MessageState::pending);
    EXPECT_EQ(outbox.find("msg_1").attempts, 0);
}

TEST_F(CourierTest, DrainingTriesEverythingDueOnce) {
    transport.answer = [](const Posted& request) {
        return request.id == "msg_3" ? Reply{500, {}} : Reply{200, {}};
    };
    transport.delay = Seconds(1);
    for (int at = 0; at < 10; ++at) {
        add("msg_" + std::to_string(at), std::to_string(at));
    }
    add("msg_second", "4");
    Courier once(outbox, transport, clock, log, metrics, {receiver_of("desk")});
    std::optional<Result<>> outcome;
    boost::asio::co_spawn(loop, once.drain(), [&](std::exception_ptr error, Result<> result) {
        EXPECT_FALSE(error);
        outcome = std::move(result);
    });
    clock.run_until(loop, clock.now() + minutes(1));
    ASSERT_TRUE(outcome);
    EXPECT_EQ(transport.posted.size(), 11U);
    EXPECT_EQ(outbox.find("msg_second").state, MessageState::delivered);
    ASSERT_FALSE(*outcome);
    EXPECT_EQ(outcome->error().kind, ErrorKind::retry_later);
}

}  // namespace
}  // namespace tocsin::deliver
