// SPDX-License-Identifier: Apache-2.0
// stance init: a workspace in the working folder.
#include <ostream>

#include "run.h"
#include "schema_files.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

// The user's own rules are never touched.
bool copy_rules(const Session& session) {
  const fs::path target = session.environment().folder / "rules";
  if (fs::exists(target)) return false;
  std::error_code error;
  fs::copy(session.shipped("rules"), target, fs::copy_options::recursive, error);
  if (error) {
    throw InputError(target.string() + ": the rules cannot be copied there (" +
                     error.message() + ")");
  }
  return true;
}

}  // namespace

int run_init(Session& session, const Arguments&) {
  const fs::path file = session.new_store_path();
  if (fs::exists(file)) {
    session.out() << file.string() << " is there already\n";
    return 0;
  }
  session.create_store(file);
  session.out() << "made " << file.string() << "\n";
  if (copy_rules(session)) {
    session.out() << "copied the shipped rules to rules/\n";
    begin_schemas(session, session.environment().folder);
  }
  session.out() << "next: stance ingest PATH\n";
  return 0;
}

}  // namespace stance::cli
