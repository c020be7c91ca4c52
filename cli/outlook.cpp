// SPDX-License-Identifier: Apache-2.0
#include "outlook.h"

#include <algorithm>

#include "moves.h"
#include "stance/report/words.h"
#include "stance/timeline/assemble.h"

namespace stance::cli {
namespace {

std::string with_confirmation(const Status& status) {
  return dated_answer(status) + ", confirmed " + in_words(status.last_confirmed);
}

}  // namespace

std::string outlook_words(const Outlook& outlook) {
  switch (outlook.stake) {
    case Stake::flips:
    case Stake::contests:
    case Stake::finds:
    case Stake::alters:
    case Stake::dates: return outlook.now + "  ->  " + outlook.then;
    case Stake::past: return outlook.now + " (stays; what was before it changes)";
    case Stake::none: return outlook.now + " (stays)";
  }
  return "";
}

Subject Outlooks::assembled(const store::Subject& about,
                            const std::vector<Evidence>& pieces,
                            const std::vector<Decision>& decisions) const {
  const RuleSet& rules = session_.applied_rules();
  Subject subject{.jurisdiction = about.jurisdiction, .evidence = {}, .timelines = {}};
  subject.evidence = counted_evidence(pieces, decisions, rules.precedence.trusted);
  subject.timelines =
      assemble_timelines(subject.evidence, rules, session_.environment().today);
  return subject;
}

const Subject& Outlooks::parent(const store::Subject& about) {
  const auto found = parents_.find(about);
  if (found != parents_.end()) return found->second;
  const auto pieces = session_.store().evidence_for(about.jurisdiction, about.policy);
  return parents_.emplace(about, assembled(about, pieces, session_.decisions()))
      .first->second;
}

const Outlooks::Ground& Outlooks::ground(const store::Subject& about) {
  if (ground_ && ground_->about == about) return *ground_;
  Ground ground{.about = about, .subject = {}, .pieces = {}};
  ground.pieces = session_.store().evidence_for(about.jurisdiction, about.policy);
  ground.subject = assembled(about, ground.pieces, session_.decisions());
  if (const auto unit = session_.gazetteer().find(about.jurisdiction)) {
    for (const Jurisdiction& above : session_.gazetteer().above(*unit)) {
      ground.subject.above.push_back(parent({above.id, about.policy}));
    }
  }
  ground_ = std::move(ground);
  return *ground_;
}

Outlook Outlooks::of(const Evidence& piece) {
  const Policy* const policy = session_.applied_rules().find_policy(piece.policy);
  if (policy == nullptr) return {};
  const Day today = session_.environment().today;
  const Ground& before = ground({piece.jurisdiction, piece.policy});
  std::vector<Evidence> pieces = before.pieces;
  std::erase_if(pieces, [&](const Evidence& other) { return other.id == piece.id; });
  pieces.push_back(piece);
  std::vector<Decision> decisions = session_.decisions();
  decisions.push_back(
      {.evidence = piece.id, .verdict = Verdict::accept, .recorded = today});
  Subject after = assembled(before.about, pieces, decisions);
  after.above = before.subject.above;
  const Status now = answer(before.subject, *policy, today, today).effective;
  const Status then = answer(after, *policy, today, today).effective;
  Outlook outlook{stake_of(now, then), dated_answer(now), dated_answer(then)};
  if (outlook.stake == Stake::none &&
      !is_same_course(before.subject.timelines, after.timelines)) {
    outlook.stake = Stake::past;
  }
  if (outlook.stake == Stake::dates && outlook.now == outlook.then) {
    outlook.now = with_confirmation(now);
    outlook.then = with_confirmation(then);
  }
  return outlook;
}

}  // namespace stance::cli
