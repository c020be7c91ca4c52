// SPDX-License-Identifier: Apache-2.0
// The part of the command line that edits rules.
#include "command.h"
#include "run.h"

namespace stance::cli {

std::vector<Command> rule_edits() {
  return {
      {"rules add",
       "a word, a pattern, an example or a cue; comments stay",
       {{"WHAT", "WHAT", "word, when, unless, yes, no or cue", Takes::one, true},
        {"NAME", "NAME", "the word list or the cue", Takes::one, true},
        {"TEXT", "TEXT", "the pattern or the sentence", Takes::many},
        {"--policy", "POLICY", "of a new cue"},
        {"--state", "STATE", "of a new cue"},
        {"--kind", "KIND", "of a new cue (default: observed)"},
        {"--when", "PATTERN", "of a new cue"},
        {"--yes", "TEXT", "a sentence that a new cue must find"},
        {"--no", "TEXT", "a sentence that it must not find"}},
       run_rules_add},
      {"rules set",
       "one value of a policy, a cue or a context; comments stay",
       {{"KEY", "KEY", "CUE.grade, POLICY.stale-after, CONTEXT.within", Takes::one, true},
        {"VALUE", "VALUE", "what it becomes", Takes::one, true}},
       run_rules_set},
      {"rules rename",
       "a name wherever it is used, tests included",
       {{"OLD",
         "OLD",
         "a policy, POLICY.STATE, {list}, context or cue",
         Takes::one,
         true},
        {"NEW", "NEW", "its new name", Takes::one, true}},
       run_rules_rename},
      {"rules fix",
       "carry out the proposals that are sure",
       {{"--dry-run", "", "show them only", Takes::flag}},
       run_rules_fix},
      {"rules fmt",
       "lay the files out: blanks only",
       {{"--check", "", "name the files only; exit with 1 if there are any", Takes::flag},
        {"--diff", "", "show the lines as well", Takes::flag}},
       run_rules_fmt},
      {"rules release",
       "write down what this version means, so that changes are told",
       {},
       run_rules_release},
      {"rules schema",
       "JSON Schema of the rule files, for editors",
       {{"--tests", "", "of test files", Takes::flag},
        {"--local", "", "with the names of the pack as it is now", Takes::flag}},
       run_rules_schema},
  };
}

}  // namespace stance::cli
