// SPDX-License-Identifier: Apache-2.0
#include "stance/store/open_store.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <utility>

#include "stance/store/fault.h"
#include "stance/store/schema.h"
#include "stance/store/writer_record.h"

namespace stance::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* in_memory = ":memory:";

std::uintmax_t size_of(const std::string& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  return error ? 0 : size;
}

Diagnostic not_a_store(const std::string& file, const std::string& why) {
  return file_fault("S002",
                    file,
                    "'" + file + "' is not a stance store: " + why,
                    "name another file with --store, or make a store with stance init");
}

// What can be said before SQLite looks at the file, so that it changes no file that is
// not ours.
std::optional<Diagnostic> fault_of_file(const std::string& file, OpenMode mode) {
  std::error_code error;
  if (fs::is_directory(file, error)) return not_a_store(file, "it is a folder");
  if (!fs::exists(file, error)) {
    if (mode == OpenMode::create) return std::nullopt;
    return file_fault("S001",
                      file,
                      "there is no store '" + file + "'",
                      "make one with stance init, or name another with --store");
  }
  constexpr std::string_view magic("SQLite format 3\0", 16);
  std::array<char, magic.size()> head = {};
  std::ifstream stream(file, std::ios::binary);
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  const auto count = static_cast<std::size_t>(stream.gcount());
  if (!stream && count == 0 && size_of(file) > 0) {
    return file_fault("S005",
                      file,
                      "the store '" + file + "' may not be read",
                      "make the file readable for you");
  }
  if (count == 0) {
    if (mode == OpenMode::create) return std::nullopt;
    return not_a_store(file, "it is empty");
  }
  if (std::string_view(head.data(), count) != magic) {
    return not_a_store(file, "it is no SQLite database");
  }
  return std::nullopt;
}

std::optional<Diagnostic> fault_of_mark(const std::string& file,
                                        const FileMark& mark,
                                        OpenMode mode) {
  const auto newest = static_cast<int>(schema_steps().size());
  const bool is_blank = mark.application == 0 && mark.version == 0 && !mark.has_tables;
  if (is_blank && mode != OpenMode::create) return not_a_store(file, "it has no tables");
  if (!is_blank && mark.application != application_id) {
    return not_a_store(file, "another program made this database");
  }
  if (mark.version > newest) {
    return file_fault("S003",
                      file,
                      "the store '" + file +
                          "' was made by a newer stance (its version " +
                          std::to_string(mark.version) + ", known here up to " +
                          std::to_string(newest) + ")",
                      "use that version of stance");
  }
  return std::nullopt;
}

std::int64_t number(Connection& connection, const char* sql) {
  Query query(connection, sql);
  query.with();
  return query.next() ? query.integer(0) : 0;
}

// A file that ends before its last page. Pages may still be in the log beside it.
std::optional<Diagnostic> fault_of_size(Connection& connection) {
  const std::string& file = connection.file();
  if (file == in_memory || size_of(file + "-wal") > 0) return std::nullopt;
  const std::int64_t expected =
      number(connection, "PRAGMA page_count") * number(connection, "PRAGMA page_size");
  const auto found = static_cast<std::int64_t>(size_of(file));
  if (found >= expected) return std::nullopt;
  return file_fault("S004",
                    file,
                    "the store '" + file + "' is cut off: " + std::to_string(found) +
                        " of " + std::to_string(expected) + " bytes",
                    "restore a backup, or make a new store from the documents");
}

// For reading, too, SQLite may have to finish what a killed process left in the log; that
// is writing, though it changes nothing that was committed.
Access access_for(OpenMode mode) {
  return mode == OpenMode::create ? Access::create : Access::write;
}

Result<std::unique_ptr<Connection>, Diagnostic> connect(const std::string& file,
                                                        const OpenOptions& options,
                                                        Access access) {
  auto connection = std::make_unique<Connection>(file, access, options.wait);
  const FileMark mark = mark_of(*connection);
  if (std::optional<Diagnostic> fault = fault_of_mark(file, mark, options.mode)) {
    return failure(*std::move(fault));
  }
  if (std::optional<Diagnostic> fault = fault_of_size(*connection)) {
    return failure(*std::move(fault));
  }
  if (options.mode != OpenMode::read && connection->is_read_only()) {
    return failure(file_fault("S005",
                              file,
                              "the store '" + file + "' can only be read",
                              "make the file and its folder writable for you"));
  }
  if (options.mode != OpenMode::read && file != in_memory) {
    connection->run_script("PRAGMA journal_mode = WAL");
  }
  if (mark.version < static_cast<int>(schema_steps().size())) {
    upgrade(*connection, schema_steps());
  }
  if (options.mode == OpenMode::read) {
    connection->run_script("PRAGMA query_only = ON");
  } else {
    // Evidence arrives document by document and is indexed by place: without memory for
    // the indexes every batch would write them out anew.
    connection->run_script(
        "PRAGMA foreign_keys = ON; PRAGMA cache_size = -131072; "
        "PRAGMA wal_autocheckpoint = 16384");
  }
  connection->set_operation("");
  return connection;
}

// On a medium where nothing can be written, SQLite needs to be told so.
Result<std::unique_ptr<Connection>, Diagnostic> connect_to_read_only(
    const std::string& file, const OpenOptions& options) {
  if (size_of(file + "-wal") > 0) {
    return failure(
        file_fault("S005",
                   file,
                   "the store '" + file + "' has a log that must be written back first",
                   "open it once where it may be written"));
  }
  return connect(file, options, Access::read_without_locks);
}

// The machine, or another process; the rest is for the user to correct.
bool is_failure_of_machine(const std::string& code) {
  return code == "S006" || code == "S007" || code == "S009";
}

}  // namespace

Store::Store(std::unique_ptr<Open> open) : open_(std::move(open)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Result<Store, Diagnostic> Store::open(const std::string& file,
                                      const OpenOptions& options) {
  if (file != in_memory) {
    if (std::optional<Diagnostic> fault = fault_of_file(file, options.mode)) {
      return failure(*std::move(fault));
    }
  }
  const auto as_store = [&](Result<std::unique_ptr<Connection>, Diagnostic> connected)
      -> Result<Store, Diagnostic> {
    if (!connected) return failure(connected.error());
    return Store(std::make_unique<Open>(Open{std::move(*connected), options}));
  };
  try {
    return as_store(connect(file, options, access_for(options.mode)));
  } catch (const StoreError& error) {
    if (is_failure_of_machine(error.diagnostic().code)) throw;
    if (error.diagnostic().code != "S005" || options.mode != OpenMode::read) {
      return failure(error.diagnostic());
    }
  }
  try {
    return as_store(connect_to_read_only(file, options));
  } catch (const StoreError& error) {
    if (is_failure_of_machine(error.diagnostic().code)) throw;
    return failure(error.diagnostic());
  }
}

const std::string& Store::file() const {
  return open_->connection->file();
}

namespace {

// Ends what BEGIN began, on every way out.
class OpenTransaction {
 public:
  OpenTransaction(Connection& connection, const char* begin) : connection_(connection) {
    Query(connection_, begin).run();
  }
  ~OpenTransaction() {
    // A full disk or a failing one ends the transaction by itself.
    if (is_committed_ || !connection_.is_in_transaction()) return;
    try {
      Query(connection_, "ROLLBACK").run();
    } catch (const StoreError&) {
      // What made us give up is on its way to the caller; and what is not committed is
      // undone when the connection closes, at the latest.
      return;
    }
  }
  OpenTransaction(const OpenTransaction&) = delete;
  OpenTransaction& operator=(const OpenTransaction&) = delete;

  void commit() {
    Query(connection_, "COMMIT").run();
    is_committed_ = true;
  }

 private:
  Connection& connection_;
  bool is_committed_ = false;
};

// What is attempted, if nobody has said it.
const char* begun_as(const Connection& connection, const char* otherwise) {
  const std::string_view named = connection.operation();
  return named.empty() ? otherwise : connection.operation();
}

// Says who writes, for as long as it lives.
class WriterSign {
 public:
  WriterSign(const std::string& file, const std::string& command) : file_(file) {
    if (file_ != in_memory) record_writer(file_, command);
  }
  ~WriterSign() {
    if (file_ != in_memory) forget_writer(file_);
  }
  WriterSign(const WriterSign&) = delete;
  WriterSign& operator=(const WriterSign&) = delete;

 private:
  const std::string& file_;
};

}  // namespace

void Store::transaction(const std::function<void()>& work) {
  Connection& connection = **open_;
  if (connection.is_in_transaction()) return work();
  const Attempt attempt(connection, begun_as(connection, "write to the store"));
  OpenTransaction transaction(connection, "BEGIN IMMEDIATE");
  {
    const WriterSign sign(file(), open_->options.command);
    work();
  }
  transaction.commit();
}

void Store::reading(const std::function<void()>& work) const {
  Connection& connection = **open_;
  if (connection.is_in_transaction()) return work();
  const Attempt attempt(connection, begun_as(connection, "read the store"));
  OpenTransaction transaction(connection, "BEGIN");
  work();
  transaction.commit();
}

}  // namespace stance::store
