#include "model/fetch.h"

#include <algorithm>

namespace tocsin {
namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

bool same_name(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           std::equal(
               left.begin(), left.end(), right.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

std::string header_of(const FetchResult& result, std::string_view name) {
    for (const Header& header : result.headers) {
        if (same_name(header.name, name))
            return header.value;
    }
    return {};
}

}  // namespace tocsin
