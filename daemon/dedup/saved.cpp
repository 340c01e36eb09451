#include "dedup/saved.h"

#include "base/byte_reader.h"

namespace tocsin::dedup {
namespace {

constexpr std::uint8_t format = 1;
constexpr std::uint64_t most_sequence = 1ULL << 62U;
constexpr std::size_t most_versions = 8;
constexpr std::size_t most_hashes = 64;                  ///< what earlier releases kept
constexpr Time latest_arrival{Milliseconds(1LL << 52)};  // keeps sums of times from overflowing

bool holds_together(const Saved& saved) {
    const std::vector<std::uint32_t>& hashes = saved.sketch.hashes;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (hashes[i] >= saved.sketch.limit || (i > 0 && hashes[i] <= hashes[i - 1])) {
            return false;
        }
    }
    if (saved.arrived < Time{} || saved.arrived > latest_arrival) {
        return false;
    }
    return saved.sequence > 0 && saved.sequence < most_sequence && saved.sketch.limit <= Sketch::everything;
}

}  // namespace

std::string to_bytes(const Saved& saved) {
    std::string bytes;
    const std::size_t count = saved.sketch.hashes.size();
    bytes.reserve(64 + 4 * count + 8 * saved.versions.size());
    put_bytes(bytes, format);
    put_bytes(bytes, saved.sequence);
    put_bytes(bytes, static_cast<std::uint64_t>(saved.arrived.time_since_epoch().count()));
    put_bytes(bytes, saved.title_key);
    put_bytes(bytes, saved.feed_key);
    put_bytes(bytes, saved.outlet_key);
    put_bytes(bytes, saved.words);
    put_bytes(bytes, static_cast<std::uint8_t>(saved.title_only ? 1 : 0));
    put_bytes(bytes, static_cast<std::uint8_t>(saved.versions.size()));
    for (const std::uint64_t version : saved.versions) {
        put_bytes(bytes, version);
    }
    put_bytes(bytes, saved.sketch.limit);
    put_bytes(bytes, static_cast<std::uint8_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
        put_bytes(bytes, saved.sketch.hashes[i]);
    }
    return bytes;
}

std::optional<Saved> saved_from(std::string_view bytes) {
    ByteReader reader(bytes);
    Saved saved;
    if (reader.take<std::uint8_t>() != format) {
        return std::nullopt;
    }
    saved.sequence = reader.take<std::uint64_t>();
    saved.arrived = Time(Milliseconds(static_cast<std::int64_t>(reader.take<std::uint64_t>())));
    saved.title_key = reader.take<std::uint64_t>();
    saved.feed_key = reader.take<std::uint32_t>();
    saved.outlet_key = reader.take<std::uint32_t>();
    saved.words = reader.take<std::uint16_t>();
    saved.title_only = reader.take<std::uint8_t>() != 0;
    const std::size_t versions = reader.take<std::uint8_t>();
    for (std::size_t i = 0; i < versions; ++i) {
        saved.versions.push_back(reader.take<std::uint64_t>());
    }
    saved.sketch.limit = reader.take<std::uint64_t>();
    const std::size_t count = reader.take<std::uint8_t>();
    if (versions > most_versions || count > most_hashes) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < count; ++i) {
        saved.sketch.hashes.push_back(reader.take<std::uint32_t>());
    }
    if (!reader.ended_well() || !holds_together(saved)) {
        return std::nullopt;
    }
    trim(saved.sketch);
    return saved;
}

}  // namespace tocsin::dedup
