// Writes one round of the pipeline into its tables, inside the caller's transaction.
//
//   Takes   model/batch.h: Batch
//   Runs    on the writer thread
#pragma once

#include "model/batch.h"
#include "store/sqlite.h"

namespace tocsin::store {

class BatchTables {
public:
    [[nodiscard]] Result<> prepare(Connection& connection);

    /// Alerts and messages already there stay as they are: a batch may come twice.
    [[nodiscard]] Result<> write(const Batch& batch);

private:
    Result<> write_item(const ItemRecord& record);
    Result<> write_story(const StoryRecord& record);
    Result<> write_told(const Told& told);
    Result<> write_alert(const Alert& alert);
    Result<> write_message(const Message& message);
    Result<> write_feed(const FeedState& feed);

    Statement item_, print_, story_, told_, alert_, message_, feed_;
};

}  // namespace tocsin::store
