// SPDX-License-Identifier: Apache-2.0
// The figures of `evaluate` are those of the scorer that lies beside the project where
// its makers work, on the same evidence; the test is skipped elsewhere.
#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app.h"
#include "stance/ingest/process.h"
#include "support/scratch_folder.h"

using namespace stance;

namespace {

using Json = nlohmann::json;

const std::string corpus = STANCE_SHARED_DIR "/corpus/";
const std::string scorer = STANCE_SHARED_DIR "/tools/score_evidence.py";

std::string output_of(const test::ScratchFolder& folder,
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

void check_same(const Json& ours, const Json& theirs) {
  for (const std::string depth : {"claim", "kind", "dated"}) {
    for (const std::string figure : {"precision", "recall", "f1"}) {
      CAPTURE(depth + " " + figure);
      const double a = ours["all"][depth][figure];
      const double b = theirs[depth][figure];
      CHECK(std::abs(a - b) < 0.0006);
    }
  }
  CHECK(ours["traps"] == theirs["traps"]);
  CHECK(ours["proposals_as_facts"] == theirs["proposed_taken_as_fact"]);
  CHECK(std::abs(ours["mean_f1_of_documents"].get<double>() -
                 theirs["by_document"].get<double>()) < 0.0006);
  CHECK(ours["documents"] == theirs["documents"]);
}

}  // namespace

TEST_CASE("golden: evaluate counts as the scorer beside the project does") {
  const std::string gold = corpus + "development.jsonl";
  if (!std::filesystem::exists(gold) || !std::filesystem::exists(scorer)) {
    MESSAGE("skipped: there is no " << gold);
    return;
  }
  const test::ScratchFolder folder;
  const std::string found =
      folder.write("found.jsonl", output_of(folder, {"extract", gold}));
  const ingest::ProcessResult scored =
      ingest::run_process({"python3", scorer, gold, found, "--json"}, "", {});
  if (scored.end == ingest::ProcessEnd::not_found) {
    MESSAGE("skipped: there is no python3");
    return;
  }
  REQUIRE(scored.code == 0);
  const Json ours =
      Json::parse(output_of(folder, {"evaluate", gold, "--format", "jsonl"}));
  check_same(ours, Json::parse(scored.output));
}
