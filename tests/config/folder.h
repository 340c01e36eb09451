// A configuration folder of a test's own.
#pragma once

#include "base/file.h"
#include "config/settings.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <filesystem>
#include <string>

namespace tocsin::config {

class FolderTest : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::remove_all(folder);
        for (const char* name : {"conf.d", "feeds.d", "data/watchlists"}) {
            std::filesystem::create_directories(folder / name);
        }
        write("data/watchlists/ai-infrastructure.toml", "");
    }

    void write(const std::string& name, const std::string& text) {
        ASSERT_TRUE(write_file((folder / name).string(), text));
    }

    /// Readable by its owner only.
    void write_secret(const std::string& name, const std::string& text) {
        write(name, text);
        ::chmod((folder / name).c_str(), 0600);
    }

    std::optional<Settings> load(const std::string& text) {
        write("tocsin.toml", text);
        remarks.clear();
        return load_settings((folder / "tocsin.toml").string(), (folder / "data").string(), remarks);
    }

    /// "2:9 message; hint" of the first remark.
    std::string first_remark() const {
        if (remarks.empty()) {
            return "";
        }
        const Diagnostic& remark = remarks.front();
        return std::to_string(remark.line) + ":" + std::to_string(remark.column) + " " + remark.message +
               (remark.hint.empty() ? "" : "; " + remark.hint);
    }

    std::filesystem::path folder = std::filesystem::path(testing::TempDir()) /
                                   testing::UnitTest::GetInstance()->current_test_info()->test_suite_name() /
                                   testing::UnitTest::GetInstance()->current_test_info()->name();
    Diagnostics remarks;
};

}  // namespace tocsin::config
