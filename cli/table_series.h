// SPDX-License-Identifier: Apache-2.0
// The tables of a store, read by their mappings: what derive() makes of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session.h"
#include "stance/ingest/series.h"

namespace stance::cli {

// A mapping, and its text for messages that point into it.
struct MappingFile {
  ingest::Mapping mapping;
  store::StoredMapping text;
};

// The table as it is stored: made UTF-8 where the mapping says that it is not.
ingest::NextChunk table_in_file(const std::string& path, const ingest::Mapping& mapping);
Digest digest_of_table(const ingest::NextChunk& bytes);

// From a file, or from what the store keeps of it. Throws InputError, after showing what
// is wrong.
MappingFile read_mapping_file(const Session& session, const std::string& path);
MappingFile stored_mapping(const Session& session, const store::StoredMapping& stored);

// Throws InputError where the mapping uses names that the rules do not have.
void require_rules(const Session& session, const MappingFile& file, const RuleSet& rules);

// What became of the tables of one series in this run.
struct SeriesRead {
  std::string series;
  ingest::SeriesOutcome outcome = {};
  Diagnostics faults = {};
  std::vector<ingest::HeldRows> held = {};
};

// Reads the tables that were not read yet by these rules, mappings and settled names.
std::vector<SeriesRead> derive_tables(Session& session, const RuleSet& rules);

// Names that people settled for a series; places by their ids.
std::vector<ingest::KnownName> settled_names(const store::Store& store,
                                             const std::string& series);

}  // namespace stance::cli
