// SPDX-License-Identifier: Apache-2.0
// Where the program looks for its store and its rules.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "app.h"
#include "checked_places.h"
#include "packs.h"
#include "stance/places/fingerprint.h"
#include "support/scratch_folder.h"

using namespace stance;
using namespace stance::cli;
using stance::test::ScratchFolder;

namespace {

namespace fs = std::filesystem;

struct Answered {
  int code = 0;
  std::string out;
  std::string err;
};

using Variables = std::map<std::string, std::string>;

Answered run_in(const fs::path& folder,
                const std::vector<std::string>& words,
                const Variables& variables = {},
                std::optional<std::size_t> columns = {}) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const Environment environment = {
      .in = in,
      .out = out,
      .err = err,
      .variable = [&](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        if (found == variables.end()) return std::nullopt;
        return found->second;
      },
      .folder = folder,
      .executable = STANCE_SOURCE_DIR "/cli/stance",
      .today = parse_day("2026-11-22").value(),
      .now = "2026-11-22T12:00:00Z",
      .user = "tester",
      .columns = columns};
  const int code = run(words, environment);
  return {code, out.str(), err.str()};
}

std::string pack_text(const std::string& name, const std::string& extends = "") {
  return "[pack]\nname = \"" + name +
         "\"\nversion = \"1.0.0\"\nlanguage = 1\ntitle = \"T\"\nextends = [" + extends +
         "]\n";
}

// A pack with a fault that has its name, so that it shows which pack was read.
std::string faulty_pack(const std::string& name) {
  return pack_text(name) + "[oops-" + name + "]\n";
}

}  // namespace

TEST_CASE("packs: a folder is a pack, or holds packs of which one is meant") {
  const ScratchFolder folder;
  folder.write("rules/base/pack.toml", pack_text("base"));
  folder.write("rules/field/pack.toml", pack_text("field", "\"base\""));
  struct Row {
    std::string_view name;
    std::string path;
    std::string pack;
  };
  const Row rows[] = {
      {"the one that no other extends", folder / "rules", "field"},
      {"a pack itself", folder / "rules/base", "base"},
      {"with a slash at its end", folder / "rules/base/", "base"},
      {"with dots in its path", folder / "rules/./field/../base", "base"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const PackPlace place = find_pack(row.path);
    CHECK(place.name == row.pack);
    CHECK(place.root == fs::path(folder / "rules"));
  }
}

TEST_CASE("packs: of two that nobody extends none is guessed") {
  const ScratchFolder folder;
  folder.write("rules/a/pack.toml", pack_text("a"));
  folder.write("rules/b/pack.toml", pack_text("b"));
  CHECK_THROWS_AS(find_pack(folder / "rules"), InputError);
  CHECK_THROWS_AS(find_pack(folder / "nowhere"), InputError);
  CHECK_THROWS_AS(find_pack(folder / "rules/a/pack.toml"), InputError);
}

TEST_CASE("workspace: the nearest one above the working folder is used") {
  const ScratchFolder folder;
  fs::create_directories(folder / "deep/below");
  CHECK(run_in(folder.path(), {"init"}).code == 0);
  CHECK(fs::exists(folder / ".stance/stance.db"));
  CHECK(fs::exists(folder / "rules"));
  const Answered below = run_in(folder / "deep/below", {"store", "info"});
  CHECK(below.code == 0);
  CHECK(below.out.find(folder / ".stance/stance.db") != std::string::npos);
}

TEST_CASE("workspace: option before variable, variable before workspace") {
  const ScratchFolder folder;
  REQUIRE(run_in(folder.path(), {"init"}).code == 0);
  REQUIRE(run_in(folder.path(), {"init", "--store", "option.db"}).code == 0);
  REQUIRE(run_in(folder.path(), {"init", "--store", "variable.db"}).code == 0);
  const Variables variables = {{"STANCE_STORE", "variable.db"}};
  const auto used = [&](const std::vector<std::string>& words, const Variables& given) {
    return run_in(folder.path(), words, given).out;
  };
  CHECK(used({"store", "info"}, {}).find(".stance/stance.db") != std::string::npos);
  CHECK(used({"store", "info"}, variables).find("variable.db") != std::string::npos);
  CHECK(used({"store", "info", "--store", "option.db"}, variables).find("option.db") !=
        std::string::npos);
}

TEST_CASE("workspace: rules by option, by variable, of the workspace, as shipped") {
  const ScratchFolder folder;
  folder.write("option/one/pack.toml", faulty_pack("one"));
  folder.write("variable/two/pack.toml", faulty_pack("two"));
  folder.write("space/rules/three/pack.toml", faulty_pack("three"));
  folder.write("space/.stance/keep", "");
  const Variables variables = {{"STANCE_RULES", folder / "variable"}};
  const auto checked = [&](const fs::path& where,
                           const std::vector<std::string>& more,
                           const Variables& given) {
    std::vector<std::string> words = {"rules", "check", "--format", "compact"};
    words.insert(words.end(), more.begin(), more.end());
    return run_in(where, words, given).out;
  };
  CHECK(checked(folder.path(), {"--rules", "option"}, variables).find("oops-one") !=
        std::string::npos);
  CHECK(checked(folder.path(), {}, variables).find("oops-two") != std::string::npos);
  CHECK(checked(folder / "space", {}, {}).find("oops-three") != std::string::npos);
  CHECK(checked(folder.path(), {}, {}).find("8 policies") != std::string::npos);
}

TEST_CASE("workspace: colours are never used, so NO_COLOR changes no answer") {
  const ScratchFolder folder;
  const std::vector<std::string> words = {"places", "Kent County, MI"};
  const Answered plain = run_in(folder.path(), words, {{"NO_COLOR", "1"}}, 80);
  const Answered other = run_in(folder.path(), words, {}, 80);
  CHECK(plain.code == 0);
  CHECK(plain.out == other.out);
  CHECK(plain.out.find('\x1b') == std::string::npos);
}

TEST_CASE("workspace: boxes are drawn for a terminal only, and not against the wish") {
  const ScratchFolder folder;
  folder.write("rules/one/pack.toml", faulty_pack("one"));
  const std::vector<std::string> words = {"rules", "check", "--rules", "rules"};
  const auto drawn = [&](const Variables& variables, std::optional<std::size_t> columns) {
    return run_in(folder.path(), words, variables, columns).out.find("┌") !=
           std::string::npos;
  };
  CHECK(drawn({}, 80));
  CHECK_FALSE(drawn({}, std::nullopt));
  CHECK_FALSE(drawn({{"NO_COLOR", "1"}}, 80));
  CHECK_FALSE(drawn({{"STANCE_PLAIN", "1"}}, 80));
}

TEST_CASE("workspace: its schemas are those of its rules, not of what is looked at") {
  const ScratchFolder folder;
  folder.write("rules/base/pack.toml", pack_text("base"));
  REQUIRE(run_in(folder.path(), {"init"}).code == 0);
  REQUIRE(run_in(folder.path(), {"rules", "check"}).code == 0);
  folder.write("rules/more/pack.toml",
               pack_text("more", "\"base\"") +
                   "[policy.dogs]\ntitle = \"D\"\nquestion = \"Dogs?\"\n"
                   "[policy.dogs.states]\nfree = \"F.\"\nleash = \"L.\"\n");
  const auto knows_dogs = [&] {
    std::ifstream in(folder.path() / ".stance" / "rules-local.schema.json");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    REQUIRE_FALSE(text.empty());
    return text.find("\"dogs\"") != std::string::npos;
  };
  CHECK_FALSE(knows_dogs());
  run_in(folder.path(), {"rules", "check", "rules/more"});
  CHECK_FALSE(knows_dogs());
  run_in(folder.path(), {"rules", "check"});
  CHECK(knows_dogs());
}

TEST_CASE(
    "workspace: the shipped table of places is the one that the build has checked") {
  std::ifstream in(STANCE_SOURCE_DIR "/data/jurisdictions.tsv", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  CHECK(fingerprint(text) == checked_places);
}

TEST_CASE("workspace: --quiet silences remarks, never faults") {
  const ScratchFolder folder;
  REQUIRE(run_in(folder.path(), {"init"}).code == 0);
  folder.write("empty.txt", "");
  const Answered quiet = run_in(folder.path(), {"ingest", "nowhere.txt", "--quiet"});
  CHECK(quiet.code == 2);
  CHECK_FALSE(quiet.err.empty());
}
