#include "parse/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

namespace tocsin::parse {
namespace {

constexpr int gzip_only = 16;  ///< on top of the window bits: zlib reads its own header otherwise

struct Inflater {
    Inflater() { good = inflateInit2(&stream, MAX_WBITS + gzip_only) == Z_OK; }
    ~Inflater() { inflateEnd(&stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    z_stream stream{};
    bool good = false;
};

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.substr(0, 3) == "\x1f\x8b\x08"; }

Result<std::string> gunzip(std::string_view bytes, std::size_t most) {
    Inflater inflater;
    if (!inflater.good || bytes.size() > std::numeric_limits<uInt>::max()) {
        return fail(ErrorKind::internal, "zlib does not start");
    }
    z_stream& stream = inflater.stream;
    // zlib only reads through it; its interface is older than const.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string text;
    std::array<char, 65536> piece{};
    int code = Z_OK;
    while (code == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        code = inflate(&stream, Z_NO_FLUSH);
        text.append(piece.data(), piece.size() - stream.avail_out);
        if (text.size() > most) {
            return fail(ErrorKind::refused, "gzip: unpacks to more than " + std::to_string(most) + " bytes");
        }
        const std::string_view rest = bytes.substr(bytes.size() - stream.avail_in);
        if (code == Z_STREAM_END && is_gzip(rest)) {
            code = inflateReset(&stream);
        }
    }
    if (text.empty()) {
        return fail(ErrorKind::malformed, "gzip: damaged or empty");
    }
    return text;
}

}  // namespace tocsin::parse
