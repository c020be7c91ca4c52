// SPDX-License-Identifier: Apache-2.0
// What a pack says, as values: the policies, the words, the cues, the contexts, whose
// word counts. Made by load.h, used by extract/ and timeline/. Everything carries the
// span of the text that says it, so that answers and faults can point there.
//
// A RuleSet that the loader gives out is consistent: every name in it exists, every
// pattern is well formed, every list is free of loops.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "stance/base/evidence.h"
#include "stance/rules/pattern.h"
#include "stance/rules/period.h"
#include "stance/rules/reading_pack.h"

namespace stance {

struct PolicyState {
  StateId id;
  // A sentence for readers: "Holds only with a warrant signed by a judge."
  std::string description;
  SourceSpan span = {};

  bool operator==(const PolicyState&) const = default;
};

// How the strands of one policy make the jurisdiction's status.
enum class Combine { any, strictest, latest, contested_if_different };
// How a parent's status binds those below (DESIGN: law above).
enum class Inherit { none, fill, override_own, stricter };
enum class StrictestEnd { first, last };
enum class AnsweredBy { each, county };

struct Policy {
  PolicyId id;
  std::string title;
  std::string question;
  // In the order of the file; at least one.
  std::vector<PolicyState> states;
  // What a negated state means. A state without an entry has no opposite.
  std::map<StateId, StateId> opposites = {};
  // state -> the wider states that it confirms (48 hours' notice implies notice).
  std::map<StateId, std::vector<StateId>> implies = {};
  // The state that an end opens; without it the status is unknown after an end.
  std::optional<StateId> when_ended = {};
  // A status that rests on reports alone goes stale after this; absent: never.
  std::optional<Period> stale_after = {};
  // Reports of one act by different sources within so many days are one event.
  int same_event_within = 45;
  bool by_agency = false;
  Combine combine = Combine::latest;
  Inherit inherit = Inherit::none;
  StrictestEnd strictest = StrictestEnd::first;
  // Whose matter it is: a city without evidence points to its county where that answers.
  AnsweredBy answered_by = AnsweredBy::each;
  // Kinds of documents that would settle it, in words for readers.
  std::vector<std::string> settled_by = {};
  // Names that it had in earlier versions.
  std::vector<std::string> was = {};
  SourceSpan span = {};

  const PolicyState* find_state(const StateId& state) const;
  bool operator==(const Policy&) const = default;
};

struct WordList {
  std::string name;
  // Entries may use other lists; no loops.
  std::vector<Pattern> entries;
  SourceSpan span = {};

  bool operator==(const WordList&) const = default;
};

enum class Within { clause, sentence, paragraph };
// Where a cue's topic must have been named before its sentence.
enum class About { sentence, paragraph, document };

// One record that a cue gives. Without `state` the cue's outcome decides; without `kind`
// the act does ("from act").
struct Gives {
  PolicyId policy;
  std::optional<StateId> state = {};
  std::optional<Kind> kind = {};

  bool operator==(const Gives&) const = default;
};

// One line of an outcome table: under `condition` ("affirmed", "negated", or the name of
// a context whose `then` is "exception") the state is `state`; without one nothing is
// given.
struct Outcome {
  std::string condition;
  std::optional<StateId> state = {};
  SourceSpan span = {};

  bool operator==(const Outcome&) const = default;
};

// `name >= 48`, with < <= = >= >.
struct NumberTest {
  std::string name;
  std::string comparison;
  double bound = 0;

  bool operator==(const NumberTest&) const = default;
};

// Which sentences count as evidence, and for what.
//
// A phrase cue fires where one of `when` matches within a sentence. A frame cue fires
// where all of `near` match, without overlap and in any order, inside one `within`. With
// `topic`, one of these patterns must occur before the sentence (or in it) as far back as
// `about` says, or in the title. `unless` matching in the sentence keeps the cue silent.
struct Cue {
  CueId id;  // "pack/id"
  std::vector<Pattern> when = {};
  std::vector<Pattern> near = {};
  // Regular expressions that can be read (see expression.h), instead of `when`, and why
  // a pattern would not do.
  std::vector<std::string> regex = {};
  std::optional<std::string> because = {};
  Within within = Within::sentence;
  About about = About::sentence;
  std::vector<Pattern> topic = {};
  std::vector<Pattern> unless = {};
  // A document that has one of these anywhere is about something else.
  std::vector<Pattern> not_about = {};
  std::vector<NumberTest> tests = {};
  // At least one unless the cue repeats. The first is the cue's own policy, state and
  // kind.
  std::vector<Gives> gives;
  // Empty: the state of `gives`, negated its opposite. Else in the order: exceptions, as
  // in the file; then negated; then affirmed.
  std::vector<Outcome> outcomes = {};
  // Names of contexts that do not touch this cue.
  std::vector<std::string> keep_despite = {};
  // Gives what was said last, as far back as this tells, for the places of its own
  // sentence ("so does Birch County"); `gives` is then empty.
  std::optional<About> repeats = {};
  // Gives the opposite of what was said ("Cedar County does not"); only where it repeats.
  bool is_opposite = false;
  // Counts only where nothing stands behind the match in its clause.
  bool is_last_in_clause = false;
  // Cues ("pack/id") that win when they fire in the same sentence for the same place.
  std::vector<CueId> yields_to = {};
  std::optional<std::string> scope = {};
  std::optional<std::string> instance = {};
  Binds binds = Binds::own;
  // The worst that the cue's own reliability lets a record be; frames never exceed b.
  Grade grade = Grade::a;
  // Documents that were surely published on this day or later are not searched.
  std::optional<Day> retired = {};
  // Ids that it had in earlier versions, without the pack.
  std::vector<std::string> was = {};
  std::vector<std::string> yes = {};
  std::vector<std::string> no = {};
  std::vector<SourceSpan> yes_spans = {};
  std::vector<SourceSpan> no_spans = {};
  SourceSpan span = {};

  bool operator==(const Cue&) const = default;
};

// From its words on, back, both ways, or all of the sentence whatever stands in between.
enum class Reach { forward, backward, both, sentence, document };

// What a context does to the evidence whose act it covers.
//   opposite   the policy's opposite state; if it has none, drop
//   drop       no evidence; kept among the dropped, for "why not"
//   plan       kind proposed, not factual
//   weaken     hedged, and one grade lower
//   past       true before the passage's date, not on it: kind ended
//   failed     the act did not happen: an end becomes observed, an adoption the opposite
//   other      belongs to another place than the one in focus
//   once       a single case, no policy: dropped as an incident
//   exception  picks a line of the outcome table
//   scope      `value` becomes the record's scope
//   speaker    `value`, or else the words, become the record's speaker
//   keep       changes nothing but, with `kind`, the kind
enum class Then {
  opposite,
  drop,
  plan,
  weaken,
  past,
  failed,
  other,
  once,
  exception,
  scope,
  speaker,
  keep
};

struct Context {
  std::string name;
  std::vector<Pattern> words;
  Reach reach = Reach::forward;
  // In words; a context never reaches past the sentence.
  int within = 8;
  std::vector<Pattern> stop_at = {};
  // Look-alikes that are not this context ("not only").
  std::vector<Pattern> but_not = {};
  // Words of a later sentence that take the context up again ("under the order").
  std::vector<Pattern> carried_by = {};
  // Those that also say whose it is ("the order says"): the sentence is then of the same
  // place, unless it names another.
  std::vector<Pattern> told_by = {};
  // Empty: for all policies.
  std::vector<PolicyId> only_for = {};
  Then then = Then::drop;
  // Replaces the kind of what the context covers.
  std::optional<Kind> kind = {};
  std::optional<std::string> value = {};
  // Names that it had in earlier versions.
  std::vector<std::string> was = {};
  SourceSpan span = {};

  bool operator==(const Context&) const = default;
};

// A reason by which contrary pieces are settled, in the pack's order.
enum class Reason { source_rank, act_over_report, own_word };

struct Precedence {
  // Source kinds, the most trusted first.
  std::vector<std::string> rank = {};
  // Kinds whose acts count as acts; others' acts are reports until corroborated.
  std::vector<std::string> acts_from = {};
  std::vector<Reason> order = {};
  // Records of this grade or better reach the timeline by themselves; the rest waits for
  // a person's decision.
  Grade trusted = Grade::c;

  bool operator==(const Precedence&) const = default;
};

// How text speaks of jurisdictions: pack data for the place resolver of extract/.
struct PlaceWords {
  // Words that stand for the county, the place or the state in focus: "the sheriff",
  // "the mayor", "the governor".
  std::vector<Pattern> county = {};
  std::vector<Pattern> place = {};
  std::vector<Pattern> state = {};
  // Words for whichever of county and place is in focus ("the ordinance"); never a state.
  std::vector<Pattern> own = {};
  // Words for places in general ("a local agency"), which say nothing of any one, unless
  // the text is about the law of their state.
  std::vector<Pattern> nobody = {};
  // Nouns for what a state makes that binds those below it ("law"): "the law" is that of
  // the state that was last spoken of as making one.
  std::vector<Pattern> laws = {};
  // Nouns for who keeps prisoners ("department of corrections"), which is the state
  // itself in those of `prisons_in` (postal codes).
  std::vector<Pattern> prisons = {};
  std::vector<std::string> prisons_in = {};
  // Phrases inside which a name is no jurisdiction ("{place} field office").
  std::vector<Pattern> guards = {};
  // Words that make the next or last name a mere comparison or venue ("unlike {place}").
  std::vector<Pattern> comparisons = {};
  // Phrases that name an agency of the jurisdiction before or in them.
  std::vector<Pattern> agencies = {};
  // Host name of a publisher -> postal code of its home state.
  std::map<std::string, std::string> outlets = {};

  bool operator==(const PlaceWords&) const = default;
};

// General facts of the language that sentence splitting and names need.
struct TextWords {
  // Words after which a full stop does not end a sentence ("gov", "feb", "no").
  std::vector<std::string> abbreviations = {};
  // Titles and given names that mark the next capitalised word as a person.
  std::vector<std::string> titles = {};
  std::vector<std::string> given_names = {};
  // Words that begin a new clause ("but", "while", "although").
  std::vector<std::string> clause_openers = {};
  // Verbs of saying; a date right after one dates the statement, not the act.
  std::vector<std::string> reporting_verbs = {};

  bool operator==(const TextWords&) const = default;
};

// A day of the year that has a name: the day of the month, or where `nth` is not 0 so
// many days behind its nth weekday (0 Monday to 6 Sunday), -1 the last one.
struct NamedDay {
  int month = 1;
  int day = 1;
  int nth = 0;
  int weekday = 0;
  int behind = 0;

  bool operator==(const NamedDay&) const = default;
};

// What inexact words for dates mean.
struct DateRules {
  // "Early" is the first of so many equal parts of a month, season or year, "late" the
  // last one, "mid" what lies between.
  int parts = 3;
  // "The beginning of", "the end of": such a part, but no more days than these.
  int edge_days = 31;
  // "Recently": in so many days before.
  int recent_days = 120;
  // Folded name -> its first month of three.
  std::map<std::string, int> seasons = {};
  // Folded name, of one word or several -> the day.
  std::map<std::string, NamedDay> holidays = {};

  bool operator==(const DateRules&) const = default;
};

struct Pack {
  std::string name;
  std::string version;
  std::string title;

  bool operator==(const Pack&) const = default;
};

struct RuleSet {
  // The pack asked for first, then those it extends, nearest first.
  std::vector<Pack> packs;
  // All of these in the order of the files, those of extended packs first.
  std::vector<Policy> policies;
  std::vector<WordList> words;
  // irregular word -> its other forms.
  std::map<std::string, std::vector<std::string>> forms;
  // The pack's [acts]: words that begin, end, show or propose a state.
  std::map<Kind, std::vector<Pattern>> acts;
  std::vector<Cue> cues;
  std::vector<Context> contexts;
  Precedence precedence;
  PlaceWords places;
  TextWords text;
  DateRules dates;
  // The readings that judge these policies, by name.
  std::vector<ReadingPack> readings;
  // Of the meaning: spans, comments, layout and examples excluded. Readings have digests
  // of their own: evidence and timelines do not depend on them.
  Digest digest;

  const ReadingPack* find_reading(const std::string& name) const;
  const Policy* find_policy(const PolicyId& policy) const;
  const WordList* find_words(const std::string& name) const;
};

}  // namespace stance
