// SPDX-License-Identifier: Apache-2.0
// Small tables of invented places and orders, read by a mapping, as lines of words.
#pragma once

#include <string>
#include <vector>

#include "stance/ingest/series.h"
#include "stance/rules/rule_set.h"
#include "stance/timeline/timeline.h"

namespace stance::test {

struct GivenTable {
  std::string file;
  // "2025-03-04".
  std::string published;
  std::string text;
};

struct ReadSeries {
  std::vector<Evidence> evidence;
  ingest::SeriesOutcome outcome;
  Diagnostics faults;
  std::vector<ingest::HeldRows> held;
};

Day day(const std::string& text);

// data/jurisdictions.tsv.
const Gazetteer& gazetteer();

// The pack tests/packs/orders.
const RuleSet& order_rules();

// Fails the test where the mapping has faults.
ingest::Mapping mapping_of(const std::string& toml);

ReadSeries read_series(const std::string& mapping, const std::vector<GivenTable>& tables);
ReadSeries read_series(const ingest::Mapping& mapping,
                       const RuleSet& rules,
                       const std::vector<GivenTable>& tables);

// "Kent County, MD masks required adopted 2020-04-20 [published 2020-05-01]", with
// "until DAY" where it was withdrawn and "?" where it is tentative; sorted.
std::vector<std::string> lines_of(const ReadSeries& read);

// The codes of all faults, "I064 I067", in the order in which they are reported.
std::string codes_of(const Diagnostics& faults);

// "required", "recommended uncertain", "unknown": the own status of a place, as known on
// a day.
std::string status_of(const ReadSeries& read,
                      const std::string& place,
                      const std::string& policy,
                      const std::string& on,
                      const std::string& known);

}  // namespace stance::test
