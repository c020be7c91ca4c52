// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/load.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "stance/base/digest.h"
#include "stance/base/in_parallel.h"
#include "stance/rules/meaning.h"
#include "stance/rules/readers.h"
#include "stance/rules/release.h"
#include "stance/rules/status_reader.h"

namespace stance {

namespace {

enum class Depth { quick, thorough };

// What sound rules mean, and how that differs from their release.
struct Meaning {
  Digest digest = {};
  Diagnostics faults = {};
};

Meaning meaning_for(std::span<const RuleFile> files, const RuleSet& rules, Depth depth) {
  const std::string text = meaning_of(rules);
  Meaning meaning{.digest = digest_of(text)};
  if (depth == Depth::thorough) meaning.faults = release_faults(files, rules, text);
  return meaning;
}

Loaded load(std::span<const RuleFile> files, std::string_view pack, Depth depth) {
  Reading reading;
  read_packs(reading, files, pack);
  collect_names(reading);
  RuleSet rules;
  rules.packs = pack_headers(reading);
  rules.policies = read_policies(reading);
  rules.words = read_words(reading);
  rules.forms = read_forms(reading);
  rules.acts = read_acts(reading);
  rules.contexts = read_contexts(reading);
  rules.cues = read_cues(reading, rules.words);
  rules.precedence = read_precedence(reading);
  rules.places = read_places(reading);
  rules.text = read_text_words(reading, rules.forms);
  rules.dates = read_date_rules(reading);
  rules.readings = read_readings(reading, rules.policies);
  check_rules(reading, rules);
  const bool is_thorough = depth == Depth::thorough;
  // What follows only warns.
  const bool is_sound = !has_errors(reading.faults);
  Meaning meaning;
  in_parallel(is_thorough ? 2 : 1, [&](std::size_t task) {
    if (task == 0) {
      if (is_sound) meaning = meaning_for(files, rules, depth);
    } else {
      check_words(reading, rules);
      check_cues(reading, rules);
    }
  });
  std::ranges::move(meaning.faults, std::back_inserter(reading.faults));
  apply_allowances(reading, is_thorough ? Needless::reported : Needless::passed_over);
  sort_by_place(reading.faults);
  Loaded loaded;
  if (!has_errors(reading.faults)) {
    rules.digest = std::move(meaning.digest);
    loaded.rules = std::move(rules);
  }
  loaded.diagnostics = std::move(reading.faults);
  return loaded;
}

}  // namespace

Loaded load_rules(std::span<const RuleFile> files, std::string_view pack) {
  return load(files, pack, Depth::quick);
}

Loaded check_pack(std::span<const RuleFile> files, std::string_view pack) {
  return load(files, pack, Depth::thorough);
}

}  // namespace stance
