// SPDX-License-Identifier: Apache-2.0
// The tables of reading packs; those of other packs are in keys.cpp.
#include "stance/rules/keys.h"

namespace stance {
namespace {

constexpr Key status_table[] = {
    {"title", KeyForm::text, Need::optional, "its name for readers"},
    {"question", KeyForm::text, Need::optional, "the question that its answers answer"},
    {"answers", KeyForm::texts, Need::required, "all answers that it can give"},
    {"inputs",
     KeyForm::texts,
     Need::required,
     "the policies, facts and statuses that it asks, one for each column"},
    {"rows",
     KeyForm::rows,
     Need::required,
     "a cell for each input, then the answer; a cell is 'a', 'a | b', '!a' or '*'"},
    {"pick",
     KeyForm::choice,
     Need::optional,
     "which row counts where several fit: \"only\" forbids that, \"first\" takes the "
     "upper",
     pick_words},
    {"because", KeyForm::texts, Need::optional, "why, a text for each row"},
    {"also-counts",
     KeyForm::choices,
     Need::optional,
     "standings in which a policy counts as its state and not as unknown",
     counted_words},
};

constexpr Key fact_table[] = {
    {"when",
     KeyForm::text,
     Need::required,
     "\"X is [not] S\", \"X was S within 1 year\", \"X has been S for 1 year\" or "
     "\"X changed within 1 year\""},
};

}  // namespace

const TableKeys& status_keys() {
  static constexpr TableKeys keys = {
      "[status.NAME]", "a table that judges policies", status_table};
  return keys;
}

const TableKeys& fact_keys() {
  static constexpr TableKeys keys = {
      "[fact.NAME]", "a named fact, for tables to ask", fact_table};
  return keys;
}

}  // namespace stance
