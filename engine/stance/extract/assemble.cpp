// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/assemble.h"

#include <algorithm>
#include <tuple>

#include "stance/extract/actors.h"
#include "stance/extract/contexts.h"
#include "stance/extract/dating.h"

namespace stance {

namespace {

Grade worst(Grade a, Grade b) {
  return std::max(a, b);
}

Grade one_lower(Grade grade) {
  switch (grade) {
    case Grade::a: return Grade::b;
    case Grade::b: return Grade::c;
    case Grade::c:
    case Grade::d: return Grade::d;
  }
  return Grade::d;
}

bool overlaps(const Evidence& a, const Evidence& b) {
  return a.begin < b.end && b.begin < a.end;
}

class Assembler {
 public:
  Assembler(const CompiledRules& rules, const Passage& passage)
      : rules_(rules), passage_(passage), topics_(rules, passage) {}

  Extraction run() {
    for (std::size_t s = 0; s < passage_.sentences.size(); ++s) {
      if (!passage_.is_title(s)) read_sentence(s);
    }
    return std::move(result_);
  }

 private:
  // What a hit gives, before cues that yield are taken out.
  struct Given {
    std::uint32_t cue = 0;
    Evidence evidence;
  };

  void read_sentence(std::size_t sentence) {
    const std::vector<CueHit> hits = find_hits(rules_, passage_, topics_, sentence);
    if (hits.empty()) return;
    if (!actors_) actors_.emplace(rules_, passage_);
    const ContextHits contexts = find_contexts(rules_, passage_, sentence);
    std::vector<Given> given;
    for (const CueHit& hit : hits) read_hit(hit, contexts, given);
    yield(given);
    for (Given& one : given) result_.evidence.push_back(std::move(one.evidence));
  }

  void read_hit(const CueHit& hit,
                const ContextHits& contexts,
                std::vector<Given>& given) {
    if (!hit.silenced.empty()) {
      const Effect none;
      for (const CueClaim& claim : claims_of(rules_, hit, none))
        drop(hit, claim, none, hit.silenced);
      return;
    }
    const Effect effect = effect_on(rules_, passage_, contexts, hit);
    const Attribution attribution = attribute(hit, effect);
    for (const CueClaim& claim : claims_of(rules_, hit, effect)) {
      if (!claim.dropped.empty()) {
        drop(hit, claim, effect, claim.dropped, attribution);
      } else if (attribution.units.empty()) {
        drop(hit, claim, effect, attribution.missing, attribution);
      } else {
        give(hit, claim, effect, attribution, given);
      }
    }
  }

  Attribution attribute(const CueHit& hit, const Effect& effect) const {
    std::vector<std::uint32_t> captured;
    for (const Capture& capture : hit.match.captures) {
      if (capture.form == CaptureForm::place) captured.push_back(capture.index);
      if (capture.form != CaptureForm::places) continue;
      const std::vector<std::uint32_t> members = actors_->members(capture.index);
      captured.insert(captured.end(), members.begin(), members.end());
    }
    if (!captured.empty()) return actors_->of_mentions(captured);
    std::optional<std::size_t> after;
    if (effect.other_place) after = effect.other_place->last;
    return actors_->attribute(hit.sentence, hit.match.act, after);
  }

  Evidence record(const CueHit& hit, const CueClaim& claim, const Effect& effect) const {
    const Cue& cue = *rules_.cues[hit.cue].cue;
    const Document& document = *passage_.document;
    const Sentence& sentence = passage_.sentences[hit.sentence];
    Evidence evidence;
    evidence.document = document.id;
    evidence.digest = document.digest;
    evidence.policy = claim.policy;
    evidence.state = claim.state;
    evidence.kind = claim.kind;
    evidence.published = document.published;
    evidence.scope = effect.scope ? effect.scope : cue.scope;
    evidence.instance = cue.instance;
    evidence.binds = cue.binds;
    evidence.factual = claim.kind != Kind::proposed;
    evidence.hedged = effect.is_weakened;
    evidence.cue = cue.id;
    evidence.contexts = effect.names;
    evidence.begin = sentence.begin - passage_.prefix;
    evidence.end = sentence.end - passage_.prefix;
    evidence.quote = document.text.substr(evidence.begin, evidence.end - evidence.begin);
    evidence.source_kind = document.kind;
    evidence.publisher = document.publisher;
    for (const Capture& capture : hit.match.captures) {
      if (capture.form == CaptureForm::number && !capture.name.empty()) {
        evidence.parameters[capture.name] = capture.value;
      }
    }
    return evidence;
  }

  Grade grade_of(const CueHit& hit, const Effect& effect) const {
    const CompiledCue& cue = rules_.cues[hit.cue];
    Grade grade = cue.cue->grade;
    if (!cue.near.empty()) grade = worst(grade, Grade::b);
    if (effect.is_weakened) grade = one_lower(grade);
    return grade;
  }

  void give(const CueHit& hit,
            const CueClaim& claim,
            const Effect& effect,
            const Attribution& attribution,
            std::vector<Given>& given) {
    Evidence evidence = record(hit, claim, effect);
    const Dating dating = date_claim(rules_, passage_, hit, effect, claim.kind);
    evidence.when = dating.when;
    if (dating.kind) evidence.kind = *dating.kind;
    for (const auto& [name, when] : dating.others) evidence.dates[name] = when;
    evidence.grade = worst(worst(grade_of(hit, effect), attribution.grade), dating.grade);
    for (const std::uint32_t unit : attribution.units) {
      evidence.jurisdiction = rules_.places.unit(unit).id;
      evidence.agency = agency(hit, unit);
      add(hit.cue, evidence, given);
      if (!dating.adopted) continue;
      Evidence adopted = evidence;
      adopted.kind = Kind::adopted;
      adopted.when = *dating.adopted;
      add(hit.cue, std::move(adopted), given);
    }
  }

  // One record for each cue, sentence and place.
  static void add(std::uint32_t cue, Evidence evidence, std::vector<Given>& given) {
    const bool repeats = std::any_of(given.begin(), given.end(), [&](const Given& other) {
      return other.cue == cue && other.evidence.jurisdiction == evidence.jurisdiction &&
             other.evidence.policy == evidence.policy &&
             other.evidence.state == evidence.state &&
             other.evidence.kind == evidence.kind;
    });
    if (!repeats) given.push_back({cue, std::move(evidence)});
  }

  // The agency of the unit that is named before the act, as the text writes it.
  std::optional<std::string> agency(const CueHit& hit, std::uint32_t unit) const {
    std::optional<std::string> found;
    for (const OwnedMatch& named : rules_.agencies.matches(
             *passage_.matcher, passage_.match_text(), passage_.range_of(hit.sentence))) {
      const Match& match = named.match;
      if (match.range.first > hit.match.act.first) continue;
      const bool is_other = std::any_of(
          match.captures.begin(), match.captures.end(), [&](const Capture& c) {
            return c.form == CaptureForm::place &&
                   passage_.mentions[c.index].unit() != unit;
          });
      if (!is_other) found = std::string(passage_.spelled(match.range));
    }
    return found;
  }

  void drop(const CueHit& hit,
            const CueClaim& claim,
            const Effect& effect,
            const std::string& reason,
            const Attribution& attribution = {}) {
    Dropped dropped{.evidence = record(hit, claim, effect), .reason = reason};
    const auto& units =
        attribution.units.empty() ? attribution.candidates : attribution.units;
    if (!units.empty())
      dropped.evidence.jurisdiction = rules_.places.unit(units.front()).id;
    dropped.evidence.grade = Grade::d;
    result_.dropped.push_back(std::move(dropped));
  }

  // Takes out what another cue of the same sentence says better about the same place.
  void yield(std::vector<Given>& given) {
    const std::vector<Given> all = given;
    const auto loses = [&](const Given& one) {
      const std::vector<CueId>& winners = rules_.cues[one.cue].cue->yields_to;
      const auto wins = std::find_if(all.begin(), all.end(), [&](const Given& other) {
        return other.evidence.jurisdiction == one.evidence.jurisdiction &&
               std::find(winners.begin(), winners.end(), *other.evidence.cue) !=
                   winners.end();
      });
      if (wins == all.end()) return false;
      result_.dropped.push_back({one.evidence, "yields to " + wins->evidence.cue->text});
      return true;
    };
    given.erase(std::remove_if(given.begin(), given.end(), loses), given.end());
  }

  const CompiledRules& rules_;
  const Passage& passage_;
  TopicTable topics_;
  // Made at the first hit.
  std::optional<ActorTable> actors_;
  Extraction result_;
};

std::int64_t width(const Edtf& when) {
  const Days& days = when.days();
  if (!days.earliest.is_bound() || !days.latest.is_bound()) return INT32_MAX;
  return std::int64_t{days.latest.number} - days.earliest.number;
}

bool says_the_same(const Evidence& a, const Evidence& b) {
  if (a.jurisdiction != b.jurisdiction || a.policy != b.policy || a.state != b.state ||
      a.kind != b.kind) {
    return false;
  }
  const bool same_instance = !a.instance || !b.instance || a.instance == b.instance;
  return same_instance && intersection(a.when.days(), b.when.days()).has_value();
}

auto order_of(const Evidence& evidence) {
  return std::tie(evidence.begin,
                  evidence.end,
                  evidence.policy,
                  evidence.state,
                  evidence.kind,
                  evidence.jurisdiction,
                  evidence.when,
                  evidence.cue);
}

}  // namespace

void merge_repeats(std::vector<Evidence>& evidence, std::vector<Dropped>& dropped) {
  std::stable_sort(
      evidence.begin(), evidence.end(), [](const Evidence& a, const Evidence& b) {
        return std::pair(width(a.when), a.grade) < std::pair(width(b.when), b.grade);
      });
  std::vector<Evidence> kept;
  for (Evidence& one : evidence) {
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const Evidence& other) {
      return says_the_same(one, other);
    });
    if (same == kept.end()) {
      kept.push_back(std::move(one));
      continue;
    }
    if (!same->scope) same->scope = one.scope;
    if (!same->instance) same->instance = one.instance;
    if (!same->agency && overlaps(*same, one)) same->agency = one.agency;
    dropped.push_back({std::move(one), "repeats another record of the document"});
  }
  evidence = std::move(kept);
}

Extraction assemble_evidence(const CompiledRules& rules, const Passage& passage) {
  Extraction result = Assembler(rules, passage).run();
  merge_repeats(result.evidence, result.dropped);
  std::sort(
      result.evidence.begin(),
      result.evidence.end(),
      [](const Evidence& a, const Evidence& b) { return order_of(a) < order_of(b); });
  std::stable_sort(result.dropped.begin(),
                   result.dropped.end(),
                   [](const Dropped& a, const Dropped& b) {
                     return order_of(a.evidence) < order_of(b.evidence);
                   });
  for (Evidence& one : result.evidence) one.id = evidence_id(one);
  return result;
}

}  // namespace stance
