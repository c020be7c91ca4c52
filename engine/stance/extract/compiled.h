// SPDX-License-Identifier: Apache-2.0
// A rule set and a gazetteer made ready for reading texts. Never changed afterwards.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "stance/extract/date_words.h"
#include "stance/extract/extract.h"
#include "stance/extract/matcher.h"
#include "stance/extract/names.h"
#include "stance/extract/sentences.h"

namespace stance {

struct CompiledCue {
  const Cue* cue = nullptr;
  std::vector<Program> when;
  std::vector<Program> near;
  std::vector<Program> topic;
  std::vector<Program> unless;
};

struct CompiledContext {
  const Context* context = nullptr;
  std::vector<Program> words;
  std::vector<Program> stop_at;
  std::vector<Program> but_not;
};

// Small words of English that tell how a name stands in its sentence.
struct GrammarWords {
  std::vector<bool> venue;       // in, near, from
  std::vector<bool> oblique;     // of, with, to
  std::vector<bool> definite;    // the, its, his
  std::vector<bool> indefinite;  // a, any, some, many
  std::vector<bool> function;    // in, of, that, can: what may follow a bare noun
  std::vector<bool> reporting;   // the pack's verbs of saying
};

struct CompiledRules {
  CompiledRules(const RuleSet& rule_set, const Gazetteer& gazetteer);
  CompiledRules(const CompiledRules&) = delete;
  CompiledRules& operator=(const CompiledRules&) = delete;

  Matcher matcher() const { return Matcher(programs, dates.numbers()); }
  // The state that the document's publisher writes for, if that is known.
  std::optional<std::string> home_state(const Document& document) const;

  RuleSet rules;
  Vocabulary vocabulary;
  Programs programs;
  DateWords dates;
  PlaceIndex places;
  NameRules names;
  SplitWords splitting;
  GrammarWords grammar;
  std::vector<CompiledCue> cues;
  std::vector<CompiledContext> contexts;
  std::vector<Program> agencies;
  // "counties", "sheriffs": the nouns of roles in the plural; of counties, places,
  // states.
  std::array<std::vector<Program>, 3> plural_nouns;
  // Cues by the words that may show them; and those that no word shows.
  std::vector<std::vector<std::uint32_t>> cues_of_word;
  std::vector<std::uint32_t> unanchored_cues;

 private:
  void compile_cues(ProgramCompiler& compiler);
  void compile_names(ProgramCompiler& compiler);
  void compile_words();
  void index_cues();
};

struct Extractor::Compiled : CompiledRules {
  using CompiledRules::CompiledRules;
};

}  // namespace stance
