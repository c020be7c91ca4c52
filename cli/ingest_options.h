// SPDX-License-Identifier: Apache-2.0
// What `ingest` and `extract` share: which files, with which metadata, and what is said
// of those that were not read.
#pragma once

#include <chrono>
#include <optional>

#include "session.h"
#include "stance/ingest/ingest.h"

namespace stance::cli {

std::vector<std::string> paths_of(const Session& session, const Arguments& arguments);
ingest::IngestOptions options_of(const Session& session, const Arguments& arguments);
// --time-limit, for other programs.
std::optional<std::chrono::seconds> time_limit_option(const Arguments& arguments);
// Faults, then the skipped files by reason, on stderr.
void show_input_faults(const Session& session, const ingest::Ingested& read);

}  // namespace stance::cli
