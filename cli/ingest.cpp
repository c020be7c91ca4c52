// SPDX-License-Identifier: Apache-2.0
// stance ingest: documents become facts of the store, and what follows from them is made.
#include "stance/ingest/ingest.h"

#include <ostream>

#include "derive.h"
#include "ingest_options.h"
#include "outside.h"
#include "progress.h"
#include "run.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

constexpr std::size_t batch = 200;

struct Counts {
  std::size_t added = 0;
  std::size_t known = 0;
  std::size_t changed = 0;
};

// Hands documents to the store in groups, each one transaction.
class Adder {
 public:
  Adder(store::Store& store, Day recorded) : store_(store), recorded_(recorded) {}

  void take(Document document) {
    waiting_.push_back(std::move(document));
    if (waiting_.size() == batch) flush();
  }

  void flush() {
    for (const store::Added what : store_.add_documents(waiting_, recorded_)) {
      switch (what) {
        case store::Added::added: ++counts_.added; break;
        case store::Added::already_there: ++counts_.known; break;
        case store::Added::metadata_changed: ++counts_.changed; break;
      }
    }
    waiting_.clear();
  }

  const Counts& counts() const { return counts_; }

 private:
  store::Store& store_;
  Day recorded_;
  std::vector<Document> waiting_ = {};
  Counts counts_ = {};
};

std::string summary(const Counts& counts, const Derived& derived) {
  std::string text = counted(counts.added, "document") + " added";
  if (counts.known > 0) text += ", " + std::to_string(counts.known) + " known already";
  if (counts.changed > 0) {
    text += ", " + std::to_string(counts.changed) + " with new metadata";
  }
  return text + "; " + counted(derived.evidence, "piece") + " of evidence, " +
         counted(derived.timelines, "timeline") + " made";
}

ingest::Ingested add_all(Session& session,
                         const Arguments& arguments,
                         Adder& adder,
                         std::vector<Digest>& added) {
  Progress progress(session, {"reading", "documents"});
  ingest::Ingested read = ingest::ingest(paths_of(session, arguments),
                                         options_of(session, arguments),
                                         [&](Document document) {
                                           added.push_back(document.digest);
                                           adder.take(std::move(document));
                                           progress.advance();
                                         });
  adder.flush();
  return read;
}

}  // namespace

int run_ingest(Session& session, const Arguments& arguments) {
  const auto extractor = extractor_option(session, arguments);
  store::Store& store = session.store(store::OpenMode::create);
  apply_rules_once(session);
  Adder adder(store, session.environment().today);
  std::vector<Digest> documents;
  const ingest::Ingested read = add_all(session, arguments, adder, documents);
  // Whatever becomes of the program, the documents are in the store.
  std::optional<OutsideReading> outside;
  if (extractor) {
    outside.emplace(session, *extractor, session.applied_rules());
    outside->read_stored(documents);
  }
  const Derived derived = derive(session);
  show_input_faults(session, read);
  if (outside) session.show(outside->diagnostics());
  session.out() << summary(adder.counts(), derived) << "\n";
  if (!outside) return has_errors(read.diagnostics) ? 2 : 0;
  session.out() << outside->summary() << "\n";
  return has_errors(read.diagnostics) || has_errors(outside->diagnostics()) ? 2 : 0;
}

}  // namespace stance::cli
