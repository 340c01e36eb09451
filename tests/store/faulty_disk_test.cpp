// The faulty disk itself, and the store on top of it.
#include "store/faulty_disk.h"

#include "store/sample.h"
#include "store/sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <random>

namespace tocsin::store {
namespace faulty_disk {
namespace {

constexpr int sector = 512;

/// A write the disk has not been told to keep.
struct Write {
    std::string path;
    sqlite3_int64 at = 0;
    int length = 0;
    std::string before;             ///< what was there
    sqlite3_int64 size_before = 0;  ///< of the file
};

struct Disk {
    std::vector<Write> unsynced;
    std::atomic<bool> full = false, sync_failing = false;
    long writes_left = -1;  ///< -1 = the power stays
    std::mt19937 chance;
};

Disk& disk() {
    static Disk the_disk;
    return the_disk;
}

/// What SQLite hands to every call; the real file lies behind it.
struct File {
    sqlite3_file base;
    char path[512];

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return of(file)->real(); }

void put_back(int file, const std::string& bytes, sqlite3_int64 at) {
    if (pwrite(file, bytes.data(), bytes.size(), at) < 0) {
        _exit(3);
    }
}

/// Undoes a write that never reached the disk, wholly or from some sector on.
void undo(const Write& write, int kept) {
    const int file = ::open(write.path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) {
        return;
    }
    if (static_cast<std::size_t>(kept) < write.before.size()) {
        put_back(file, write.before.substr(static_cast<std::size_t>(kept)), write.at + kept);
    }
    // Behind the old end of the file lie zeros, as after a delayed allocation.
    const sqlite3_int64 from = std::max(write.at + kept, write.size_before);
    if (write.at + write.length > from) {
        put_back(file, std::string(static_cast<std::size_t>(write.at + write.length - from), '\0'), from);
    }
    ::close(file);
}

[[noreturn]] void cut_power() {
    Disk& here = disk();
    for (auto write = here.unsynced.rbegin(); write != here.unsynced.rend(); ++write) {
        const auto fate = here.chance() % 3;
        if (fate == 0) {
            continue;
        }
        const int sectors = write->length / sector;
        const bool torn = fate == 1 && sectors > 1;
        undo(*write,
             torn ? sector * (1 + static_cast<int>(here.chance() % static_cast<unsigned>(sectors - 1))) : 0);
    }
    ::kill(getpid(), SIGKILL);
    _exit(9);
}

int write_file(sqlite3_file* file, const void* bytes, int length, sqlite3_int64 at) {
    Disk& here = disk();
    if (here.full) {
        return SQLITE_FULL;
    }
    if (here.writes_left >= 0) {
        Write write{of(file)->path, at, length, {}, 0};
        real(file)->pMethods->xFileSize(real(file), &write.size_before);
        const sqlite3_int64 there = std::clamp<sqlite3_int64>(write.size_before - at, 0, length);
        write.before.resize(static_cast<std::size_t>(there));
        if (there > 0) {
            real(file)->pMethods->xRead(real(file), write.before.data(), static_cast<int>(there), at);
        }
        here.unsynced.push_back(std::move(write));
    }
    const int code = real(file)->pMethods->xWrite(real(file), bytes, length, at);
    if (here.writes_left >= 0 && here.writes_left-- == 0) {
        cut_power();
    }
    return code;
}

int sync_file(sqlite3_file* file, int flags) {
    Disk& here = disk();
    if (here.sync_failing) {
        return SQLITE_IOERR_FSYNC;
    }
    const std::string path = of(file)->path;
    std::erase_if(here.unsynced, [&](const Write& write) { return write.path == path; });
    return real(file)->pMethods->xSync(real(file), flags);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    return real(file)->pMethods->xTruncate(real(file), size);
}
int close_file(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int read_file(sqlite3_file* file, void* bytes, int length, sqlite3_int64 at) {
    return real(file)->pMethods->xRead(real(file), bytes, length, at);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* held) {
    return real(file)->pMethods->xCheckReservedLock(real(file), held);
}
int control(sqlite3_file* file, int what, void* value) {
    return real(file)->pMethods->xFileControl(real(file), what, value);
}
int sector_size(sqlite3_file*) { return sector; }
/// None of the promises a good disk makes.
int characteristics(sqlite3_file*) { return 0; }
int map_memory(sqlite3_file* file, int page, int size, int extend, void volatile** at) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, at);
}
int lock_memory(sqlite3_file* file, int from, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), from, count, flags);
}
void memory_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int unmap_memory(sqlite3_file* file, int away) { return real(file)->pMethods->xShmUnmap(real(file), away); }

const sqlite3_io_methods methods = {2,
                                    close_file,
                                    read_file,
                                    write_file,
                                    truncate_file,
                                    sync_file,
                                    file_size,
                                    lock_file,
                                    unlock_file,
                                    check_lock,
                                    control,
                                    sector_size,
                                    characteristics,
                                    map_memory,
                                    lock_memory,
                                    memory_barrier,
                                    unmap_memory,
                                    nullptr,
                                    nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* given) {
    File* made = new (file) File{};
    if (name != nullptr) {
        std::string(name).copy(made->path, sizeof made->path - 1);
    }
    sqlite3_vfs* system = sqlite3_vfs_find("unix");
    const int code = system->xOpen(system, name, made->real(), flags, given);
    made->base.pMethods = made->real()->pMethods == nullptr ? nullptr : &methods;
    return code;
}

}  // namespace

const char* install() {
    static sqlite3_vfs made = *sqlite3_vfs_find("unix");
    if (sqlite3_vfs_find("faulty") == nullptr) {
        made.zName = "faulty";
        made.pNext = nullptr;
        made.szOsFile = static_cast<int>(sizeof(File)) + sqlite3_vfs_find("unix")->szOsFile;
        made.xOpen = open_file;
        sqlite3_vfs_register(&made, 0);
    }
    return "faulty";
}

void set_full(bool full) { disk().full = full; }
void set_sync_failing(bool failing) { disk().sync_failing = failing; }
void cut_power_after(long writes, unsigned seed) {
    disk().chance.seed(seed);
    disk().writes_left = writes;
}

}  // namespace faulty_disk

namespace {

class FaultyDiskTest : public StoreTest {
protected:
    ~FaultyDiskTest() override {
        faulty_disk::set_full(false);
        faulty_disk::set_sync_failing(false);
    }

    Provisions faulty() {
        Provisions provisions;
        provisions.vfs = faulty_disk::install();
        provisions.ballast_bytes = 0;
        provisions.retry_pause = std::chrono::milliseconds(1);
        provisions.fatal = [this](const Error& error) { fatal = error.what; };
        return provisions;
    }

    static Batch round(int number) {
        const std::string name = std::to_string(number);
        Batch batch;
        batch.items.push_back(item_of("item " + name, 1000 + number));
        batch.stories.push_back(story_of("story " + name, 1000 + number));
        batch.messages.push_back(message_of("msg " + name, "story " + name, 1000));
        batch.feeds.push_back(feed_of("feed", "etag " + name));
        return batch;
    }

    /// Commits until the power goes; `acknowledged` is shared with the parent.
    [[noreturn]] void commit_until_the_end(unsigned seed, volatile int* acknowledged) {
        std::mt19937 chance(seed);
        faulty_disk::install();
        faulty_disk::cut_power_after(static_cast<long>(chance() % 4000), seed);
        const auto database = open(faulty());
        for (int number = 1; database && number < 100'000; ++number) {
            if (await((*database)->commit(round(number)))) {
                *acknowledged = number;
            }
        }
        _exit(4);
    }

    void lose_power(unsigned seed, volatile int* acknowledged) {
        const pid_t child = fork();
        if (child == 0) {
            commit_until_the_end(seed, acknowledged);
        }
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
    }

    std::int64_t count(const std::string& sql) {
        const auto connection = Connection::open(path, {});
        return (*connection)->number(sql).value_or(-1);
    }

    std::string fatal;
};

TEST_F(FaultyDiskTest, APowerCutLosesNothingThatWasAcknowledged) {
    void* shared = mmap(nullptr, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    auto* acknowledged = static_cast<volatile int*>(shared);
    const char* wanted = std::getenv("TOCSIN_POWER_CUTS");  // NOLINT(concurrency-mt-unsafe): one thread
    const unsigned runs = wanted == nullptr ? 15 : static_cast<unsigned>(std::atoi(wanted));
    long total = 0;
    for (unsigned seed = 1; seed <= runs; ++seed) {
        for (const char* end : {"", "-wal", "-shm"}) {
            std::filesystem::remove(path + end);
        }
        *acknowledged = 0;
        lose_power(seed, acknowledged);
        total += *acknowledged;
        const auto database = open();  // on the good disk, as after a reboot
        ASSERT_TRUE(database) << database.error().what << " seed " << seed;
        ASSERT_EQ(count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1)
            << seed;
        const std::int64_t stories = count("SELECT count(*) FROM story");
        ASSERT_GE(stories, *acknowledged) << seed;
        ASSERT_LE(stories, *acknowledged + 1) << seed;
        ASSERT_EQ(count("SELECT count(*) FROM message"), stories) << seed;
        ASSERT_EQ(count("SELECT count(*) FROM item"), stories) << seed;
        ASSERT_EQ(count("SELECT count(*) FROM feed WHERE etag = 'etag " + std::to_string(stories) + "'"),
                  stories > 0 ? 1 : 0)
            << seed;
        ASSERT_TRUE(log.lines.empty());
    }
    munmap(shared, sizeof(int));
    EXPECT_GT(total, static_cast<long>(runs) * 5) << "the power went before anything was written";
    RecordProperty("acknowledged", std::to_string(total));
}

TEST_F(FaultyDiskTest, AFullDiskHoldsABatchBackUntilThereIsRoom) {
    const auto database = open(faulty());
    ASSERT_TRUE(database) << database.error().what;
    ASSERT_TRUE(await((*database)->commit(round(1))));
    faulty_disk::set_full(true);
    bool done = false;
    boost::asio::co_spawn(loop, (*database)->commit(round(2)), [&](std::exception_ptr, Result<> outcome) {
        done = outcome.has_value();
    });
    loop.restart();
    while (metrics.value("tocsin_state_writable") != 0) {
        loop.poll();
    }
    EXPECT_FALSE(done);
    faulty_disk::set_full(false);
    loop.restart();
    loop.run();
    EXPECT_TRUE(done);
    EXPECT_EQ(metrics.value("tocsin_state_writable"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM message"), 2);
    ASSERT_EQ(log.lines.size(), 2U) << "one line when it begins, one when it ends";
    EXPECT_NE(log.lines[0].find("state not writable"), std::string::npos);
    EXPECT_EQ(log.lines[1], "state writable again");
    EXPECT_TRUE(fatal.empty());
}

TEST_F(FaultyDiskTest, AFullDiskFailsTheBatchOfWhoeverCannotWait) {
    Provisions provisions = faulty();
    provisions.patience = std::chrono::milliseconds(5);
    const auto database = open(std::move(provisions));
    EXPECT_TRUE((*database)->writable());
    faulty_disk::set_full(true);
    const Result<> outcome = await((*database)->commit(round(1)));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().kind, ErrorKind::retry_later);
    EXPECT_FALSE((*database)->writable());
    faulty_disk::set_full(false);
}

TEST_F(FaultyDiskTest, TheBallastGoesOverboardWhenTheDiskIsFull) {
    Provisions provisions = faulty();
    provisions.ballast_bytes = 4096;
    const auto database = open(std::move(provisions));
    ASSERT_TRUE(std::filesystem::exists(path + "-ballast"));
    faulty_disk::set_full(true);
    boost::asio::co_spawn(loop, (*database)->commit(round(1)), [](std::exception_ptr, Result<>) {});
    loop.restart();
    while (std::filesystem::exists(path + "-ballast")) {
        loop.poll();
    }
    faulty_disk::set_full(false);
    loop.restart();
    loop.run();
    EXPECT_TRUE(std::filesystem::exists(path + "-ballast")) << "taken aboard again";
}

TEST_F(FaultyDiskTest, ASyncThatFailsIsFatalAndAcknowledgesNothing) {
    const auto database = open(faulty());
    ASSERT_TRUE(await((*database)->commit(round(1))));
    faulty_disk::set_sync_failing(true);
    EXPECT_FALSE(await((*database)->commit(round(2))));
    EXPECT_FALSE(fatal.empty());
    EXPECT_EQ(metrics.value("tocsin_state_writable"), 0);
    faulty_disk::set_sync_failing(false);
    EXPECT_FALSE(await((*database)->commit(round(3)))) << "only a restart knows what is on the disk";
}

}  // namespace
}  // namespace tocsin::store
