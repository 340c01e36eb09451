#include "store/record_json.h"

#include "base/boxed.h"
#include "store/record_fields.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <exception>
#include <limits>

namespace tocsin::store {
namespace {

using nlohmann::json;

// --- writing ---

json encode(const auto& value);

struct Writer {
    json& into;

    /// Empty texts and lists are left out: reading gives them back as they are by default.
    void operator()(const char* name, const auto& value) {
        json made = encode(value);
        if (!made.is_null()) {
            into[name] = std::move(made);
        }
    }
};

json one(const std::string& text) { return text.empty() ? json() : json(text); }
json one(const Time& time) { return json(time.time_since_epoch().count()); }
json one(const Bound& bound) { return json(static_cast<int>(bound)); }

template <class T>
requires std::is_arithmetic_v<T> json one(const T& value) { return json(value); }

template <class T>
json one(const Boxed<T>& value) {
    return value ? encode(*value) : json();
}

template <class T>
json one(const std::vector<T>& list) {
    if (list.empty()) {
        return {};
    }
    json made = json::array();
    for (const T& element : list) {
        if constexpr (std::same_as<T, std::string>) {
            made.push_back(element);  // an empty one keeps its place
        } else {
            made.push_back(encode(element));
        }
    }
    return made;
}

template <class T>
concept Recorded = requires(Writer& writer, const T& value) {
    visit(writer, value);
};

template <Recorded T>
json one(const T& value) {
    json made = json::object();
    Writer writer{made};
    visit(writer, value);
    return made;
}

json encode(const auto& value) { return one(value); }

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

// --- reading ---

bool decode(const json& from, auto& value);

struct Reader {
    const json& from;
    bool good = true;

    void operator()(const char* name, auto& value) {
        const auto found = from.find(name);
        if (found != from.end() && !found->is_null()) {
            good = decode(*found, value) && good;
        }
    }
};

bool take(const json& from, std::string& text) {
    if (!from.is_string()) {
        return false;
    }
    text = from.get_ref<const std::string&>();
    return true;
}

bool take(const json& from, bool& value) {
    if (!from.is_boolean()) {
        return false;
    }
    value = from.get<bool>();
    return true;
}

bool take(const json& from, double& value) {
    if (!from.is_number()) {
        return false;
    }
    value = from.get<double>();
    return true;
}

template <std::integral T>
bool take(const json& from, T& value) {
    if (!from.is_number_integer() || (from.is_number_unsigned() && from.get<std::uint64_t>() > INT64_MAX)) {
        return false;
    }
    const auto number = from.get<std::int64_t>();
    if (!std::in_range<T>(number)) {
        return false;
    }
    value = static_cast<T>(number);
    return true;
}

bool take(const json& from, Time& time) {
    std::int64_t number = 0;
    const bool good = take(from, number);
    time = Time(Milliseconds(number));
    return good;
}

bool take(const json& from, Bound& bound) {
    int number = 0;
    if (!take(from, number) || number < 0 || number > static_cast<int>(Bound::range)) {
        return false;
    }
    bound = static_cast<Bound>(number);
    return true;
}

template <class T>
bool take(const json& from, Boxed<T>& value) {
    return decode(from, value.emplace());
}

template <class T>
bool take(const json& from, std::vector<T>& list) {
    if (!from.is_array()) {
        return false;
    }
    for (const json& element : from) {
        if (!decode(element, list.emplace_back())) {
            return false;
        }
    }
    return true;
}

template <Recorded T>
bool take(const json& from, T& value) {
    if (!from.is_object()) {
        return false;
    }
    Reader reader{from};
    visit(reader, value);
    return reader.good;
}

bool decode(const json& from, auto& value) { return take(from, value); }

template <class T>
Result<T> read(std::string_view text) {
    const json parsed = json::parse(text, nullptr, false);
    T value;
    if (parsed.is_discarded()) {
        return fail(ErrorKind::malformed, "not JSON");
    }
    // A missing list is an empty list, and so it is written.
    if (!parsed.is_null() && !decode(parsed, value)) {
        return fail(ErrorKind::malformed, "JSON of another shape");
    }
    return value;
}

}  // namespace

std::string to_json(const Article& article) { return dump(encode(article)); }
std::string to_json(const Story& story) { return dump(encode(story)); }
std::string to_json(const std::vector<LedgerEntry>& ledger) { return dump(encode(ledger)); }
std::string to_json(const std::vector<Change>& changes) { return dump(encode(changes)); }
std::string to_json(const std::vector<PartState>& parts) { return dump(encode(parts)); }

Result<Article> article_from_json(std::string_view text) { return read<Article>(text); }
Result<Story> story_from_json(std::string_view text) { return read<Story>(text); }
Result<std::vector<LedgerEntry>> ledger_from_json(std::string_view text) {
    return read<std::vector<LedgerEntry>>(text);
}

Result<std::vector<Change>> changes_from_json(std::string_view text) {
    return read<std::vector<Change>>(text);
}
Result<std::vector<PartState>> parts_from_json(std::string_view text) {
    return read<std::vector<PartState>>(text);
}

}  // namespace tocsin::store
