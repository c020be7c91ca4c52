// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/cues.h"

#include <algorithm>

#include "stance/extract/expressions.h"

namespace stance {

namespace {

class CueFinder {
 public:
  CueFinder(const CompiledRules& rules,
            const Passage& passage,
            TopicTable& topics,
            std::size_t sentence)
      : rules_(rules),
        passage_(passage),
        topics_(topics),
        text_(passage.match_text()),
        matcher_(*passage.matcher),
        sentence_(sentence),
        chances_(passage.chances[sentence]),
        window_(passage.range_of(sentence)) {}

  std::vector<CueHit> run() {
    find_phrases();
    for (const std::uint32_t cue : chances_.frames) find_frame(cue);
    if (!hits_.empty()) silence();
    return std::move(hits_);
  }

 private:
  // "Not renewed" says more than "renewed".
  static bool is_longer(const Match& match, const Match& other) {
    return match.act_kind != other.act_kind &&
           match.act.last - match.act.first > other.act.last - other.act.first;
  }

  // One hit for each act, whichever of the cue's patterns finds it first, unless another
  // finds more of the act.
  void find_phrases() {
    for (OwnedMatch& found :
         rules_.phrases.matches_among(chances_.phrases, matcher_, text_, window_)) {
      add_once(found.owner, std::move(found.match));
    }
    for (const auto& [cue, expression] : rules_.expressions) {
      for (Match& match : expression_matches(expression, passage_, window_)) {
        add_once(cue, std::move(match));
      }
    }
    std::stable_sort(hits_.begin(), hits_.end(), [](const CueHit& a, const CueHit& b) {
      return a.cue < b.cue;
    });
  }

  void add_once(std::uint32_t cue, Match match) {
    const auto same = std::find_if(hits_.begin(), hits_.end(), [&](const CueHit& other) {
      return other.cue == cue && other.match.act.overlaps(match.act);
    });
    if (same == hits_.end()) {
      add(cue, std::move(match));
    } else if (is_longer(match, same->match)) {
      same->match = std::move(match);
    }
  }

  // The windows in which all parts of a frame must stand.
  std::vector<TokenRange> frame_windows(const Cue& frame) const {
    if (frame.within == Within::clause) return clause_windows();
    return {reach_of(passage_, frame, sentence_)};
  }

  std::vector<TokenRange> clause_windows() const {
    std::vector<TokenRange> windows;
    for (std::size_t at = window_.first; at < window_.last; ++at) {
      const bool begins =
          windows.empty() || passage_.clauses[at] != passage_.clauses[at - 1];
      if (begins) windows.push_back({at, at});
      windows.back().last = at + 1;
    }
    return windows;
  }

  // Are all parts of the frame in the window?
  bool may_be(const CompiledCue& frame, const TokenRange& window) const {
    return std::ranges::all_of(frame.near,
                               [&](const Program& program) {
                                 return matcher_.may_match(program, text_, window);
                               }) &&
           std::ranges::all_of(frame.near, [&](const Program& program) {
             return matcher_.occurs(program, text_, window);
           });
  }

  void find_frame(std::uint32_t cue) {
    const CompiledCue& compiled = rules_.cues[cue];
    for (const TokenRange& window : frame_windows(*compiled.cue)) {
      if (!may_be(compiled, window)) continue;
      std::vector<std::vector<Match>> parts;
      for (const Program& program : compiled.near) {
        parts.push_back(matcher_.matches(program, text_, window));
        if (parts.back().empty()) break;
      }
      if (parts.size() < compiled.near.size() || parts.back().empty()) continue;
      find_frames(cue, parts, compiled.act_part);
    }
  }

  // One hit for each act in this sentence that finds all other parts beside it.
  void find_frames(std::uint32_t cue,
                   const std::vector<std::vector<Match>>& parts,
                   std::size_t act_part) {
    for (const Match& act : parts[act_part]) {
      if (!window_.contains(act.range.first)) continue;
      Match frame = act;
      bool complete = true;
      for (std::size_t i = 0; i < parts.size() && complete; ++i) {
        if (i == act_part) continue;
        const Match* nearest = nearest_apart(parts[i], frame, act);
        complete = nearest != nullptr;
        if (complete) absorb(frame, *nearest);
      }
      if (complete) add(cue, std::move(frame));
    }
  }

  // The match nearest to the act that shares no written token with the frame so far.
  static const Match* nearest_apart(const std::vector<Match>& matches,
                                    const Match& frame,
                                    const Match& act) {
    const Match* best = nullptr;
    std::size_t best_distance = 0;
    for (const Match& match : matches) {
      const bool overlaps = std::any_of(
          match.written.begin(), match.written.end(), [&](const TokenRange& part) {
            return std::any_of(
                frame.written.begin(), frame.written.end(), [&](const TokenRange& other) {
                  return other.overlaps(part);
                });
          });
      if (overlaps) continue;
      const std::size_t distance = match.range.first > act.range.first
                                       ? match.range.first - act.range.first
                                       : act.range.first - match.range.first;
      if (best == nullptr || distance < best_distance) {
        best = &match;
        best_distance = distance;
      }
    }
    return best;
  }

  static void absorb(Match& frame, const Match& part) {
    frame.range.first = std::min(frame.range.first, part.range.first);
    frame.range.last = std::max(frame.range.last, part.range.last);
    frame.written.insert(frame.written.end(), part.written.begin(), part.written.end());
    frame.captures.insert(
        frame.captures.end(), part.captures.begin(), part.captures.end());
    if (!frame.act_kind) frame.act_kind = part.act_kind;
  }

  void add(std::uint32_t cue, Match match) {
    hits_.push_back({.cue = cue, .sentence = sentence_, .match = std::move(match)});
  }

  void silence() {
    for (CueHit& hit : hits_) {
      const auto words = ruled_out_by(hit);
      hit.silenced =
          words ? "silent: its `unless` matches \"" + *words + "\"" : why_silent(hit);
    }
  }

  // The words that one of the patterns of its `unless` matched.
  std::optional<std::string> ruled_out_by(const CueHit& hit) const {
    const auto found = rules_.unless.matches_of(hit.cue, matcher_, text_, window_);
    const auto at = std::ranges::find_if(
        found, [&](const Match& match) { return shares_clause(match, hit.match); });
    if (at == found.end()) return std::nullopt;
    const Token& last = text_.tokens[at->range.last - 1];
    const std::size_t begin = text_.tokens[at->range.first].begin;
    return std::string(text_.text.substr(begin, last.end - begin));
  }

  bool shares_clause(const Match& a, const Match& b) const {
    return passage_.clauses[a.range.first] <= passage_.clauses[b.range.last - 1] &&
           passage_.clauses[b.range.first] <= passage_.clauses[a.range.last - 1];
  }

  bool is_last_in_clause(const Match& match) const {
    const std::size_t next = match.range.last;
    return next == window_.last || text_.tokens[next].is_mark();
  }

  std::string why_silent(const CueHit& hit) const {
    const Cue& cue = *rules_.cues[hit.cue].cue;
    if (cue.is_last_in_clause && !is_last_in_clause(hit.match)) {
      return "silent: more stands behind it in its clause";
    }
    if (cue.retired && is_since(*cue.retired)) {
      return "silent: retired since " + to_string(*cue.retired);
    }
    for (const NumberTest& test : cue.tests) {
      if (!passes(test, hit.match)) {
        return "silent: its `if` fails (" + test.name + " " + test.comparison + ")";
      }
    }
    if (!cue.topic.empty() && !has_topic(hit.cue)) {
      return "silent: its `topic` was not named before";
    }
    if (topics_.is_elsewhere(hit.cue)) return "silent: its `not-about` matches";
    return {};
  }

  // Was the document surely published on the day or later?
  bool is_since(Day day) const {
    const auto& published = passage_.document->published;
    return published && !(published->days().earliest < day);
  }

  static bool passes(const NumberTest& test, const Match& match) {
    for (const Capture& capture : match.captures) {
      if (capture.form != CaptureForm::number || capture.name != test.name) continue;
      if (test.comparison == "<") return capture.value < test.bound;
      if (test.comparison == "<=") return capture.value <= test.bound;
      if (test.comparison == ">") return capture.value > test.bound;
      if (test.comparison == ">=") return capture.value >= test.bound;
      return !(capture.value < test.bound) && !(capture.value > test.bound);
    }
    return false;
  }

  bool has_topic(std::uint32_t cue) const {
    const auto names = [&](std::size_t s) { return topics_.is_named(cue, s); };
    switch (rules_.cues[cue].cue->about) {
      case About::sentence: return names(sentence_);
      case About::paragraph:
        return std::ranges::any_of(passage_.within_reach(sentence_), names);
      case About::document: break;
    }
    for (std::size_t s = sentence_ + 1; s > 0; --s) {
      if (names(s - 1)) return true;
    }
    return false;
  }

  const CompiledRules& rules_;
  const Passage& passage_;
  TopicTable& topics_;
  MatchText text_;
  const Matcher& matcher_;
  std::size_t sentence_;
  const Chances& chances_;
  TokenRange window_;
  std::vector<CueHit> hits_;
};

}  // namespace

TopicTable::TopicTable(const CompiledRules& rules, const Passage& passage)
    : rules_(rules),
      passage_(passage),
      named_(rules.cues.size()),
      elsewhere_(rules.cues.size()) {}

bool TopicTable::is_elsewhere(std::uint32_t cue) {
  if (rules_.cues[cue].cue->not_about.empty()) return false;
  std::optional<bool>& known = elsewhere_[cue];
  for (std::size_t s = 0; !known && s < passage_.sentences.size(); ++s) {
    const bool is_there = rules_.not_about.occurs(
        cue, *passage_.matcher, passage_.match_text(), passage_.range_of(s));
    if (is_there) known = true;
  }
  return known.emplace(known.value_or(false));
}

bool TopicTable::is_named(std::uint32_t cue, std::size_t sentence) {
  if (named_[cue].empty()) named_[cue].resize(passage_.sentences.size());
  std::optional<bool>& named = named_[cue][sentence];
  if (!named) {
    named = rules_.topics.occurs(
        cue, *passage_.matcher, passage_.match_text(), passage_.range_of(sentence));
  }
  return *named;
}

std::vector<CueHit> find_hits(const CompiledRules& rules,
                              const Passage& passage,
                              TopicTable& topics,
                              std::size_t sentence) {
  return CueFinder(rules, passage, topics, sentence).run();
}

}  // namespace stance
