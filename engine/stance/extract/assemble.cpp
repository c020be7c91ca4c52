// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/assemble.h"

#include <algorithm>
#include <tuple>

#include "stance/base/sort_unique.h"
#include "stance/extract/actors.h"
#include "stance/extract/carry.h"
#include "stance/extract/contexts.h"
#include "stance/extract/dating.h"
#include "stance/extract/record.h"
#include "stance/extract/whose.h"
#include "stance/extract/yields.h"

namespace stance {

namespace {

class Assembler {
 public:
  Assembler(const CompiledRules& rules, const Passage& passage)
      : rules_(rules),
        passage_(passage),
        topics_(rules, passage),
        contexts_(rules, passage) {}

  Extraction run() {
    for (std::size_t s = 0; s < passage_.sentences.size(); ++s) {
      if (passage_.chances[s].any()) read_sentence(s);
    }
    return std::move(result_);
  }

 private:
  // What later sentences may say of other places, its own place known or not.
  struct Said {
    std::size_t sentence = 0;
    Evidence evidence;
    // Past the last token of its words.
    std::size_t last = 0;
  };

  void read_sentence(std::size_t sentence) {
    const std::vector<CueHit> hits = find_hits(rules_, passage_, topics_, sentence);
    if (hits.empty()) return;
    for (const CueHit& hit : hits) result_.fired.push_back(rules_.cues[hit.cue].cue->id);
    if (!actors_) actors_.emplace(rules_, passage_);
    std::vector<Given> given;
    for (const CueHit& hit : hits) {
      if (!rules_.cues[hit.cue].cue->repeats) read_hit(hit, given);
    }
    yield(rules_, given, result_.dropped);
    yield(rules_, nobodys_, result_.dropped);
    for (const Given& one : given) said_.push_back({sentence, one.evidence, one.last});
    for (const Given& one : nobodys_) said_.push_back({sentence, one.evidence, one.last});
    nobodys_.clear();
    for (const CueHit& hit : hits) {
      if (rules_.cues[hit.cue].cue->repeats && hit.silenced.empty()) repeat(hit, given);
    }
    for (Given& one : given) result_.evidence.push_back(std::move(one.evidence));
  }

  // What was said last, no farther back than the cue reaches, for the hit's own places.
  void repeat(const CueHit& hit, std::vector<Given>& given) {
    Effect effect = contexts_.effect_on_hit(hit);
    const Attribution attribution = attribution_of(rules_, *actors_, hit, effect);
    const std::size_t last = last_said(hit);
    const std::vector<Said> all = said_;
    for (const Said& said : all) {
      if (!is_said_with(said.sentence, last, hit) || is_own(said, hit)) continue;
      CueClaim claim = {.policy = said.evidence.policy,
                        .state = said.evidence.state,
                        .kind = said.evidence.kind};
      if (effect.dropped || effect.is_negated()) {
        drop(hit, claim, effect, effect.dropped.value_or("it says that it differs"));
        continue;
      }
      if (rules_.cues[hit.cue].cue->is_opposite) turn(rules_.rules, claim);
      if (!claim.dropped.empty()) {
        drop(hit, claim, effect, claim.dropped);
        continue;
      }
      if (effect.is_planned) claim.kind = Kind::proposed;
      if (is_of_same_place(hit)) {
        end_or_begin(hit, claim, effect, said, given);
        continue;
      }
      give(hit, claim, effect, others(attribution, said.evidence), given);
    }
  }

  // In the same sentence; of an act that is told of it, in the same list as well.
  bool is_said_with(std::size_t sentence, std::size_t last, const CueHit& hit) const {
    if (sentence == last) return true;
    const auto head =
        hit.match.act_kind ? passage_.leads.head_of(sentence) : std::nullopt;
    return head && head == passage_.leads.head_of(last);
  }

  // "The practice ended": whatever other cues make of these very words.
  bool is_own(const Said& said, const CueHit& hit) const {
    return said.sentence == hit.sentence && said.last > hit.match.range.first &&
           is_of_same_place(hit);
  }

  // "That ended in June", "from June on it no longer will".
  bool is_of_same_place(const CueHit& hit) const {
    const bool is_turn = hit.match.act_kind || rules_.cues[hit.cue].cue->is_opposite;
    return is_turn && !has_places(hit);
  }

  static bool has_places(const CueHit& hit) {
    return std::any_of(
        hit.match.captures.begin(), hit.match.captures.end(), [](const Capture& capture) {
          return capture.form == CaptureForm::place ||
                 capture.form == CaptureForm::places;
        });
  }

  void end_or_begin(const CueHit& hit,
                    CueClaim claim,
                    const Effect& effect,
                    const Said& said,
                    std::vector<Given>& given) {
    if (said.evidence.jurisdiction.text.empty()) return;
    const Attribution whose = attribution_of(rules_, *actors_, hit, effect);
    const std::optional<Kind> kind =
        hit.match.act_kind ? kind_of_turn(*hit.match.act_kind, said.evidence)
                           : effect.kept_kind.value_or(claim.kind);
    if (!kind || (!hit.match.act_kind && !is_told_of(whose, said.evidence))) return;
    claim.kind = *kind;
    Evidence evidence = record_of(rules_, passage_, hit, claim, effect);
    const Dating dating = date(hit, effect, whose, claim.kind);
    evidence.when = dating.when;
    if (dating.kind) evidence.kind = *dating.kind;
    evidence.jurisdiction = said.evidence.jurisdiction;
    evidence.agency = said.evidence.agency;
    set_grades(evidence, rules_.cues[hit.cue], effect, Grade::c, dating.grade);
    const auto& sentences = passage_.sentences;
    const bool is_next =
        said.sentence + 1 == hit.sentence &&
        sentences[said.sentence].paragraph == sentences[hit.sentence].paragraph;
    if (*kind == Kind::ended && is_next) retire(said.evidence);
    add({hit.cue, std::move(evidence), hit.match.range.last}, given);
  }

  // "They wore them for years. That ended in 2019": no report of the document's own day.
  void retire(const Evidence& said) {
    std::vector<Evidence>& all = result_.evidence;
    const auto is_over = [&](const Evidence& one) {
      return one.begin == said.begin && one.end == said.end &&
             one.jurisdiction == said.jurisdiction && one.policy == said.policy &&
             one.state == said.state && one.kind == Kind::observed;
    };
    for (const Evidence& one : all) {
      if (is_over(one))
        result_.dropped.push_back({one, "what it says is told to have ended"});
    }
    std::erase_if(all, is_over);
  }

  // Whether a unit is the place of which something was said.
  auto is_place_of(const Evidence& said) const {
    return [this, &said](std::uint32_t unit) {
      return rules_.places.unit(unit).id == said.jurisdiction;
    };
  }

  // Not of another place that the words name.
  bool is_told_of(const Attribution& whose, const Evidence& said) const {
    return !whose.is_named || std::ranges::any_of(whose.units, is_place_of(said));
  }

  // "The policy took effect in May": what was said began then, or ended, if its end was
  // told; nothing where the day was told already.
  static std::optional<Kind> kind_of_turn(Kind act, const Evidence& said) {
    if (act != Kind::adopted || said.kind == Kind::observed) return act;
    const bool is_open = !said.when.days().earliest.is_bound();
    const bool is_act = said.kind == Kind::adopted || said.kind == Kind::ended;
    return is_act && is_open ? std::optional(said.kind) : std::nullopt;
  }

  // The sentence in which something was said last; none: past the end.
  std::size_t last_said(const CueHit& hit) const {
    const auto& sentences = passage_.sentences;
    const About reach = *rules_.cues[hit.cue].cue->repeats;
    std::size_t last = sentences.size();
    for (const Said& said : said_) {
      if (said.sentence > hit.sentence) continue;
      if (is_own(said, hit)) continue;
      const bool is_near = said.sentence + 1 >= hit.sentence;
      // Newsrooms write paragraphs of a sentence or two.
      const bool is_same =
          sentences[said.sentence].paragraph + 1 >= sentences[hit.sentence].paragraph;
      if (reach == About::document || is_near || (reach == About::paragraph && is_same)) {
        last = said.sentence;
      }
    }
    return last;
  }

  // Without the place of which it was said in the first place.
  Attribution others(Attribution attribution, const Evidence& said) const {
    std::erase_if(attribution.units, is_place_of(said));
    attribution.grade = std::max(attribution.grade, Grade::c);
    return attribution;
  }

  void read_hit(const CueHit& hit, std::vector<Given>& given) {
    if (!hit.silenced.empty()) {
      const Effect none;
      for (const CueClaim& claim : claims_of(rules_, hit, none))
        drop(hit, claim, none, hit.silenced);
      return;
    }
    Effect effect = contexts_.effect_on_hit(hit);
    const Attribution own = attribution_of(rules_, *actors_, hit, effect);
    contexts_.add_carried(hit, effect, [&](const ToldIn& act, bool by_paper) {
      return is_of_same(rules_, *actors_, own, act, by_paper);
    });
    contexts_.add_of_document(hit, effect);
    const Attribution attribution = attribution_of(rules_, *actors_, hit, effect);
    for (const CueClaim& claim : claims_of(rules_, hit, effect)) {
      if (!claim.dropped.empty()) {
        drop(hit, claim, effect, claim.dropped, attribution);
      } else if (attribution.units.empty()) {
        drop(hit, claim, effect, attribution.missing, attribution);
        if (!attribution.candidates.empty()) complete_unclear(hit, effect, attribution);
        nobodys_.push_back({hit.cue,
                            record_of(rules_, passage_, hit, claim, effect),
                            hit.match.range.last});
      } else {
        give(hit, claim, effect, attribution, given);
      }
    }
  }

  Dating date(const CueHit& hit,
              const Effect& effect,
              const Attribution& whose,
              Kind kind) {
    const ToldAct act = {hit, effect, [&](const ToldIn& told) {
                           return is_of_same(rules_, *actors_, whose, told, true);
                         }};
    return date_claim(rules_, passage_, contexts_, act, kind);
  }

  void give(const CueHit& hit,
            const CueClaim& claim,
            const Effect& effect,
            const Attribution& attribution,
            std::vector<Given>& given) {
    Evidence evidence = record_of(rules_, passage_, hit, claim, effect);
    const Dating dating = date(hit, effect, attribution, claim.kind);
    evidence.when = dating.when;
    if (dating.kind) evidence.kind = *dating.kind;
    for (const auto& [name, when] : dating.others) evidence.dates[name] = when;
    set_grades(evidence, rules_.cues[hit.cue], effect, attribution.grade, dating.grade);
    for (const std::uint32_t unit : attribution.units) {
      evidence.jurisdiction = rules_.places.unit(unit).id;
      evidence.agency = agency_named(rules_, passage_, hit, unit);
      add({hit.cue, evidence, hit.match.range.last}, given);
      if (stands(claim, effect, evidence)) {
        add({hit.cue,
             told_as(evidence, Kind::observed, *evidence.published),
             hit.match.range.last},
            given);
      }
      if (dating.seen) {
        add({hit.cue,
             told_as(evidence, Kind::observed, *dating.seen),
             hit.match.range.last},
            given);
      }
      if (dating.began)
        add({hit.cue, begun(evidence, *dating.began), hit.match.range.last}, given);
    }
  }

  static Evidence told_as(Evidence evidence, Kind kind, const Edtf& when) {
    evidence.kind = kind;
    evidence.when = when;
    return evidence;
  }

  // "Ended the agreement of 2019": it began then.
  static Evidence begun(const Evidence& evidence, const Edtf& when) {
    Evidence begun = told_as(evidence, Kind::adopted, when);
    begun.grades->time = std::max(begun.grades->time, Grade::c);
    begun.grade = worst(*begun.grades);
    return begun;
  }

  // "A bid to repeal the rule, passed in December, failed": it was made then, and stands.
  static bool stands(const CueClaim& claim,
                     const Effect& effect,
                     const Evidence& evidence) {
    const bool is_repeal = effect.is_failed && claim.kind == Kind::observed;
    return is_repeal && evidence.kind == Kind::adopted && evidence.published;
  }

  void drop(const CueHit& hit,
            const CueClaim& claim,
            const Effect& effect,
            const std::string& reason,
            const Attribution& attribution = {}) {
    Dropped dropped{.evidence = record_of(rules_, passage_, hit, claim, effect),
                    .reason = reason};
    const auto& units =
        attribution.units.empty() ? attribution.candidates : attribution.units;
    if (!units.empty())
      dropped.evidence.jurisdiction = rules_.places.unit(units.front()).id;
    dropped.evidence.grade = Grade::d;
    result_.dropped.push_back(std::move(dropped));
  }

  // What was dropped last lacks nothing but its place: a person can say which it is.
  void complete_unclear(const CueHit& hit,
                        const Effect& effect,
                        const Attribution& attribution) {
    Dropped& dropped = result_.dropped.back();
    const Dating dating = date(hit, effect, attribution, dropped.evidence.kind);
    dropped.evidence.when = dating.when;
    if (dating.kind) dropped.evidence.kind = *dating.kind;
    for (const auto& [name, when] : dating.others) dropped.evidence.dates[name] = when;
    for (const std::uint32_t unit : attribution.candidates) {
      dropped.candidates.push_back(rules_.places.unit(unit).id);
    }
  }

  const CompiledRules& rules_;
  const Passage& passage_;
  TopicTable topics_;
  ContextTable contexts_;
  // Made at the first hit.
  std::optional<ActorTable> actors_;
  // Of the sentence that is read: what it says of nobody that is known.
  std::vector<Given> nobodys_;
  std::vector<Said> said_;
  Extraction result_;
};

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

Extraction assemble_evidence(const CompiledRules& rules, const Passage& passage) {
  Extraction result = Assembler(rules, passage).run();
  date_ends(result.evidence);
  merge_repeats(result.evidence, result.dropped);
  keep_narrower(rules.rules, result.evidence, result.dropped);
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
  sort_unique(result.fired);
  return result;
}

}  // namespace stance
