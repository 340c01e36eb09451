// What newsroom.cpp and poll.cpp share: the newsroom's state, and one poll. Private to the newsroom.
#pragma once

#include "base/wakeup.h"
#include "model/fetch.h"
#include "pipeline/newsroom.h"

#include <boost/asio/strand.hpp>

#include <memory>

namespace tocsin::pipeline {

struct Newsroom::State {
    State(Staff staff_, NewsroomSettings settings_, std::shared_ptr<const Knowledge> knowledge_)
        : staff(std::move(staff_)),
          settings(settings_),
          knowledge(knowledge_),
          desk(boost::asio::make_strand(staff.pool)),
          keeper(knowledge_, settings.window),
          table(settings.spacing) {}

    Staff staff;
    NewsroomSettings settings;
    std::shared_ptr<const Knowledge> knowledge;  ///< owners: this, the keeper, and readers on the pool
    boost::asio::strand<boost::asio::any_io_executor> desk;
    Keeper keeper;  ///< touched on `desk` only, once the loop runs
    schedule::Timetable table;
    Wakeup slot_free;
    bool stopping = false;
    std::size_t polls = 0;
    Result<> health;
};

/// Polls end the round with a report for the timetable; this is what else they learned.
struct Polled {
    schedule::PollReport report;
    Round round;
    FeedState validators;  ///< etag, last_modified, body_hash and parts as they are to be saved
};

/// One poll, from request to commit. Lives as long as its coroutine.
struct Newsroom::Poll {
    Task<> run();

    Task<> take_in(FetchResult fetched);
    Task<> keep(std::vector<Article> articles, bool first_poll);
    Task<> read_parts();
    Task<bool> read_part(PartState part);
    Task<> take_in_part(Source from, const FetchResult& fetched, PartState& part);
    bool note_part_failure(const schedule::PollReport& report, PartState part);
    Task<> settle();
    void note_failure();

    std::shared_ptr<State> state;
    Source source;
    FeedState before;
    Polled polled;
    bool uncommitted = false;      ///< the keeper may know items that the journal does not
    std::vector<FeedPart> listed;  ///< by a sitemap index that was read in this poll
};

}  // namespace tocsin::pipeline
