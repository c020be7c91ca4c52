// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "support/scratch_folder.h"

namespace stance::ingest {
namespace {

namespace fs = std::filesystem;

std::size_t files_in(const fs::path& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder)) ++count;
  return count;
}

TEST_CASE("ingest: a file is written whole or not at all") {
  const test::ScratchFolder folder;
  const std::string file = folder / "rules.toml";
  write_file(file, "one");
  CHECK(*read_file(file, 100) == "one");
  const std::string long_text(3'000'000, 'x');
  write_file(file, long_text);
  CHECK(*read_file(file, 4'000'000) == long_text);
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("ingest: a replaced file keeps its mode") {
  const test::ScratchFolder folder;
  const std::string file = folder.write("rules.toml", "one");
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  write_file(file, "two");
  CHECK(fs::status(file).permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("ingest: writing where there is no folder throws and leaves nothing") {
  const test::ScratchFolder folder;
  const std::string file = folder / "missing/rules.toml";
  try {
    write_file(file, "one");
    FAIL("it was written");
  } catch (const FileError& error) {
    CHECK(error.file() == file);
    CHECK(std::string(error.what()) ==
          "cannot create '" + file + "': No such file or directory");
  }
  // A folder stands where the file should be: found out at the last step.
  fs::create_directories(folder / "taken/inside");
  CHECK_THROWS_AS(write_file(folder / "taken", "one"), FileError);
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("ingest: a file that cannot be read says why") {
  const test::ScratchFolder folder;
  const std::string large = folder.write("large.txt", std::string(1001, 'x'));
  CHECK(read_file(folder / "missing.txt", 1000).error().code == "I001");
  CHECK(read_file(folder.path(), 1000).error().code == "I002");
  CHECK(read_file(large, 1000).error().code == "I006");
  CHECK(read_file(large, 1000).error().message ==
        "'" + large + "' has 1001 bytes; the limit is 1000");
  const std::string pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(read_file(pipe, 1000).error().code == "I002");
}

TEST_CASE("ingest: rule files come by name from below a root") {
  const test::ScratchFolder folder;
  folder.write("b/pack.toml", "b");
  folder.write("a/cues/notice.toml", "n");
  folder.write("a/pack.toml", "a");
  folder.write("a/README.md", "not a rule");
  folder.write("a/.draft.toml", "hidden");
  folder.write(".git/c.toml", "hidden");
  const Result<std::vector<NamedText>, Diagnostics> files =
      read_rule_files(folder.path());
  REQUIRE(files.has_value());
  CHECK(*files == std::vector<NamedText>{{"a/cues/notice.toml", "n"},
                                         {"a/pack.toml", "a"},
                                         {"b/pack.toml", "b"}});
}

TEST_CASE("ingest: rule files that cannot be read are all reported") {
  const test::ScratchFolder folder;
  folder.write("a.toml", "\x93");
  folder.write("b.toml", "\x94");
  folder.write("c.toml", "fine");
  const Result<std::vector<NamedText>, Diagnostics> files =
      read_rule_files(folder.path());
  REQUIRE(!files.has_value());
  CHECK(files.error().size() == 2);
  CHECK(read_rule_files(folder / "missing").error().front().code == "I001");
}

}  // namespace
}  // namespace stance::ingest
