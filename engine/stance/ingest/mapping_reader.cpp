// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/mapping_reader.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "stance/base/text.h"
#include "stance/ingest/mapping_keys.h"
#include "stance/rules/toml_tree.h"

namespace stance::ingest {
namespace {

using namespace std::string_view_literals;

// Reads one mapping, part by part.
class MappingReader {
 public:
  MappingReader(std::string_view text, std::string file)
      : file_(std::move(file)), tree_(read_toml(text, file_)), keys_(faults_) {}

  Diagnostics faults() { return std::move(faults_); }
  bool is_toml() {
    for (Diagnostic& fault : tree_.faults) {
      fault.code = "I050";
      faults_.push_back(std::move(fault));
    }
    return faults_.empty();
  }

  Mapping read() {
    keys_.check(tree_.root,
                {"table",
                 "columns",
                 "constants",
                 "values",
                 "column",
                 "dates",
                 "names",
                 "name",
                 "list",
                 "versions"});
    with("table", [&](const TomlValue& value) { read_table(value); });
    with("columns",
         [&](const TomlValue& value) { read_columns(keys_, value, mapping_); });
    with("constants", [&](const TomlValue& value) { read_constants(value); });
    with("values", [&](const TomlValue& value) { read_values(value); });
    with("column",
         [&](const TomlValue& value) { read_policy_columns(keys_, value, mapping_); });
    with("dates", [&](const TomlValue& value) { read_dates(value); });
    with("names", [&](const TomlValue& value) { read_names(value); });
    with("name", [&](const TomlValue& value) { read_known_names(value); });
    with("list", [&](const TomlValue& value) { read_list(value); });
    with("versions", [&](const TomlValue& value) { read_versions(value); });
    check_kinds();
    check_needed();
    return std::move(mapping_);
  }

 private:
  template <class Read>
  void with(std::string_view part, Read read) {
    if (const TomlEntry* entry = tree_.root.find(part)) read(entry->value);
  }

  std::optional<std::string> plain(const TomlValue& table, std::string_view key) {
    const std::optional<Written> text = keys_.text(table, key);
    return text ? std::optional(text->text) : std::nullopt;
  }

  void read_table(const TomlValue& value);
  void read_constants(const TomlValue& value);
  void read_values(const TomlValue& value);
  void read_dates(const TomlValue& value);
  void read_names(const TomlValue& value);
  void read_known_names(const TomlValue& value);
  void read_list(const TomlValue& value);
  void read_versions(const TomlValue& value);
  std::vector<Role> roles_of(const TomlValue& value);
  void check_kinds();
  void check_needed();
  void check_together();
  void lack(std::string message, std::string help) {
    keys_.fault("I054", {.file = file_}, std::move(message), std::move(help));
  }

  std::string file_;
  TomlTree tree_;
  Diagnostics faults_ = {};
  MappingKeys keys_;
  Mapping mapping_ = {};
};

void MappingReader::read_table(const TomlValue& value) {
  keys_.check(value,
              {"name",
               "title",
               "publisher",
               "kind",
               "url",
               "grade",
               "separator",
               "encoding",
               "header",
               "empty",
               "ignored",
               "states-bind"});
  mapping_.name = plain(value, "name").value_or("");
  mapping_.title = plain(value, "title");
  mapping_.publisher = plain(value, "publisher");
  mapping_.source_kind = plain(value, "kind");
  mapping_.url = plain(value, "url");
  constexpr std::array grades = {"A"sv, "B"sv, "C"sv, "D"sv};
  if (const auto grade = keys_.choice(value, "grade", grades)) {
    mapping_.grade = *parse_grade(grades[*grade]);
  }
  constexpr std::array separators = {
      "comma"sv, "tab"sv, "semicolon"sv, "bar"sv, ","sv, "\t"sv, ";"sv, "|"sv};
  if (const auto separator = keys_.choice(value, "separator", separators)) {
    mapping_.separator = ",\t;|,\t;|"[*separator];
  }
  constexpr std::array encodings = {"utf-8"sv, "windows-1252"sv, "latin-1"sv};
  if (const auto encoding = keys_.choice(value, "encoding", encodings)) {
    mapping_.encoding =
        *encoding == 0 ? TableEncoding::utf8 : TableEncoding::windows_1252;
  }
  if (const auto row = keys_.number(value, "header")) {
    mapping_.header_row = *row >= 1 ? static_cast<std::size_t>(*row) : 1;
  }
  for (const Written& each :
       keys_.texts(value, "empty").value_or(std::vector<Written>())) {
    mapping_.empty_words.push_back(fold(each.text));
  }
  if (const auto ignored = keys_.texts(value, "ignored")) {
    mapping_.ignored.emplace();
    for (const Written& each : *ignored) mapping_.ignored->push_back(each.text);
  }
  constexpr std::array binds = {"own"sv, "below"sv};
  if (const auto bind = keys_.choice(value, "states-bind", binds)) {
    mapping_.states_bind = *bind == 0 ? Binds::own : Binds::below;
  }
}

// Days, the names of rows, and the words of a row are its own.
constexpr std::array never_constant = {Role::when,
                                       Role::start,
                                       Role::end,
                                       Role::known,
                                       Role::known_end,
                                       Role::announced,
                                       Role::signed_on,
                                       Role::effective,
                                       Role::published,
                                       Role::id,
                                       Role::retracts,
                                       Role::revises,
                                       Role::supersedes,
                                       Role::quote};

void MappingReader::read_constants(const TomlValue& value) {
  for (const TomlEntry& entry : value.entries) {
    const std::optional<Role> role = role_named(keys_, {entry.key, entry.key_span});
    const std::optional<Written> text = keys_.text(value, entry.key);
    if (!role || !text) continue;
    mapping_.constants[*role] = *text;
    if (std::ranges::find(never_constant, *role) == never_constant.end()) continue;
    keys_.fault("I053",
                entry.key_span,
                "'" + entry.key + "' cannot be the same for all rows",
                "name its column under [columns]; when a table was published is said by "
                "--published");
  }
}

void MappingReader::read_values(const TomlValue& value) {
  for (const TomlEntry& entry : value.entries) {
    const std::optional<Role> role = role_named(keys_, {entry.key, entry.key_span});
    if (role) mapping_.values[*role] = keys_.values(entry.value);
  }
}

void MappingReader::read_dates(const TomlValue& value) {
  keys_.check(value,
              {"formats", "unknown", "open", "first", "end-is", "period", "file-name"});
  DateReading& dates = mapping_.dates;
  for (const Written& format :
       keys_.texts(value, "formats").value_or(std::vector<Written>{})) {
    if (is_date_format(format.text)) {
      dates.formats.push_back(format.text);
    } else {
      keys_.fault(
          "I053",
          format.span,
          "'" + printable_line(format.text) + "' has no year, or a day without its month",
          "write it of YYYY, MM or M, DD or D, Month: \"M/D/YYYY\"");
    }
  }
  for (const Written& word :
       keys_.texts(value, "unknown").value_or(std::vector<Written>{})) {
    dates.unknown.push_back(fold(word.text));
  }
  for (const Written& word :
       keys_.texts(value, "open").value_or(std::vector<Written>{})) {
    dates.open.push_back(fold(word.text));
  }
  if (const std::optional<Written> first = keys_.text(value, "first")) {
    dates.first = parse_day(first->text);
    if (!dates.first) {
      keys_.fault("I053", first->span, "'first' is no day", "write it as 2020-01-31");
    }
  }
  constexpr std::array means = {"some day"sv, "all days"sv, "first day"sv, "last day"sv};
  dates.period =
      static_cast<PeriodMeans>(keys_.choice(value, "period", means).value_or(0));
  constexpr std::array ends = {"first day after"sv, "last day"sv};
  dates.end_is_last_day = keys_.choice(value, "end-is", ends).value_or(0) == 1;
  mapping_.file_date = plain(value, "file-name");
  if (mapping_.file_date && mapping_.file_date->find('{') == std::string::npos) {
    keys_.fault("I053",
                keys_.text(value, "file-name")->span,
                "'file-name' has no date in braces",
                "write \"list-{YYYY-MM-DD}\"");
  }
}

void MappingReader::read_names(const TomlValue& value) {
  keys_.check(value, {"clean", "whole-state", "several", "file"});
  for (const Written& word :
       keys_.texts(value, "clean").value_or(std::vector<Written>{})) {
    mapping_.clean.push_back(word.text);
  }
  if (const auto words = keys_.texts(value, "whole-state")) {
    for (const Written& word : *words) mapping_.whole_state.push_back(fold(word.text));
  }
  for (const Written& word :
       keys_.texts(value, "several").value_or(std::vector<Written>{})) {
    if (!word.text.empty()) mapping_.several.push_back(word.text);
  }
  mapping_.names_file = keys_.text(value, "file");
}

void MappingReader::read_known_names(const TomlValue& value) {
  for (const TomlValue& item : value.items) {
    keys_.check(item, {"name", "in", "place"});
    const std::optional<std::string> name = plain(item, "name");
    const std::optional<std::string> place = plain(item, "place");
    if (name && place) {
      mapping_.names.push_back({*name, plain(item, "in").value_or(""), *place});
    } else {
      keys_.fault("I054", item.span, "a [[name]] needs 'name' and 'place'", "");
    }
  }
}

std::vector<Role> MappingReader::roles_of(const TomlValue& value) {
  std::vector<Role> roles;
  for (const Written& name : keys_.texts_of(value)) {
    if (const std::optional<Role> role = role_named(keys_, name)) {
      roles.push_back(*role);
    }
  }
  return roles;
}

void MappingReader::read_list(const TomlValue& value) {
  keys_.check(value,
              {"complete",
               "absent-after",
               "absent-days",
               "suspicious-below",
               "identity",
               "same-if"});
  ListRules& list = mapping_.list;
  list.is_complete = keys_.is_true(value, "complete");
  const auto whole = [&](std::string_view key, int otherwise, int least) {
    const std::optional<double> number = keys_.number(value, key);
    if (!number) return otherwise;
    if (*number >= least && *number <= 100000) return static_cast<int>(*number);
    keys_.fault(
        "I053",
        value.find(key)->value.span,
        "'" + std::string(key) + "' is a number of " + std::to_string(least) + " or more",
        "");
    return otherwise;
  };
  list.absent_after = whole("absent-after", list.absent_after, 1);
  list.absent_days = whole("absent-days", list.absent_days, 0);
  if (const auto share = keys_.number(value, "suspicious-below")) {
    list.suspicious_below = *share;
    if (*share < 0 || *share > 1) {
      keys_.fault("I053",
                  value.find("suspicious-below")->value.span,
                  "'suspicious-below' is a share from 0 to 1",
                  "");
    }
  }
  if (const TomlEntry* identity = value.find("identity")) {
    list.identity = roles_of(identity->value);
  }
  if (const TomlEntry* same = value.find("same-if")) {
    for (const TomlValue& item : same->value.items)
      list.same_if.push_back(roles_of(item));
  }
}

void MappingReader::read_versions(const TomlValue& value) {
  keys_.check(value, {"restate", "complete"});
  mapping_.has_versions = keys_.is_true(value, "restate");
  mapping_.versions_are_complete = keys_.is_true(value, "complete");
}

void MappingReader::check_kinds() {
  const auto check = [&](const Written& word) {
    if (std::ranges::find(kind_words, word.text) != kind_words.end()) return;
    keys_.fault("I053",
                word.span,
                "'" + printable_line(word.text) + "' is no kind",
                meant(word.text, kind_words));
  };
  const auto constant = mapping_.constants.find(Role::kind);
  if (constant != mapping_.constants.end()) check(constant->second);
  const auto values = mapping_.values.find(Role::kind);
  if (values == mapping_.values.end()) return;
  for (const auto& [cell, value] : values->second.values) {
    if (value) check(*value);
  }
}

// What takes the place of what was known before cannot be said in two ways.
void MappingReader::check_together() {
  if (!mapping_.is_series()) return;
  for (const Role role : {Role::known, Role::known_end, Role::supersedes}) {
    const auto found = mapping_.columns.find(role);
    if (found == mapping_.columns.end() || found->second.empty()) continue;
    keys_.fault("I053",
                found->second.front().span,
                "'" + std::string(to_string(role)) +
                    "' cannot be said of versions and lists, which say it by themselves",
                "leave it out, or leave out [versions] or [list]");
  }
}

void MappingReader::check_needed() {
  if (!mapping_.uses(Role::place) && !mapping_.uses(Role::geoid) &&
      !mapping_.uses(Role::in)) {
    lack("no column says which place a row is about",
         "write under [columns] place = \"NAME OF THE COLUMN\"");
  }
  check_together();
  if (!mapping_.policy_columns.empty()) return;
  if (!mapping_.uses(Role::policy)) {
    lack("nothing says which policy a row is about",
         "write under [columns] policy = \"...\", or under [constants] policy = \"...\", "
         "or "
         "a [[column]] for each column that is about a policy");
  } else if (!mapping_.uses(Role::state)) {
    lack("nothing says which state a row gives the policy",
         "write under [columns] or [constants] state = \"...\"");
  }
}

}  // namespace

Result<Mapping, Diagnostics> mapping_in(std::string_view text, const std::string& file) {
  MappingReader reader(text, file);
  if (!reader.is_toml()) return failure(reader.faults());
  Mapping mapping = reader.read();
  Diagnostics faults = reader.faults();
  if (faults.empty()) return mapping;
  sort_by_place(faults);
  return failure(std::move(faults));
}

}  // namespace stance::ingest
