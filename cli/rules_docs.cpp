// SPDX-License-Identifier: Apache-2.0
// stance rules docs: the codebook of the rules on disk, with what the cues found if there
// is a store.
#include <fstream>
#include <ostream>

#include "run.h"
#include "stance/report/codebook.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

CueCounts counts_of(Session& session) {
  CueCounts counts;
  std::error_code ignored;
  if (!fs::exists(session.store_path(), ignored)) return counts;
  session.store().each_evidence([&](const Evidence& piece) {
    if (piece.cue) ++counts[*piece.cue];
  });
  return counts;
}

}  // namespace

int run_rules_docs(Session& session, const Arguments& arguments) {
  const DiskRules disk = session.sound_rules();
  const CueCounts counts = counts_of(session);
  const bool is_html = arguments.has("--html");
  const std::string text = is_html ? codebook_html(*disk.loaded.rules, counts)
                                   : codebook_markdown(*disk.loaded.rules, counts);
  const std::optional<std::string> name = arguments.value("--out");
  if (!name) {
    session.out() << text;
    return 0;
  }
  const fs::path file = session.environment().folder / *name;
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.flush();
  if (!out) throw InputError(file.string() + ": the codebook cannot be written there");
  session.out() << "wrote " << file.string() << "\n";
  return 0;
}

}  // namespace stance::cli
