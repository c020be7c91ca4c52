// SPDX-License-Identifier: Apache-2.0
// The steps from the trees of pack files to a RuleSet, in their order. Each reports its
// faults into the Reading and gives what could be read.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stance/rules/load.h"
#include "stance/rules/reading.h"

namespace stance {

// Parses the files of `pack` and of the packs it extends into reading.packs.
void read_packs(Reading& reading, std::span<const RuleFile> files, std::string_view pack);
// The header of each pack, the pack asked for first.
std::vector<Pack> pack_headers(const Reading& reading);

// Collects all names into reading.names and reports those that stand twice.
void collect_names(Reading& reading);

std::vector<Policy> read_policies(Reading& reading);
std::vector<WordList> read_words(Reading& reading);
std::map<std::string, std::vector<std::string>> read_forms(Reading& reading);
std::map<Kind, std::vector<Pattern>> read_acts(Reading& reading);
std::vector<Context> read_contexts(Reading& reading);
std::vector<Cue> read_cues(Reading& reading, const std::vector<WordList>& words);
Precedence read_precedence(Reading& reading);
PlaceWords read_places(Reading& reading);
// `forms` for entries such as "say~".
TextWords read_text_words(Reading& reading,
                          const std::map<std::string, std::vector<std::string>>& forms);
DateRules read_date_rules(Reading& reading);

// What only the whole shows: loops of word lists (an error), states that nothing can
// give, names that nothing uses, cues without examples (warnings).
void check_rules(Reading& reading, const RuleSet& rules);
// Warnings that take longer, or that only those who write rules care about: signs that
// look alike, words of every text, patterns that others contain, conditions that say
// nothing.
void check_words(Reading& reading, const RuleSet& rules);
void check_cues(Reading& reading, const RuleSet& rules);
// Takes out the warnings that comments allow; reports allowances that allow nothing.
// These are passed over where not all warnings were looked for.
enum class Needless { reported, passed_over };
void apply_allowances(Reading& reading, Needless needless);

// --- small parts of several steps

// A list that packs define and change, entry by entry.
struct RawList {
  std::string name;
  SourceSpan span;
  std::vector<const TomlValue*> entries;
};

// The lists of a section, in the order of their definition. Reports lists that are
// defined twice and changes to lists that do not exist.
std::vector<RawList> raw_lists(Reading& reading, std::string_view section);

// "3 years", "18 months", "1 year 6 months". Reports what is none.
std::optional<Period> period_at(Reading& reading,
                                const TomlValue& table,
                                std::string_view key);

// The texts of `was`.
std::vector<std::string> earlier_names(const TomlValue& table);

// Reports a name with other signs than lower-case letters, digits and hyphens.
void check_name(Reading& reading, const std::string& name, const SourceSpan& span);

}  // namespace stance
