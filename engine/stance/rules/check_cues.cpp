// SPDX-License-Identifier: Apache-2.0
// Patterns that others contain, cues that contradict each other because of that, and
// conditions that always or never hold.
#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "stance/rules/fault.h"
#include "stance/rules/pattern_comparison.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

bool is_among(const CueId& id, const std::vector<CueId>& ids) {
  return std::ranges::find(ids, id) != ids.end();
}

// Does the cue fire at least where the other one does, as far as its conditions go?
bool is_as_free(const Cue& cue, const Cue& other) {
  const auto is_known = [&other](const Pattern& pattern) {
    return std::ranges::find(other.unless, pattern) != other.unless.end();
  };
  const bool has_same_topic =
      cue.topic.empty() || (cue.topic == other.topic && cue.about == other.about);
  return std::ranges::all_of(cue.unless, is_known) && has_same_topic &&
         (cue.not_about.empty() || cue.not_about == other.not_about) &&
         (!cue.is_last_in_clause || other.is_last_in_clause) &&
         (cue.tests.empty() || cue.tests == other.tests);
}

bool gives_same(const Cue& one, const Cue& two) {
  return one.gives == two.gives && one.outcomes == two.outcomes;
}

bool says_same(const Cue& one, const Cue& two) {
  return gives_same(one, two) && one.scope == two.scope && one.instance == two.instance &&
         one.binds == two.binds && one.keep_despite == two.keep_despite;
}

std::string short_name(const CueId& id) {
  return id.text.substr(id.text.find('/') + 1);
}

// What a number can be so that all tests of its name pass.
struct Range {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool open_least = false;
  bool open_most = false;

  bool is_empty() const {
    return least > most || (least >= most && (open_least || open_most));
  }
  void narrow(const NumberTest& test) {
    const bool is_equal = test.comparison == "=";
    const bool is_open = test.comparison == "<" || test.comparison == ">";
    if (is_equal || test.comparison.front() == '>') raise(test.bound, is_open);
    if (is_equal || test.comparison.front() == '<') lower(test.bound, is_open);
  }

 private:
  void raise(double bound, bool is_open) {
    if (bound < least) return;
    open_least = is_open || (open_least && bound <= least);
    least = bound;
  }
  void lower(double bound, bool is_open) {
    if (bound > most) return;
    open_most = is_open || (open_most && bound >= most);
    most = bound;
  }
};

class CueLint {
 public:
  CueLint(Reading& reading, const RuleSet& rules)
      : reading_(reading),
        rules_(rules),
        folder_(reading.packs.back().folder + "/"),
        comparison_(rules) {
    for (const Cue& cue : rules.cues) by_id_.emplace(cue.id, &cue);
  }

  void run() {
    for (const Cue& cue : rules_.cues) {
      // A cue that repeats gives nothing of its own.
      if (cue.gives.empty()) continue;
      for (const Pattern& pattern : cue.when) {
        comparison_.add_wide(pattern);
        wide_.emplace_back(&cue, &pattern);
      }
    }
    for (const Cue& cue : rules_.cues) {
      if (!cue.span.file.starts_with(folder_)) continue;
      check_tests(cue);
      check_unless(cue);
      check_yields(cue);
      for (const Pattern& pattern : cue.when) check_pattern(cue, pattern);
    }
  }

 private:
  // One message for a pattern: the first other that contains it.
  void check_pattern(const Cue& cue, const Pattern& pattern) {
    if (cue.gives.empty()) return;
    for (const std::size_t number : comparison_.maybe_containing(pattern)) {
      const Cue& other = *wide_[number].first;
      const Pattern& wide = *wide_[number].second;
      if (other.gives.front().policy != cue.gives.front().policy) continue;
      if (!comparison_.may_contain(number, pattern)) continue;
      // Of two that are the same the later one is told of.
      const bool is_later = &other > &cue || (&other == &cue && &wide > &pattern);
      if (&wide == &pattern || (wide == pattern && is_later)) continue;
      if (check_pair(cue, pattern, other, wide)) return;
    }
  }

  bool check_pair(const Cue& cue,
                  const Pattern& pattern,
                  const Cue& other,
                  const Pattern& wide) {
    const bool yields =
        is_among(cue.id, other.yields_to) || is_among(other.id, cue.yields_to);
    if (yields || !is_as_free(other, cue)) return false;
    const bool is_needless = says_same(cue, other) && other.grade <= cue.grade;
    // Same patterns that contradict each other are found by their text.
    const bool is_contradiction =
        &cue != &other && !(wide == pattern) && !gives_same(cue, other);
    if (!is_needless && !is_contradiction) return false;
    if (!comparison_.contains(wide, pattern, Acts::compared)) return false;
    if (is_needless) {
      report_needless(cue, pattern, other, wide);
    } else {
      report_contradiction(cue, pattern, other, wide);
    }
    return true;
  }

  void report_needless(const Cue& cue,
                       const Pattern& pattern,
                       const Cue& other,
                       const Pattern& wide) {
    const bool is_same = wide == pattern;
    const bool is_own = &cue == &other;
    const std::string name = "the cue " + quoted(short_name(other.id));
    const std::string message =
        is_same
            ? (is_own ? "the pattern stands here twice" : name + " has the same pattern")
            : "another pattern of " + (is_own ? "this cue" : name) +
                  " finds all that this finds";
    Diagnostic fault = fault_at("W0202", pattern.span, message);
    fault.primary->text = "adds nothing";
    fault.others = {{wide.span, is_same ? "the first" : "finds this and more"}};
    fault.helps = {advice("take this one out, or narrow the other")};
    report(reading_, std::move(fault));
  }

  void report_contradiction(const Cue& cue,
                            const Pattern& pattern,
                            const Cue& other,
                            const Pattern& wide) {
    Diagnostic fault = fault_at(
        "W0203", pattern.span, "two cues give different things for the same words");
    fault.primary->text = "in " + quoted(cue.id.text);
    fault.others = {{wide.span, "finds all of it, in " + quoted(other.id.text)}};
    fault.helps = {advice("write yields-to = [" + quoted(short_name(cue.id)) +
                          "] in the cue " + quoted(short_name(other.id)) +
                          ", so that the narrower one wins")};
    report(reading_, std::move(fault));
  }

  // A pattern that `unless` silences wherever it matches.
  void check_unless(const Cue& cue) {
    for (const Pattern& pattern : cue.when) {
      const auto silences = [&](const Pattern& unless) {
        return comparison_.contains(unless, pattern, Acts::ignored);
      };
      const auto unless = std::ranges::find_if(cue.unless, silences);
      if (unless == cue.unless.end()) continue;
      Diagnostic fault = fault_at(
          "W0204", pattern.span, "`unless` keeps the cue silent wherever this matches");
      fault.primary->text = "never counts";
      fault.others = {{unless->span, "matches in all these sentences"}};
      fault.helps = {advice("take the pattern out, or narrow `unless`")};
      report(reading_, std::move(fault));
    }
  }

  // --- circles of yields-to

  const Cue* find_cue(const CueId& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
  }

  // The shortest way from the cue by yields-to back to it; empty if there is none.
  std::vector<CueId> circle_of(const Cue& cue) const {
    std::map<CueId, CueId> came_from;
    std::vector<const Cue*> open = {&cue};
    for (std::size_t i = 0; i < open.size(); ++i) {
      for (const CueId& next : open[i]->yields_to) {
        const Cue* other = find_cue(next);
        if (other == nullptr || !came_from.emplace(next, open[i]->id).second) continue;
        if (other != &cue) {
          open.push_back(other);
          continue;
        }
        std::vector<CueId> circle = {cue.id};
        for (CueId at = came_from.at(cue.id); at != cue.id; at = came_from.at(at)) {
          circle.insert(circle.begin() + 1, at);
        }
        return circle;
      }
    }
    return {};
  }

  // Told at the first of the cues.
  void check_yields(const Cue& cue) {
    const std::vector<CueId> circle = circle_of(cue);
    std::vector<std::string> names;
    for (const CueId& id : circle) {
      names.push_back(quoted(short_name(id)));
      for (const Cue& other : rules_.cues) {
        if (other.id == cue.id) break;
        if (other.id == id) return;
      }
    }
    if (circle.empty()) return;
    Diagnostic fault =
        fault_at("W0210",
                 key_span(cue, "yields-to"),
                 "the cues " + enumeration(names, "and") + " yield to each other");
    fault.primary->text = "where all of them find a sentence, none counts";
    fault.helps = {
        advice("take one of them out of \"yields-to\": the more exact one wins")};
    report(reading_, std::move(fault));
  }

  // Numbers of a text are never negative.
  void check_tests(const Cue& cue) {
    std::map<std::string, Range> ranges;
    for (const NumberTest& test : cue.tests) ranges[test.name].narrow(test);
    for (const auto& [name, range] : ranges) {
      if (range.is_empty() || range.most < 0) {
        report_test(cue,
                    "no number " + quoted(name) + " can pass all of `if`",
                    "the cue never fires");
      } else if (range.least <= 0 && range.most > 1e15 && !range.open_least) {
        report_test(cue,
                    "every number " + quoted(name) + " passes `if`",
                    "the condition says nothing");
      }
    }
  }

  void report_test(const Cue& cue, const std::string& message, const std::string& why) {
    report(reading_, fault_at("W0204", key_span(cue, "if"), message, why)).helps = {
        advice("correct the bounds, or take the condition out")};
  }

  // Of the value of a key; the cue's header where it cannot be found.
  SourceSpan key_span(const Cue& cue, std::string_view key) const {
    for (const Section& section : sections(reading_, "cue")) {
      for (const TomlValue& table : section.entry->value.items) {
        const TomlEntry* entry = table.find(key);
        if (table.span == cue.span && entry != nullptr) return entry->value.span;
      }
    }
    return cue.span;
  }

  Reading& reading_;
  const RuleSet& rules_;
  std::string folder_;
  PatternComparison comparison_;
  std::map<CueId, const Cue*> by_id_;
  // By their numbers in the comparison.
  std::vector<std::pair<const Cue*, const Pattern*>> wide_;
};

}  // namespace

void check_cues(Reading& reading, const RuleSet& rules) {
  if (reading.packs.empty() || has_errors(reading.faults)) return;
  CueLint(reading, rules).run();
}

}  // namespace stance
