// SPDX-License-Identifier: Apache-2.0
// The least that a question about one place costs: opens the store, runs one indexed
// SELECT, prints what it finds. Linked statically. The yardstick of status.sh.
#include <sqlite3.h>

#include <cstdio>

int main(int count, char** arguments) {
  if (count != 3) return 2;
  sqlite3* store = nullptr;
  if (sqlite3_open_v2(arguments[1], &store, SQLITE_OPEN_READWRITE, nullptr) !=
      SQLITE_OK) {
    return 3;
  }
  sqlite3_stmt* query = nullptr;
  const char* const sql =
      "SELECT policy, state, kind, happened FROM table_evidence WHERE jurisdiction = ?";
  if (sqlite3_prepare_v2(store, sql, -1, &query, nullptr) != SQLITE_OK) return 3;
  sqlite3_bind_text(query, 1, arguments[2], -1, SQLITE_STATIC);
  int rows = 0;
  while (sqlite3_step(query) == SQLITE_ROW) ++rows;
  std::printf("%d\n", rows);
  sqlite3_finalize(query);
  return sqlite3_close(store) == SQLITE_OK ? 0 : 3;
}
