#include "match/place.h"

#include "text/utf8.h"

namespace tocsin::match {
namespace {

class Walk {
public:
    Walk(std::string_view file, FilePlace start) : file_(file) {
        while (at_ < file_.size() && (place_.line < start.line || place_.column < start.column)) {
            if (place_.line > start.line)
                break;
            step();
        }
    }

    FilePlace place() const { return place_; }
    bool starts_with(std::string_view mark) const { return file_.substr(at_, mark.size()) == mark; }
    bool done() const { return at_ >= file_.size(); }
    char letter() const { return file_[at_]; }

    /// Moves over one code point; gives its bytes.
    std::size_t step() {
        const std::size_t before = at_;
        const char32_t point = text::next(file_, at_);
        if (point == '\n') {
            ++place_.line;
            place_.column = 1;
        } else {
            ++place_.column;
        }
        return at_ - before;
    }

    void step(std::size_t letters) {
        for (; letters > 0 && !done(); --letters)
            step();
    }

private:
    std::string_view file_;
    std::size_t at_ = 0;
    FilePlace place_{1, 1};
};

/// Moves over a backslash and what it stands for; gives the bytes of the value it makes.
std::size_t step_over_escape(Walk& walk) {
    walk.step();
    if (walk.done())
        return 0;
    const char kind = walk.letter();
    if (kind == 'u' || kind == 'U') {
        walk.step(kind == 'u' ? 5 : 9);
        return 2;
    }
    if (kind != '\n' && kind != '\r' && kind != ' ') {
        walk.step();
        return 1;
    }
    while (!walk.done() &&
           (walk.letter() == '\n' || walk.letter() == '\r' || walk.letter() == ' ' || walk.letter() == '\t'))
        walk.step();
    return 0;
}

}  // namespace

FilePlace place_in_string(std::string_view file, FilePlace value, std::size_t offset) {
    Walk walk(file, value);
    const bool many_lines = walk.starts_with("\"\"\"") || walk.starts_with("'''");
    const bool escapes = walk.starts_with("\"");
    walk.step(many_lines ? 3 : 1);
    if (many_lines && walk.starts_with("\r\n"))
        walk.step();
    if (many_lines && walk.starts_with("\n"))
        walk.step();
    std::size_t passed = 0;
    while (passed < offset && !walk.done()) {
        if (escapes && walk.letter() == '\\')
            passed += step_over_escape(walk);
        else
            passed += walk.step();
    }
    return walk.place();
}

}  // namespace tocsin::match
