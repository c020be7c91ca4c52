// SPDX-License-Identifier: Apache-2.0
// The lines of a comparison, and how places on a list are held against our answers.
#pragma once

#include <string>
#include <vector>

#include "answers.h"
#include "conditions.h"
#include "stance/timeline/compare.h"

namespace stance::cli {

// What a list says that is no answer to one of our questions: the place is on it.
inline const PolicyId listed_policy{"listed"};
inline const StateId listed_state{"listed"};
inline const StateId not_listed_state{"not-listed"};

struct Line {
  Agreement agreement = Agreement::agree;
  JurisdictionId place;
  // A policy, or the condition that a listed place is held against.
  std::string question;
  std::string theirs;
  std::string ours;
  // Where they say so, and why we do.
  std::string their_proof;
  std::string our_proof;
  std::vector<EvidenceId> evidence = {};
};

// The question of each day: which day, and what was known by then.
struct Asked {
  Day on;
  Day known;
};

// "required", "recommended (stale)", "unknown".
std::string answer_words(const Status& status);

// The latest piece that a status rests on, in a line.
std::string proof_of(const Subject& subject, const Status& status);

// What the two columns of answers are called.
struct Heads {
  std::string theirs;
  std::string ours;
  // Somebody else's answers, which may be about much that ours are not about.
  bool is_outside = false;
};

// Prints what differs first, then what one side lacks (of an outside table with --lacking
// or --all alone), with --all what agrees too, and a summary. 1 where there are
// differences and --exit-code asks for it.
int show_lines(Session& session,
               const Arguments& arguments,
               std::vector<Line> lines,
               const Heads& heads);

// Today's answers under two versions of the rules: git:REF, PACK@VERSION, the digest of
// rules that were applied once, "applied" or "disk".
int compare_rules(Session& session,
                  const Arguments& arguments,
                  const std::string& first,
                  const std::string& second);

// What places on a list are held against: conditions on policies, any of which must hold;
// or a reading, of which a status has an answer.
class ListTest {
 public:
  // From --where and --under. Throws InputError.
  ListTest(Session& session, const Arguments& arguments);

  bool is_empty() const { return conditions_.empty() && wanted_.empty(); }
  // `theirs` says whether the place is on the list.
  Line line(const Subject& subject, const Status& theirs, Asked asked) const;

 private:
  // Does it hold, what do we say, and why; nothing known: nothing said.
  struct Ours {
    bool holds = false;
    bool is_known = false;
    std::string words = "unknown";
    std::string proof = {};
    std::vector<EvidenceId> evidence = {};
  };
  Ours by_conditions(const Subject& subject, Asked asked) const;
  Ours by_reading(const Subject& subject, Asked asked) const;

  Session& session_;
  // Of each --where all must hold.
  std::vector<std::vector<Condition>> conditions_ = {};
  std::string reading_ = {};
  std::string status_ = {};
  std::string wanted_ = {};
};

}  // namespace stance::cli
