// SPDX-License-Identifier: Apache-2.0
#include "wide.h"

#include "stance/report/status_page.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

bool is_said(const Status& status) {
  return status.standing != Standing::unknown;
}

// Of several counties all that they say: "declined; honored *".
std::string joined(const std::vector<Status>& statuses) {
  std::string text;
  for (const Status& status : statuses) {
    text += (text.empty() ? "" : "; ") + marked_state(status);
  }
  return text;
}

// "[declined]": the county's, not the place's own.
std::string cell(const Status& status, const std::vector<Status>& counties) {
  if (is_said(status)) return marked_state(status);
  return counties.empty() ? "-" : "[" + joined(counties) + "]";
}

std::string days_for_programs(const std::optional<Days>& days) {
  return days ? in_words(*days) : "";
}

}  // namespace

WideRow wide_row(Session& session,
                 const Subject& subject,
                 const std::vector<Policy>& policies,
                 Day on,
                 Day as_known_on) {
  WideRow row{.place = session.label(subject.jurisdiction)};
  const std::vector<Subject> counties = counties_of(session, subject, as_known_on);
  for (const Policy& policy : policies) {
    const Status status = answer(subject, policy, on, as_known_on).effective;
    row.sources.push_back(sources_of(subject, status));
    row.statuses.push_back(status);
    row.counties.push_back(county_answers(counties, policy, status));
  }
  return row;
}

Table wide_table(const std::vector<Policy>& policies, const std::vector<WideRow>& rows) {
  Table table{.header = {"PLACE"}};
  for (const Policy& policy : policies) table.header.push_back(policy.id.text);
  for (const WideRow& row : rows) {
    std::vector<std::string> cells = {row.place.name};
    for (std::size_t i = 0; i < policies.size(); ++i) {
      cells.push_back(cell(row.statuses[i], row.counties[i]));
    }
    table.rows.push_back(std::move(cells));
  }
  table.flexible = 0;
  return table;
}

Table wide_data(const std::vector<Policy>& policies, const std::vector<WideRow>& rows) {
  Table table{.header = {"PLACE", "GEOID", "ID"}};
  for (const Policy& policy : policies) {
    table.header.push_back(policy.id.text);
    for (const char* what : {"standing", "since", "confirmed", "sources", "county"}) {
      table.header.push_back(policy.id.text + "." + what);
    }
  }
  for (const WideRow& row : rows) {
    std::vector<std::string> cells = {
        row.place.name, row.place.geoid.value_or(""), row.place.id.text};
    for (std::size_t i = 0; i < policies.size(); ++i) {
      const Status& status = row.statuses[i];
      cells.push_back(is_said(status) ? state_words(status) : "");
      cells.emplace_back(to_string(status.standing));
      cells.push_back(days_for_programs(status.since));
      cells.push_back(days_for_programs(status.last_confirmed));
      cells.push_back(std::to_string(row.sources[i]));
      cells.push_back(joined(row.counties[i]));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace stance::cli
