// Decides a watchlist by its numbers on the tape.
#pragma once

#include "match/evaluation.h"
#include "match/reading.h"
#include "match/tape.h"

#include <cstdint>

namespace tocsin::match {

/// All given must outlive it.
class TapeReader {
public:
    TapeReader(const Tape& tape, const Reading& reading, Evaluation& evaluation)
        : tape_(tape), reading_(reading), evaluation_(evaluation) {}

    /// Whether the watchlist that begins there holds, points and filters aside. The evaluation must have
    /// turned to it.
    bool holds(std::uint32_t start) const;

private:
    bool decide(const std::uint32_t* at) const;
    bool hand_on(const TapeHead& head, const std::uint32_t* at) const;
    bool has_any(const std::uint32_t* from, const std::uint32_t* to) const;
    bool has_all(const std::uint32_t* from, const std::uint32_t* to) const;

    const Tape& tape_;
    const Reading& reading_;
    Evaluation& evaluation_;
};

}  // namespace tocsin::match
