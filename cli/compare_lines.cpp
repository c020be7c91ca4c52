// SPDX-License-Identifier: Apache-2.0
#include "compare_lines.h"

#include <algorithm>

#include "readings.h"
#include "stance/base/text.h"
#include "stance/report/evidence_page.h"
#include "stance/report/status_page.h"

namespace stance::cli {

std::string answer_words(const Status& status) {
  if (!is_known(status)) return "unknown";
  std::string words = state_words(status);
  if (status.standing != Standing::settled && status.standing != Standing::unknown) {
    words += " (" + std::string(to_string(status.standing)) + ")";
  }
  return words;
}

std::string proof_of(const Subject& subject, const Status& status) {
  const Evidence* best = nullptr;
  for (const auto* ids : {&status.evidence, &status.contrary}) {
    for (const EvidenceId& id : *ids) {
      const Evidence* piece = find_evidence(subject, id);
      if (piece == nullptr) continue;
      if (best == nullptr || best->when.days().latest < piece->when.days().latest) {
        best = piece;
      }
    }
    if (best != nullptr) break;
  }
  if (best == nullptr) return "";
  constexpr std::size_t longest = 120;
  std::string words = quote_words(*best, std::nullopt);
  if (words.size() > longest) words = words.substr(0, words.rfind(' ', longest)) + " ...";
  return claim_words(*best) + ": " + words + " " + source_words(*best, std::nullopt) +
         " [" + best->id.text + "]";
}

ListTest::ListTest(Session& session, const Arguments& arguments) : session_(session) {
  const std::vector<std::string> texts = arguments.values("--where");
  if (!arguments.has("--under")) {
    for (const std::string& text : texts) {
      conditions_.push_back(parse_conditions(session, text));
      for (const Condition& condition : conditions_.back()) {
        if (condition.policy) continue;
        throw InputError("--where \"" + printable_line(text) + "\": name a policy");
      }
    }
    return;
  }
  reading_ = readings_asked(session, arguments).front()->name;
  const std::string text = texts.empty() ? "" : texts.front();
  const std::size_t is = text.find(" is ");
  if (is == std::string::npos) {
    throw InputError(
        "say with --where \"STATUS is ANSWER\" which answer of the reading is the "
        "list's");
  }
  status_ = text.substr(0, is);
  wanted_ = text.substr(is + 4);
  const StatusTable& table = status_named(reading_named(session, reading_), status_);
  const std::vector<std::string>& answers = table.table.answers;
  if (std::ranges::find(answers, wanted_) != answers.end()) return;
  std::string known;
  for (const std::string& each : answers) known += " " + each;
  throw InputError("--where: " + status_ + " is never \"" + printable_line(wanted_) +
                   "\"; its answers are" + known);
}

// The first --where that holds speaks, else the first of which something is known.
ListTest::Ours ListTest::by_conditions(const Subject& subject, Asked asked) const {
  Ours ours;
  for (const std::vector<Condition>& all : conditions_) {
    bool is_it = true;
    std::optional<Status> first;
    for (const Condition& condition : all) {
      const Policy& policy = session_.policy(condition.policy->text);
      const Status status = answer(subject, policy, asked.on, asked.known).effective;
      is_it = is_it && meets({.status = status}, condition);
      if (!first && is_known(status)) first = status;
    }
    if (!first || ours.holds || (ours.is_known && !is_it)) continue;
    ours.is_known = true;
    ours.holds = is_it;
    ours.words = first->policy.text + " " + answer_words(*first);
    ours.proof = proof_of(subject, *first);
    ours.evidence = first->evidence;
  }
  return ours;
}

ListTest::Ours ListTest::by_reading(const Subject& subject, Asked asked) const {
  const JudgedPlace place(session_, subject, asked.known);
  const ReadingPack& pack = reading_named(session_, reading_);
  const Judgement judgement = place.judge(pack).on(status_named(pack, status_), asked.on);
  Ours ours;
  ours.holds = judgement.answers == std::vector<std::string>{wanted_};
  for (const JudgedInput& input : judgement.inputs) {
    if (!input.status || !is_known(*input.status)) continue;
    ours.is_known = true;
    if (ours.proof.empty()) ours.proof = proof_of(subject, *input.status);
    ours.evidence.insert(ours.evidence.end(),
                         input.status->evidence.begin(),
                         input.status->evidence.end());
  }
  if (ours.holds || ours.is_known) ours.words = status_ + " " + marked_answer(judgement);
  return ours;
}

Line ListTest::line(const Subject& subject, const Status& theirs, Asked asked) const {
  const Ours ours =
      wanted_.empty() ? by_conditions(subject, asked) : by_reading(subject, asked);
  const bool is_listed = theirs.state == listed_state && theirs.states.empty();
  Line line{.place = subject.jurisdiction,
            .question = "listed",
            .theirs = is_listed ? "listed" : "not listed",
            .ours = ours.words,
            .our_proof = ours.proof,
            .evidence = ours.evidence};
  if (!is_listed) {
    line.agreement = ours.holds ? Agreement::they_lack : Agreement::unknown;
  } else if (ours.holds) {
    line.agreement = Agreement::agree;
  } else {
    line.agreement = ours.is_known ? Agreement::differ : Agreement::we_lack;
  }
  return line;
}

}  // namespace stance::cli
