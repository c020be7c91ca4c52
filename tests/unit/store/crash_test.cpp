// SPDX-License-Identifier: Apache-2.0
// Processes that die in the middle of writing, and disks without room.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "samples.h"
#include "support/scratch_folder.h"

namespace stance::store::test {
namespace {

constexpr int batch_size = 20;

Document numbered(int number) {
  return document("d" + std::to_string(number),
                  "Text number " + std::to_string(number) + std::string(3000, 'x'));
}

// Ingests and derives, batch by batch, and says after each batch that it is committed.
[[noreturn]] void ingest_for_ever(const std::string& file, int first, int committed) {
  Store store = *Store::open(file, {.mode = OpenMode::create});
  for (int batch = first;; ++batch) {
    store.transaction([&] {
      for (int i = 0; i < batch_size; ++i) {
        const Document one = numbered(batch * batch_size + i);
        store.add_documents(std::vector{one}, today);
        store.replace_evidence(
            one.digest, rules, std::vector{evidence_of(one, alder, order)});
      }
    });
    store.replace_timelines(
        {alder, order}, rules, std::vector{full_timeline(alder, order)});
    static_cast<void>(::write(committed, "c", 1));
  }
}

// The batches that the process said to be committed before it was killed.
int batches_until_killed(const std::string& file, int first, ::useconds_t life) {
  std::array<int, 2> committed = {};
  REQUIRE(::pipe(committed.data()) == 0);
  const ::pid_t process = ::fork();
  if (process == 0) {
    ::close(committed[0]);
    ingest_for_ever(file, first, committed[1]);
  }
  ::close(committed[1]);
  ::usleep(life);
  ::kill(process, SIGKILL);
  ::waitpid(process, nullptr, 0);
  int batches = 0;
  std::array<char, 64> bytes = {};
  for (::ssize_t got = 0; (got = ::read(committed[0], bytes.data(), bytes.size())) > 0;) {
    batches += static_cast<int>(got);
  }
  ::close(committed[0]);
  return batches;
}

TEST_CASE(
    "store: a killed process loses nothing committed and leaves nothing half done") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "a.db";
  { fresh_store(file).apply_rules({.digest = rules, .recorded = today}); }
  constexpr unsigned seed = 20250304;
  CAPTURE(seed);
  std::mt19937 random(seed);
  int batches = 0;
  for (int life = 0; life < 12; ++life) {
    batches += batches_until_killed(
        file, batches, static_cast<::useconds_t>(20'000 + random() % 300'000));
    const Store store = *Store::open(file, {.mode = OpenMode::write});
    const auto documents = static_cast<int>(store.info().documents);
    CAPTURE(life);
    CAPTURE(batches);
    // A batch may have been committed without the time to say so.
    CHECK(documents % batch_size == 0);
    CHECK(documents >= batches * batch_size);
    CHECK(documents <= (batches + 1) * batch_size);
    CHECK(store.info().evidence == store.info().documents);
    CHECK(store.documents_to_extract(rules).empty());
    batches = documents / batch_size;
    for (int i = 0; i < documents; ++i) CHECK(store.document(numbered(i).digest));
    // Timelines are whole, or known to be outdated.
    const std::vector<Timeline> timelines = store.timelines({});
    CHECK((timelines.empty() || timelines == std::vector{full_timeline(alder, order)}));
    std::set<std::string> codes;
    for (const Diagnostic& fault : store.check()) codes.insert(fault.code);
    codes.erase("S108");  // the sample timeline rests on evidence that is not there
    CHECK(codes.empty());
  }
  CHECK(batches > 0);
}

// What the process found out: 0 S007, 1 another error, 2 none.
int writes_until_full(const std::string& file, ::rlim_t limit) {
  // A limit on the size of files: what a full disk does to a write, without filling one.
  ::signal(SIGXFSZ, SIG_IGN);
  const ::rlimit size{limit, limit};
  ::setrlimit(RLIMIT_FSIZE, &size);
  Store store = *Store::open(file, {.mode = OpenMode::write});
  try {
    for (int i = 0; i < 10'000; ++i) store.add_documents(std::vector{numbered(i)}, today);
  } catch (const StoreError& error) {
    if (error.diagnostic().code != "S007") MESSAGE(error.what());
    const bool can_read = store.document(numbered(0).digest).has_value();
    return error.diagnostic().code == "S007" && can_read ? 0 : 1;
  }
  return 2;
}

TEST_CASE("store: a full disk is said to be full and what was committed stays") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "a.db";
  { fresh_store(file); }
  const ::pid_t process = ::fork();
  if (process == 0) ::_exit(writes_until_full(file, 2'000'000));
  int result = 0;
  ::waitpid(process, &result, 0);
  CHECK(WEXITSTATUS(result) == 0);
  Store store = *Store::open(file, {.mode = OpenMode::write});
  const auto documents = static_cast<int>(store.info().documents);
  CHECK(documents > 10);
  for (int i = 0; i < documents; ++i) CHECK(store.document(numbered(i).digest));
  CHECK(store.check().empty());
  // With room again it goes on.
  store.add_documents(std::vector{numbered(documents)}, today);
  CHECK(store.info().documents == static_cast<std::uint64_t>(documents) + 1);
}

}  // namespace
}  // namespace stance::store::test
