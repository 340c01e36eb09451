// Where decisions become durable. store/ implements it; replay has one in memory.
#pragma once

#include "base/result.h"
#include "base/task.h"
#include "model/batch.h"

namespace tocsin::pipeline {

class Journal {
public:
    virtual ~Journal() = default;

    /// All of the batch in one transaction, or nothing of it. Durable when it returns. While the disk is full
    /// it waits and tries again: a batch is lost only with the process, and then its feeds' validators with
    /// it.
    virtual Task<Result<>> commit(Batch batch) = 0;
};

}  // namespace tocsin::pipeline
