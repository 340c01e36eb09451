source=$tree/daemon/base/wait.cpp
printf '[{"directory":"%s","file":"%s","command":"c++ -std=c++20 -c %s"}]\n' "$tree" "$source" "$source" \
    >"$tree/compile_commands.json"

write() {
    cat >"$source" <<END
#include <coroutine>
#include <functional>
#include <string>
struct Task {
    struct promise_type {
        Task get_return_object() { return {}; }
        std::suspend_never initial_suspend() { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() {}
    };
    bool await_ready() { return true; }
    void await_suspend(std::coroutine_handle<>) {}
    int await_resume() { return 1; }
};
struct Request { std::string url, method; };
Task send(Request request) { co_return; }
Task call(std::function<void()> then) { co_return; }
Task work(std::string url, bool post) {
    $1
}
END
}

write 'Request request{url, ""}; co_await send(request); int got = co_await send(request); (void)got;'
judge 'names' green
write 'co_await send(Request{url, ""});'
judge 'a braced struct' red
write 'co_await call([url] { (void)url; });'
judge 'a lambda that captures' red
write 'co_await send(post ? Request(url, "") : Request());'
judge 'a conditional operand' red
write 'int got = post ? co_await send(Request()) : 0; (void)got;'
judge 'a wait inside a conditional' red
write 'co_await nothing_of_this_name({url});'
judge 'a file that Clang cannot read' red
