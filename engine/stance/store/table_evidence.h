// SPDX-License-Identifier: Apache-2.0
// Evidence from tables as rows of `table_evidence`.
#pragma once

#include <string>
#include <unordered_map>

#include "stance/base/evidence.h"
#include "stance/store/connection.h"

namespace stance::store {

// The digests and files of the tables by their rows in imported_table, looked up once
// each.
class TableDigests {
 public:
  struct Named {
    Digest digest;
    std::string file;
  };

  explicit TableDigests(Connection& connection);
  const Named& of(std::int64_t key);

 private:
  Query query_;
  std::unordered_map<std::int64_t, Named> known_ = {};
};

// A row of "SELECT * FROM table_evidence".
Evidence table_evidence_from(const Query& row, TableDigests& digests);

}  // namespace stance::store
