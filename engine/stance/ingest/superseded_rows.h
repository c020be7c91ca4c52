// SPDX-License-Identifier: Apache-2.0
// Rows whose order ends where that of another row begins: "supersedes", "amends row 12".
// Unlike what is retracted or revised, they were right until then.
#pragma once

#include <string>
#include <unordered_map>

#include "stance/ingest/table_rows.h"

namespace stance::ingest {

class SupersededRows {
 public:
  explicit SupersededRows(const Mapping& mapping);

  // Of each row of the series, before `end`: the row that it names, if any.
  void note(const RowSays& says);
  // Ends what the row says where another one has taken over, as known from the day on
  // which that was published.
  void end(RowSays& says) const;

 private:
  bool by_id_;
  std::unordered_map<std::string, Evidence> taken_over_ = {};
};

}  // namespace stance::ingest
