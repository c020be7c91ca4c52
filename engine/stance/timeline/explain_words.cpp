// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/explain_words.h"

#include <string_view>
#include <vector>

namespace stance {
namespace {

std::string joined_words(const std::vector<StateId>& states) {
  std::string text;
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (i > 0) text += i + 1 == states.size() ? " or " : ", ";
    text += states[i].text;
  }
  return text;
}

std::string source_words(const Evidence& evidence) {
  std::string text =
      evidence.speaker ? "says " + *evidence.speaker + "; " : std::string();
  text += evidence.source_kind.value_or("source of no known kind");
  text += evidence.published ? ", published " + evidence.published->to_string()
                             : std::string(", undated");
  if (evidence.publisher) text += ", " + *evidence.publisher;
  text += ", " + evidence.document;
  if (evidence.extractor) text += ", found by " + *evidence.extractor;
  return text;
}

// "since 2019-07-22", "since 2014", "since 2024-07-20 at the latest".
std::string since_words(const Days& days) {
  if (days.is_single()) return "since " + to_string(days.earliest);
  if (!days.earliest.is_bound() && days.latest.is_bound()) {
    return "since " + to_string(days.latest) + " at the latest";
  }
  const Edtf written = Edtf::from_days(days);
  if (written.form() == EdtfForm::date) return "since " + written.to_string();
  if (days.is_unknown()) return "since an unknown day";
  return "since some day " + day_words(days);
}

}  // namespace

std::string day_words(const Days& days) {
  if (days.is_unknown()) return "on an unknown day";
  if (days.is_single()) return "on " + to_string(days.earliest);
  if (!days.earliest.is_bound()) return "by " + to_string(days.latest);
  if (!days.latest.is_bound()) return "on or after " + to_string(days.earliest);
  const Edtf written = Edtf::from_days(days);
  if (written.form() == EdtfForm::date) return "in " + written.to_string();
  return "between " + to_string(days.earliest) + " and " + to_string(days.latest);
}

std::string evidence_words(const Evidence& evidence) {
  std::string text(to_string(evidence.kind));
  text += " " + evidence.state.text;
  text += evidence.when.is_unknown() ? std::string(", undated")
                                     : " " + day_words(evidence.when.days());
  return text + " (" + source_words(evidence) + ")";
}

std::string event_words(const Event& event) {
  std::string text(to_string(event.kind));
  text += " " + event.state.text + " " + day_words(event.when);
  if (event.scheduled) text += " (announced)";
  return text;
}

std::string segment_words(const Segment& segment) {
  std::string text = segment.state ? segment.state->text : std::string("no state known");
  if (segment.standing == Standing::contested) {
    text = segment.state ? text + ", contested by " + joined_words(segment.against)
                         : "contested: " + joined_words(segment.against);
  } else if (segment.standing != Standing::settled &&
             segment.standing != Standing::unknown) {
    text += ", " + std::string(to_string(segment.standing));
  }
  text += ", began " + day_words(segment.since);
  if (segment.start != segment.since) text += ", so " + since_words(segment.start);
  if (segment.last_confirmed) {
    text += ", last confirmed " + day_words(*segment.last_confirmed);
  }
  return text;
}

std::string end_words(const Segment& segment) {
  if (!segment.end) return "no end is known";
  return "its last day was " + day_words(*segment.end);
}

std::string strand_words(const Timeline& strand) {
  std::string text =
      strand.binds == Binds::below ? "law for those below" : "own evidence";
  if (strand.agency) text += ", " + *strand.agency;
  if (strand.instance) text += ", " + *strand.instance;
  return text;
}

std::string status_words(const Status& status) {
  std::string text = status.state ? status.state->text : std::string();
  if (!status.states.empty()) text = joined_words(status.states);
  if (text.empty()) text = "unknown";
  text += " on " + to_string(status.on);
  if (status.standing != Standing::settled && status.standing != Standing::unknown) {
    text += ", " + std::string(to_string(status.standing));
  }
  if (status.since) text += ", " + since_words(*status.since);
  return text;
}

std::string reason_words(Reason reason) {
  switch (reason) {
    case Reason::source_rank: return "its source ranks lower";
    case Reason::act_over_report: return "a report does not overturn an act";
    case Reason::own_word: return "it is another's word, not the jurisdiction's own";
  }
  return "";
}

std::string combine_words(const Policy& policy) {
  switch (policy.combine) {
    case Combine::any: return "of several, one that holds is enough";
    case Combine::strictest: return "of several, the strictest counts";
    case Combine::latest: return "of several, the latest counts";
    case Combine::contested_if_different: return "where they differ, it is contested";
  }
  return "";
}

}  // namespace stance
