// SPDX-License-Identifier: Apache-2.0
// What a cue, or a pattern that is being written, finds in a text; and where it finds
// nothing, which of its parts are there all the same, and which one fails it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/document.h"
#include "stance/extract/extract.h"
#include "stance/rules/rule_set.h"

namespace stance {

struct TrialPart {
  // As written: "{park}", "...3", "(honor~ | accept~)".
  std::string pattern;
  bool is_gap = false;
  bool is_optional = false;
  // What matches it alone, in the order of the text, none twice.
  std::vector<std::string> found = {};
  // How many places that are.
  std::size_t places = 0;
  // Why the pattern ends here: "not in the text", "9 words after ..."; else empty.
  std::string problem = {};
};

// The pattern that comes nearest to matching.
struct NearMiss {
  std::string pattern;
  std::vector<TrialPart> parts;
  // The same parts in the order of the text, where that is another order.
  std::string reordered = {};
};

// Where one of the patterns matches, or a part of a frame.
struct TrialMatch {
  std::string pattern;
  // The words that the pattern writes, without those in gaps.
  std::vector<std::string> words;
  // Bytes of the text from its first word to its last.
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct TrialHit {
  // What it would give; `quote` are the words of the sentence.
  Evidence evidence;
  // Why it gives nothing after all; empty where it does.
  std::string dropped = {};
  // In its sentence.
  std::vector<TrialMatch> matches = {};
};

struct Trial {
  // The words and marks of the text, as the matcher sees them.
  std::vector<std::string> words;
  std::vector<TrialHit> hits;
  // Of patterns that match where there is no hit: a cue that repeats finds nothing before
  // it that it could repeat.
  std::vector<TrialMatch> matches = {};
  // Where there is no hit, and something of a pattern is there.
  std::vector<NearMiss> misses = {};
};

class PatternTrial {
 public:
  // The cue must be one of the rules'. Cues that it yields to do not count.
  PatternTrial(const RuleSet& rules, const CueId& cue);
  // A cue of these patterns alone, which gives the rules' first policy its first state.
  // The rules must have a policy.
  PatternTrial(const RuleSet& rules, std::vector<Pattern> when);
  ~PatternTrial();

  // A text, with a made-up place in focus.
  Trial read(std::string_view text) const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

// The rules with this cue as their only one, without `yields-to`; of a cue that repeats
// the others stay, since it gives again what they gave.
RuleSet rules_of_cue(const RuleSet& rules, const CueId& cue);
// The rules with one cue, "trial", of these patterns.
RuleSet rules_of_patterns(const RuleSet& rules, std::vector<Pattern> when);

}  // namespace stance
