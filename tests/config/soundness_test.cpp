#include "folder.h"

#include <gmock/gmock.h>

#include <cstdlib>

namespace tocsin::config {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class SoundnessTest : public FolderTest {
protected:
    std::string error_of(const std::string& text) {
        EXPECT_FALSE(load(text)) << text;
        EXPECT_EQ(remarks.size(), 1U) << text;
        return first_remark();
    }
};

constexpr const char* good_secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n";

TEST_F(SoundnessTest, AWindowBelowADayIsRefusedNotCutToNothing) {
    EXPECT_EQ(error_of("[state]\nwindow = '30m'\n"), "2:10 state.window: 30m is not between 1d and 3650d");
    const auto settings = load("[state]\nwindow = '90000s'\n");
    ASSERT_TRUE(settings) << first_remark();
    EXPECT_EQ(settings->window, std::chrono::seconds(90'000));
}

TEST_F(SoundnessTest, ASecretThatCannotSignIsRefused) {
    write_secret("bad", "hunter2\n");
    write_secret("good", good_secret);
    const std::string receiver = "[[receiver]]\nname='desk'\nurl='https://h.example/x'\nsecret_file=";
    const std::string error = error_of(receiver + "'bad'\n");
    EXPECT_THAT(error, StartsWith("4:13 receiver.secret_file: bad does not hold \"whsec_\""));
    EXPECT_EQ(error.find("hunter2"), std::string::npos);
    EXPECT_THAT(error_of(receiver + "['good', 'bad']\n"), StartsWith("4:22 receiver.secret_file: bad"));
    EXPECT_TRUE(load(receiver + "['good']\n")) << first_remark();
}

TEST_F(SoundnessTest, AReceiversAddressIsJudgedWithoutBeingShown) {
    write_secret("good", good_secret);
    const std::string error =
        error_of("[[receiver]]\nname='desk'\nurl='hooks.example/s3cret'\nsecret_file='good'\n");
    EXPECT_EQ(error, "3:5 receiver.url: not an http or https URL");
    EXPECT_THAT(
        error_of("[[receiver]]\nname='d'\nurl='http://a.example'\nurl_file='b'\nsecret_file='good'\n"),
        StartsWith("4:10 receiver.url_file: there is a url as well"));
}

TEST_F(SoundnessTest, ALaterFileOverridesAReceiverKeyByKey) {
    write_secret("good", good_secret);
    write("conf.d/10.toml", "[[receiver]]\nname='desk'\ntimeout='3s'\n");
    const auto settings = load("[[receiver]]\nname='desk'\nurl='https://h.example/x'\nsecret_file='good'\n");
    ASSERT_TRUE(settings) << first_remark();
    ASSERT_EQ(settings->receivers.size(), 1U);
    EXPECT_EQ(settings->receivers[0].timeout, std::chrono::seconds(3));
    EXPECT_EQ(settings->receivers[0].url.reveal(), "https://h.example/x");
    EXPECT_EQ(settings->receivers[0].secrets.size(), 1U);
}

TEST_F(SoundnessTest, ANetworkThatIsNoneIsNamed) {
    EXPECT_THAT(error_of("[fetch]\nallow_networks = ['10.0.0.0/8', 'notanetwork']\n"),
                StartsWith("2:33 fetch.allow_networks: not a network: notanetwork"));
}

TEST_F(SoundnessTest, TheStatusAddressIsANumber) {
    EXPECT_THAT(error_of("[status]\naddress = 'localhost'\n"),
                StartsWith("2:11 status.address: not an address: localhost; names are not looked up"));
    EXPECT_TRUE(load("[status]\naddress = '::'\n"));
}

TEST_F(SoundnessTest, AProxyHasASchemeThatIsSpoken) {
    EXPECT_THAT(error_of("[fetch]\nproxy = 'gopher://nonsense'\n"), StartsWith("2:9 fetch.proxy: "));
    EXPECT_THAT(error_of("[fetch]\nproxy = 'http://'\n"), StartsWith("2:9 fetch.proxy: "));
    for (const char* proxy : {"http://p.example:3128", "socks5h://127.0.0.1:9050", "p.example:3128", ""}) {
        EXPECT_TRUE(load("[fetch]\nproxy = '" + std::string(proxy) + "'\n")) << first_remark();
    }
}

TEST_F(SoundnessTest, TimesAreWithinReason) {
    EXPECT_THAT(error_of("[fetch]\ntimeout = '0s'\n"),
                StartsWith("2:11 fetch.timeout: 0s is not between 1s"));
    EXPECT_THAT(error_of("[[feed]]\nurl='http://a.example/'\nleast_interval='0s'\n"),
                StartsWith("3:16 feed.least_interval: 0s is not between 1s"));
    EXPECT_THAT(error_of("[[feed]]\nurl='http://a.example/'\nleast_interval='2d'\n"),
                StartsWith("3:16 feed.least_interval is above most_interval"));
}

TEST_F(SoundnessTest, ATrustThatIsNoNumberIsRefused) {
    EXPECT_EQ(error_of("[[feed]]\nurl='http://a.example/'\ntrust=nan\n"),
              "3:7 feed.trust: not a finite number");
}

TEST_F(SoundnessTest, WhatGoesIntoARequestsHeadIsOneLine) {
    EXPECT_THAT(error_of("[fetch]\nuser_agent = \"a\\nb\"\n"),
                StartsWith("2:14 fetch.user_agent: more than one"));
    EXPECT_THAT(error_of("[[feed]]\nurl='http://a.example/'\nuser_agent=\"a\\r\\nX: y\"\n"),
                StartsWith("3:12 feed.user_agent: more than one"));
    EXPECT_THAT(error_of("[[feed]]\nurl='http://a.example/'\nheaders={\"X Y\"='v'}\n"),
                StartsWith("3:16 feed.headers.X Y: not a header"));
}

TEST_F(SoundnessTest, ALanguageIsATag) {
    EXPECT_THAT(error_of("[[feed]]\nurl='http://a.example/'\nlanguage='english'\n"),
                StartsWith("3:10 feed.language: not a language: english"));
    EXPECT_TRUE(load("[[feed]]\nurl='http://a.example/'\nlanguage='zh-Hant'\n")) << first_remark();
}

TEST_F(SoundnessTest, AMissingWatchlistIsNamedWhereItIsListed) {
    EXPECT_THAT(error_of("watchlists = [\n  'nowhere']\n"), StartsWith("2:3 no such watchlist: "));
    EXPECT_THAT(error_of("watchlists = ['ai-infrastructure', 'ai-infrastructure']\n"),
                StartsWith("1:36 a watchlist of this name is listed already"));
}

TEST_F(SoundnessTest, OverlongNamesAreErrorsNotExceptions) {
    const std::string endless(5'000, 'x');
    EXPECT_THAT(error_of("watchlists = ['" + endless + "']\n"), HasSubstr("name too long"));
    EXPECT_THAT(error_of("opml = ['" + endless + "']\n"), HasSubstr("name too long"));
    ::setenv("CREDENTIALS_DIRECTORY", folder.c_str(), 1);
    EXPECT_THAT(error_of("[[receiver]]\nname='d'\nurl='http://a.example'\nsecret_file='" + endless + "'\n"),
                HasSubstr("name too long"));
    ::unsetenv("CREDENTIALS_DIRECTORY");
}

TEST_F(SoundnessTest, AFolderThatCannotBeReadIsAnError) {
    std::filesystem::remove(folder / "conf.d");
    std::filesystem::create_symlink("conf.d", folder / "conf.d");
    EXPECT_THAT(error_of(""), HasSubstr("cannot read this folder"));
    std::filesystem::remove(folder / "conf.d");
    EXPECT_TRUE(load("")) << first_remark();
}

}  // namespace
}  // namespace tocsin::config
