#include "deliver/signature.h"

#include <gtest/gtest.h>

namespace tocsin::deliver {
namespace {

const Secret published("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
const Secret other("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
constexpr const char* id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
constexpr std::int64_t timestamp = 1614265330;
constexpr const char* body = R"({"test": 2432232314})";
constexpr const char* expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

TEST(SignatureTest, AgreesWithTheVectorOfTheStandard) {
    const Result<std::string> made = sign({published}, id, timestamp, body);
    ASSERT_TRUE(made);
    EXPECT_EQ(*made, expected);
    EXPECT_TRUE(verify(published, id, timestamp, body, expected));
}

TEST(SignatureTest, EveryPartIsSigned) {
    EXPECT_FALSE(verify(other, id, timestamp, body, expected));
    EXPECT_FALSE(verify(published, "msg_other", timestamp, body, expected));
    EXPECT_FALSE(verify(published, id, timestamp + 1, body, expected));
    EXPECT_FALSE(verify(published, id, timestamp, "{}", expected));
    EXPECT_FALSE(verify(published, id, timestamp, body, ""));
    EXPECT_FALSE(verify(published, id, timestamp, body, "v1,"));
    EXPECT_FALSE(verify(published, id, timestamp, body, "v1a,g0hM9SsE"));
}

TEST(SignatureTest, BothSecretsSignWhileTheyAreRotated) {
    const Result<std::string> made = sign({other, published}, id, timestamp, body);
    ASSERT_TRUE(made);
    EXPECT_NE(made->find(' '), std::string::npos);
    EXPECT_TRUE(verify(published, id, timestamp, body, *made));
    EXPECT_TRUE(verify(other, id, timestamp, body, *made));
}

TEST(SignatureTest, RefusesWhatIsNoSecretWithoutRepeatingIt) {
    for (const char* bad : {"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                            "whsec_",
                            "whsec_short",
                            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa!w",
                            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwM",
                            "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}) {
        const Result<std::string> made = sign({Secret(bad)}, id, timestamp, body);
        ASSERT_FALSE(made) << bad;
        EXPECT_EQ(made.error().kind, ErrorKind::malformed);
        EXPECT_EQ(made.error().what.find("LaLa"), std::string::npos);
    }
    EXPECT_FALSE(sign({Secret("whsec_" + std::string(88, 'A'))}, id, timestamp, body)) << "66 bytes";
    EXPECT_TRUE(sign({Secret("whsec_" + std::string(84, 'A'))}, id, timestamp, body)) << "63 bytes";
}

TEST(SignatureTest, HeadersCarryWhatIsSigned) {
    const auto headers = signed_headers({published}, id, timestamp, body);
    ASSERT_TRUE(headers);
    ASSERT_EQ(headers->size(), 4U);
    EXPECT_EQ(headers->at(1).value, id);
    EXPECT_EQ(headers->at(2).value, "1614265330");
    EXPECT_EQ(headers->at(3).name, "webhook-signature");
    EXPECT_EQ(headers->at(3).value, expected);
    EXPECT_EQ(signed_headers({}, id, timestamp, body)->size(), 3U);
}

}  // namespace
}  // namespace tocsin::deliver
