// SPDX-License-Identifier: Apache-2.0
// Changes as rows, for `history` and `changes`.
#pragma once

#include <cstddef>

#include "answers.h"
#include "stance/report/table.h"
#include "stance/timeline/changes.h"

namespace stance::cli {

// PLACE, POLICY, WHEN, WHAT, SOURCES; no rows yet.
Table change_table();

void add_row(Session& session,
             const Subject& subject,
             const Change& change,
             Table& table);

// Of these pieces of evidence the publishers, each once, by name; an unnamed one by its
// document: "CBS News Baltimore; WTOP".
std::string publishers_of(const Subject& subject, const std::vector<EvidenceId>& ids);

// `changes --revised`: prints the past answers of these places that were revised.
int print_revised(Session& session,
                  const Arguments& arguments,
                  const std::vector<Subject>& subjects);

Table without_first_columns(const Table& table, std::size_t count);

}  // namespace stance::cli
