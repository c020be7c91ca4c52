// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "samples.h"
#include "support/scratch_folder.h"

namespace stance::store::test {
namespace {

// A second process that writes: it holds the lock from its birth until it is told to end.
class OtherWriter {
 public:
  OtherWriter(const std::string& file, const std::string& command) {
    std::array<int, 2> ready = {};
    std::array<int, 2> stop = {};
    REQUIRE(::pipe(ready.data()) == 0);
    REQUIRE(::pipe(stop.data()) == 0);
    process_ = ::fork();
    if (process_ == 0) {
      ::close(stop[1]);
      hold(file, command, ready[1], stop[0]);
    }
    ::close(stop[0]);
    ::close(ready[1]);
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    ::close(ready[0]);
    stop_ = stop[1];
  }
  ~OtherWriter() { end(); }
  OtherWriter(const OtherWriter&) = delete;
  OtherWriter& operator=(const OtherWriter&) = delete;

  ::pid_t process() const { return process_; }
  // Commits and ends.
  void end() {
    if (stop_ < 0) return;
    // A byte, not the end of the pipe: later children have the pipe open too.
    CHECK(::write(stop_, "e", 1) == 1);
    ::close(stop_);
    stop_ = -1;
    ::waitpid(process_, nullptr, 0);
  }
  // Dies with the transaction open.
  void kill() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    ::close(stop_);
    stop_ = -1;
  }

 private:
  [[noreturn]] static void hold(const std::string& file,
                                const std::string& command,
                                int ready,
                                int stop) {
    Store store = *Store::open(file, {.mode = OpenMode::write, .command = command});
    store.transaction([&] {
      store.set_setting("who", command, today);
      char byte = 'r';
      static_cast<void>(::write(ready, &byte, 1) + ::read(stop, &byte, 1));
    });
    ::_exit(0);
  }

  ::pid_t process_ = 0;
  int stop_ = -1;
};

std::string fault_of_writing(const std::string& file) {
  Store store = *Store::open(
      file, {.mode = OpenMode::write, .wait = std::chrono::milliseconds{50}});
  try {
    store.set_setting("pack", "core", today);
  } catch (const StoreError& error) {
    CHECK(error.diagnostic().code == "S006");
    return error.diagnostic().message;
  }
  return "none";
}

TEST_CASE(
    "store: a second writer is told who holds the lock, and readers are not held up") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "a.db";
  { fresh_store(file).set_setting("who", "nobody", today); }
  OtherWriter writer(file, "stance ingest corpus");
  const std::string message = fault_of_writing(file);
  CHECK(message.find("process " + std::to_string(writer.process()) + " on ") !=
        std::string::npos);
  CHECK(message.find("stance ingest corpus") != std::string::npos);
  const Store reader = *Store::open(file, {.wait = std::chrono::milliseconds{0}});
  CHECK(reader.setting("who") == "nobody");
  writer.end();
  CHECK(reader.setting("who") == "stance ingest corpus");
  CHECK(fault_of_writing(file) == "none");
}

TEST_CASE("store: a second writer waits until the first is done") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "a.db";
  { fresh_store(file); }
  OtherWriter writer(file, "the first");
  const ::pid_t second = ::fork();
  if (second == 0) {
    Store store =
        *Store::open(file, {.mode = OpenMode::write, .wait = std::chrono::seconds{60}});
    store.transaction([&] {
      // It sees what the first one committed, so it did wait.
      store.set_setting("seen", store.setting("who").value_or("nothing"), today);
    });
    ::_exit(0);
  }
  ::usleep(200'000);
  CHECK(::waitpid(second, nullptr, WNOHANG) == 0);
  writer.end();
  int result = 0;
  CHECK(::waitpid(second, &result, 0) == second);
  CHECK(result == 0);
  CHECK(Store::open(file, {})->setting("seen") == "the first");
}

TEST_CASE("store: a killed writer holds nothing up and is not named") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "a.db";
  { fresh_store(file); }
  {
    OtherWriter writer(file, "stance ingest");
    writer.kill();
  }
  CHECK(std::filesystem::exists(file + "-writer"));
  CHECK(fault_of_writing(file) == "none");
  CHECK(!std::filesystem::exists(file + "-writer"));
  CHECK(Store::open(file, {})->setting("who") == std::nullopt);

  // The record of the dead is not taken for that of a living writer.
  OtherWriter writer(file, "stance ingest");
  std::ofstream(file + "-writer") << "999999999\nelsewhere\nstance rebuild\n";
  CHECK(fault_of_writing(file).find("process 999999999 on elsewhere, stance rebuild") !=
        std::string::npos);
  std::filesystem::remove(file + "-writer");
  CHECK(fault_of_writing(file).find("not a stance command") != std::string::npos);
}

TEST_CASE("store: what is read inside `reading` does not move") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "a.db";
  Store writer = fresh_store(file);
  const Store reader = *Store::open(file, {});
  reader.reading([&] {
    CHECK(reader.setting("pack") == std::nullopt);
    writer.set_setting("pack", "core", today);
    CHECK(reader.setting("pack") == std::nullopt);
  });
  CHECK(reader.setting("pack") == "core");
}

}  // namespace
}  // namespace stance::store::test
