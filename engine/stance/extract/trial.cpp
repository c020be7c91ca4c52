// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/trial.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "stance/base/assert.h"
#include "stance/extract/assemble.h"
#include "stance/extract/compiled.h"
#include "stance/extract/examples.h"
#include "stance/extract/passage.h"

namespace stance {
namespace {

// A part of a pattern, and where it matches alone.
struct Part {
  const PatternItem* item = nullptr;
  Program program;
};

struct Parts {
  const Pattern* pattern = nullptr;
  Program whole;
  std::vector<Part> parts;
};

Pattern alone(const PatternItem& item) {
  Pattern pattern;
  pattern.span = item.span;
  if (item.form == ItemForm::optional) return item.branches.front();
  pattern.items.push_back(item);
  pattern.items.front().is_act = false;
  return pattern;
}

std::string written(const PatternItem& item) {
  if (item.form == ItemForm::gap) return "..." + std::to_string(item.most);
  Pattern pattern;
  pattern.items.push_back(item);
  return to_string(pattern);
}

// The furthest that the parts of one pattern reach in one sentence.
class Chain {
 public:
  Chain(const Parts& parts, const Passage& passage, TokenRange window)
      : parts_(parts), passage_(passage), window_(window) {
    for (const Part& part : parts.parts) found_.push_back(places_of(part));
  }

  NearMiss miss() {
    follow();
    NearMiss miss;
    miss.pattern = to_string(*parts_.pattern);
    for (std::size_t i = 0; i < parts_.parts.size(); ++i) miss.parts.push_back(part(i));
    if (killer_) miss.parts[*killer_].problem = problem();
    miss.reordered = reordered();
    return miss;
  }

 private:
  bool is_gap(std::size_t i) const { return parts_.parts[i].item->form == ItemForm::gap; }
  bool is_optional(std::size_t i) const {
    return parts_.parts[i].item->form == ItemForm::optional;
  }

  std::vector<TokenRange> places_of(const Part& part) const {
    std::vector<TokenRange> places;
    if (part.item->form == ItemForm::gap) return places;
    for (std::size_t at = window_.first; at < window_.last; ++at) {
      for (const std::size_t end :
           passage_.matcher->ends(part.program, passage_.match_text(), window_, at)) {
        if (end > at) places.push_back({at, end});
      }
    }
    return places;
  }

  TrialPart part(std::size_t i) const {
    TrialPart part{.pattern = written(*parts_.parts[i].item)};
    part.is_gap = is_gap(i);
    part.is_optional = is_optional(i);
    part.places = found_[i].size();
    for (const TokenRange& place : found_[i]) {
      std::string words(passage_.spelled(place));
      if (std::ranges::find(part.found, words) == part.found.end()) {
        part.found.push_back(std::move(words));
      }
    }
    return part;
  }

  // Words between two tokens; nothing where a semicolon stands in between.
  std::optional<int> distance(std::size_t from, std::size_t to) const {
    int words = 0;
    for (std::size_t at = from; at < to; ++at) {
      const Token& token = passage_.tokens[at];
      if (token.kind == TokenKind::semicolon) return std::nullopt;
      if (!token.is_mark()) ++words;
    }
    return words;
  }

  bool may_follow(std::size_t end, std::size_t begin, std::optional<int> gap) const {
    if (!gap) return begin == end;
    if (begin < end) return false;
    const std::optional<int> words = distance(end, begin);
    return words && *words <= *gap;
  }

  // From left to right, all ends that the parts so far can have.
  void follow() {
    std::optional<std::set<std::size_t>> ends;
    std::optional<int> gap;
    for (std::size_t i = 0; i < parts_.parts.size(); ++i) {
      if (is_gap(i)) {
        gap = parts_.parts[i].item->most;
        continue;
      }
      std::set<std::size_t> next;
      for (const TokenRange& place : found_[i]) {
        const bool fits = !ends || std::ranges::any_of(*ends, [&](std::size_t end) {
          return may_follow(end, place.first, gap);
        });
        if (fits) next.insert(place.last);
      }
      if (is_optional(i)) {
        if (ends) next.insert(ends->begin(), ends->end());
        if (!ends) continue;
      } else if (next.empty()) {
        killer_ = i;
        gap_before_ = gap;
        return;
      }
      last_ = i;
      ends = std::move(next);
      last_end_ = *ends->begin();
      gap = is_optional(i) ? gap : std::nullopt;
    }
  }

  std::string problem() const {
    const std::size_t i = *killer_;
    if (found_[i].empty()) return "not in the sentence";
    if (!last_) return {};
    const std::string before = written(*parts_.parts[*last_].item);
    std::optional<int> nearest;
    bool is_behind = false;
    for (const TokenRange& place : found_[i]) {
      if (place.first < last_end_) continue;
      is_behind = true;
      const std::optional<int> words = distance(last_end_, place.first);
      if (words && (!nearest || *words < *nearest)) nearest = words;
    }
    if (!is_behind) return "comes BEFORE " + before;
    if (!nearest) return "a semicolon stands between it and " + before;
    if (*nearest == 0) return "not right behind " + before;
    return std::to_string(*nearest) + (*nearest == 1 ? " word" : " words") + " behind " +
           before + ", where " +
           (gap_before_ ? std::to_string(*gap_before_) + " may stand in between"
                        : "none may stand in between");
  }

  // Where all parts are there, but in another order or too far apart.
  std::string reordered() const {
    std::vector<std::pair<TokenRange, std::size_t>> order;
    for (std::size_t i = 0; i < parts_.parts.size(); ++i) {
      if (is_gap(i) || is_optional(i)) continue;
      if (found_[i].empty()) return {};
      order.emplace_back(found_[i].front(), i);
    }
    std::ranges::sort(order, {}, [](const auto& one) { return one.first.first; });
    std::string text;
    for (std::size_t k = 0; k < order.size(); ++k) {
      const auto& [place, i] = order[k];
      if (k > 0) {
        const std::size_t end = order[k - 1].first.last;
        if (place.first < end) return {};
        const std::optional<int> words = distance(end, place.first);
        if (!words || *words > 12) return {};
        text += *words == 0 ? " " : " ..." + std::to_string(*words) + " ";
      }
      text += written(*parts_.parts[i].item);
    }
    return text;
  }

  const Parts& parts_;
  const Passage& passage_;
  TokenRange window_;
  std::vector<std::vector<TokenRange>> found_;
  std::optional<std::size_t> killer_;
  std::optional<std::size_t> last_;
  std::size_t last_end_ = 0;
  std::optional<int> gap_before_;
};

TrialMatch match_of(const Parts& parts, const Match& match, const Passage& passage) {
  TrialMatch found{.pattern = to_string(*parts.pattern), .words = {}};
  found.begin = passage.tokens[match.range.first].begin - passage.prefix;
  found.end = passage.tokens[match.range.last - 1].end - passage.prefix;
  for (const TokenRange& range : match.written) {
    if (range.last > range.first) found.words.emplace_back(passage.spelled(range));
  }
  return found;
}

// Of each pattern the first match in the sentence.
void find_matches(const std::vector<Parts>& patterns,
                  const Passage& passage,
                  std::size_t sentence,
                  std::vector<TrialMatch>& found) {
  for (const Parts& parts : patterns) {
    const std::vector<Match> matches = passage.matcher->matches(
        parts.whole, passage.match_text(), passage.range_of(sentence));
    if (!matches.empty()) found.push_back(match_of(parts, matches.front(), passage));
  }
}

std::size_t parts_found(const NearMiss& miss) {
  return static_cast<std::size_t>(std::ranges::count_if(
      miss.parts,
      [](const TrialPart& part) { return !part.is_optional && part.places > 0; }));
}

// How far the chain reached, in parts.
std::size_t reach(const NearMiss& miss) {
  const auto killer = std::ranges::find_if(
      miss.parts, [](const TrialPart& part) { return !part.problem.empty(); });
  return static_cast<std::size_t>(killer - miss.parts.begin());
}

bool is_nearer(const NearMiss& one, const NearMiss& two) {
  const auto share = [](const NearMiss& miss) {
    const auto needed = std::ranges::count_if(miss.parts, [](const TrialPart& part) {
      return !part.is_gap && !part.is_optional;
    });
    return std::pair(parts_found(miss) * 1000 / static_cast<std::size_t>(needed),
                     reach(miss));
  };
  return share(one) > share(two);
}

}  // namespace

struct PatternTrial::Compiled {
  Compiled(const RuleSet& rule_set, const CueId& of)
      : cue_id(of), rules(with_parts(rule_set, of), example_gazetteer()) {
    ProgramCompiler compiler(rules.rules, rules.vocabulary, rules.programs);
    for (const Cue& cue : rules.rules.cues) {
      if (cue.id != cue_id) continue;
      for (const Pattern& pattern : cue.when) add_phrase(pattern, compiler);
      for (const Pattern& pattern : cue.near) {
        frame.push_back({&pattern, compiler.compile(pattern), {}});
      }
    }
  }

  // Each part is a cue of its own, so that texts with any of them are read.
  static RuleSet with_parts(RuleSet rules, const CueId& of) {
    const auto cue = std::ranges::find(rules.cues, of, &Cue::id);
    STANCE_ASSERT(cue != rules.cues.end());
    const Cue model = *cue;
    for (const auto* patterns : {&model.when, &model.near}) {
      for (const Pattern& pattern : *patterns) {
        for (const PatternItem& item : pattern.items) {
          if (item.form == ItemForm::gap) continue;
          Cue& part = rules.cues.emplace_back();
          part.id = {"trial/part"};
          part.when = {alone(item)};
          part.gives = model.gives;
          part.yields_to = {of};
          for (Gives& gives : part.gives) {
            if (!gives.kind) gives.kind = Kind::observed;
            if (!gives.state) gives.state = rules.find_policy(gives.policy)->states[0].id;
          }
        }
      }
    }
    return rules;
  }

  void add_phrase(const Pattern& pattern, ProgramCompiler& compiler) {
    Parts& parts = phrases.emplace_back();
    parts.pattern = &pattern;
    parts.whole = compiler.compile(pattern);
    for (const PatternItem& item : pattern.items) {
      Part& part = parts.parts.emplace_back();
      part.item = &item;
      if (item.form != ItemForm::gap) part.program = compiler.compile(alone(item));
    }
  }

  CueId cue_id;
  CompiledRules rules;
  std::vector<Parts> phrases;
  // The parts of a frame, each as a whole.
  std::vector<Parts> frame;
};

PatternTrial::PatternTrial(const RuleSet& rules, const CueId& cue)
    : compiled_(std::make_unique<const Compiled>(rules_of_cue(rules, cue), cue)) {}

PatternTrial::PatternTrial(const RuleSet& rules, std::vector<Pattern> when)
    : compiled_(std::make_unique<const Compiled>(
          rules_of_patterns(rules, std::move(when)), CueId{"trial/trial"})) {}

PatternTrial::~PatternTrial() = default;

Trial PatternTrial::read(std::string_view text) const {
  Trial trial;
  const Vocabulary none;
  for (const Token& token : tokenize(text, none)) {
    trial.words.emplace_back(text.substr(token.begin, token.end - token.begin));
  }
  const Document document = example_document(text);
  const std::optional<Passage> passage = read_passage(document, compiled_->rules);
  if (!passage) return trial;
  Extraction extraction = assemble_evidence(compiled_->rules, *passage);
  for (Evidence& one : extraction.evidence) {
    if (one.cue == compiled_->cue_id) trial.hits.push_back({std::move(one), {}});
  }
  for (Dropped& one : extraction.dropped) {
    if (one.evidence.cue != compiled_->cue_id) continue;
    trial.hits.push_back({std::move(one.evidence), std::move(one.reason)});
  }
  std::vector<TrialMatch> matches;
  for (std::size_t s = 0; s < passage->sentences.size(); ++s) {
    if (passage->is_title(s)) continue;
    find_matches(compiled_->phrases, *passage, s, matches);
    find_matches(compiled_->frame, *passage, s, matches);
  }
  for (TrialHit& hit : trial.hits) {
    for (const TrialMatch& match : matches) {
      const bool is_inside =
          match.begin < hit.evidence.end && hit.evidence.begin < match.end;
      if (is_inside) hit.matches.push_back(match);
    }
  }
  if (!trial.hits.empty()) return trial;
  if (compiled_->frame.empty() && !matches.empty()) {
    trial.matches = std::move(matches);
    return trial;
  }
  for (std::size_t s = 0; s < passage->sentences.size(); ++s) {
    if (passage->is_title(s)) continue;
    for (const Parts& parts : compiled_->phrases) {
      NearMiss miss = Chain(parts, *passage, passage->range_of(s)).miss();
      if (parts_found(miss) > 0) trial.misses.push_back(std::move(miss));
    }
  }
  std::ranges::stable_sort(trial.misses, is_nearer);
  return trial;
}

RuleSet rules_of_cue(const RuleSet& rules, const CueId& cue) {
  RuleSet one = rules;
  const auto found = std::ranges::find(one.cues, cue, &Cue::id);
  if (found != one.cues.end() && found->repeats) return one;
  std::erase_if(one.cues, [&cue](const Cue& other) { return other.id != cue; });
  for (Cue& left : one.cues) left.yields_to.clear();
  return one;
}

RuleSet rules_of_patterns(const RuleSet& rules, std::vector<Pattern> when) {
  STANCE_ASSERT(!rules.policies.empty());
  RuleSet one = rules;
  Cue cue;
  cue.id = {"trial/trial"};
  cue.when = std::move(when);
  const Policy& policy = rules.policies.front();
  cue.gives = {{policy.id, policy.states.front().id, Kind::observed}};
  one.cues = {std::move(cue)};
  return one;
}

}  // namespace stance
