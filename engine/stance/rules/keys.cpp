// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/keys.h"

#include <algorithm>

namespace stance {
namespace {

constexpr Key file_table[] = {
    {"pack",
     KeyForm::table,
     Need::optional,
     "what this pack is called; in exactly one of its files"},
    {"policy",
     KeyForm::table,
     Need::optional,
     "the questions that the pack asks of every place"},
    {"words", KeyForm::table, Need::optional, "lists of words, used as {name}"},
    {"forms",
     KeyForm::table,
     Need::optional,
     "the forms of irregular words, used by word~"},
    {"acts",
     KeyForm::table,
     Need::optional,
     "words that begin, end, show or propose a state: {act}"},
    {"cue",
     KeyForm::tables,
     Need::optional,
     "which sentences count as evidence, and for what"},
    {"context", KeyForm::table, Need::optional, "words that change what a cue means"},
    {"sources",
     KeyForm::table,
     Need::optional,
     "kinds of sources, the most trusted first"},
    {"precedence", KeyForm::table, Need::optional, "how contrary evidence is settled"},
    {"places", KeyForm::table, Need::optional, "how text speaks of places"},
    {"text",
     KeyForm::table,
     Need::optional,
     "what is needed to find sentences and names of people"},
    {"dates",
     KeyForm::table,
     Need::optional,
     "what \"early\", \"recently\", seasons and holidays mean"},
    {"status",
     KeyForm::table,
     Need::optional,
     "tables that judge policies; only in reading packs"},
    {"fact",
     KeyForm::table,
     Need::optional,
     "named facts for these tables; only in reading packs"},
};

constexpr Key pack_table[] = {
    {"name", KeyForm::text, Need::required, "the name of the pack's folder"},
    {"version", KeyForm::text, Need::required, "three numbers: \"1.4.0\""},
    {.name = "language",
     .form = KeyForm::integer,
     .need = Need::required,
     .description = "the version of this language: 1",
     .least = 0,
     .most = 1'000'000},
    {"title", KeyForm::text, Need::optional, "what the pack is about, for readers"},
    {"extends",
     KeyForm::texts,
     Need::optional,
     "packs whose content this one uses: \"english\""},
    {"off",
     KeyForm::texts,
     Need::optional,
     "cues and contexts of these packs that do not count: \"parks/old-cue\""},
    {"because", KeyForm::text, Need::optional, "why they are off"},
};

constexpr Key policy_table[] = {
    {"replaces",
     KeyForm::text,
     Need::optional,
     "the policy of a pack that is extended, whose place it takes: \"PACK/ID\""},
    {"title", KeyForm::text, Need::optional, "its name for readers"},
    {"question", KeyForm::text, Need::optional, "the question that its states answer"},
    {"states", KeyForm::table, Need::required, "state = \"a sentence for readers\""},
    {"opposites", KeyForm::table, Need::optional, "state = what a negated state means"},
    {"implies",
     KeyForm::table,
     Need::optional,
     "state = the wider state or states that it confirms"},
    {"when-ended",
     KeyForm::text,
     Need::optional,
     "the state after an end; without it: unknown"},
    {"stale-after",
     KeyForm::period,
     Need::optional,
     "how long reports alone count: \"3 years\""},
    {"same-event-within",
     KeyForm::period,
     Need::optional,
     "reports of one act within so many days are one event: \"45 days\""},
    {"by-agency",
     KeyForm::boolean,
     Need::optional,
     "does each agency have a status of its own?"},
    {"combine",
     KeyForm::choice,
     Need::optional,
     "how several strands make one status",
     combine_words},
    {"inherit",
     KeyForm::choice,
     Need::optional,
     "how the law above binds",
     inherit_words},
    {"strictest",
     KeyForm::choice,
     Need::optional,
     "which end of the states is the strictest",
     strictest_words},
    {"answered-by",
     KeyForm::choice,
     Need::optional,
     "\"county\": a city of which nothing is known points to its county",
     answered_by_words},
    {"settled-by",
     KeyForm::texts,
     Need::optional,
     "kinds of documents that would settle it"},
    {"was", KeyForm::texts, Need::optional, "names that it had in earlier versions"},
};

constexpr Key cue_table[] = {
    {"id", KeyForm::text, Need::required, "the cue's name"},
    {"replaces",
     KeyForm::text,
     Need::optional,
     "the cue of a pack that is extended, whose place it takes: \"PACK/ID\""},
    {"policy", KeyForm::text, Need::optional, "the policy that it tells about"},
    {"state", KeyForm::text, Need::optional, "the state that it tells"},
    {"kind",
     KeyForm::choice,
     Need::optional,
     "adopted, ended, observed, … or \"from act\"",
     cue_kind_words},
    {"when",
     KeyForm::patterns,
     Need::optional,
     "one of these must match inside a sentence"},
    {"near", KeyForm::patterns, Need::optional, "all of these must match, in any order"},
    {"regex",
     KeyForm::texts,
     Need::optional,
     "regular expressions (RE2), for what no pattern can say"},
    {"because", KeyForm::text, Need::optional, "why a pattern would not do"},
    {"within", KeyForm::choice, Need::optional, "how close `near` must be", within_words},
    {"about",
     KeyForm::choice,
     Need::optional,
     "how far back `topic` may stand",
     about_words},
    {"topic",
     KeyForm::patterns,
     Need::optional,
     "one of these must stand before the sentence or in it"},
    {"outcome",
     KeyForm::table,
     Need::optional,
     "the state under a condition, instead of `state`"},
    {"gives", KeyForm::texts, Need::optional, "several records: \"policy.state kind\""},
    {"repeats",
     KeyForm::choice,
     Need::optional,
     "gives what was said last, so far back: \"so does {place}\"",
     about_words},
    {"opposite",
     KeyForm::boolean,
     Need::optional,
     "with `repeats`: the opposite of what was said last: \"{place} does not\""},
    {"last-in-clause", KeyForm::boolean, Need::optional, "nothing may stand behind it"},
    {"unless",
     KeyForm::patterns,
     Need::optional,
     "a match in the same clause keeps the cue silent"},
    {"not-about",
     KeyForm::patterns,
     Need::optional,
     "a match anywhere in the document, its title included, keeps the cue silent"},
    {"if",
     KeyForm::text_or_texts,
     Need::optional,
     "a comparison of a kept number: \"hours >= 48\""},
    {"yields-to", KeyForm::texts, Need::optional, "cues that win when both fire"},
    {"keep-despite",
     KeyForm::texts,
     Need::optional,
     "contexts that do not touch this cue"},
    {"scope",
     KeyForm::text,
     Need::optional,
     "what limits the state: \"serious offenses\""},
    {"instance",
     KeyForm::text,
     Need::optional,
     "which of several things of the policy it is"},
    {"binds",
     KeyForm::choice,
     Need::optional,
     "the place itself, or those below it",
     binds_words},
    {"grade",
     KeyForm::choice,
     Need::optional,
     "how far the cue can be trusted, A the best",
     grade_words},
    {"retired",
     KeyForm::date,
     Need::optional,
     "documents of this day and later are not searched: 2025-03-01"},
    {"was", KeyForm::texts, Need::optional, "names that it had in earlier versions"},
    {"yes", KeyForm::texts, Need::optional, "sentences that must give evidence"},
    {"no", KeyForm::texts, Need::optional, "sentences that must not"},
};

constexpr Key context_table[] = {
    {"replaces",
     KeyForm::text,
     Need::optional,
     "the context of a pack that is extended, whose place it takes: \"PACK/NAME\""},
    {"words", KeyForm::patterns, Need::required, "what makes the context"},
    {"reach",
     KeyForm::choice,
     Need::optional,
     "which side of its words it covers",
     reach_words},
    {.name = "within",
     .form = KeyForm::integer,
     .description = "how many words it covers",
     .least = 1,
     .most = 200},
    {"stop-at", KeyForm::patterns, Need::optional, "words that end its reach"},
    {"but-not",
     KeyForm::patterns,
     Need::optional,
     "look-alikes that are not this context"},
    {"only-for",
     KeyForm::texts,
     Need::optional,
     "the policies it touches; without it: all"},
    {"then", KeyForm::choice, Need::required, "what it does to the evidence", then_words},
    {"kind",
     KeyForm::choice,
     Need::optional,
     "replaces the kind of what it covers",
     kind_words},
    {"carried-by",
     KeyForm::patterns,
     Need::optional,
     "words of a later sentence that take it up again: 'under the order'"},
    {"told-by",
     KeyForm::patterns,
     Need::optional,
     "the same, of the place whose act it was: 'the order says'"},
    {"value",
     KeyForm::text,
     Need::optional,
     "for then = \"scope\" the scope, for \"speaker\" who speaks"},
    {"was", KeyForm::texts, Need::optional, "names that it had in earlier versions"},
};

constexpr Key sources_table[] = {
    {"rank", KeyForm::texts, Need::required, "kinds of sources, the most trusted first"},
};

constexpr Key precedence_table[] = {
    {"acts-from",
     KeyForm::texts,
     Need::optional,
     "kinds of sources whose acts count as acts"},
    {"order",
     KeyForm::choices,
     Need::optional,
     "reasons that settle contrary evidence, in this order",
     reason_words},
    {"tie",
     KeyForm::choice,
     Need::optional,
     "what remains where no reason decides",
     tie_words},
    {"trusted",
     KeyForm::choice,
     Need::optional,
     "evidence of this grade or better counts by itself",
     grade_words},
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

std::span<const TableKeys* const> all_table_keys() {
  static const std::array<const TableKeys*, 19> all = {&file_keys(),
                                                       &pack_keys(),
                                                       &policy_keys(),
                                                       &cue_keys(),
                                                       &context_keys(),
                                                       &sources_keys(),
                                                       &precedence_keys(),
                                                       &places_keys(),
                                                       &text_keys(),
                                                       &dates_keys(),
                                                       &acts_keys(),
                                                       &status_keys(),
                                                       &fact_keys(),
                                                       &list_change_keys(),
                                                       &test_file_keys(),
                                                       &sentence_test_keys(),
                                                       &document_test_keys(),
                                                       &timeline_test_keys(),
                                                       &table_test_keys()};
  return all;
}

}  // namespace stance
