// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/record.h"

#include <algorithm>

namespace stance {

namespace {

Grade one_lower(Grade grade) {
  switch (grade) {
    case Grade::a: return Grade::b;
    case Grade::b: return Grade::c;
    case Grade::c:
    case Grade::d: return Grade::d;
  }
  return Grade::d;
}

// What a sentence says without a day holds, or began, by the document's own.
bool holds_by_day(const Evidence& evidence) {
  if (!evidence.published || evidence.published->is_unknown()) return false;
  if (evidence.kind == Kind::observed) return evidence.when == *evidence.published;
  const Days& days = evidence.when.days();
  return evidence.kind == Kind::adopted && !days.earliest.is_bound() &&
         days.latest == evidence.published->days().latest;
}

}  // namespace

Evidence record_of(const CompiledRules& rules,
                   const Passage& passage,
                   const CueHit& hit,
                   const CueClaim& claim,
                   const Effect& effect) {
  const Cue& cue = *rules.cues[hit.cue].cue;
  const Document& document = *passage.document;
  const Sentence& sentence = passage.sentences[hit.sentence];
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
  evidence.speaker = effect.speaker;
  evidence.contexts = effect.names;
  evidence.begin = sentence.begin - passage.prefix;
  const std::size_t last = effect.answer.value_or(hit.sentence);
  evidence.end = passage.sentences[last].end - passage.prefix;
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

std::optional<std::string> agency_named(const CompiledRules& rules,
                                        const Passage& passage,
                                        const CueHit& hit,
                                        std::uint32_t unit) {
  std::optional<std::string> found;
  for (const OwnedMatch& named : rules.agencies.matches(
           *passage.matcher, passage.match_text(), passage.range_of(hit.sentence))) {
    const Match& match = named.match;
    if (match.range.first > hit.match.act.first) continue;
    const bool is_other =
        std::any_of(match.captures.begin(), match.captures.end(), [&](const Capture& c) {
          return c.form == CaptureForm::place && passage.mentions[c.index].unit() != unit;
        });
    if (!is_other) found = std::string(passage.spelled(match.range));
  }
  return found;
}

void set_grades(Evidence& evidence,
                const CompiledCue& cue,
                const Effect& effect,
                Grade link,
                Grade time) {
  if (link == Grade::a && holds_by_day(evidence)) time = std::min(time, Grade::b);
  const Grade own =
      cue.near.empty() ? cue.cue->grade : std::max(cue.cue->grade, Grade::b);
  evidence.grades =
      ComponentGrades{.cue = own,
                      .link = link,
                      .time = time,
                      .factuality = effect.is_weakened ? one_lower(own) : Grade::a};
  evidence.grade = worst(*evidence.grades);
}

}  // namespace stance
