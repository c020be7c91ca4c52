// SPDX-License-Identifier: Apache-2.0
// stance evaluate: how right the rules are on documents that a person has read.
#include <ostream>

#include "evaluation_page.h"
#include "print.h"
#include "rule_source.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/extract/extract.h"
#include "stance/ingest/gold.h"

namespace stance::cli {
namespace {

std::set<Grade> grades_of(const Arguments& arguments) {
  std::set<Grade> grades;
  for (const char letter : arguments.value("--grades").value_or("ABCD")) {
    const std::optional<Grade> grade = parse_grade(std::string(1, letter));
    if (!grade) {
      throw InputError("--grades " +
                       printable_line(arguments.value("--grades").value_or("")) +
                       ": write letters A to D, as in AB");
    }
    grades.insert(*grade);
  }
  return grades;
}

std::vector<GoldDocument> documents_of(Session& session,
                                       const Arguments& arguments,
                                       const RuleSet& rules) {
  std::vector<GoldDocument> documents;
  Diagnostics diagnostics;
  for (const std::string& name : arguments.values("GOLD")) {
    const std::filesystem::path path = session.environment().folder / name;
    ingest::Gold gold = ingest::read_gold(path, {session.gazetteer(), rules});
    for (GoldDocument& one : gold.documents) documents.push_back(std::move(one));
    for (Diagnostic& one : gold.diagnostics) diagnostics.push_back(std::move(one));
  }
  session.show(diagnostics);
  // Figures on a part of the file would be compared with figures on all of it.
  if (has_errors(diagnostics))
    throw InputError("nothing is evaluated: correct the faults");
  return documents;
}

Score score_of(const RuleSet& rules,
               Session& session,
               const std::vector<GoldDocument>& documents,
               const std::set<Grade>& grades) {
  const Extractor extractor(rules, session.gazetteer());
  Score score;
  for (const GoldDocument& gold : documents) {
    add_score(score, gold, extractor.extract(gold.document).evidence, grades);
  }
  return score;
}

}  // namespace

int run_evaluate(Session& session, const Arguments& arguments) {
  const std::set<Grade> grades = grades_of(arguments);
  const DiskRules rules = session.sound_rules();
  const std::vector<GoldDocument> documents =
      documents_of(session, arguments, *rules.loaded.rules);
  const Score score = score_of(*rules.loaded.rules, session, documents, grades);
  const FaultList faults = arguments.has("--errors") ? FaultList::all : FaultList::none;
  const std::string json = score_json(score, faults, session);
  if (const auto against = arguments.value("--against")) {
    const NamedRules other = rules_from(session, *against);
    const Score before = score_of(other.rules, session, documents, grades);
    const std::string both =
        "{\"before\":" + score_json(before, faults, session) + ",\"now\":" + json + "}";
    if (printed_as_data(session, {}, {both})) return 0;
    session.out() << comparison_page(score, before, session);
    return 0;
  }
  if (printed_as_data(session, {}, {json})) return 0;
  session.out() << score_page(score, session.width());
  if (faults == FaultList::all) session.out() << "\n" << fault_page(score, session);
  return 0;
}

}  // namespace stance::cli
