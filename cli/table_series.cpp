// SPDX-License-Identifier: Apache-2.0
#include "table_series.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "progress.h"
#include "stance/base/digest.h"
#include "stance/ingest/files.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mapping_limit = std::size_t{16} << 20U;
// Part of the stamp of what was read: goes up when reading itself changes.
constexpr const char* reading_version = "2";

std::string text_of_file(const fs::path& file) {
  Result<std::string, Diagnostic> text = ingest::read_file(file, mapping_limit);
  if (!text) throw InputError(Diagnostics{text.error()});
  return std::move(text).value();
}

std::string stamp_of(const RuleSet& rules,
                     const ingest::Mapping& mapping,
                     const std::vector<ingest::KnownName>& names) {
  std::string text = std::string(reading_version) + "\n" + rules.digest.text + "\n" +
                     mapping.digest.text + "\n";
  for (const ingest::KnownName& each : names) {
    text += each.name + "\x1F" + each.in + "\x1F" + each.place + "\n";
  }
  return digest_of(text).text;
}

bool is_retracted(const std::vector<Decision>& decisions, const Digest& digest) {
  Evidence any;
  any.digest = digest;
  return is_retracted(any, decisions);
}

// One series, while it is read.
class SeriesWork {
 public:
  SeriesWork(Session& session, const RuleSet& rules, MappingFile file)
      : rules_(rules),
        file_(std::move(file)),
        progress_(session, {"reading " + file_.mapping.name, "bytes"}),
        store_(session.store(store::OpenMode::write)),
        names_(settled_names(store_, file_.mapping.name)),
        places_(file_.mapping, session.gazetteer(), names_) {}

  std::optional<SeriesRead> run() {
    const std::string& name = file_.mapping.name;
    const std::string stamp = stamp_of(rules_, file_.mapping, names_);
    std::vector<std::int64_t> pending = store_.tables_to_read(name, stamp);
    if (pending.empty()) return std::nullopt;
    choose_tables(pending);
    SeriesRead read{.series = name};
    std::vector<std::int64_t> keys;
    for (const store::ImportedTable& table : tables_) keys.push_back(table.key);
    store_.replace_table_evidence(keys, stamp, [&](const store::Store::TableSink& sink) {
      return make(read, sink);
    });
    return read;
  }

 private:
  // All tables where they depend on each other.
  void choose_tables(const std::vector<std::int64_t>& pending) {
    for (store::ImportedTable& table : store_.tables(file_.mapping.name)) {
      const bool is_pending = std::ranges::find(pending, table.key) != pending.end();
      if (is_pending || ingest::is_series(file_.mapping))
        tables_.push_back(std::move(table));
    }
  }

  std::int64_t key_of(const Digest& digest, const std::optional<Edtf>& published) const {
    const store::ImportedTable* found = nullptr;
    for (const store::ImportedTable& table : tables_) {
      if (table.digest != digest) continue;
      const bool is_day = published && published->days().latest == table.published;
      if (found == nullptr || is_day) found = &table;
    }
    return found == nullptr ? 0 : found->key;
  }

  ingest::NextChunk counted_bytes(const Digest& digest) {
    return [this, bytes = store_.table_bytes(digest)](std::string& chunk) {
      const bool is_more = bytes(chunk);
      if (is_more) progress_.advance(chunk.size());
      return is_more;
    };
  }

  store::TablesRead make(SeriesRead& read, const store::Store::TableSink& sink) {
    std::vector<ingest::SeriesTable> tables;
    const std::vector<Decision> decisions = store_.decisions();
    for (const store::ImportedTable& table : tables_) {
      tables.push_back(
          {.info = {table.file, table.digest, table.published},
           .open = [this, digest = table.digest] { return counted_bytes(digest); },
           .is_retracted = is_retracted(decisions, table.digest)});
    }
    ingest::TableReport report;
    const ingest::TableRules rules{file_.mapping, rules_, places_, report};
    read.outcome = ingest::series_evidence(tables, rules, [&](const Evidence& piece) {
      sink(key_of(piece.digest, piece.published), piece);
    });
    read.faults = report.diagnostics();
    read.held = report.held();
    return rows_of(read);
  }

  store::TablesRead rows_of(const SeriesRead& read) const {
    store::TablesRead rows;
    for (const ingest::Publication& each : read.outcome.publications) {
      rows.publications.push_back(
          {.table = key_of(each.digest, Edtf::from_day(each.published)),
           .published = each.published,
           .rows = each.rows,
           .standing = std::string(to_string(each.standing)),
           .reason = each.reason});
    }
    for (const ingest::HeldRows& each : read.held) {
      rows.held.push_back({.series = read.series,
                           .name = each.name.name,
                           .in = each.name.in,
                           .reason = each.name.reason,
                           .candidates = each.name.candidates,
                           .file = each.file,
                           .first_row = each.first_row,
                           .rows = each.rows});
    }
    return rows;
  }

  const RuleSet& rules_;
  MappingFile file_;
  Progress progress_;
  store::Store& store_;
  std::vector<ingest::KnownName> names_;
  ingest::PlaceNames places_;
  std::vector<store::ImportedTable> tables_ = {};
};

MappingFile parsed(const Session& session, store::StoredMapping text) {
  auto mapping = ingest::read_mapping(text.content, text.file, text.names);
  if (!mapping) {
    session.show(mapping.error(), {{text.file, text.content}});
    throw InputError("the mapping has faults; nothing was imported");
  }
  text.name = mapping->name;
  return {std::move(mapping).value(), std::move(text)};
}

}  // namespace

ingest::NextChunk table_in_file(const std::string& path, const ingest::Mapping& mapping) {
  return ingest::as_utf8(mapping.encoding, ingest::chunks_of_file(path));
}

Digest digest_of_table(const ingest::NextChunk& bytes) {
  DigestMaker maker;
  for (std::string chunk; bytes(chunk);) maker.add(chunk);
  return maker.finish();
}

MappingFile read_mapping_file(const Session& session, const std::string& path) {
  const fs::path file = session.environment().folder / path;
  store::StoredMapping text{.name = "", .file = path, .content = text_of_file(file)};
  MappingFile read = parsed(session, text);
  if (!read.mapping.names_file) return read;
  text.names = text_of_file(file.parent_path() / read.mapping.names_file->text);
  return parsed(session, std::move(text));
}

MappingFile stored_mapping(const Session& session, const store::StoredMapping& stored) {
  MappingFile file = parsed(session, stored);
  // It was recorded under this name, whatever its file is called now.
  file.mapping.name = stored.name;
  file.text.name = stored.name;
  return file;
}

void require_rules(const Session& session,
                   const MappingFile& file,
                   const RuleSet& rules) {
  const Diagnostics faults = ingest::check_against_rules(file.mapping, rules);
  if (faults.empty()) return;
  session.show(faults, {{file.text.file, file.text.content}});
  throw InputError("the mapping does not fit the rules; nothing was imported");
}

std::vector<ingest::KnownName> settled_names(const store::Store& store,
                                             const std::string& series) {
  std::map<std::pair<std::string, std::string>, std::string> settled;
  for (const store::NameDecision& each : store.name_decisions()) {
    if (!each.series.empty() && each.series != series) continue;
    const std::pair<std::string, std::string> name(each.name, each.in);
    if (each.place) {
      settled[name] = each.place->text;
    } else {
      settled.erase(name);
    }
  }
  std::vector<ingest::KnownName> names;
  for (const auto& [name, place] : settled) {
    names.push_back({name.first, name.second, place});
  }
  return names;
}

std::vector<SeriesRead> derive_tables(Session& session, const RuleSet& rules) {
  store::Store& store = session.store(store::OpenMode::write);
  std::vector<SeriesRead> all;
  for (const std::string& name : store.series()) {
    const std::optional<store::StoredMapping> stored = store.mapping(name);
    if (!stored) continue;
    MappingFile file = stored_mapping(session, *stored);
    std::optional<SeriesRead> read = SeriesWork(session, rules, std::move(file)).run();
    if (read) all.push_back(*std::move(read));
  }
  return all;
}

}  // namespace stance::cli
