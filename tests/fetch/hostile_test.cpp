// The hostile side of the web, against the real client.
#include "fetch/client.h"

#include "fetch/fixture.h"

#include <chrono>

namespace tocsin::fetch {
namespace {

/// Zeros without end, as gzip: one literal, then matches of 258 bytes at distance 1 in a fixed block. Each
/// takes 13 bits, so that the bytes repeat with a period of 13.
class GzipZeros {
public:
    std::string next(std::size_t size) {
        std::string bytes;
        while (bytes.size() < size)
            bytes += byte(position_++);
        return bytes;
    }

private:
    static bool bit(std::uint64_t number) {
        constexpr std::string_view head = "01000110000";     // not final, fixed codes; the literal 0
        constexpr std::string_view match = "1100010100000";  // length 258, distance 1
        return number < head.size() ? head[number] == '1'
                                    : match[(number - head.size()) % match.size()] == '1';
    }

    static char byte(std::uint64_t number) {
        constexpr std::string_view start("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10);
        if (number < start.size())
            return start[number];
        unsigned value = 0;
        for (unsigned place = 0; place < 8; ++place)
            value |= static_cast<unsigned>(bit((number - start.size()) * 8 + place)) << place;
        return static_cast<char>(value);
    }

    std::uint64_t position_ = 0;
};

/// Redirects to whatever follows "/to?".
void redirect(const HttpRequest& request, HttpPeer& peer) {
    if (request.target == "/backslash")
        peer.answer(302, "Location: http://127.0.0.2\\@127.0.0.1/\r\n", "");
    else if (request.target.rfind("/to?", 0) == 0)
        peer.answer(302, "Location: " + request.target.substr(4) + "\r\n", "");
    else
        peer.answer(200, "", "arrived");
}

TEST_F(ClientTest, EverySpellingOfAPrivateAddressIsRefused) {
    Rules strict;
    client->set_rules(strict);
    for (const char* host : {"127.0.0.1",
                             "2130706433",
                             "0x7f.1",
                             "0177.0.0.1",
                             "127.1",
                             "0.0.0.0",
                             "[::1]",
                             "[::ffff:127.0.0.1]",
                             "[::ffff:7f00:1]",
                             "[::]",
                             "localhost",
                             "169.254.169.254",
                             "[64:ff9b::7f00:1]",
                             "100.100.100.200",
                             "[fe80::1]",
                             "\xe2\x91\xa0\xe2\x91\xa1\xe2\x91\xa6.0.0.1"}) {
        FetchRequest request = get("http://" + std::string(host) + ":9/");
        request.timeout = Milliseconds(2000);
        expect_refused(send(request), "not a public");
    }
}

TEST_F(ClientTest, OtherSchemesAreRefused) {
    for (const char* url : {"file:///etc/passwd",
                            "FILE:/etc/passwd",
                            "gopher://127.0.0.1/_x",
                            "dict://127.0.0.1/",
                            "ftp://127.0.0.1/",
                            "scp://127.0.0.1/x",
                            "smb://127.0.0.1/x/y",
                            "/relative",
                            "",
                            "http://",
                            "http://127.0.0.1\\@news.example/"})
        expect_refused(send(get(url)), "not an http");
}

TEST_F(ClientTest, RedirectToAForbiddenPlaceIsRefused) {
    HttpServer server(redirect), forbidden(redirect, "127.0.0.2", server.port());
    expect_refused(send(get(server.url("/to?" + forbidden.url()))), "not a public");
    expect_refused(send(get(server.url("/to?//127.0.0.2:" + std::to_string(server.port()) + "/"))),
                   "not a public");
    expect_refused(send(get(server.url("/to?file:///etc/passwd"))), "redirects");
    expect_refused(send(get(server.url("/to?gopher://127.0.0.2/_x"))), "redirects");
    expect_refused(send(get(server.url("/backslash"))), "redirects");
    EXPECT_EQ(forbidden.connections(), 0);
}

TEST_F(ClientTest, GuardRefusesAPooledConnection) {
    HttpServer other([](const HttpRequest&, HttpPeer& peer) { peer.answer(200, "", "internal"); },
                     "127.0.0.2");
    Rules wide = rules();
    wide.allowed_networks = {"127.0.0.0/8"};
    client->set_rules(wide);
    ASSERT_TRUE(send(get(other.url())));
    client->set_rules(rules());
    expect_refused(send(get(other.url())), "not a public");
    EXPECT_EQ(other.requests().size(), 1U);
}

TEST_F(ClientTest, RedirectLoopIsRefused) {
    HttpServer server([](const HttpRequest& request, HttpPeer& peer) {
        peer.answer(302, request.target == "/a" ? "Location: /b\r\n" : "Location: /a\r\n", "");
    });
    expect_refused(send(get(server.url("/a"))), "loop");
    EXPECT_EQ(server.requests().size(), 2U);
}

TEST_F(ClientTest, EndlessRedirectsAreRefusedAfterEight) {
    HttpServer server([](const HttpRequest& request, HttpPeer& peer) {
        peer.answer(302, "Location: " + request.target + "x\r\n", "");
    });
    expect_refused(send(get(server.url("/"))), "too often");
    EXPECT_EQ(server.requests().size(), 9U);
}

TEST_F(ClientTest, SecretsStayAtTheirOrigin) {
    HttpServer other(redirect), server([&](const HttpRequest&request, HttpPeer&peer) {
        if (request.target == "/home")
            peer.answer(302, "Location: /still-home\r\n", "");
        else
            peer.answer(302, "Location: " + other.url("/away") + "\r\n", "");
    });
    FetchRequest request = get(server.url("/home"));
    request.url.insert(7, "user:pass@");
    request.headers = {{"X-Api-Key", "secret"}, {"Cookie", "sid=secret"}};
    request.etag = "\"v\"";
    const auto result = send(request);
    ASSERT_TRUE(result) << result.error().what;
    for (const HttpRequest& seen : server.requests()) {
        EXPECT_EQ(seen.header("x-api-key"), "secret");
        EXPECT_NE(seen.header("authorization"), "");
    }
    const HttpRequest away = other.requests().at(0);
    EXPECT_EQ(away.header("x-api-key"), "");
    EXPECT_EQ(away.header("cookie"), "");
    EXPECT_EQ(away.header("authorization"), "");
    EXPECT_EQ(away.header("if-none-match"), "\"v\"");
    EXPECT_EQ(result->url, other.url("/away"));
}

TEST_F(ClientTest, ServerCannotBringCredentialsIntoARedirect) {
    HttpServer server([](const HttpRequest& request, HttpPeer& peer) {
        if (request.target == "/a")
            peer.answer(302, "Location: http://evil:pass@" + request.header("host") + "/b\r\n", "");
        else
            peer.answer(200, "", "");
    });
    ASSERT_TRUE(send(get(server.url("/a"))));
    EXPECT_EQ(server.requests().at(1).header("authorization"), "");
}

TEST_F(ClientTest, OnlyLeadingPermanentRedirectsCount) {
    HttpServer server([](const HttpRequest& request, HttpPeer& peer) {
        if (request.target == "/1")
            peer.answer(301, "Location: /2\r\n", "");
        else if (request.target == "/2")
            peer.answer(308, "Location: /3\r\n", "");
        else if (request.target == "/3")
            peer.answer(302, "Location: /4\r\n", "");
        else if (request.target == "/4")
            peer.answer(301, "Location: /5\r\n", "");
        else
            peer.answer(200, "", "feed");
    });
    const auto result = send(get(server.url("/1")));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->permanent_url, server.url("/3"));
    EXPECT_EQ(result->url, server.url("/5"));
    EXPECT_EQ(send(get(server.url("/3")))->permanent_url, "");
}

TEST_F(ClientTest, GzipBombIsCut) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) {
        GzipZeros bomb;
        peer.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n");
        for (int chunk = 0; chunk < 2000 && peer.write(bomb.next(13 * 1024)); ++chunk) {
        }
        peer.hang_up();
    });
    FetchRequest request = get(server.url());
    request.most_bytes = 8U << 20U;
    expect_refused(send(request), "8388608 bytes");
}

TEST_F(ClientTest, SmallGzipIsReadWhole) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) {
        GzipZeros zeros;
        peer.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
        peer.write("D\r\n" + zeros.next(13) + "\r\n0\r\n\r\n");
    });
    const auto result = send(get(server.url()));
    EXPECT_TRUE(!result || result->body.find_first_not_of('\0') == std::string::npos);
}

TEST_F(ClientTest, LayersOfEncodingsAreRefused) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) {
        peer.answer(200, "Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip\r\n", "x");
    });
    expect_refused(send(get(server.url())), "");
}

TEST_F(ClientTest, EndlessBodyIsCut) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) {
        peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        const std::string chunk = "10000\r\n" + std::string(65536, 'a') + "\r\n";
        while (peer.write(chunk)) {
        }
    });
    FetchRequest request = get(server.url());
    request.most_bytes = 1U << 20U;
    expect_refused(send(request), "1048576 bytes");
}

TEST_F(ClientTest, DeclaredSizeBeyondTheLimitIsRefusedUnread) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) {
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nstart");
        peer.gone_within(10'000);
    });
    expect_refused(send(get(server.url())), "");
}

TEST_F(ClientTest, FloodOfHeadersIsCut) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) {
        peer.write("HTTP/1.1 200 OK\r\n");
        const std::string line = "X-Flood: " + std::string(100, 'y') + "\r\n";
        for (int count = 0; count < 400'000 && peer.write(line); ++count) {
        }
        peer.hang_up();
    });
    expect_refused(send(get(server.url())), "headers");
}

TEST_F(ClientTest, DripMeetsTheDeadline) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) {
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        while (peer.write(std::string(500, 'x')) && !peer.gone_within(5)) {
        }
    });
    FetchRequest request = get(server.url());
    request.timeout = Milliseconds(200);
    const auto before = std::chrono::steady_clock::now();
    const auto result = send(request);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::retry_later);
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5));
}

TEST_F(ClientTest, RedirectsShareOneDeadline) {
    HttpServer server([](const HttpRequest& request, HttpPeer& peer) {
        if (!peer.gone_within(80))
            peer.answer(302, "Location: " + request.target + "x\r\n", "");
    });
    FetchRequest request = get(server.url());
    request.timeout = Milliseconds(200);
    const auto result = send(request);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::retry_later) << result.error().what;
    EXPECT_LE(server.requests().size(), 3U);
}

TEST_F(ClientTest, SilenceAndResetAreForLater) {
    HttpServer server([](const HttpRequest& request, HttpPeer& peer) {
        if (request.target == "/reset")
            peer.reset();
        else if (request.target == "/cut")
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        else
            peer.write("garbage without a head\r\n\r\n");
        peer.hang_up();
    });
    for (const char* target : {"/reset", "/cut", "/garbage"}) {
        const auto result = send(get(server.url(target)));
        ASSERT_FALSE(result) << target;
        EXPECT_EQ(result.error().kind, ErrorKind::retry_later) << result.error().what;
    }
}

TEST_F(ClientTest, TrailersAreNotHeaders) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) {
        peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nETag: \"true\"\r\n\r\n");
        peer.write("1\r\nx\r\n0\r\nX-Late: yes\r\nETag: \"late\"\r\n\r\n");
    });
    const auto result = send(get(server.url()));
    ASSERT_TRUE(result) << result.error().what;
    EXPECT_EQ(header_of(*result, "ETag"), "\"true\"");
    EXPECT_EQ(header_of(*result, "X-Late"), "");
}

}  // namespace
}  // namespace tocsin::fetch
