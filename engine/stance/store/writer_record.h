// SPDX-License-Identifier: Apache-2.0
// Who writes to a store: a small file beside it, there while a transaction writes. SQLite
// itself keeps others out; this only tells them whom they wait for.
#pragma once

#include <optional>
#include <string>

namespace stance::store {

// To be called only by the process that holds SQLite's lock for writing.
void record_writer(const std::string& file, const std::string& command);
void forget_writer(const std::string& file);

// "process 123 on host, stance ingest"; nothing if no living process has said so.
std::optional<std::string> writer_of(const std::string& file);

}  // namespace stance::store
