// SPDX-License-Identifier: Apache-2.0
// stance extract: a filter from documents to evidence, one JSON object a line.
#include "stance/extract/extract.h"

#include <optional>
#include <ostream>
#include <utility>

#include "ingest_options.h"
#include "outside.h"
#include "parallel_reading.h"
#include "progress.h"
#include "run.h"
#include "stance/base/text.h"

namespace stance::cli {
namespace {

void print_dropped(const Session& session,
                   const Document& document,
                   const Dropped& dropped) {
  const Evidence& piece = dropped.evidence;
  session.err() << document.id << ": " << dropped.reason << "  [" << piece.policy.text
                << " " << piece.state.text << " " << to_string(piece.kind) << ", "
                << (piece.cue ? piece.cue->text : "-") << "]  "
                << printable_line(piece.quote) << "\n";
}

// The line of progress would stand among records, or dropped ones, on the same terminal.
ingest::Ingested read_all(const Session& session,
                          const Arguments& arguments,
                          ParallelReading& reading) {
  const bool is_mixed = session.environment().columns || arguments.has("--dropped");
  std::optional<Progress> progress;
  if (!is_mixed) progress.emplace(session, HowFar{"finding evidence", "documents"});
  ingest::Ingested read = ingest::ingest(paths_of(session, arguments),
                                         options_of(session, arguments),
                                         [&](Document document) {
                                           reading.add(std::move(document));
                                           if (progress) progress->advance();
                                         });
  reading.finish();
  return read;
}

}  // namespace

int run_extract(Session& session, const Arguments& arguments) {
  const auto given = extractor_option(session, arguments);
  const DiskRules rules = session.sound_rules();
  const Extractor extractor(*rules.loaded.rules, session.gazetteer());
  const Labels labels = session.labels();
  std::optional<OutsideReading> outside;
  if (given) outside.emplace(session, *given, *rules.loaded.rules);
  const auto print = [&](const std::vector<Evidence>& pieces) {
    for (const Evidence& piece : pieces) {
      session.out() << evidence_json(piece, labels) << "\n";
    }
  };
  const auto show_one = [&](const Document& document, const Extraction& found) {
    print(found.evidence);
    if (outside) print(outside->read(document).evidence);
    if (!arguments.has("--dropped")) return;
    for (const Dropped& dropped : found.dropped)
      print_dropped(session, document, dropped);
  };
  ParallelReading reading(extractor, threads_option(arguments), show_one);
  const ingest::Ingested read = read_all(session, arguments, reading);
  show_input_faults(session, read);
  if (!outside) return has_errors(read.diagnostics) ? 2 : 0;
  session.show(outside->diagnostics());
  if (const std::string gap = outside->gap(); !gap.empty()) session.say(gap);
  return has_errors(read.diagnostics) || has_errors(outside->diagnostics()) ? 2 : 0;
}

}  // namespace stance::cli
