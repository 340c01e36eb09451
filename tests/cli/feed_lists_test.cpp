#include "cli/feed_lists.h"
#include "base/file.h"
#include "cli/exit_code.h"
#include "config/opml.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace tocsin::cli {
namespace {

class FeedLists : public testing::Test {
protected:
    FeedLists() {
        std::string pattern = (std::filesystem::temp_directory_path() / "tocsin-lists-XXXXXX").string();
        folder = mkdtemp(pattern.data());
        config = folder + "/tocsin.toml";
    }
    ~FeedLists() override { std::filesystem::remove_all(folder); }

    std::string exported() {
        testing::internal::CaptureStdout();
        code = export_feeds(config, TOCSIN_TEST_CONFIG);
        return testing::internal::GetCapturedStdout();
    }
    int imported(const std::string& list, Existing existing = Existing::keep) {
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        const int result = import_feeds(list, config, existing);
        said = testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
        return result;
    }

    std::string folder, config, said;
    int code = -1;
};

TEST_F(FeedLists, DoesNotOverwriteAnotherListUnasked) {
    const auto list = [](const char* url) {
        return std::string("<opml><body><outline text='A' xmlUrl='") + url + "'/></body></opml>";
    };
    ASSERT_TRUE(write_file(config, ""));
    ASSERT_TRUE(write_file(folder + "/feeds.xml", list("https://a.example/f")));
    EXPECT_EQ(imported(folder + "/feeds.xml"), ok);
    EXPECT_EQ(imported(folder + "/feeds.xml"), ok) << "the same once more";
    ASSERT_TRUE(write_file(folder + "/feeds.xml", list("https://b.example/f")));
    EXPECT_EQ(imported(folder + "/feeds.xml"), cannot_create);
    EXPECT_NE(said.find("--replace"), std::string::npos) << said;
    EXPECT_NE(read_file(folder + "/feeds.d/feeds.opml").value_or("").find("a.example"), std::string::npos);
    EXPECT_EQ(imported(folder + "/feeds.xml", Existing::replace), ok);
    EXPECT_NE(read_file(folder + "/feeds.d/feeds.opml").value_or("").find("b.example"), std::string::npos);
}

TEST_F(FeedLists, WhatIsImportedIsExportedTheSame) {
    ASSERT_TRUE(write_file(config,
                           "[[feed]]\nurl = 'https://a.example/f'\nname = 'A'\nlanguage = 'de'\n"
                           "tags = ['Energy', 'Grid']\nheaders = { Authorization = 'Bearer secret' }\n"));
    testing::internal::CaptureStderr();
    const std::string first = exported();
    testing::internal::GetCapturedStderr();
    EXPECT_EQ(code, ok);
    EXPECT_EQ(first.find("secret"), std::string::npos);

    ASSERT_TRUE(write_file(config, ""));
    ASSERT_TRUE(write_file(folder + "/list.xml", first));
    EXPECT_EQ(imported(folder + "/list.xml"), ok);
    EXPECT_EQ(exported(), first);
    Diagnostics remarks;
    const auto sources = config::read_opml(first, "x", remarks);
    ASSERT_EQ(sources.size(), 1U);
    EXPECT_EQ(sources[0].tags, (std::vector<std::string>{"Energy", "Grid"}));
}

TEST_F(FeedLists, ABrokenListIsTakenAsFarAsItGoesAndSaysSo) {
    ASSERT_TRUE(write_file(config, ""));
    ASSERT_TRUE(write_file(folder + "/bad.opml", "<opml><body><outline xmlUrl='https://a.example/f'>"));
    EXPECT_EQ(imported(folder + "/bad.opml"), ok);
    EXPECT_NE(said.find("warning: broken OPML"), std::string::npos) << said;
    testing::internal::CaptureStderr();
    EXPECT_NE(exported().find("https://a.example/f"), std::string::npos);
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(FeedLists, WhatIsNoListChangesNothing) {
    ASSERT_TRUE(write_file(folder + "/page.html", "<html></html>"));
    EXPECT_EQ(imported(folder + "/page.html"), bad_data);
    EXPECT_EQ(imported(folder + "/missing.opml"), no_input);
    EXPECT_FALSE(std::filesystem::exists(folder + "/feeds.d"));
}

}  // namespace
}  // namespace tocsin::cli
