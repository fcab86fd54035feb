// What was confirmed stays: full disks, folders that may not be written, kills at any moment, two at once.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <random>
#include <stdexcept>
#include <thread>

#include "app/journal/store.h"
#include "tests/app/journal/failing_disk.h"
#include "tests/app/journal/sample_journal.h"
#include "tests/engine/temp_dir.h"

namespace crus::journal {
namespace {

using test::FailingDisk;
using test::numberedSession;
using test::numberedUuid;
using test::puts;
using testing_support::TempDir;

Setting settingIn(const TempDir& dir) {
  return {dir / "crus" / "journal.db", [] { return std::int64_t{1700000000000}; }};
}

Store opened(const Setting& setting) {
  auto store = Store::open(setting);
  if (!store) throw std::runtime_error(engine::describe(store.error()));
  return std::move(store).value();
}

std::vector<Change> one(int number) {
  return {puts(numberedSession(number))};
}

TEST(JournalFaults, everyTransactionIsOnTheDiskBeforeItCountsAsWritten) {
  FailingDisk& disk = FailingDisk::instance();
  disk.reset();
  const TempDir dir;
  Setting setting = settingIn(dir);
  setting.vfs = disk.vfs();
  const Store store = opened(setting);
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(store.write(one(i)));
    EXPECT_EQ(disk.unsyncedWrites, 0) << i;
  }
}

TEST(JournalFaults, aDiskThatFillsUpAtAnyWriteLosesNothingAndSaysSo) {
  FailingDisk& disk = FailingDisk::instance();
  disk.reset();
  const TempDir dir;
  Setting setting = settingIn(dir);
  setting.vfs = disk.vfs();
  int number = 0;
  std::optional<Store> store{opened(setting)};
  for (int budget = 0; budget < 12; ++budget) {
    disk.writesLeft = budget;
    engine::Result<bool> written = store->write(one(number));
    for (int more = 0; written && more < 8; ++more) written = store->write(one(++number));
    ASSERT_FALSE(written) << budget;
    EXPECT_EQ(written.error().reason, "the disk is full");
    if (budget % 2 == 0) {
      store.reset();
      disk.writesLeft = -1;
      store.emplace(opened(setting));  // as after a crash on the full disk
      EXPECT_TRUE(store->messages().empty());
    }
    disk.writesLeft = -1;
    const Journal now = *store->load();
    for (int i = 0; i < number; ++i)
      EXPECT_EQ(now.sessions.at(numberedUuid(static_cast<std::uint64_t>(i))), numberedSession(i)) << budget;
    EXPECT_FALSE(now.sessions.contains(numberedUuid(static_cast<std::uint64_t>(number)))) << budget;
    ASSERT_TRUE(store->write(one(number++))) << budget;  // there is room again
  }
  disk.reset();
}

TEST(JournalFaults, aFullDiskAtTheStartIsSaid) {
  FailingDisk& disk = FailingDisk::instance();
  const TempDir dir;
  Setting setting = settingIn(dir);
  setting.vfs = disk.vfs();
  for (int budget = 0; budget < 6; ++budget) {
    disk.reset();
    disk.writesLeft = budget;
    const auto store = Store::open(setting);
    if (!store) {
      EXPECT_EQ(store.error().reason, "the disk is full") << budget;
    } else {
      EXPECT_FALSE(store->write(one(1))) << budget;
    }
  }
  disk.reset();
  EXPECT_TRUE(opened(setting).write(one(1)));
}

TEST(JournalFaults, aFileThatMayNotGrowIsSaidAndTriedAgain) {
  const TempDir dir;
  const Store store = opened(settingIn(dir));
  ASSERT_TRUE(store.write(one(1)));
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  rlimit small = before;
  small.rlim_cur = 200000;
  auto* handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const std::vector<Change> large{puts({"leg", LegSide::kRight}, std::string(1000000, 'x'), 1)};
  const auto refused = store.write(large);
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().reason.find("the disk"), std::string::npos) << refused.error().reason;
  EXPECT_EQ(store.load()->sessions.size(), 1U);
  EXPECT_TRUE(store.write(large));
}

/// Runs in a child of its own; \return its exit code.
template <class Body>
int inChild(Body body) {
  const pid_t child = fork();
  if (child == 0) _exit(body());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(JournalFaults, inAFolderThatMayNotBeWrittenItIsReadAndSaidSo) {
  const TempDir dir;
  const Setting setting = settingIn(dir);
  ASSERT_TRUE(opened(setting).write(one(1)));
  constexpr uid_t kNobody = 65534;
  const std::filesystem::path folder = setting.file.parent_path();
  if (geteuid() == 0) {  // root may write everywhere, so another one tries
    ASSERT_EQ(chown(setting.file.c_str(), kNobody, kNobody), 0);
    ASSERT_EQ(chown(folder.c_str(), kNobody, kNobody), 0);
  }
  std::filesystem::remove(setting.file.string() + ".lock");
  ASSERT_EQ(chmod(folder.c_str(), 0500), 0);
  const int code = inChild([&] {
    if (geteuid() == 0 && (setgid(kNobody) != 0 || setuid(kNobody) != 0)) return 9;
    const auto store = Store::open(setting);
    if (!store) return 1;
    if (store->writable() || store->messages().size() != 1) return 2;
    if (store->messages()[0].rfind("The journal can be read but not written: ", 0) != 0) return 3;
    const auto content = store->load();
    if (!content || content->sessions.size() != 1) return 4;
    return store->write(one(2)) ? 5 : 0;
  });
  chmod(folder.c_str(), 0700);
  EXPECT_EQ(code, 0);
}

TEST(JournalFaults, whereNoFolderCanBeMadeThereIsASentence) {
  const TempDir dir;
  dir.write("crus", "a file where the folder should be");
  const auto store = Store::open(settingIn(dir));
  ASSERT_FALSE(store);
  EXPECT_FALSE(store.error().reason.empty());
}

/// Writes sessions from `first` on until it is killed, and says each number once it is saved.
[[noreturn]] void writeForEver(const Setting& setting, int first, int pipe) {
  const auto store = Store::open(setting);
  if (!store || !store->messages().empty()) _exit(1);
  for (int number = first;; ++number) {
    if (!store->write(one(number))) _exit(2);
    if (write(pipe, &number, sizeof number) != static_cast<ssize_t>(sizeof number)) _exit(3);
  }
}

TEST(JournalFaults, twoHundredKillsLoseNothingThatWasConfirmed) {
  const TempDir dir;
  const Setting setting = settingIn(dir);
  std::mt19937 random{2026};
  int confirmed = -1;
  for (int kills = 0; kills < 200; ++kills) {
    int pipes[2];
    ASSERT_EQ(pipe(pipes), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      close(pipes[0]);
      writeForEver(setting, confirmed + 1, pipes[1]);
    }
    close(pipes[1]);
    std::this_thread::sleep_for(std::chrono::microseconds{random() % 12000});
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself with " << WEXITSTATUS(status);
    int number = 0;
    while (read(pipes[0], &number, sizeof number) == static_cast<ssize_t>(sizeof number)) confirmed = number;
    close(pipes[0]);
    if (kills % 20 != 19) continue;
    const Store store = opened(setting);
    ASSERT_TRUE(store.messages().empty()) << store.messages()[0];
    const Journal now = *store.load();
    for (int i = 0; i <= confirmed; ++i) {
      const auto found = now.sessions.find(numberedUuid(static_cast<std::uint64_t>(i)));
      ASSERT_NE(found, now.sessions.end()) << i << " after " << kills << " kills";
      ASSERT_EQ(found->second, numberedSession(i)) << i;
    }
    // Besides, at most the one that was being written.
    EXPECT_LE(now.sessions.size(), static_cast<std::size_t>(confirmed) + 2);
  }
  EXPECT_GT(confirmed, 0);
}

TEST(JournalFaults, twoProcessesWriteAtOnceAndBothArriveWhole) {
  const TempDir dir;
  const Setting setting = settingIn(dir);
  (void)opened(setting);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  const int first = child == 0 ? 1000 : 0;
  const auto writeThirty = [&] {
    const Store store = opened(setting);
    bool all = true;
    for (int i = first; i < first + 30; ++i) all = store.write(one(i)) && all;
    return all;
  };
  if (child == 0) _exit(writeThirty() ? 0 : 1);
  EXPECT_TRUE(writeThirty());
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  EXPECT_EQ(opened(setting).load()->sessions.size(), 60U);
}

}  // namespace
}  // namespace crus::journal
