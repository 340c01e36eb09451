#include "match/tape_reader.h"

namespace tocsin::match {

bool TapeReader::holds(std::uint32_t start) const { return decide(tape_.row.data() + start); }

bool TapeReader::has_any(const std::uint32_t* from, const std::uint32_t* to) const {
    for (; from != to; ++from) {
        if (reading_.has(*from))
            return true;
    }
    return false;
}

bool TapeReader::has_all(const std::uint32_t* from, const std::uint32_t* to) const {
    for (; from != to; ++from) {
        if (!reading_.has(*from))
            return false;
    }
    return true;
}

bool TapeReader::hand_on(const TapeHead& head, const std::uint32_t* at) const {
    if (!has_all(at + 1, at + head.count))
        return false;
    return head.op == TapeOp::step ? evaluation_.holds(*at) : evaluation_.is_there(*at, head.zone);
}

/// As deep as the expression, which the parser bounds.
bool TapeReader::decide(const std::uint32_t* at) const {
    const TapeHead head = read_head(*at++);
    const std::uint32_t* const end = at + head.count;
    switch (head.op) {
        case TapeOp::any_word:
            return has_any(at, end);
        case TapeOp::all_words:
            return has_all(at, end);
        case TapeOp::no_word:
            return !has_any(at, end);
        case TapeOp::both:
            for (; at != end; at += 1 + read_head(*at).count) {
                if (!decide(at))
                    return false;
            }
            return true;
        case TapeOp::either:
            for (; at != end; at += 1 + read_head(*at).count) {
                if (decide(at))
                    return true;
            }
            return false;
        case TapeOp::none:
            return !decide(at);
        case TapeOp::spoken:
            return reading_.is_visible(*at) && decide(at + 1);
        case TapeOp::sequence:
        case TapeOp::step:
            return hand_on(head, at);
    }
    return false;
}

}  // namespace tocsin::match
