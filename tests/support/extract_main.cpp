// SPDX-License-Identifier: Apache-2.0
// A program for those who write packs: documents in, evidence out, without a store.
//
//   stance_extract_tool RULES_ROOT PACK JURISDICTIONS.tsv [--dropped] PATH...
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "stance/extract/extract.h"
#include "stance/ingest/files.h"
#include "stance/ingest/ingest.h"
#include "stance/rules/load.h"

namespace {

using nlohmann::ordered_json;

int print(const stance::Diagnostics& diagnostics) {
  for (const stance::Diagnostic& diagnostic : diagnostics) {
    std::cerr << diagnostic.code << ": " << diagnostic.message;
    if (diagnostic.primary) {
      std::cerr << " (" << diagnostic.primary->span.file << ", byte "
                << diagnostic.primary->span.begin << ")";
    }
    std::cerr << "\n";
  }
  return 2;
}

template <class T>
ordered_json or_null(const std::optional<T>& value) {
  if (!value) return nullptr;
  if constexpr (requires { value->to_string(); }) {
    return value->to_string();
  } else if constexpr (requires { value->text; }) {
    return value->text;
  } else {
    return *value;
  }
}

ordered_json place_json(const stance::JurisdictionId& id,
                        const stance::Gazetteer& gazetteer) {
  const auto unit = gazetteer.find(id);
  if (!unit) return nullptr;
  return {
      {"id", id.text}, {"geoid", or_null(unit->geoid)}, {"name", printed_name(*unit)}};
}

ordered_json record_json(const stance::Evidence& e, const stance::Gazetteer& gazetteer) {
  ordered_json record = {{"id", e.id.text},
                         {"document", e.document},
                         {"digest", e.digest.text},
                         {"jurisdiction", place_json(e.jurisdiction, gazetteer)},
                         {"policy", e.policy.text},
                         {"state", e.state.text},
                         {"kind", std::string(to_string(e.kind))},
                         {"when", e.when.to_string()},
                         {"scope", or_null(e.scope)},
                         {"agency", or_null(e.agency)},
                         {"instance", or_null(e.instance)},
                         {"speaker", or_null(e.speaker)},
                         {"binds", std::string(to_string(e.binds))},
                         {"factual", e.factual},
                         {"hedged", e.hedged},
                         {"grade", std::string(to_string(e.grade))},
                         {"cue", or_null(e.cue)},
                         {"contexts", e.contexts},
                         {"quote", e.quote},
                         {"span", {e.begin, e.end}},
                         {"published", or_null(e.published)}};
  for (const auto& [name, when] : e.dates) record["dates"][name] = when.to_string();
  for (const auto& [name, value] : e.parameters) record["parameters"][name] = value;
  return record;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto shown = std::find(arguments.begin(), arguments.end(), "--dropped");
  const bool shows_dropped = shown != arguments.end();
  if (shows_dropped) arguments.erase(shown);
  if (arguments.size() < 4) {
    std::cerr
        << "usage: stance_extract_tool RULES_ROOT PACK JURISDICTIONS.tsv [--dropped] "
           "PATH...\n";
    return 2;
  }
  const auto files = stance::ingest::read_rule_files(arguments[0]);
  if (!files) return print(files.error());
  std::vector<stance::RuleFile> rule_files;
  for (const auto& [name, text] : *files) rule_files.push_back({name, text});
  const stance::Loaded loaded = stance::load_rules(rule_files, arguments[1]);
  if (!loaded.rules) return print(loaded.diagnostics);
  std::ifstream table(arguments[2], std::ios::binary);
  const std::string tsv((std::istreambuf_iterator<char>(table)), {});
  const auto gazetteer = stance::Gazetteer::parse(tsv, arguments[2]);
  if (!gazetteer) return print(gazetteer.error());

  const stance::Extractor extractor(*loaded.rules, *gazetteer);
  const std::vector<std::string> paths(arguments.begin() + 3, arguments.end());
  const auto read = stance::ingest::ingest(paths, {}, [&](stance::Document document) {
    const stance::Extraction extraction = extractor.extract(document);
    for (const stance::Evidence& evidence : extraction.evidence) {
      std::cout << record_json(evidence, *gazetteer).dump() << "\n";
    }
    if (!shows_dropped) return;
    for (const stance::Dropped& dropped : extraction.dropped) {
      ordered_json record = record_json(dropped.evidence, *gazetteer);
      record["reason"] = dropped.reason;
      std::cerr << record.dump() << "\n";
    }
  });
  print(read.diagnostics);
  return 0;
}
