#include "story/saved.h"

#include <bit>
#include <cmath>
#include <concepts>

namespace tocsin::story {
namespace {

constexpr std::uint8_t format = 1;
constexpr std::uint64_t most_rank = 1ULL << 62U;
constexpr Time latest_touch{Milliseconds(1LL << 52)};  // keeps sums of times from overflowing

template <std::unsigned_integral T>
void put(std::string& into, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i) {
        into += static_cast<char>(static_cast<unsigned char>(value >> (8U * i)));
    }
}

void put_keys(std::string& into, const std::vector<std::uint64_t>& keys) {
    put(into, static_cast<std::uint32_t>(keys.size()));
    for (const std::uint64_t key : keys) {
        put(into, key);
    }
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    template <std::unsigned_integral T>
    T take() {
        if (bytes_.size() < sizeof(T)) {
            failed_ = true;
            bytes_ = {};
            return 0;
        }
        T value = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            value =
                static_cast<T>(value | static_cast<T>(T{static_cast<unsigned char>(bytes_[i])} << (8U * i)));
        }
        bytes_.remove_prefix(sizeof(T));
        return value;
    }

    /// A count of things of `size` bytes each, all of which must still be there.
    std::size_t take_count(std::size_t size) {
        const std::size_t count = take<std::uint32_t>();
        failed_ = failed_ || count > bytes_.size() / size;
        return failed_ ? 0 : count;
    }

    void take_keys(std::vector<std::uint64_t>& into) {
        const std::size_t count = take_count(sizeof(std::uint64_t));
        into.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            into.push_back(take<std::uint64_t>());
        }
    }

    bool failed() const { return failed_; }
    bool ended_well() const { return !failed_ && bytes_.empty(); }

private:
    std::string_view bytes_;
    bool failed_ = false;
};

Part take_part(Reader& reader) {
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
    put(bytes, format);
    put(bytes, saved.rank);
    put(bytes, static_cast<std::uint64_t>(saved.touched.time_since_epoch().count()));
    put_keys(bytes, saved.items);
    put_keys(bytes, saved.unconfirmed);
    put(bytes, static_cast<std::uint8_t>(saved.parts.size()));
    for (const Part& part : saved.parts) {
        put(bytes, part.space);
        put(bytes, part.items);
        put(bytes, static_cast<std::uint32_t>(part.terms.size()));
        for (const Term& term : part.terms) {
            put(bytes, term.key);
            put(bytes, std::bit_cast<std::uint32_t>(term.weight));
        }
    }
    return bytes;
}

std::optional<Saved> saved_from(std::string_view bytes) {
    Reader reader(bytes);
    Saved saved;
    if (reader.take<std::uint8_t>() != format) {
        return std::nullopt;
    }
    saved.rank = reader.take<std::uint64_t>();
    saved.touched = Time(Milliseconds(static_cast<std::int64_t>(reader.take<std::uint64_t>())));
    reader.take_keys(saved.items);
    reader.take_keys(saved.unconfirmed);
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
