// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>

#include "samples.h"
#include "stance/store/connection.h"
#include "support/scratch_folder.h"

namespace stance::store::test {
namespace {

namespace fs = std::filesystem;

void make_database(const std::string& file, const char* sql) {
  Connection connection(file, Access::create, std::chrono::milliseconds{0});
  connection.run_script(sql);
}

// The code with which opening fails, or "fine".
std::string fault_of(const std::string& file, OpenMode mode) {
  const Result<Store, Diagnostic> store = Store::open(file, {.mode = mode});
  if (store) return "fine";
  CHECK(!store.error().message.empty());
  CHECK(!store.error().helps.empty());
  return store.error().code;
}

void fill(const std::string& file, std::size_t documents) {
  Store store = fresh_store(file);
  for (std::size_t i = 0; i < documents; ++i) {
    const std::string text = "Text " + std::to_string(i) + std::string(2000, 'x');
    store.add_documents(std::vector{document("d", text)}, today);
  }
}

TEST_CASE("store: a file that is no store is refused and left as it was") {
  const stance::test::ScratchFolder folder;
  struct Row {
    std::string_view name;
    std::function<void(const std::string&)> make;
    std::string_view code;
  };
  const Row rows[] = {
      {"missing", [](const std::string&) {}, "S001"},
      {"folder", [](const std::string& file) { fs::create_directory(file); }, "S002"},
      {"text",
       [](const std::string& file) { std::ofstream(file) << "county\n"; },
       "S002"},
      {"empty", [](const std::string& file) { std::ofstream{file}; }, "S002"},
      {"short", [](const std::string& file) { std::ofstream(file) << "SQLite"; }, "S002"},
      {"another program's database",
       [](const std::string& file) { make_database(file, "CREATE TABLE a (b)"); },
       "S002"},
      {"another program's mark",
       [](const std::string& file) { make_database(file, "PRAGMA application_id = 5"); },
       "S002"},
      {"database without tables",
       [](const std::string& file) {
         make_database(file, "CREATE TABLE a (b); DROP TABLE a");
       },
       "S002"},
      {"newer version",
       [](const std::string& file) {
         fill(file, 1);
         make_database(file, "PRAGMA user_version = 99");
       },
       "S003"},
      {"cut off",
       [](const std::string& file) {
         fill(file, 100);
         fs::resize_file(file, fs::file_size(file) / 2);
       },
       "S004"},
      {"cut off in the header",
       [](const std::string& file) {
         fill(file, 1);
         fs::resize_file(file, 50);
       },
       "S004"},
      {"tables overwritten",
       [](const std::string& file) {
         fill(file, 1);
         std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
         stream.seekp(100);
         stream << std::string(2000, 'x');
       },
       "S004"},
  };
  std::size_t number = 0;
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::string file = folder / std::to_string(number++);
    row.make(file);
    const bool was_there = fs::exists(file);
    const auto size = fs::is_regular_file(file) ? fs::file_size(file) : 0;
    CHECK(fault_of(file, OpenMode::read) == row.code);
    CHECK(fault_of(file, OpenMode::write) == row.code);
    CHECK(fs::exists(file) == was_there);
    if (fs::is_regular_file(file)) CHECK(fs::file_size(file) == size);
  }
}

TEST_CASE("store: only creating makes a file, and it takes no file of others") {
  const stance::test::ScratchFolder folder;
  CHECK(fault_of(folder / "new.db", OpenMode::create) == "fine");
  CHECK(fault_of(folder / "new.db", OpenMode::create) == "fine");
  CHECK(fault_of(folder / "new.db", OpenMode::read) == "fine");
  folder.write("empty.db", "");
  CHECK(fault_of(folder / "empty.db", OpenMode::create) == "fine");
  make_database(folder / "other.db", "CREATE TABLE a (b)");
  CHECK(fault_of(folder / "other.db", OpenMode::create) == "S002");
  CHECK(fault_of(folder / "missing/new.db", OpenMode::create) == "S005");
}

TEST_CASE("store: what was written is there after opening again") {
  const stance::test::ScratchFolder folder;
  const Document source = full_document();
  {
    Store store = fresh_store(folder / "a.db");
    store.add_documents(std::vector{source}, today);
  }
  const Store store = *Store::open(folder / "a.db", {});
  CHECK(store.document(source.digest) == source);
  CHECK(store.check().empty());
}

TEST_CASE("store: reading leaves no other files behind") {
  const stance::test::ScratchFolder folder;
  fill(folder / "a.db", 1);
  { CHECK(Store::open(folder / "a.db", {})->info().documents == 1); }
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& one : fs::directory_iterator(folder.path())) ++files;
  CHECK(files == 1);
}

TEST_CASE("store: a store opened for reading refuses to write") {
  const stance::test::ScratchFolder folder;
  fill(folder / "a.db", 1);
  Store store = *Store::open(folder / "a.db", {.mode = OpenMode::read});
  try {
    store.set_setting("pack", "core", today);
    FAIL("it was written");
  } catch (const StoreError& error) {
    CHECK(error.diagnostic().code == "S005");
    CHECK(error.operation() == "record a setting");
    CHECK(error.file() == folder / "a.db");
  }
  CHECK(store.setting("pack") == std::nullopt);
}

// The superuser may write everywhere: become nobody for a while.
class Nobody {
 public:
  Nobody() {
    if (me_ == 0) is_changed_ = ::seteuid(65534) == 0;
  }
  ~Nobody() {
    if (is_changed_) CHECK(::seteuid(me_) == 0);
  }
  Nobody(const Nobody&) = delete;
  Nobody& operator=(const Nobody&) = delete;

 private:
  ::uid_t me_ = ::geteuid();
  bool is_changed_ = false;
};

TEST_CASE("store: where nothing may be written, a store can still be read") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "100% of #1?.db";
  fill(file, 3);
  // What a read-only disk does, done by permissions.
  fs::permissions(file, fs::perms(0444));
  fs::permissions(folder.path(), fs::perms(0555));
  {
    const Nobody nobody;
    const Result<Store, Diagnostic> store = Store::open(file, {.mode = OpenMode::read});
    REQUIRE(store.has_value());
    CHECK(store->info().documents == 3);
    const Result<Store, Diagnostic> writer = Store::open(file, {.mode = OpenMode::write});
    CHECK((!writer && writer.error().code == "S005"));
    CHECK(fault_of(folder / "new.db", OpenMode::create) == "S005");
  }
  fs::permissions(folder.path(), fs::perms::owner_all);
  fs::permissions(file, fs::perms(0000));
  fs::permissions(folder.path(), fs::perms(0755));
  const Nobody nobody;
  CHECK(fault_of(file, OpenMode::read) == "S005");
}

TEST_CASE("store: a copy is a store of its own") {
  const stance::test::ScratchFolder folder;
  Store store = fresh_store(folder / "a.db");
  const Document source = full_document();
  store.add_documents(std::vector{source}, today);
  CHECK(store.backup(folder / "copy.db") == std::nullopt);
  store.add_documents(std::vector{document("later", "Later")}, today);
  Store copy = *Store::open(folder / "copy.db", {.mode = OpenMode::write});
  CHECK(copy.info().documents == 1);
  CHECK(copy.document(source.digest) == source);
  CHECK(copy.check().empty());
  CHECK(store.backup(folder / "copy.db")->code == "S008");
  CHECK(!fs::exists(folder / "copy.db.partial"));
  CHECK_THROWS_AS(static_cast<void>(store.backup(folder / "missing/copy.db")),
                  StoreError);
}

}  // namespace
}  // namespace stance::store::test
