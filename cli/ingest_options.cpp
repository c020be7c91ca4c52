// SPDX-License-Identifier: Apache-2.0
#include "ingest_options.h"

#include <ostream>

#include "stance/base/text.h"
#include "stance/report/words.h"

namespace stance::cli {

std::vector<std::string> paths_of(const Session& session, const Arguments& arguments) {
  std::vector<std::string> paths;
  for (const std::string& path : arguments.values("PATH")) {
    const bool absolute = path == "-" || std::filesystem::path(path).is_absolute();
    const std::filesystem::path folder = session.environment().folder;
    const bool here = folder == std::filesystem::current_path();
    paths.push_back(absolute || here ? path : (folder / path).string());
  }
  return paths;
}

ingest::IngestOptions options_of(const Session& session, const Arguments& arguments) {
  ingest::IngestOptions options{.publisher = arguments.value("--publisher"),
                                .standard_input = &session.environment().in};
  if (const std::optional<std::string> text = arguments.value("--published")) {
    const Result<Edtf, EdtfError> date = Edtf::parse(*text);
    if (!date) throw InputError("--published " + *text + ": " + date.error().message);
    options.published = *date;
  }
  return options;
}

void show_input_faults(const Session& session, const ingest::Ingested& read) {
  session.show(read.diagnostics);
  if (read.skips.empty()) return;
  session.say(counted(read.skips.size(), "file or text") + " skipped:");
  for (const ingest::Skip& skip : read.skips) {
    if (session.is_quiet()) break;
    session.err() << "  " << printable_line(skip.file) << ": " << skip.reason << "\n";
  }
}

}  // namespace stance::cli
