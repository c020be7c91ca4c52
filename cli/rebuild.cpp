// SPDX-License-Identifier: Apache-2.0
// stance rebuild: all that is derived, made anew from the facts.
#include <ostream>

#include "derive.h"
#include "run.h"
#include "stance/report/words.h"

namespace stance::cli {

int run_rebuild(Session& session, const Arguments& arguments) {
  store::Store& store = session.store(store::OpenMode::write);
  Derived derived;
  // One transaction: whoever reads meanwhile sees the old answers or the new ones.
  store.transaction([&] {
    if (arguments.has("--apply")) session.apply(session.sound_rules());
    store.drop_derived();
    derived = derive(session);
  });
  std::size_t tables = 0;
  for (const SeriesRead& each : derived.series)
    tables += each.outcome.publications.size();
  session.out() << counted(derived.documents, "document");
  if (tables > 0) session.out() << " and " << counted(tables, "table");
  session.out() << " read again, " << counted(derived.evidence, "piece")
                << " of evidence, " << counted(derived.timelines, "timeline")
                << " made, under rules "
                << session.applied_rules().digest.text.substr(0, 8) << "\n";
  return 0;
}

}  // namespace stance::cli
