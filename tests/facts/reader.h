// The extractor over the shipped tables, loaded once for all tests of the room.
#pragma once

#include "facts/extractor.h"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace tocsin::facts {

inline const Extractor& shipped() {
    static const Result<Extractor> loaded = Extractor::load(TOCSIN_TEST_CONFIG "/knowledge");
    if (!loaded) {
        throw std::runtime_error(loaded.error().what);
    }
    return *loaded;
}

inline Facts read(const std::string& text, const std::string& language) {
    return shipped().read("", text, language);
}

/// The first line of a fixture is its title.
inline Facts read_fixture(const std::string& name, const std::string& language) {
    std::ifstream file(TOCSIN_TEST_DATA "/" + name);
    std::string title;
    std::getline(file, title);
    std::stringstream body;
    body << file.rdbuf();
    return shipped().read(title, body.str(), language);
}

}  // namespace tocsin::facts
