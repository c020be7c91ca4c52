// SPDX-License-Identifier: Apache-2.0
#include "stance/store/connection.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <unordered_map>
#include <utility>
#include <vector>

#include "stance/store/fault.h"

namespace stance::store {
namespace {

// A connection is used by one thread at a time, so it needs no mutexes of its own.
int flags_for(Access access) {
  switch (access) {
    case Access::read_without_locks:
      return SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX;
    case Access::write: return SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX;
    case Access::create:
      return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX;
  }
  return SQLite::OPEN_READONLY;
}

// On a medium that nobody can write to, SQLite must be told that there is nothing to wait
// for; it takes that from a URI.
std::string name_for(const std::string& file, Access access) {
  if (access != Access::read_without_locks) return file;
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : file) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#' || byte < 0x21) {
      uri += '%';
      uri += hex[byte >> 4U];
      uri += hex[byte & 15U];
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

// The machine's error number behind a failed read or write. SQLite keeps it with the file
// that failed, which is the log far more often than the database.
int machine_error(::sqlite3* database) {
  int number = ::sqlite3_system_errno(database);
  if (number != 0) return number;
  ::sqlite3_file* log = nullptr;
  ::sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log != nullptr && log->pMethods != nullptr) {
    log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &number);
  }
  if (number != 0) return number;
  ::sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &number);
  return number;
}

}  // namespace

struct Query::Statement {
  SQLite::Statement prepared;
};

struct Connection::Handle {
  SQLite::Database database;
  // Prepared statements that nobody uses at the moment, by the text they are made from.
  std::unordered_map<const char*, std::vector<std::unique_ptr<Query::Statement>>> idle =
      {};
};

template <class Work>
auto Connection::guarded(Work work) const {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    const SqliteFailure failure{
        .code = error.getErrorCode() < 0 ? SQLITE_ERROR : error.getErrorCode(),
        .error_number = handle_ ? machine_error(handle_->database.getHandle()) : 0,
        .message = error.what()};
    throw StoreError(file_, operation_, sqlite_fault(file_, failure));
  }
}

Connection::Connection(std::string file, Access access, std::chrono::milliseconds wait)
    : file_(std::move(file)) {
  guarded([&] {
    handle_.reset(new Handle{SQLite::Database(
        name_for(file_, access), flags_for(access), static_cast<int>(wait.count()))});
  });
}

Connection::~Connection() = default;

void Connection::run_script(const char* sql) {
  guarded([&] { handle_->database.exec(sql); });
}

bool Connection::is_in_transaction() const {
  return ::sqlite3_get_autocommit(handle_->database.getHandle()) == 0;
}

bool Connection::is_read_only() const {
  return ::sqlite3_db_readonly(handle_->database.getHandle(), "main") == 1;
}

Query::Query(Connection& connection, const char* sql)
    : connection_(connection), sql_(sql) {
  auto& idle = connection_.handle_->idle[sql];
  if (!idle.empty()) {
    statement_ = std::move(idle.back());
    idle.pop_back();
    return;
  }
  connection_.guarded([&] {
    statement_.reset(
        new Statement{SQLite::Statement(connection_.handle_->database, sql)});
  });
}

Query::~Query() {
  // Ends the statement and lets go of its values. Errors were reported when they
  // occurred.
  statement_->prepared.tryReset();
  connection_.handle_->idle[sql_].push_back(std::move(statement_));
}

void Query::start_over() {
  bound_ = 0;
  connection_.guarded([&] { statement_->prepared.reset(); });
}

void Query::bind(std::nullopt_t) {
  connection_.guarded([&] { statement_->prepared.bind(++bound_); });
}

void Query::bind(const std::string& text) {
  connection_.guarded([&] { statement_->prepared.bind(++bound_, text); });
}

void Query::bind(std::int64_t number) {
  connection_.guarded([&] { statement_->prepared.bind(++bound_, number); });
}

bool Query::next() {
  return connection_.guarded([&] { return statement_->prepared.executeStep(); });
}

int Query::run() {
  return connection_.guarded([&] {
    const int changed = statement_->prepared.exec();
    statement_->prepared.reset();
    return changed;
  });
}

bool Query::is_null(int column) const {
  return statement_->prepared.getColumn(column).isNull();
}

std::string Query::text(int column) const {
  return statement_->prepared.getColumn(column).getString();
}

std::optional<std::string> Query::optional_text(int column) const {
  const SQLite::Column value = statement_->prepared.getColumn(column);
  if (value.isNull()) return std::nullopt;
  return value.getString();
}

std::int64_t Query::integer(int column) const {
  return statement_->prepared.getColumn(column).getInt64();
}

Day Query::day(int column) const {
  const std::string written = text(column);
  const std::optional<Day> parsed = parse_day(written);
  if (!parsed) fail_as_damaged("'" + written + "' is not a day");
  return *parsed;
}

Edtf Query::date(int column) const {
  const std::string written = text(column);
  Result<Edtf, EdtfError> parsed = Edtf::parse(written);
  if (!parsed) fail_as_damaged("'" + written + "' is not a date");
  return *std::move(parsed);
}

std::optional<Edtf> Query::optional_date(int column) const {
  if (is_null(column)) return std::nullopt;
  return date(column);
}

void Query::fail_as_damaged(const std::string& why) const {
  throw StoreError(
      connection_.file_,
      connection_.operation_,
      sqlite_fault(connection_.file_, {.code = SQLITE_CORRUPT, .message = why}));
}

}  // namespace stance::store
