// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/gold.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "stance/base/text.h"
#include "stance/ingest/files.h"
#include "stance/ingest/front_matter.h"
#include "stance/ingest/ingest.h"
#include "stance/ingest/line_reader.h"

namespace stance::ingest {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// One line of the file; what it finds wrong, it says with the line's number.
class GoldLine {
 public:
  GoldLine(const RecordNames& names, const LinePlace& place, Diagnostics& diagnostics)
      : names_(names), place_(place), diagnostics_(diagnostics) {}

  std::optional<GoldDocument> read(std::string_view line, const fs::path& folder);

 private:
  Diagnostic& add(const char* code, const std::string& message) {
    Diagnostic fault{.code = code,
                     .message = "line " + std::to_string(place_.number) + ": " + message};
    fault.primary =
        Label{.span = {.file = place_.file, .begin = place_.begin, .end = place_.begin}};
    diagnostics_.push_back(std::move(fault));
    return diagnostics_.back();
  }
  void fail(const char* code, const std::string& message, std::string help) {
    add(code, message).helps.push_back({.text = std::move(help)});
    is_sound_ = false;
  }
  void note(const char* code, const std::string& message) {
    add(code, message).severity = Severity::note;
  }

  std::optional<json> parsed(std::string_view line);
  void read_metadata(const json& object, Metadata& metadata);
  bool read_text(const json& object, const fs::path& folder, GoldDocument& gold);
  std::string text_member(const json& object, const char* key, const std::string& where);
  JurisdictionId read_place(const std::string& name, const std::string& where);
  void read_policy(const json& object, const std::string& where, ScoredClaim& claim);
  GoldRecord read_record(const json& object, const std::string& where);
  Forbidden read_forbidden(const json& object, const std::string& where);
  Trap read_trap(const json& object, const std::string& where);
  void check_span(const std::string& span, const std::string& where);

  const RecordNames& names_;
  const LinePlace& place_;
  Diagnostics& diagnostics_;
  std::string text_ = {};
  bool is_sound_ = true;
};

std::optional<json> GoldLine::parsed(std::string_view line) {
  if (first_utf8_fault(line)) {
    fail("I005", "not UTF-8", "save it as UTF-8");
    return std::nullopt;
  }
  json object = json::parse(line, nullptr, false);
  if (object.is_discarded()) {
    fail("I030", "broken JSON", "write each document as one object on one line");
    return std::nullopt;
  }
  if (!object.is_object()) {
    fail(
        "I031", "not an object", "write each document as {\"id\": ..., \"gold\": [...]}");
    return std::nullopt;
  }
  return object;
}

void GoldLine::read_metadata(const json& object, Metadata& metadata) {
  for (const auto& [key, value] : object.items()) {
    if (!is_metadata_key(key)) continue;
    MetadataValue given;
    if (value.is_string()) given = value.get<std::string>();
    if (value.is_boolean()) given = value.get<bool>();
    const std::optional<Diagnostic> fault =
        value.is_null() || value.is_string() || value.is_boolean()
            ? set_metadata(metadata, key, given)
            : type_fault(key);
    if (fault) fail(fault->code.c_str(), fault->message, "correct the value");
  }
}

// The file beside the gold file, or in a folder beside it.
std::optional<fs::path> file_near(const fs::path& folder, const std::string& name) {
  std::error_code error;
  const fs::path base = fs::path(name).filename();
  if (base.empty()) return std::nullopt;
  if (fs::is_regular_file(folder / base, error)) return folder / base;
  std::set<fs::path> found;
  for (fs::directory_iterator entry(folder, error);
       !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    std::error_code ignored;
    if (fs::is_regular_file(entry->path() / base, ignored)) {
      found.insert(entry->path() / base);
    }
  }
  return found.empty() ? std::nullopt : std::optional(*found.begin());
}

bool GoldLine::read_text(const json& object, const fs::path& folder, GoldDocument& gold) {
  Metadata metadata;
  read_metadata(object, metadata);
  std::string text;
  if (object.contains("text")) {
    text = text_member(object, "text", "the document");
  } else {
    const std::string name = object.contains("file")
                                 ? text_member(object, "file", "the document")
                                 : metadata.id.value_or("");
    const std::optional<fs::path> file = file_near(folder, name);
    if (!file) {
      fail("I143",
           "no text: neither \"text\" nor a file '" + printable_line(name) + "'",
           "put the file beside this one, or in a folder beside it");
      return false;
    }
    const Result<std::string, Diagnostic> bytes = read_file(*file, document_limit);
    const Result<TextFile, Diagnostics> parsed =
        bytes ? parse_text_file(*bytes, file->string())
              : Result<TextFile, Diagnostics>(failure(Diagnostics{bytes.error()}));
    if (!parsed) {
      for (const Diagnostic& fault : parsed.error()) diagnostics_.push_back(fault);
      return false;
    }
    metadata = merged(parsed->metadata, metadata);
    // Records name a document by its id in this file.
    if (object.contains("id")) metadata.id = object["id"].get<std::string>();
    text = parsed->text;
  }
  text_ = text;
  gold.document =
      document_from(std::move(text), metadata, "line " + std::to_string(place_.number));
  return true;
}

std::string GoldLine::text_member(const json& object,
                                  const char* key,
                                  const std::string& where) {
  const auto found = object.find(key);
  if (found != object.end() && found->is_string()) return found->get<std::string>();
  fail("I140",
       where + ": \"" + key + "\" " +
           (found == object.end() ? "is missing" : "is not a text"),
       "data/gold.md shows what a record holds");
  return {};
}

JurisdictionId GoldLine::read_place(const std::string& name, const std::string& where) {
  const NamedPlace place = place_of_name(names_.gazetteer, name);
  if (place.id) return *place.id;
  if (!place.candidates.empty()) {
    fail("I142",
         where + ": '" + printable_line(name) + "' can be several places",
         "write one of: " + join(place.candidates, "; "));
    return {};
  }
  note("I145",
       where + ": '" + printable_line(name) +
           "' is no place that we know; what is said of it counts as missed");
  return {"unknown: " + name};
}

void GoldLine::read_policy(const json& object,
                           const std::string& where,
                           ScoredClaim& claim) {
  claim.policy.text = text_member(object, "policy", where);
  claim.state.text = text_member(object, "state", where);
  if (claim.policy.text.empty() || claim.state.text.empty()) return;
  const auto fault = policy_fault(names_.rules, claim.policy, claim.state);
  if (fault) fail("I141", where + ": " + fault->message, fault->help);
}

void GoldLine::check_span(const std::string& span, const std::string& where) {
  if (span.empty() || text_.find(span) != std::string::npos) return;
  note("I146",
       where + ": these words do not stand in the text: " +
           printable_line(span.substr(0, 60)));
}

GoldRecord GoldLine::read_record(const json& object, const std::string& where) {
  GoldRecord record;
  record.claim.jurisdiction =
      read_place(text_member(object, "jurisdiction", where), where);
  read_policy(object, where, record.claim);
  const std::string kind = text_member(object, "kind", where);
  if (const std::optional<Kind> known = parse_kind(kind)) {
    record.kind = *known;
  } else if (!kind.empty()) {
    const auto fault = kind_fault(kind);
    fail("I141", where + ": " + fault->message, fault->help);
  }
  const std::string when =
      object.contains("date") ? text_member(object, "date", where) : "XXXX";
  if (const auto date = Edtf::parse(when)) {
    record.when = *date;
  } else {
    fail(
        "I014",
        where + ": '" + printable_line(when) + "' is not a date: " + date.error().message,
        "write a day, a month, a year, a range of them, or XXXX");
  }
  const auto optional = object.find("hedge");
  record.is_optional =
      optional != object.end() && optional->is_boolean() && optional->get<bool>();
  const auto span = object.find("span");
  if (span != object.end() && span->is_string()) record.span = span->get<std::string>();
  check_span(record.span, where);
  return record;
}

Forbidden GoldLine::read_forbidden(const json& object, const std::string& where) {
  Forbidden forbidden;
  for (const auto& [key, value] : object.items()) {
    const std::string text = text_member(object, key.c_str(), where);
    if (key == "jurisdiction") {
      forbidden.jurisdiction = read_place(text, where);
    } else if (key == "policy") {
      forbidden.policy = PolicyId{text};
    } else if (key == "state") {
      forbidden.state = StateId{text};
    } else if (key == "kind") {
      forbidden.kind = parse_kind(text);
    } else if (key == "date") {
      const auto date = Edtf::parse(text);
      forbidden.when = date ? date->to_string() : text;
    } else {
      fail("I140",
           where + ": unknown key '" + printable_line(key) + "'",
           "\"must_not\" holds jurisdiction, policy, state, kind, date");
    }
  }
  return forbidden;
}

Trap GoldLine::read_trap(const json& object, const std::string& where) {
  Trap trap{.span = text_member(object, "span", where)};
  const auto why = object.find("why");
  if (why != object.end() && why->is_string()) trap.why = why->get<std::string>();
  check_span(trap.span, where);
  const auto must_not = object.find("must_not");
  if (must_not == object.end() || !must_not->is_array()) return trap;
  for (const json& one : *must_not) {
    if (one.is_object()) trap.forbidden.push_back(read_forbidden(one, where));
  }
  return trap;
}

std::optional<GoldDocument> GoldLine::read(std::string_view line,
                                           const fs::path& folder) {
  const std::optional<json> object = parsed(line);
  if (!object) return std::nullopt;
  if (text_member(*object, "id", "the document").empty()) return std::nullopt;
  const auto records = object->find("gold");
  if (records == object->end() || !records->is_array()) {
    fail("I140",
         "\"gold\" is missing or not a list",
         "write \"gold\": [] for a document that says nothing");
    return std::nullopt;
  }
  GoldDocument gold;
  if (!read_text(*object, folder, gold)) return std::nullopt;
  std::size_t number = 0;
  for (const json& record : *records) {
    const std::string where = "record " + std::to_string(++number);
    if (record.is_object()) {
      gold.records.push_back(read_record(record, where));
    } else {
      fail("I140", where + ": not an object", "data/gold.md shows what a record holds");
    }
  }
  number = 0;
  for (const json& trap : object->value("traps", json::array())) {
    const std::string where = "trap " + std::to_string(++number);
    if (trap.is_object()) gold.traps.push_back(read_trap(trap, where));
  }
  return is_sound_ ? std::optional(std::move(gold)) : std::nullopt;
}

}  // namespace

Gold read_gold(const fs::path& file, const RecordNames& names) {
  Gold gold;
  std::ifstream stream(file, std::ios::binary);
  std::error_code error;
  if (!stream || !fs::is_regular_file(file, error)) {
    const Result<std::string, Diagnostic> read = read_file(file, document_limit);
    gold.diagnostics.push_back(
        read ? Diagnostic{.code = "I002", .message = "not a regular file"}
             : read.error());
    return gold;
  }
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::set<std::string> ids;
  LineReader reader(stream, document_limit);
  while (reader.next()) {
    if (!reader.is_too_long() &&
        reader.line().find_first_not_of(" \t\r") == std::string::npos) {
      continue;
    }
    const LinePlace place{file.string(), reader.number(), reader.begin()};
    const std::string begun = reader.is_too_long() ? "{" : reader.line();
    std::optional<GoldDocument> one =
        GoldLine(names, place, gold.diagnostics).read(begun, folder);
    if (!one) continue;
    if (!ids.insert(one->document.id).second) {
      gold.diagnostics.push_back({.code = "I144",
                                  .message = "line " + std::to_string(place.number) +
                                             ": the id '" + one->document.id +
                                             "' stands twice"});
      gold.diagnostics.back().primary = Label{.span = {.file = file.string()}};
      continue;
    }
    gold.documents.push_back(*std::move(one));
  }
  if (gold.documents.empty() && gold.diagnostics.empty()) {
    gold.diagnostics.push_back(
        {.code = "I003", .message = "'" + file.string() + "' is empty"});
  }
  return gold;
}

}  // namespace stance::ingest
