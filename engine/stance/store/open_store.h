// SPDX-License-Identifier: Apache-2.0
// What an open store consists of; known to the sources of store/ only.
#pragma once

#include <memory>

#include "stance/store/connection.h"
#include "stance/store/store.h"

namespace stance::store {

struct Store::Open {
  std::unique_ptr<Connection> connection;
  OpenOptions options;

  Connection& operator*() const { return *connection; }
};

// The row of a document with this digest, if it is in the store.
std::optional<std::int64_t> document_key(Connection& connection, const Digest& digest);

// Notes that the timelines of the subject must be made again.
void mark_outdated(Connection& connection, const Subject& subject);

}  // namespace stance::store
