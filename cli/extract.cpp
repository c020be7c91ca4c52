// SPDX-License-Identifier: Apache-2.0
// stance extract: a filter from documents to evidence, one JSON object a line.
#include "stance/extract/extract.h"

#include <ostream>

#include "ingest_options.h"
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

}  // namespace

int run_extract(Session& session, const Arguments& arguments) {
  const DiskRules rules = session.sound_rules();
  const Extractor extractor(*rules.loaded.rules, session.gazetteer());
  const Labels labels = session.labels();
  const ingest::Ingested read =
      ingest::ingest(paths_of(session, arguments),
                     options_of(session, arguments),
                     [&](const Document& document) {
                       const Extraction found = extractor.extract(document);
                       for (const Evidence& piece : found.evidence) {
                         session.out() << evidence_json(piece, labels) << "\n";
                       }
                       if (!arguments.has("--dropped")) return;
                       for (const Dropped& dropped : found.dropped)
                         print_dropped(session, document, dropped);
                     });
  show_input_faults(session, read);
  return has_errors(read.diagnostics) ? 2 : 0;
}

}  // namespace stance::cli
