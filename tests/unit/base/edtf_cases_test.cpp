// SPDX-License-Identifier: Apache-2.0
// A table of 778 date strings that lies beside the project. A row is of the profile
// unless it shows a feature that the profile leaves out; every row is counted somewhere.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "stance/base/edtf.h"

namespace stance {
namespace {

struct CaseRow {
  std::string text;
  std::string library_valid;
  std::string expected_valid;
  std::string earliest;
  std::string latest;
};

std::vector<CaseRow> read_cases(std::istream& table) {
  std::vector<CaseRow> rows;
  std::string line;
  std::getline(table, line);
  while (std::getline(table, line)) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
    cells.resize(11);
    rows.push_back({cells[0], cells[2], cells[7], cells[8], cells[9]});
  }
  return rows;
}

// A part of EDTF that the profile leaves out, how it shows, and what a refusal says of
// it.
struct Feature {
  std::string name;
  std::regex sign;
  std::string_view message;
};

std::vector<Feature> features() {
  const auto feature = [](const char* name, const char* sign, std::string_view message) {
    return Feature{name, std::regex(sign), message};
  };
  return {
      feature("years before 1000", R"((^|[/\[{,?~%]|\.\.)0\d\d[\dX])", "1000 to 9999"),
      feature("negative years", R"((^|[/\[{,?~%]|\.\.)-[\dX])", "negative years"),
      feature("long and exponential years", R"(Y-?\d)", "long and exponential years"),
      feature("significant digits", R"(\dS\d)", "significant digits"),
      feature("centuries", R"(^\d\d[?~%]?$)", "centuries"),
      feature("decades", R"(^\d\d\d[?~%]?$)", "decades"),
      feature("sets of all members", R"(\{)", "sets of all their members"),
      feature("sets of several members", R"(\[.*,)", "sets with several members"),
      feature("unspecified digits of a year",
              R"((^|[/\[{,?~%]|\.\.)(?!XXXX)(?=[\dX]*X)[\dX]{4})",
              "unspecified digits of a year"),
      feature("a month or day without a year",
              R"(XXXX-(\d|X\d|\dX|XX-\d))",
              "without a year"),
      feature("a day in an unspecified month", R"(\d{4}-XX-\d\d)", "unspecified month"),
      feature("single unspecified digits",
              R"(\d{4}-(\d\d-)?(X\d|\dX))",
              "single unspecified digits"),
      feature("seasons of a hemisphere", R"(\d{4}-(2[5-9]|3[0-2]))", "hemisphere"),
      feature("thirds of a year", R"(\d{4}-3[7-9])", "thirds of a year"),
      feature(
          "qualifiers of a part", R"([?~%]-|(^|[-/\[,.])[?~%])", "qualifiers of a part"),
      feature("times of day in an interval", R"(T\d.*/|/.*T\d)", "time of day"),
  };
}

enum class Outcome {
  bounds_agree,
  refused_as_invalid,
  unknown_without_bounds,
  refused_with_its_feature,
  date_time_as_the_library,
  season_of_two_years,
  wrong
};

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::bounds_agree: return "in the profile: valid, form and bounds exact";
    case Outcome::refused_as_invalid: return "invalid by the table: refused";
    case Outcome::unknown_without_bounds:
      return "XXXX in its three forms: read as unknown";
    case Outcome::refused_with_its_feature: return "outside the profile: refused by name";
    case Outcome::date_time_as_the_library:
      return "no bounds in the table, date-time: own day";
    case Outcome::season_of_two_years:
      return "no bounds in the table, winter: into February";
    case Outcome::wrong: return "WRONG";
  }
  return "";
}

std::string bound(const std::string& expected) {
  const bool has_none = expected == "-inf" || expected == "+inf" || expected == "unknown";
  return has_none ? ".." : expected;
}

EdtfForm form_of(const std::string& text) {
  if (text.find('/') != std::string::npos) return EdtfForm::interval;
  return text.find("..") != std::string::npos ? EdtfForm::set : EdtfForm::date;
}

bool agrees(const CaseRow& row, const Edtf& value) {
  const bool is_interval = value.form() == EdtfForm::interval;
  return to_string(value.days().earliest) == bound(row.earliest) &&
         to_string(value.days().latest) == bound(row.latest) &&
         value.form() == form_of(row.text) &&
         value.starts_open() == (is_interval && row.earliest == "-inf") &&
         value.ends_open() == (is_interval && row.latest == "+inf");
}

Outcome outcome_outside(const CaseRow& row,
                        const std::vector<Feature>& shown,
                        const Result<Edtf, EdtfError>& parsed) {
  if (parsed || parsed.error().offset > row.text.size()) return Outcome::wrong;
  for (const Feature& feature : shown) {
    if (parsed.error().message.find(feature.message) != std::string::npos) {
      return Outcome::refused_with_its_feature;
    }
  }
  return Outcome::wrong;
}

// Rows that the table gives no bounds for: date-times and winters.
Outcome outcome_without_bounds(const CaseRow& row,
                               const Result<Edtf, EdtfError>& parsed) {
  static const std::regex date_time(R"(\d{4}-\d\d-\d\dT.*)");
  static const std::regex winter(R"(\d{4}-24)");
  if (std::regex_match(row.text, date_time)) {
    const bool expected = row.library_valid == "y";
    if (parsed.has_value() != expected) return Outcome::wrong;
    const bool own_day = !parsed || parsed->to_string() == row.text.substr(0, 10);
    return own_day ? Outcome::date_time_as_the_library : Outcome::wrong;
  }
  if (std::regex_match(row.text, winter) && parsed) {
    const CivilDate end = civil(parsed->days().latest);
    const bool is_next_february =
        end.month == 2 && end.year == std::stoi(row.text.substr(0, 4)) + 1;
    return is_next_february ? Outcome::season_of_two_years : Outcome::wrong;
  }
  const bool both_refuse = !parsed && row.library_valid == "n";
  return both_refuse ? Outcome::refused_as_invalid : Outcome::wrong;
}

Outcome outcome_of(const CaseRow& row, const std::vector<Feature>& shown) {
  const Result<Edtf, EdtfError> parsed = Edtf::parse(row.text);
  if (row.expected_valid == "n") {
    return parsed ? Outcome::wrong : Outcome::refused_as_invalid;
  }
  if (!shown.empty()) return outcome_outside(row, shown, parsed);
  if (row.expected_valid.empty()) return outcome_without_bounds(row, parsed);
  if (!parsed) return Outcome::wrong;
  if (row.text.starts_with("XXXX")) {
    return parsed->is_unknown() ? Outcome::unknown_without_bounds : Outcome::wrong;
  }
  return agrees(row, *parsed) ? Outcome::bounds_agree : Outcome::wrong;
}

TEST_CASE("base: dates agree with the table of cases") {
  std::ifstream table(STANCE_SHARED_DIR "/data/edtf-cases.tsv");
  if (!table) {
    MESSAGE("skipped: there is no table data/edtf-cases.tsv beside the project");
    return;
  }
  const std::vector<CaseRow> rows = read_cases(table);
  const std::vector<Feature> known = features();
  std::map<Outcome, int> outcomes;
  std::map<std::string, int> left_out;
  for (const CaseRow& row : rows) {
    std::vector<Feature> shown;
    for (const Feature& feature : known) {
      if (std::regex_search(row.text, feature.sign)) shown.push_back(feature);
    }
    const Outcome outcome = outcome_of(row, shown);
    ++outcomes[outcome];
    if (outcome == Outcome::refused_with_its_feature) ++left_out[shown.front().name];
    if (outcome == Outcome::wrong) FAIL_CHECK("wrong: " << row.text);
  }
  std::ostringstream report;
  report << rows.size() << " rows";
  for (const auto& [outcome, count] : outcomes)
    report << "\n  " << count << "  " << name_of(outcome);
  report << "\n  left out, by the first feature that shows:";
  for (const auto& [name, count] : left_out) report << "\n    " << count << "  " << name;
  MESSAGE(report.str());
  CHECK(rows.size() == 778);
  CHECK(outcomes[Outcome::bounds_agree] == 148);
  CHECK(outcomes[Outcome::unknown_without_bounds] == 3);
}

}  // namespace
}  // namespace stance
