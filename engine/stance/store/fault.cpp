// SPDX-License-Identifier: Apache-2.0
#include "stance/store/fault.h"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

#include "stance/store/writer_record.h"

namespace stance::store {
namespace {

Diagnostic damaged(const std::string& file, const std::string& message) {
  return file_fault("S004",
                    file,
                    "the store '" + file + "' is damaged: " + message,
                    "restore a backup, or make a new store from the documents");
}

Diagnostic locked(const std::string& file) {
  const std::optional<std::string> writer = writer_of(file);
  return file_fault("S006",
                    file,
                    "another process writes to the store '" + file + "': " +
                        writer.value_or("not a stance command; perhaps an open sqlite3"),
                    "try again when it is done");
}

Diagnostic no_room(const std::string& file) {
  return file_fault("S007",
                    file,
                    "no room left for the store '" + file + "'",
                    "free some space on its disk; what was committed is safe");
}

Diagnostic closed_to_us(const std::string& file, const std::string& message) {
  return file_fault("S005",
                    file,
                    "the store '" + file + "' may not be used: " + message,
                    "make the file and its folder readable and writable for you");
}

Diagnostic failed(const std::string& file, const std::string& message) {
  return file_fault(
      "S009",
      file,
      "the store '" + file + "' failed: " + message,
      "check the disk; stance store check tells whether the store is sound");
}

// A quota and a limit on the size of files come to the same as a full disk.
bool is_lack_of_room(int error_number) {
  return error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG;
}

}  // namespace

Diagnostic file_fault(const char* code,
                      const std::string& file,
                      std::string message,
                      std::string help) {
  Diagnostic fault{.code = code, .message = std::move(message)};
  fault.primary = Label{.span = {.file = file}};
  fault.helps.push_back({.text = std::move(help)});
  return fault;
}

Diagnostic sqlite_fault(const std::string& file, const SqliteFailure& failure) {
  constexpr int primary_bits = 0xFF;
  switch (failure.code & primary_bits) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return locked(file);
    case SQLITE_FULL: return no_room(file);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN: return closed_to_us(file, failure.message);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:  // a table or column that the schema must have is not there
      return damaged(file, failure.message);
    case SQLITE_IOERR:
      if (is_lack_of_room(failure.error_number)) return no_room(file);
      return failed(file, failure.message);
    default: return failed(file, failure.message);
  }
}

}  // namespace stance::store
