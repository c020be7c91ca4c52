// SPDX-License-Identifier: Apache-2.0
#include "ingest_options.h"

#include <charconv>
#include <ostream>

#include "stance/base/text.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

int seconds_from(const std::string& text) {
  int seconds = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, seconds);
  constexpr int most = 86400;
  if (read.ec != std::errc() || read.ptr != end || seconds < 1 || seconds > most) {
    throw InputError("--time-limit " + printable_line(text) +
                     ": write whole seconds, 1 to 86400");
  }
  return seconds;
}

}  // namespace

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
                                .today = session.environment().today,
                                .standard_input = &session.environment().in};
  if (const auto program = session.environment().variable("STANCE_PDFTOTEXT")) {
    options.pdf.program = *program;
  }
  if (const auto limit = time_limit_option(arguments)) options.pdf.time = *limit;
  if (const std::optional<std::string> text = arguments.value("--published")) {
    const Result<Edtf, EdtfError> date = Edtf::parse(*text);
    if (!date) throw InputError("--published " + *text + ": " + date.error().message);
    options.published = *date;
  }
  return options;
}

std::optional<std::chrono::seconds> time_limit_option(const Arguments& arguments) {
  const std::optional<std::string> text = arguments.value("--time-limit");
  if (!text) return std::nullopt;
  return std::chrono::seconds(seconds_from(*text));
}

void show_input_faults(const Session& session, const ingest::Ingested& read) {
  session.show(read.diagnostics);
  if (read.skips.empty()) return;
  session.say(read.skips.size() == 1
                  ? "1 file or text skipped:"
                  : std::to_string(read.skips.size()) + " files or texts skipped:");
  for (const ingest::Skip& skip : read.skips) {
    if (session.is_quiet()) break;
    session.err() << "  " << printable_line(skip.file) << ": " << skip.reason << "\n";
  }
}

}  // namespace stance::cli
