// SPDX-License-Identifier: Apache-2.0
// The one place that speaks to SQLite. Every failure leaves it as a StoreError that names
// the file and what was attempted.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "stance/base/day.h"
#include "stance/base/edtf.h"
#include "stance/base/id.h"
#include "stance/store/store_error.h"

namespace stance::store {

enum class Access { read_without_locks, write, create };

class Query;

class Connection {
 public:
  Connection(std::string file, Access access, std::chrono::milliseconds wait);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  const std::string& file() const { return file_; }
  // What is being attempted from now on, in words, for errors; "" if nobody has said.
  void set_operation(const char* operation) { operation_ = operation; }
  const char* operation() const { return operation_; }

  // Several statements of constant text.
  void run_script(const char* sql);
  bool is_in_transaction() const;
  // The file may be opened, but not written; known after the first read.
  bool is_read_only() const;

 private:
  friend class Query;
  struct Handle;

  // Runs `work`; the library's exceptions become StoreError.
  template <class Work>
  auto guarded(Work work) const;

  std::string file_;
  const char* operation_ = "open";
  std::unique_ptr<Handle> handle_;
};

// Names what a function of the store attempts, for as long as it runs.
class Attempt {
 public:
  Attempt(Connection& connection, const char* operation)
      : connection_(connection), before_(connection.operation()) {
    connection_.set_operation(operation);
  }
  ~Attempt() { connection_.set_operation(before_); }
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;

 private:
  Connection& connection_;
  const char* before_;
};

// A statement, prepared once for each connection and constant text.
//
//   Query query(connection, "SELECT digest FROM document WHERE key = ?");
//   query.with(key);
//   while (query.next()) use(query.text(0));
class Query {
 public:
  Query(Connection& connection, const char* sql);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Starts over, with these values for the parameters, in order.
  template <class... T>
  Query& with(const T&... values) {
    start_over();
    (bind(values), ...);
    return *this;
  }
  // Goes on with the values for the parameters that follow.
  template <class... T>
  Query& also(const T&... values) {
    (bind(values), ...);
    return *this;
  }
  // The next row; false after the last one.
  bool next();
  // For statements without rows. How many rows of a table were changed.
  int run();

  bool is_null(int column) const;
  std::string text(int column) const;
  std::optional<std::string> optional_text(int column) const;
  std::int64_t integer(int column) const;
  bool flag(int column) const { return integer(column) != 0; }
  Day day(int column) const;
  Edtf date(int column) const;
  std::optional<Edtf> optional_date(int column) const;

  // A column holds what only damage, or a foreign hand, can have put there (S004).
  [[noreturn]] void fail_as_damaged(const std::string& why) const;

 private:
  friend class Connection;
  struct Statement;

  void start_over();
  void bind(std::nullopt_t nothing);
  void bind(const std::string& text);
  void bind(std::string_view text) { bind(std::string(text)); }
  void bind(std::int64_t number);
  void bind(std::size_t number) { bind(static_cast<std::int64_t>(number)); }
  void bind(int number) { bind(std::int64_t{number}); }
  void bind(bool flag) { bind(std::int64_t{flag ? 1 : 0}); }
  void bind(Day day) { bind(stance::to_string(day)); }
  void bind(const Edtf& date) { bind(date.to_string()); }
  template <class Tag>
  void bind(const Id<Tag>& id) {
    bind(id.text);
  }
  template <class T>
  void bind(const std::optional<T>& value) {
    if (value) {
      bind(*value);
    } else {
      bind(std::nullopt);
    }
  }

  Connection& connection_;
  const char* sql_;
  std::unique_ptr<Statement> statement_;
  int bound_ = 0;
};

}  // namespace stance::store
