#include "parse/page_detector.h"

#include "parse/page_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace tocsin::parse {
namespace {

namespace fs = std::filesystem;

struct Listing {
    std::string name, bytes, url;
    std::vector<std::pair<std::string, std::string>> items;  ///< URL and title
};

Listing load(const fs::path& path) {
    Listing listing;
    listing.name = path.stem().string();
    std::ifstream page(path, std::ios::binary);
    listing.bytes.assign(std::istreambuf_iterator<char>(page), {});
    std::ifstream expected(fs::path(path).replace_extension(".expected"));
    for (std::string line; std::getline(expected, line);) {
        const std::size_t tab = line.find('\t');
        const std::string url = line.substr(0, tab);
        if (url == "page") {
            listing.url = line.substr(tab + 1);
        } else {
            listing.items.emplace_back(url, line.substr(tab + 1));
        }
    }
    return listing;
}

std::vector<Listing> all_listings() {
    std::vector<Listing> listings;
    for (const auto& entry : fs::directory_iterator(TOCSIN_TEST_DATA "/listings")) {
        if (entry.path().extension() == ".html") {
            listings.push_back(load(entry.path()));
        }
    }
    std::sort(listings.begin(), listings.end(), [](const Listing& one, const Listing& two) {
        return one.name < two.name;
    });
    return listings;
}

std::string selectors_text(const Selectors& selectors) {
    return "{" + selectors.item + "} title {" + selectors.title + "} link {" + selectors.link + "} date {" +
           selectors.date + "} summary {" + selectors.summary + "}";
}

class Listings : public testing::TestWithParam<Listing> {
protected:
    Transport transport;
    PageDocument page;
    Detection detection;

    void SetUp() override {
        transport.url = GetParam().url;
        page = read_page_document(GetParam().bytes, transport, from_rfc3339("2025-01-21T20:00:00Z"));
        detection = detect_items(page);
    }

    std::string shown() const {
        std::string text = detection.refusal + "\n";
        for (const auto* list : {&detection.proposals, &detection.refused}) {
            for (const Proposal& proposal : *list) {
                text += std::to_string(proposal.score) + " " + selectors_text(proposal.selectors) + " " +
                        proposal.reason + "\n";
            }
        }
        return text;
    }
};

TEST_P(Listings, AreReadWithoutSelectors) {
    if (GetParam().items.empty()) {
        EXPECT_TRUE(detection.proposals.empty()) << shown();
        EXPECT_FALSE(detection.refusal.empty());
        EXPECT_FALSE(read_page_feed(page, {}));
        return;
    }
    const auto feed = read_page_feed(page, {});
    ASSERT_TRUE(feed) << feed.error().what << shown();
    std::set<std::string> read;
    for (const RawItem& item : feed->items) {
        read.insert(item.url);
        const auto wanted = std::find_if(GetParam().items.begin(),
                                         GetParam().items.end(),
                                         [&](const auto& pair) { return pair.first == item.url; });
        if (wanted == GetParam().items.end()) {
            ADD_FAILURE() << "foreign: " << item.url << " " << item.title;
        } else {
            EXPECT_EQ(item.title, wanted->second);
        }
    }
    for (const auto& [url, title] : GetParam().items) {
        EXPECT_TRUE(read.count(url) == 1) << "missing: " << url;
    }
    if (HasFailure()) {
        std::cerr << shown();
    }
}

INSTANTIATE_TEST_SUITE_P(Pages, Listings, testing::ValuesIn(all_listings()), [](const auto& param) {
    std::string name = param.param.name;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

}  // namespace
}  // namespace tocsin::parse
