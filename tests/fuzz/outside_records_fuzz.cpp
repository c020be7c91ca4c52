// SPDX-License-Identifier: Apache-2.0
// Whatever another program prints: what is taken names what the rules and the gazetteer
// have and quotes the document at its offsets, and what is not taken is told.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "stance/base/assert.h"
#include "stance/base/digest.h"
#include "stance/base/text.h"
#include "stance/ingest/outside_records.h"
#include "stance/rules/load.h"

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const stance::RuleSet& orders() {
  static const std::vector<stance::RuleFile> files = {
      {"orders/pack.toml",
       text_of(std::filesystem::path(STANCE_SOURCE_DIR) /
               "tests/packs/orders/pack.toml")}};
  static const stance::Loaded loaded = stance::load_rules(files, "orders");
  STANCE_ASSERT(loaded.rules.has_value());
  return *loaded.rules;
}

const stance::Gazetteer& places() {
  static const std::string table =
      text_of(std::filesystem::path(STANCE_SOURCE_DIR) / "data/jurisdictions.tsv");
  // The table outlives all that reads it.
  static const stance::Gazetteer all = stance::Gazetteer::from_checked(table, nullptr);
  return all;
}

stance::Document document() {
  stance::Document made{.id = "fuzz"};
  made.text = "Masks are back. Shops in Kent County\nmust see to it. \xC3\x89t\xC3\xA9.";
  made.digest = stance::digest_of(made.text);
  return made;
}

void check(const stance::Evidence& piece, const stance::Document& source) {
  const stance::Policy* const policy = orders().find_policy(piece.policy);
  STANCE_ASSERT(policy != nullptr && policy->find_state(piece.state) != nullptr);
  STANCE_ASSERT(places().find(piece.jurisdiction).has_value());
  STANCE_ASSERT(piece.begin < piece.end && piece.end <= source.text.size());
  STANCE_ASSERT(piece.quote == source.text.substr(piece.begin, piece.end - piece.begin));
  STANCE_ASSERT(!stance::first_utf8_fault(piece.quote));
  STANCE_ASSERT(piece.grade == stance::Grade::d && piece.extractor == "fuzz");
}

}  // namespace

// The name is libFuzzer's.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const stance::Document source = document();
  const std::string bytes(data, data + size);
  const stance::ingest::OutsideFindings found =
      stance::ingest::read_outside_records(bytes, source, "fuzz", {places(), orders()});
  for (const stance::Evidence& piece : found.evidence) check(piece, source);
  STANCE_ASSERT((found.bad > 0) <= !found.diagnostics.empty());
  for (const stance::Diagnostic& fault : found.diagnostics) {
    STANCE_ASSERT(!stance::first_utf8_fault(fault.message));
    STANCE_ASSERT(!fault.helps.empty());
  }
  return 0;
}
