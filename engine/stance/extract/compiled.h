// SPDX-License-Identifier: Apache-2.0
// A rule set and a gazetteer made ready for reading texts. Never changed afterwards.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "stance/extract/bank.h"
#include "stance/extract/date_words.h"
#include "stance/extract/extract.h"
#include "stance/extract/matcher.h"
#include "stance/extract/names.h"
#include "stance/extract/sentences.h"
#include "stance/rules/expression.h"

namespace stance {

// How a cue or a context is matched, beside the patterns in the banks below.
struct CompiledCue {
  const Cue* cue = nullptr;
  // The parts of a frame.
  std::vector<Program> near;
  // Which of them has the act.
  std::size_t act_part = 0;
};

// Small words of English that tell how a name stands in its sentence.
struct GrammarWords {
  std::vector<bool> venue;       // in, near, from
  std::vector<bool> oblique;     // of, with, to
  std::vector<bool> definite;    // the, its, his
  std::vector<bool> singular;    // this, that
  std::vector<bool> indefinite;  // a, any, some, many
  std::vector<bool> universal;   // every, each, all
  std::vector<bool> across;      // across, throughout
  std::vector<bool> relative;    // which, who, whose
  std::vector<bool> personal;    // he, his
  std::vector<bool> neuter;      // it
  std::vector<bool> plural;      // they, both
  std::vector<bool> binding;     // to, from: behind whom a law binds
  std::vector<bool> here;        // this, our
  std::vector<bool> subjects;    // i, we, he
  std::vector<bool> possessive;  // its, his
  std::vector<bool> linking;     // but, and: what may stand before the subject
  std::vector<bool> provisos;    // unless, as: what a condition begins with
  std::vector<bool> function;    // in, of, that, can: what may follow a bare noun
  std::vector<bool> reporting;   // the pack's verbs of saying
  std::vector<bool> past;        // irregular past forms: took, written
  std::vector<bool> asking;      // do, may, is: what a question for yes or no begins with
  std::vector<bool> effect;
  std::vector<bool> yes;
  std::vector<bool> no;
};

struct CompiledRules {
  CompiledRules(const RuleSet& rule_set, const Gazetteer& gazetteer);
  CompiledRules(const CompiledRules&) = delete;
  CompiledRules& operator=(const CompiledRules&) = delete;

  // May a cue fire in a text that has this word?
  bool is_cue_word(WordId word) const { return listed(cue_words, word); }
  // The state that the document's publisher writes for, if that is known.
  std::optional<std::string> home_state(const Document& document) const;
  // The one that the publisher's name speaks of: "Virginia Mercury", "Santa Fe Reporter".
  std::optional<std::string> hinted_state(const Document& document) const;

  RuleSet rules;
  Vocabulary vocabulary;
  Programs programs;
  DateWords dates;
  PlaceIndex places;
  NameRules names;
  SplitWords splitting;
  GrammarWords grammar;
  std::vector<CompiledCue> cues;
  // Patterns by cue.
  PatternBank phrases;
  PatternBank unless;
  PatternBank topics;
  PatternBank not_about;
  // Patterns by context.
  PatternBank context_words;
  PatternBank look_alikes;
  PatternBank stops;
  PatternBank carriers;
  PatternBank tellers;
  PatternBank agencies;
  // Phrases that stand for the one in focus, "the sheriff"; "counties", "sheriffs".
  PatternBank roles;
  PatternBank plural_nouns;
  // Phrases for whichever county or place is in focus; for places in general.
  PatternBank own;
  PatternBank nobody;
  // Nouns: for what a state makes, for who keeps prisoners.
  PatternBank laws;
  PatternBank prisons;
  // Regular expressions, with their cue.
  std::vector<std::pair<std::uint32_t, Expression>> expressions;
  // Frames by the words that may show their act.
  WordIndex frames_of_word;
  std::vector<bool> cue_words;
  // The only part that changes.
  mutable MatcherPool matchers;

 private:
  void compile_cues(ProgramCompiler& compiler);
  void compile_frame(std::uint32_t index, const Cue& cue, ProgramCompiler& compiler);
  void compile_contexts(ProgramCompiler& compiler);
  void compile_names(ProgramCompiler& compiler);
  void compile_words();
  void build_banks();
  void find_cue_words();
};

struct Extractor::Compiled : CompiledRules {
  using CompiledRules::CompiledRules;
};

}  // namespace stance
