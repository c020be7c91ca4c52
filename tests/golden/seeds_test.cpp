// SPDX-License-Identifier: Apache-2.0
// The answers that real articles give: states, standings, days and publishers, without a
// word of the articles themselves. They lie beside the project where its makers work; the
// test is skipped elsewhere.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "app.h"
#include "golden/transcript.h"
#include "support/scratch_folder.h"

using namespace stance;
using stance::test::ScratchFolder;

namespace {

namespace fs = std::filesystem;

using Json = nlohmann::json;

const fs::path seeds = STANCE_SHARED_DIR "/corpus/seeds";
const fs::path expected_file = STANCE_SOURCE_DIR "/tests/golden/seeds.expected";

// What the command prints; it must succeed.
std::string output_of(const ScratchFolder& folder,
                      const std::vector<std::string>& words) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const cli::Environment environment = {
      .in = in,
      .out = out,
      .err = err,
      .variable = [](const std::string&) { return std::nullopt; },
      .folder = folder.path(),
      .executable = STANCE_SOURCE_DIR "/cli/stance",
      .today = parse_day("2026-11-22").value(),
      .now = "2026-11-22T12:00:00Z",
      .user = "tester"};
  const int code = cli::run(words, environment);
  CAPTURE(err.str());
  REQUIRE(code == 0);
  return out.str();
}

std::vector<Json> objects_in(const std::string& lines) {
  std::vector<Json> objects;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) objects.push_back(Json::parse(line));
  return objects;
}

std::string days_of(const Json& days) {
  if (days.is_null()) return "-";
  const auto side = [](const Json& day) {
    return day.is_null() ? std::string("..") : day.get<std::string>();
  };
  return side(days["earliest"]) + " to " + side(days["latest"]);
}

std::string publishers_of(const Json& ids,
                          const std::map<std::string, std::string>& all) {
  std::set<std::string> names;
  for (const Json& id : ids) names.insert(all.at(id.get<std::string>()));
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
  return text.empty() ? "-" : text;
}

std::string line_of(const Json& status, const std::map<std::string, std::string>& names) {
  const Json& confirmed = status["last_confirmed"];
  std::string states = status["state"].get<std::string>();
  for (const Json& state : status["states"]) states += " | " + state.get<std::string>();
  return "  " + status["policy"].get<std::string>() + ": " + states + " (" +
         status["standing"].get<std::string>() + ")\n    since " +
         days_of(status["since"]) + ", confirmed " +
         (confirmed.is_null() ? "-" : confirmed.get<std::string>()) +
         "\n    for: " + publishers_of(status["evidence"], names) +
         "\n    against: " + publishers_of(status["contrary"], names) + "\n";
}

std::map<std::string, std::string> publishers(const ScratchFolder& folder) {
  std::map<std::string, std::string> names;
  for (const Json& piece :
       objects_in(output_of(folder, {"evidence", "list", "--format", "jsonl"}))) {
    names[piece["id"]] = piece["publisher"];
  }
  return names;
}

std::string answers_on(const std::string& day, const ScratchFolder& folder) {
  const std::map<std::string, std::string> names = publishers(folder);
  std::string text;
  for (const std::string place : {"Montgomery County, MD",
                                  "Baltimore County, MD",
                                  "Hyattsville, MD",
                                  "Takoma Park, MD"}) {
    text += place + ", on " + day + "\n";
    for (const Json& status : objects_in(
             output_of(folder, {"status", place, "--on", day, "--format", "jsonl"}))) {
      const bool said = status["standing"] != "unknown" || !status["since"].is_null();
      if (said) text += line_of(status, names);
    }
  }
  return text;
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("seeds: the answers that five real articles give") {
  if (!fs::exists(seeds)) {
    MESSAGE("skipped: the articles are not beside the project (../shared/corpus/seeds)");
    return;
  }
  const ScratchFolder folder;
  output_of(folder, {"ingest", seeds.string()});
  const std::string actual =
      answers_on("2020-01-01", folder) + "\n" + answers_on("2026-11-22", folder);
  const std::string expected = content_of(expected_file);
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update != nullptr && std::string(update) == "1") {
    std::ofstream(expected_file, std::ios::binary) << actual;
    return;
  }
  INFO(stance::test::difference(expected, actual));
  CHECK(actual == expected);
}

TEST_CASE("seeds: the answers do not depend on the order of the articles") {
  if (!fs::exists(seeds)) {
    MESSAGE("skipped: the articles are not beside the project (../shared/corpus/seeds)");
    return;
  }
  const ScratchFolder forwards;
  const ScratchFolder backwards;
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(seeds)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) output_of(forwards, {"ingest", file});
  std::reverse(files.begin(), files.end());
  for (const std::string& file : files) output_of(backwards, {"ingest", file});
  CHECK(answers_on("2026-11-22", forwards) == answers_on("2026-11-22", backwards));
}
