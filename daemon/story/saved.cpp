#include "story/saved.h"

#include "base/byte_reader.h"

#include <bit>
#include <cmath>

namespace tocsin::story {
namespace {

constexpr std::uint8_t format = 1;
constexpr std::uint64_t most_rank = 1ULL << 62U;
constexpr Time latest_touch{Milliseconds(1LL << 52)};  // keeps sums of times from overflowing

void put_keys(std::string& into, const std::vector<std::uint64_t>& keys) {
    put_bytes(into, static_cast<std::uint32_t>(keys.size()));
    for (const std::uint64_t key : keys) {
        put_bytes(into, key);
    }
}

void take_keys(ByteReader& reader, std::vector<std::uint64_t>& into) {
    const std::size_t count = reader.take_count(sizeof(std::uint64_t));
    into.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        into.push_back(reader.take<std::uint64_t>());
    }
}

Part take_part(ByteReader& reader) {
    Part part;
    part.space = reader.take<std::uint32_t>();
    part.items = reader.take<std::uint32_t>();
    const std::size_t count = reader.take_count(8);
    part.terms.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto key = reader.take<std::uint32_t>();
        part.terms.push_back({key, std::bit_cast<float>(reader.take<std::uint32_t>())});
    }
    return part;
}

bool holds_together(const Saved& saved) {
    for (std::size_t i = 0; i < saved.parts.size(); ++i) {
        const Part& part = saved.parts[i];
        for (std::size_t j = 0; j < part.terms.size(); ++j) {
            const Term& term = part.terms[j];
            const bool sane = std::isfinite(term.weight) && term.weight >= 0 && term.weight < 1e9F;
            if (!sane || (j > 0 && term.key <= part.terms[j - 1].key)) {
                return false;
            }
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (saved.parts[j].space == part.space) {
                return false;
            }
        }
    }
    return saved.rank > 0 && saved.rank < most_rank && saved.touched >= Time{} &&
           saved.touched <= latest_touch;
}

}  // namespace

std::string to_bytes(const Saved& saved) {
    std::string bytes;
    put_bytes(bytes, format);
    put_bytes(bytes, saved.rank);
    put_bytes(bytes, static_cast<std::uint64_t>(saved.touched.time_since_epoch().count()));
    put_keys(bytes, saved.items);
    put_keys(bytes, saved.unconfirmed);
    put_bytes(bytes, static_cast<std::uint8_t>(saved.parts.size()));
    for (const Part& part : saved.parts) {
        put_bytes(bytes, part.space);
        put_bytes(bytes, part.items);
        put_bytes(bytes, static_cast<std::uint32_t>(part.terms.size()));
        for (const Term& term : part.terms) {
            put_bytes(bytes, term.key);
            put_bytes(bytes, std::bit_cast<std::uint32_t>(term.weight));
        }
    }
    return bytes;
}

std::optional<Saved> saved_from(std::string_view bytes) {
    ByteReader reader(bytes);
    Saved saved;
    if (reader.take<std::uint8_t>() != format) {
        return std::nullopt;
    }
    saved.rank = reader.take<std::uint64_t>();
    saved.touched = Time(Milliseconds(static_cast<std::int64_t>(reader.take<std::uint64_t>())));
    take_keys(reader, saved.items);
    take_keys(reader, saved.unconfirmed);
    const std::size_t parts = reader.take<std::uint8_t>();
    for (std::size_t i = 0; i < parts && !reader.failed(); ++i) {
        saved.parts.push_back(take_part(reader));
    }
    if (!reader.ended_well() || !holds_together(saved)) {
        return std::nullopt;
    }
    return saved;
}

}  // namespace tocsin::story
