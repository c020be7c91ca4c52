// SPDX-License-Identifier: Apache-2.0
#include "unit/ingest/table_support.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "stance/base/digest.h"
#include "stance/ingest/files.h"
#include "stance/ingest/mapped_file.h"
#include "stance/places/resolve.h"
#include "stance/rules/load.h"
#include "stance/timeline/assemble.h"

namespace stance::test {

const Gazetteer& gazetteer() {
  static const Gazetteer all = [] {
    const auto table =
        ingest::MappedFile::open(STANCE_SOURCE_DIR "/data/jurisdictions.tsv");
    REQUIRE(table.has_value());
    return Gazetteer::from_checked((*table)->text(), *table);
  }();
  return all;
}

namespace {

ingest::NextChunk in_small_parts(const std::string& text) {
  return [text, at = std::size_t{0}](std::string& chunk) mutable {
    if (at >= text.size()) return false;
    // Records are cut in all places, yet large tables do not take long.
    chunk = text.substr(at, text.size() < 5000 ? 7 : 5000);
    at += chunk.size();
    return true;
  };
}

std::string words_of(const Evidence& piece) {
  std::string words = printed_name(*gazetteer().find(piece.jurisdiction)) + " " +
                      piece.policy.text + " " + piece.state.text + " " +
                      std::string(to_string(piece.kind)) + " " + piece.when.to_string() +
                      " [" + piece.published->to_string() + "]";
  if (piece.instance) words += " of " + *piece.instance;
  if (piece.withdrawn) words += " until " + to_string(*piece.withdrawn);
  if (piece.is_tentative) words += "?";
  return words;
}

}  // namespace

Day day(const std::string& text) {
  return parse_day(text).value();
}

const RuleSet& order_rules() {
  static const RuleSet rules = [] {
    auto files = ingest::read_rule_files(STANCE_SOURCE_DIR "/tests/packs");
    REQUIRE(files.has_value());
    std::vector<RuleFile> texts;
    for (auto& [name, text] : *files) texts.push_back({name, text});
    Loaded loaded = load_rules(texts, "orders");
    REQUIRE(loaded.rules.has_value());
    return *loaded.rules;
  }();
  return rules;
}

ingest::Mapping mapping_of(const std::string& toml) {
  auto mapping = ingest::read_mapping(toml, "test.toml", std::nullopt);
  if (!mapping) {
    for (const Diagnostic& fault : mapping.error()) MESSAGE(fault.message);
  }
  REQUIRE(mapping.has_value());
  return std::move(mapping).value();
}

ReadSeries read_series(const std::string& toml, const std::vector<GivenTable>& tables) {
  const ingest::Mapping mapping = mapping_of(toml);
  CHECK(ingest::check_against_rules(mapping, order_rules()).empty());
  return read_series(mapping, order_rules(), tables);
}

ReadSeries read_series(const ingest::Mapping& mapping,
                       const RuleSet& rule_set,
                       const std::vector<GivenTable>& given) {
  std::vector<GivenTable> tables = given;
  for (GivenTable& table : tables) {
    const auto bytes = ingest::as_utf8(mapping.encoding, in_small_parts(table.text));
    table.text.clear();
    for (std::string chunk; bytes(chunk);) table.text += chunk;
  }
  ingest::PlaceNames places(mapping, gazetteer(), {});
  ingest::TableReport report;
  const ingest::TableRules rules{mapping, rule_set, places, report};
  std::vector<ingest::SeriesTable> sources;
  for (const GivenTable& table : tables) {
    sources.push_back({.info = {table.file, digest_of(table.text), day(table.published)},
                       .open = [text = table.text] { return in_small_parts(text); }});
  }
  ReadSeries read;
  std::map<Digest, std::string> texts;
  for (const GivenTable& table : tables) texts[digest_of(table.text)] = table.text;
  read.outcome = ingest::series_evidence(sources, rules, [&](Evidence piece) {
    const std::string& text = texts.at(piece.digest);
    const bool is_sound =
        piece.id == evidence_id(piece) &&
        text.compare(piece.begin, piece.end - piece.begin, piece.quote) == 0;
    if (!is_sound) FAIL_CHECK("not what its table says: " << piece.quote);
    read.evidence.push_back(std::move(piece));
  });
  read.faults = report.diagnostics();
  read.held = report.held();
  return read;
}

std::vector<std::string> lines_of(const ReadSeries& read) {
  std::vector<std::string> lines;
  for (const Evidence& piece : read.evidence) lines.push_back(words_of(piece));
  std::ranges::sort(lines);
  return lines;
}

std::string codes_of(const Diagnostics& faults) {
  std::string codes;
  for (const Diagnostic& fault : faults) codes += (codes.empty() ? "" : " ") + fault.code;
  return codes;
}

std::string status_of(const ReadSeries& read,
                      const std::string& place,
                      const std::string& policy,
                      const std::string& on,
                      const std::string& known) {
  const Resolution resolution = resolve(gazetteer(), place);
  REQUIRE(std::holds_alternative<Found>(resolution));
  const JurisdictionId id = std::get<Found>(resolution).jurisdiction.id;
  std::vector<Evidence> own;
  std::ranges::copy_if(
      read.evidence, std::back_inserter(own), [&](const Evidence& piece) {
        return piece.jurisdiction == id && piece.policy.text == policy;
      });
  const Policy& rule = *order_rules().find_policy({policy});
  const Status status = status_on(
      assemble_timelines(own, order_rules(), day(known)), rule, day(on), day(known));
  std::string words = status.state ? status.state->text : std::string();
  for (const StateId& state : status.states)
    words += (words.empty() ? "" : "|") + state.text;
  if (status.standing != Standing::settled) {
    words += (words.empty() ? "" : " ") + std::string(to_string(status.standing));
  }
  return words;
}

}  // namespace stance::test
