// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/keys.h"

#include <algorithm>

namespace stance {
namespace {

constexpr Key file_table[] = {
    {"pack", KeyForm::table, "what this pack is called; in exactly one of its files"},
    {"policy", KeyForm::table, "the questions that the pack asks of every place"},
    {"words", KeyForm::table, "lists of words, used as {name}"},
    {"forms", KeyForm::table, "the forms of irregular words, used by word~"},
    {"acts", KeyForm::table, "words that begin, end, show or propose a state: {act}"},
    {"cue", KeyForm::tables, "which sentences count as evidence, and for what"},
    {"context", KeyForm::table, "words that change what a cue means"},
    {"sources", KeyForm::table, "kinds of sources, the most trusted first"},
    {"precedence", KeyForm::table, "how contrary evidence is settled"},
    {"places", KeyForm::table, "how text speaks of places"},
    {"text", KeyForm::table, "what is needed to find sentences and names of people"},
    {"status", KeyForm::table, "readings; not part of language 1 yet"},
    {"fact", KeyForm::table, "named facts; not part of language 1 yet"},
};

constexpr Key pack_table[] = {
    {"name", KeyForm::text, "the name of the pack's folder", Need::required},
    {"version", KeyForm::text, "three numbers: \"1.4.0\"", Need::required},
    {.name = "language",
     .form = KeyForm::integer,
     .description = "the version of this language: 1",
     .need = Need::required,
     .least = 0,
     .most = 1'000'000},
    {"title", KeyForm::text, "what the pack is about, for readers"},
    {"extends", KeyForm::texts, "packs whose content this one uses: \"english\""},
};

constexpr Key policy_table[] = {
    {"title", KeyForm::text, "its name for readers"},
    {"question", KeyForm::text, "the question that its states answer"},
    {"states", KeyForm::table, "state = \"a sentence for readers\"", Need::required},
    {"opposites", KeyForm::table, "state = what a negated state means"},
    {"implies", KeyForm::table, "state = the wider state or states that it confirms"},
    {"when-ended", KeyForm::text, "the state after an end; without it: unknown"},
    {"stale-after", KeyForm::period, "how long reports alone count: \"3 years\""},
    {"same-event-within",
     KeyForm::period,
     "reports of one act within so many days are one event: \"45 days\""},
    {"by-agency", KeyForm::boolean, "does each agency have a status of its own?"},
    {"combine",
     KeyForm::choice,
     "how several strands make one status",
     Need::optional,
     combine_words},
    {"inherit",
     KeyForm::choice,
     "how the law above binds",
     Need::optional,
     inherit_words},
    {"strictest",
     KeyForm::choice,
     "which end of the states is the strictest",
     Need::optional,
     strictest_words},
};

constexpr Key cue_table[] = {
    {"id", KeyForm::text, "the cue's name", Need::required},
    {"policy", KeyForm::text, "the policy that it tells about"},
    {"state", KeyForm::text, "the state that it tells"},
    {"kind",
     KeyForm::choice,
     "adopted, ended, observed, … or \"from act\"",
     Need::optional,
     cue_kind_words},
    {"when", KeyForm::patterns, "one of these must match inside a sentence"},
    {"near", KeyForm::patterns, "all of these must match, in any order"},
    {"within", KeyForm::choice, "how close `near` must be", Need::optional, within_words},
    {"about",
     KeyForm::choice,
     "how far back `topic` may stand",
     Need::optional,
     about_words},
    {"topic", KeyForm::patterns, "one of these must stand before the sentence or in it"},
    {"outcome", KeyForm::table, "the state under a condition, instead of `state`"},
    {"gives", KeyForm::texts, "several records: \"policy.state kind\""},
    {"unless", KeyForm::patterns, "a match in the sentence keeps the cue silent"},
    {"if", KeyForm::text_or_texts, "a comparison of a kept number: \"hours >= 48\""},
    {"yields-to", KeyForm::texts, "cues that win when both fire"},
    {"keep-despite", KeyForm::texts, "contexts that do not touch this cue"},
    {"scope", KeyForm::text, "what limits the state: \"serious offenses\""},
    {"instance", KeyForm::text, "which of several things of the policy it is"},
    {"binds",
     KeyForm::choice,
     "the place itself, or those below it",
     Need::optional,
     binds_words},
    {"grade",
     KeyForm::choice,
     "how far the cue can be trusted, A the best",
     Need::optional,
     grade_words},
    {"yes", KeyForm::texts, "sentences that must give evidence"},
    {"no", KeyForm::texts, "sentences that must not"},
};

constexpr Key context_table[] = {
    {"words", KeyForm::patterns, "what makes the context", Need::required},
    {"reach",
     KeyForm::choice,
     "which side of its words it covers",
     Need::optional,
     reach_words},
    {.name = "within",
     .form = KeyForm::integer,
     .description = "how many words it covers",
     .least = 1,
     .most = 200},
    {"stop-at", KeyForm::patterns, "words that end its reach"},
    {"but-not", KeyForm::patterns, "look-alikes that are not this context"},
    {"only-for", KeyForm::texts, "the policies it touches; without it: all"},
    {"then", KeyForm::choice, "what it does to the evidence", Need::required, then_words},
    {"kind",
     KeyForm::choice,
     "replaces the kind of what it covers",
     Need::optional,
     kind_words},
    {"value", KeyForm::text, "for then = \"scope\": the scope"},
};

constexpr Key sources_table[] = {
    {"rank", KeyForm::texts, "kinds of sources, the most trusted first", Need::required},
};

constexpr Key precedence_table[] = {
    {"acts-from", KeyForm::texts, "kinds of sources whose acts count as acts"},
    {"order",
     KeyForm::choices,
     "reasons that settle contrary evidence, in this order",
     Need::optional,
     reason_words},
    {"tie",
     KeyForm::choice,
     "what remains where no reason decides",
     Need::optional,
     tie_words},
    {"trusted",
     KeyForm::choice,
     "evidence of this grade or better counts by itself",
     Need::optional,
     grade_words},
};

constexpr Key places_table[] = {
    {"county", KeyForm::patterns, "words for the county in focus: 'the sheriff'"},
    {"place", KeyForm::patterns, "words for the city or town in focus: 'the mayor'"},
    {"state", KeyForm::patterns, "words for the state in focus: 'the governor'"},
    {"guards", KeyForm::patterns, "phrases in which a name is no place of its own"},
    {"comparisons", KeyForm::patterns, "words that make a name a mere comparison"},
    {"agencies", KeyForm::patterns, "phrases that name an agency of a place"},
    {"outlets", KeyForm::table, "host name of a publisher = its home state"},
};

constexpr Key text_table[] = {
    {"abbreviations", KeyForm::texts, "a full stop behind one does not end a sentence"},
    {"titles", KeyForm::texts, "the capitalised word behind one is a person"},
    {"given-names", KeyForm::texts, "first names of people"},
    {"clause-openers", KeyForm::texts, "words that begin a new clause: \"but\""},
    {"reporting-verbs", KeyForm::texts, "verbs of saying: \"say~\""},
};

constexpr Key acts_table[] = {
    {"adopted", KeyForm::patterns, "words that begin a state: 'sign~'"},
    {"ended", KeyForm::patterns, "words that end one: 'rescind~'"},
    {"observed", KeyForm::patterns, "words that show one: 'has ...2 in place'"},
    {"proposed", KeyForm::patterns, "words that propose one: 'propose~'"},
    {"suspended", KeyForm::patterns, "words that take its force away: 'block~'"},
    {"resumed", KeyForm::patterns, "words that give it back: 'reinstate~'"},
};

constexpr Key list_change_table[] = {
    {"add", KeyForm::patterns, "entries that this pack adds"},
    {"remove",
     KeyForm::patterns,
     "entries that it takes away, as they are written there"},
};

constexpr Key test_file_table[] = {
    {"rules", KeyForm::texts, "the packs under test", Need::required},
    {"sentence", KeyForm::tables, "does a text become the right evidence?"},
    {"timeline",
     KeyForm::tables,
     "does dated evidence become the right status on a day?"},
    {"document", KeyForm::tables, "not part of language 1 yet"},
    {"table", KeyForm::tables, "not part of language 1 yet"},
};

constexpr Key sentence_test_table[] = {
    {"name", KeyForm::text, "what the test shows", Need::required},
    {"text", KeyForm::text, "the words that are read", Need::required},
    {"place", KeyForm::text, "the place in focus; it must be found, too"},
    {"published", KeyForm::date, "the day of publication"},
    {"expect",
     KeyForm::rows,
     "[policy, state, kind] or [policy, state, kind, cue]; [] "
     "means nothing"},
    {"todo", KeyForm::text, "why the test is known to fail"},
};

constexpr Key timeline_test_table[] = {
    {"name", KeyForm::text, "what the test shows", Need::required},
    {"place", KeyForm::text, "the place that the evidence is about"},
    {"given",
     KeyForm::rows,
     "[when, kind, policy, state, source, published]",
     Need::required},
    {"check", KeyForm::rows, "[day, policy, answer]"},
    {"todo", KeyForm::text, "why the test is known to fail"},
};

}  // namespace

const TableKeys& file_keys() {
  static constexpr TableKeys keys = {"a pack file", "its tables", file_table};
  return keys;
}

const TableKeys& pack_keys() {
  static constexpr TableKeys keys = {"[pack]", "what the pack is", pack_table};
  return keys;
}

const TableKeys& policy_keys() {
  static constexpr TableKeys keys = {"[policy.ID]", "a question", policy_table};
  return keys;
}

const TableKeys& cue_keys() {
  static constexpr TableKeys keys = {"[[cue]]", "what counts as evidence", cue_table};
  return keys;
}

const TableKeys& context_keys() {
  static constexpr TableKeys keys = {
      "[context.NAME]", "words that change what a cue means", context_table};
  return keys;
}

const TableKeys& sources_keys() {
  static constexpr TableKeys keys = {"[sources]", "kinds of sources", sources_table};
  return keys;
}

const TableKeys& precedence_keys() {
  static constexpr TableKeys keys = {
      "[precedence]", "how contrary evidence is settled", precedence_table};
  return keys;
}

const TableKeys& places_keys() {
  static constexpr TableKeys keys = {
      "[places]", "how text speaks of places", places_table};
  return keys;
}

const TableKeys& text_keys() {
  static constexpr TableKeys keys = {"[text]", "sentences and names", text_table};
  return keys;
}

const TableKeys& acts_keys() {
  static constexpr TableKeys keys = {"[acts]", "the words of {act}", acts_table};
  return keys;
}

const TableKeys& list_change_keys() {
  static constexpr TableKeys keys = {
      "[words.NAME]", "changes to a list of another pack", list_change_table};
  return keys;
}

const TableKeys& test_file_keys() {
  static constexpr TableKeys keys = {"a test file", "its tables", test_file_table};
  return keys;
}

const TableKeys& sentence_test_keys() {
  static constexpr TableKeys keys = {
      "[[sentence]]", "text to evidence", sentence_test_table};
  return keys;
}

const TableKeys& timeline_test_keys() {
  static constexpr TableKeys keys = {
      "[[timeline]]", "evidence to status", timeline_test_table};
  return keys;
}

std::span<const TableKeys* const> all_table_keys() {
  static const std::array<const TableKeys*, 14> all = {&file_keys(),
                                                       &pack_keys(),
                                                       &policy_keys(),
                                                       &cue_keys(),
                                                       &context_keys(),
                                                       &sources_keys(),
                                                       &precedence_keys(),
                                                       &places_keys(),
                                                       &text_keys(),
                                                       &acts_keys(),
                                                       &list_change_keys(),
                                                       &test_file_keys(),
                                                       &sentence_test_keys(),
                                                       &timeline_test_keys()};
  return all;
}

}  // namespace stance
