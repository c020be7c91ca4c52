// SPDX-License-Identifier: Apache-2.0
// How much is in a store, and a copy of it.
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "stance/store/fault.h"
#include "stance/store/open_store.h"
#include "stance/store/schema.h"

namespace stance::store {
namespace {

namespace fs = std::filesystem;

std::uint64_t count(Connection& connection, const char* sql) {
  Query query(connection, sql);
  query.with();
  return query.next() ? static_cast<std::uint64_t>(query.integer(0)) : 0;
}

std::optional<Day> day(Connection& connection, const char* sql) {
  Query query(connection, sql);
  query.with();
  if (!query.next() || query.is_null(0)) return std::nullopt;
  return query.day(0);
}

void count_facts(Connection& connection, StoreInfo& info) {
  info.documents = count(connection, "SELECT count(*) FROM document");
  info.documents_with_changed_metadata =
      count(connection,
            "SELECT count(*) FROM (SELECT document FROM document_metadata "
            "GROUP BY document HAVING count(*) > 1)");
  info.tables = count(connection, "SELECT count(*) FROM imported_table");
  info.manual_evidence =
      count(connection, "SELECT count(*) FROM manual_evidence WHERE extractor IS NULL");
  info.extractor_evidence = count(
      connection, "SELECT count(*) FROM manual_evidence WHERE extractor IS NOT NULL");
  info.decisions = count(connection, "SELECT count(*) FROM decision");
  info.rule_sets = count(connection, "SELECT count(*) FROM rule_set");
  info.rules_applied =
      day(connection, "SELECT recorded FROM rule_set ORDER BY key DESC LIMIT 1");
  info.last_recorded = day(connection,
                           "SELECT max(recorded) FROM ("
                           "SELECT recorded FROM document UNION ALL "
                           "SELECT recorded FROM document_metadata UNION ALL "
                           "SELECT recorded FROM decision UNION ALL "
                           "SELECT recorded FROM imported_table UNION ALL "
                           "SELECT recorded FROM name_decision UNION ALL "
                           "SELECT recorded FROM manual_evidence UNION ALL "
                           "SELECT recorded FROM rule_set UNION ALL "
                           "SELECT recorded FROM place_geoid UNION ALL "
                           "SELECT recorded FROM setting)");
}

void count_derived(Connection& connection, StoreInfo& info) {
  info.evidence =
      count(connection, "SELECT count(*) FROM evidence WHERE dropped IS NULL");
  info.table_evidence = count(connection, "SELECT count(*) FROM table_evidence");
  info.held_names = count(connection, "SELECT count(*) FROM held_name");
  info.dropped_evidence =
      count(connection, "SELECT count(*) FROM evidence WHERE dropped IS NOT NULL");
  info.timelines = count(connection, "SELECT count(*) FROM timeline");
  info.segments = count(connection, "SELECT count(*) FROM segment");
  info.events = count(connection, "SELECT count(*) FROM event");
  info.jurisdictions =
      count(connection, "SELECT count(DISTINCT jurisdiction) FROM timeline");
}

Diagnostic copy_fault(const std::string& target, const std::string& why) {
  return file_fault("S008", target, "cannot copy the store: " + why, "name another file");
}

bool is_on_disk(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool is_synced = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return is_synced;
}

}  // namespace

StoreInfo Store::info() const {
  const Attempt attempt(**open_, "count what is in the store");
  StoreInfo info{.file = file()};
  reading([&] {
    Connection& connection = **open_;
    info.schema_version = mark_of(connection).version;
    info.rules = applied_digest();
    count_facts(connection, info);
    count_derived(connection, info);
    const Digest rules = info.rules.value_or(Digest{});
    info.documents_to_extract = documents_to_extract(rules).size();
    info.outdated_timelines = outdated_timelines(rules).size();
    info.bytes = count(connection,
                       "SELECT page_count * page_size FROM pragma_page_count, "
                       "pragma_page_size");
  });
  return info;
}

std::optional<Diagnostic> Store::backup(const std::string& target) const {
  const Attempt attempt(**open_, "copy the store");
  std::error_code error;
  if (fs::exists(fs::symlink_status(target, error))) {
    return copy_fault(target, "'" + target + "' is there already");
  }
  // A name of its own until the copy is whole: nobody takes half of one for a backup.
  const std::string partial = target + ".partial";
  fs::remove(partial, error);
  Query(**open_, "VACUUM INTO ?").with(partial).run();
  if (!is_on_disk(partial)) return copy_fault(target, "it does not reach the disk");
  fs::rename(partial, target, error);
  if (error) return copy_fault(target, error.message());
  return std::nullopt;
}

}  // namespace stance::store
