#include "text/tokens.h"

#include "text/fold.h"
#include "text/letter.h"
#include "text/scan.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace tocsin::text {
namespace {

class Tokeniser {
public:
    Tokeniser(std::string_view bytes, Tokens reused) : bytes_(bytes), tokens_(std::move(reused)) {
        tokens_.folded.clear();
        tokens_.list.clear();
        tokens_.folded.reserve(bytes.size() + bytes.size() / 8);
        tokens_.list.reserve(bytes.size() / 5 + 4);
    }

    Tokens read() {
        while (at_ < bytes_.size()) {
            step();
        }
        mark_shouting();
        return std::move(tokens_);
    }

private:
    void step() {
        const auto byte = static_cast<std::uint8_t>(bytes_[at_]);
        if (ascii[byte] != 0) {
            return word();
        }
        if (byte == ' ') {
            ++at_;
            return;
        }
        std::size_t after = at_;
        const char32_t point = next(bytes_, after);
        const Letter letter = letter_of(point);
        switch (letter.kind) {
            case Kind::letter:
            case Kind::digit:
                return word();
            case Kind::ideograph:
                ideograph(point, letter, after);
                return;
            case Kind::mark:
                if (!tokens_.list.empty() && tokens_.list.back().end == at_) {
                    extend_last(point, after);
                }
                break;
            case Kind::stop:
                stop(after);
                break;
            case Kind::end:
                sentence_ends_ = true;
                break;
            default:
                break;
        }
        at_ = after;
    }

    void extend_last(char32_t point, std::size_t after) {
        Token& last = tokens_.list.back();
        fold_point(point, tokens_.folded);
        last.length = static_cast<std::uint32_t>(tokens_.folded.size()) - last.from;
        last.end = static_cast<std::uint32_t>(after);
    }

    /// "Mr. Son", "J. Smith" and "3.5" do not end a sentence; neither does a stop before a small letter.
    void stop(std::size_t after) {
        if (tokens_.list.empty() || tokens_.list.back().end != at_) {
            sentence_ends_ = sentence_ends_ || (!tokens_.list.empty() && ascii_at(bytes_, after) == 0);
            return;
        }
        const Token& last = tokens_.list.back();
        if (ascii_at(bytes_, after) != 0) {
            return;
        }
        const bool title = last.capitalised && !last.capitals && last.end - last.start <= 2;
        const bool initial = last.capitals && last.end - last.start == 1;
        if (title || initial) {
            return;
        }
        std::size_t seek = after;
        while (seek < bytes_.size() && bytes_[seek] == ' ') {
            ++seek;
        }
        if ((ascii_at(bytes_, seek) & is_lower) != 0) {
            return;
        }
        sentence_ends_ = true;
    }

    void open(Token& token, Script script) {
        if (sentence_ends_ && !tokens_.list.empty()) {
            ++gap_;
        }
        sentence_ends_ = false;
        token.start = static_cast<std::uint32_t>(at_);
        token.from = static_cast<std::uint32_t>(tokens_.folded.size());
        token.gap = gap_;
        token.script = script;
    }

    void close(Token& token) {
        token.end = static_cast<std::uint32_t>(at_);
        token.length = static_cast<std::uint32_t>(tokens_.folded.size()) - token.from;
        if (token.length > 0) {
            tokens_.list.push_back(token);
        }
    }

    void ideograph(char32_t point, const Letter& letter, std::size_t after) {
        Token token;
        open(token, letter.script);
        fold_point(point, tokens_.folded);
        at_ = after;
        close(token);
    }

    /// What a word has shown of its letters so far.
    struct Seen {
        bool upper = false, lower = false, letter = false, first_upper = false;
    };

    void word() {
        if (initialism()) {
            return;
        }
        Token token;
        Seen seen;
        open(token, Script::digits);
        while (at_ < bytes_.size()) {
            if (ascii_at(bytes_, at_) != 0 ? ascii_run(token, seen) : foreign(token, seen)) {
                continue;
            }
            if (number_goes_on(bytes_, at_)) {
                tokens_.folded += bytes_[at_++];
                continue;
            }
            if (!apostrophe(token, seen)) {
                break;
            }
        }
        token.capitals = seen.upper && !seen.lower;
        token.capitalised = seen.first_upper;
        close(token);
    }

    /// A stretch of ASCII letters and digits; false when Hangul stands before it.
    bool ascii_run(Token& token, Seen& seen) {
        std::size_t end = at_;
        std::uint8_t all = 0;
        while (end < bytes_.size()) {
            const std::uint8_t kind = ascii[static_cast<std::uint8_t>(bytes_[end])];
            if (kind == 0) {
                break;
            }
            all |= kind;
            ++end;
        }
        if (token.script == Script::hangul) {
            return false;
        }
        const std::size_t from = tokens_.folded.size();
        tokens_.folded.append(bytes_.substr(at_, end - at_));
        if ((all & is_upper) != 0) {
            for (std::size_t at = from; at < tokens_.folded.size(); ++at) {
                char& letter = tokens_.folded[at];
                letter = static_cast<char>(letter | ((letter >= 'A' && letter <= 'Z') ? 0x20 : 0));
            }
        }
        if ((all & (is_upper | is_lower)) != 0) {
            if (token.script == Script::digits) {
                token.script = Script::latin;
            }
            if (!seen.letter) {
                seen.first_upper = first_is_upper(bytes_.substr(at_, end - at_));
            }
            seen.letter = true;
            seen.upper = seen.upper || (all & is_upper) != 0;
            seen.lower = seen.lower || (all & is_lower) != 0;
        }
        at_ = end;
        return true;
    }

    /// One letter, digit or mark beyond ASCII that goes on with the word.
    bool foreign(Token& token, Seen& seen) {
        if (static_cast<std::uint8_t>(bytes_[at_]) < 0x80) {
            return false;
        }
        std::size_t after = at_;
        const char32_t point = next(bytes_, after);
        const Letter letter = letter_of(point);
        const bool ignorable = letter.kind == Kind::ignorable;
        const bool goes_on = letter.kind == Kind::letter || letter.kind == Kind::digit ||
                             letter.kind == Kind::mark || ignorable;
        if (!goes_on) {
            return false;
        }
        if (letter.kind == Kind::letter) {
            const bool empty = tokens_.folded.size() == token.from;
            if (!empty && (letter.script == Script::hangul) != (token.script == Script::hangul)) {
                return false;
            }
            if (token.script == Script::digits) {
                token.script = letter.script;
            }
            if (!seen.letter) {
                seen.first_upper = letter.upper;
            }
            seen.letter = true;
            seen.upper = seen.upper || letter.upper;
            seen.lower = seen.lower || letter.lower;
        } else if (letter.kind == Kind::digit && token.script == Script::hangul) {
            return false;
        }
        if (!ignorable) {
            fold_point(point, tokens_.folded);
        }
        at_ = after;
        return true;
    }

    /// Inside a word: drops an elided article before it and an English 's after it; joins Cyrillic and Hebrew
    /// words; ends any other ("Türkiye'nin" is two words).
    bool apostrophe(Token& token, Seen& seen) {
        std::size_t after = at_;
        const bool quote = bytes_[at_] == '"';
        const bool mark = quote || peek(bytes_, at_, after).kind == Kind::apostrophe;
        if (quote) {
            after = at_ + 1;
        }
        if (!mark) {
            return false;
        }
        std::size_t beyond = after;
        const Letter following = peek(bytes_, after, beyond);
        if (following.kind != Kind::letter && following.kind != Kind::digit) {
            return false;
        }
        if (token.script == Script::hebrew || (token.script == Script::cyrillic && !quote)) {
            at_ = after;
            return following.script == token.script;
        }
        if (quote) {
            return false;
        }
        const std::string_view so_far = std::string_view(tokens_.folded).substr(token.from);
        if (std::find(elided.begin(), elided.end(), so_far) != elided.end()) {
            tokens_.folded.resize(token.from);
            at_ = after;
            token.start = static_cast<std::uint32_t>(at_);
            token.script = Script::digits;
            seen = {};
            return true;
        }
        drop_genitive(token, seen, after);
        return false;
    }

    /// Ends the token before "'s" and moves past it.
    void drop_genitive(Token& token, const Seen& seen, std::size_t after) {
        const char letter = bytes_[after];
        std::size_t beyond = after;
        if ((letter != 's' && letter != 'S') || is_wordy(peek(bytes_, after + 1, beyond))) {
            return;
        }
        token.capitals = seen.upper && !seen.lower;
        token.capitalised = seen.first_upper;
        close(token);
        token = {};
        token.from = static_cast<std::uint32_t>(tokens_.folded.size());
        at_ = after + 1;
    }

    /// "A.I." and "U.S.A" as one word: single letters with stops between them.
    bool initialism() {
        if (at_ + 2 >= bytes_.size() || bytes_[at_ + 1] != '.' || !is_single_letter(bytes_, at_) ||
            !is_single_letter(bytes_, at_ + 2)) {
            return false;
        }
        Token token;
        open(token, Script::latin);
        token.capitals = true;
        token.capitalised = ascii_at(bytes_, at_) == is_upper;
        while (is_single_letter(bytes_, at_)) {
            token.capitals = token.capitals && ascii_at(bytes_, at_) == is_upper;
            fold_point(static_cast<char32_t>(bytes_[at_]), tokens_.folded);
            ++at_;
            if (at_ >= bytes_.size() || bytes_[at_] != '.') {
                break;
            }
            ++at_;
        }
        close(token);
        return true;
    }

    void mark_shouting() {
        std::size_t cased = 0;
        std::size_t loud = 0;
        for (const Token& token : tokens_.list) {
            if (token.script != Script::latin && token.script != Script::cyrillic &&
                token.script != Script::greek) {
                continue;
            }
            ++cased;
            if (token.capitals) {
                ++loud;
            }
        }
        tokens_.shouting = cased >= 3 && loud * 10 >= cased * 8;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    Tokens tokens_;
    std::uint32_t gap_ = 0;
    bool sentence_ends_ = false;
};

}  // namespace

Tokens tokenise(std::string_view utf8, Tokens reused) { return Tokeniser(utf8, std::move(reused)).read(); }

}  // namespace tocsin::text
