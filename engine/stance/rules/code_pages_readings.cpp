// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/code_pages.h"

namespace stance {
namespace {

constexpr CodePage errors[] = {
    {"E0130",
     "statuses that are derived from each other",
     "take one of the inputs out",
     R"(A status may ask another status, but not one that asks it in turn: neither could be
answered first.)"},
    {"E0131",
     "a gap in a decision table",
     "write a row for what is missing",
     R"(Every combination of the inputs, "unknown" included, needs a row, or some places would
have no answer. The message writes out the rows that are missing.

instead of   rows = [["open", "yes"], ["closed", "no"]]
write        rows = [["open", "yes"], ["closed", "no"], ["unknown", "unclear"]])"},
    {"E0132",
     "rows that contradict each other",
     "narrow one of them, or write pick = \"first\"",
     R"(Two rows fit the same combination and give different answers. With pick = "first" the
upper one wins; without it each combination must have one answer.)"},
    {"E0134",
     "an answer that is not among the answers",
     "correct it, or add it to `answers`",
     R"(`answers` lists all that a status can say, so that readers and other tables can rely
on it.)"},
    {"E0135",
     "a table that is too large",
     "make a status of some inputs and ask that",
     R"(A table may have a million combinations of its inputs, and a column 64 values: all of
them are gone through to find gaps and contradictions.)"},
    {"E0136",
     "words that are no fact",
     "write one of the four forms",
     R"(A fact is said in one of four forms. X is a policy, S one of its states or unknown:

when = "X is S"                    or "X is not S"
when = "X was S within 1 year"     on some day of the year that ends with the day
when = "X has been S for 1 year"   on all of these days
when = "X changed within 1 year"   from one known state to another

Where the policy is uncertain or unknown, so may be the fact.)"},
    {"E0137",
     "a row or a cell that does not fit its table",
     "write a cell for each input, then the answer",
     R"(A cell is 'a', 'a | b' (one of them), '!a' (any other), '!a | b' (neither) or '*' (any).
`because`, where there is one, has a text for each row.

instead of   inputs = ["gates", "dogs"]   rows = [["open", "yes"]]
write        inputs = ["gates", "dogs"]   rows = [["open", "*", "yes"]])"},
};

constexpr CodePage warnings[] = {
    {"W0133",
     "a row that is never chosen",
     "take it out, or move it up",
     R"(The rows above fit all that it fits, so it says nothing.)"},
    {"W0134",
     "an answer that no row gives",
     "write a row that gives it, or take it out",
     R"(`answers` promises an answer that no place can have.)"},
    {"W0135",
     "a table that is hard to read",
     "make a status of some inputs and ask that",
     R"(A table of more than five inputs has more combinations than a reader can follow. Judge
some of them in a status of their own and make that an input.)"},
};

}  // namespace

std::span<const CodePage> reading_pages() {
  return errors;
}

std::span<const CodePage> reading_warning_pages() {
  return warnings;
}

}  // namespace stance
