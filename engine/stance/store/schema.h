// SPDX-License-Identifier: Apache-2.0
// The tables of a store, and how a file comes from one version of them to the next. A
// step that has been released is never edited.
#pragma once

#include <span>

#include "stance/store/connection.h"

namespace stance::store {

// "STNC", in the header of the file.
inline constexpr int application_id = 0x53544E43;

// Step n brings a file from version n to version n + 1; a fresh file has version 0.
std::span<const char* const> schema_steps();

struct FileMark {
  int application = 0;
  int version = 0;
  bool has_tables = false;
};

FileMark mark_of(Connection& connection);

// Brings the file to the version that `steps` lead to: all of it, or nothing. Two
// processes that do so at once do it once.
void upgrade(Connection& connection, std::span<const char* const> steps);

}  // namespace stance::store
