// SPDX-License-Identifier: Apache-2.0
// Imported tables: how they go into a store and come out of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "stance/base/evidence.h"

namespace stance::store {

// Puts the next bytes into its argument; false after the last ones.
using Bytes = std::function<bool(std::string& chunk)>;

// A mapping as text; the last of a name holds for all tables of its series.
struct StoredMapping {
  std::string name;
  std::string file;
  std::string content;
  std::optional<std::string> names = {};

  bool operator==(const StoredMapping&) const = default;
};

struct ImportedTable {
  // In the order of importing.
  std::int64_t key = 0;
  Digest digest;
  std::string series;
  std::string file;
  Day published;
  Day recorded;
};

// A name in tables that a person has settled; without a place, no longer.
struct NameDecision {
  // Empty: for the tables of all series.
  std::string series;
  std::string name;
  std::string in;
  std::optional<JurisdictionId> place = {};
  std::string who;
  std::string why;
  Day recorded;
};

struct TablePublication {
  std::int64_t table = 0;
  Day published;
  std::size_t rows = 0;
  std::string standing;
  std::string reason;
};

struct HeldTableName {
  std::string series;
  std::string name;
  std::string in;
  std::string reason;
  std::vector<std::string> candidates = {};
  std::string file;
  std::size_t first_row = 0;
  std::size_t rows = 0;
};

// What was made from tables of a series, beside the evidence itself.
struct TablesRead {
  std::vector<TablePublication> publications = {};
  std::vector<HeldTableName> held = {};
};

}  // namespace stance::store
