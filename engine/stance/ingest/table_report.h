// SPDX-License-Identifier: Apache-2.0
// What was found wrong with the rows of tables, and the names that nobody could place:
// the first of each kind with row and column, the rest counted.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/ingest/place_names.h"

namespace stance::ingest {

// Where in a table something was found. Column "" stands for the whole row.
struct RowPlace {
  std::size_t row = 0;
  std::string column = {};
};

// A name that waits for a person, and the rows that it keeps out.
struct HeldRows {
  HeldName name;
  std::string file;
  std::size_t first_row = 0;
  std::size_t rows = 0;
};

class TableReport {
 public:
  void begin_table(std::string file) { file_ = std::move(file); }

  // Warnings leave out a date or a cell; errors leave out a row.
  void add(const char* code,
           Severity severity,
           const RowPlace& place,
           std::string message);
  // The same message of one table once, with the number of rows.
  void add_once(const char* code,
                Severity severity,
                const RowPlace& place,
                std::string message);
  void add(Diagnostic diagnostic) { whole_.push_back(std::move(diagnostic)); }
  void hold(const HeldName& name, std::size_t row);

  // In the order of the tables, then of the codes.
  Diagnostics diagnostics() const;
  // By number of rows, the most first.
  std::vector<HeldRows> held() const;
  // Errors found so far, and the code of the last one.
  std::size_t errors() const { return errors_; }
  const std::string& last_error() const { return last_error_; }
  std::size_t rows_held() const { return rows_held_; }
  // Faults of this code.
  std::size_t count(const std::string& code) const;

 private:
  struct Found {
    Severity severity = Severity::error;
    std::size_t count = 0;
    Diagnostics first = {};
  };

  std::string file_ = {};
  std::map<std::pair<std::string, std::string>, Found> found_ = {};
  // Counts of what is said once, by file, code and message.
  std::map<std::string, std::pair<std::size_t, Diagnostic>> once_ = {};
  Diagnostics whole_ = {};
  std::map<std::pair<std::string, std::string>, HeldRows> held_ = {};
  void note(const char* code, Severity severity);
  std::size_t errors_ = 0;
  std::string last_error_ = {};
  std::size_t rows_held_ = 0;
};

// A fault of a table as a whole.
Diagnostic table_fault(const char* code,
                       const std::string& file,
                       std::string message,
                       std::string help);

}  // namespace stance::ingest
