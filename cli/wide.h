// SPDX-License-Identifier: Apache-2.0
// `list --wide`: one row for a place, its policies side by side, for a spreadsheet.
#pragma once

#include "answers.h"
#include "stance/report/table.h"

namespace stance::cli {

struct WideRow {
  PlaceLabel place;
  // One for each policy asked for, in their order.
  std::vector<Status> statuses = {};
  // Documents behind each.
  std::vector<std::size_t> sources = {};
  // For each, see county_answers.
  std::vector<std::vector<Status>> counties = {};
};

WideRow wide_row(Session& session,
                 const Subject& subject,
                 const std::vector<Policy>& policies,
                 Day on,
                 Day as_known_on);

// For people: a state and its mark in each cell.
Table wide_table(const std::vector<Policy>& policies, const std::vector<WideRow>& rows);

// For programs: state, standing, since, confirmed, sources and county for each policy.
Table wide_data(const std::vector<Policy>& policies, const std::vector<WideRow>& rows);

}  // namespace stance::cli
