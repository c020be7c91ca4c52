// SPDX-License-Identifier: Apache-2.0
// Patterns, cues, contexts, policies.
#include "stance/rules/code_pages.h"

namespace stance {
namespace {

constexpr CodePage pages[] = {
    // --- patterns
    {"E0112",
     "a bracket of a pattern is never closed",
     "write the closing bracket",
     R"(( ) hold alternatives, [ ] what may be missing, < > the act, { } the name of a list.

instead of   '{park} ... (open~ | unlock~ ... {gate}'
write        '{park} ... (open~ | unlock~) ... {gate}')"},
    {"E0113",
     "a closing bracket too many",
     "take it out, or write the opening one",
     R"(instead of   'open~ gates)'
write        'open~ gates')"},
    {"E0114",
     "an empty pattern, alternative or list",
     "write the missing words",
     R"(A pattern that can match nothing at all would match everywhere.

instead of   '(open~ | ) gates'
write        '[open~] gates'

At least one word must stand outside [ ].)"},
    {"E0115",
     "a gap at the edge of a pattern",
     "take the gap out, or write the word on its other side",
     R"(... stands for words between two others. At the beginning or end of a pattern, or of
an alternative, it says nothing.

instead of   '... open~ gates'
write        'open~ gates')"},
    {"E0116",
     "a gap that is none",
     "write ... or ...1 to ...12",
     R"(... means up to five words, ...3 up to three; twelve is the most. Wider gaps join
words that have nothing to do with each other; use near = ['…', '…'] for these.

instead of   'notify~ ...20 release'
write        'notify~ ...12 release')"},
    {"E0117",
     "{ } without a proper name",
     "write the name of a word list, or number, date, place, places, act",
     R"(A name is made of lower-case letters, digits and hyphens. Two built-in names take a
word behind a colon: {number:hours} keeps the number under that name, {act:ended}
stands for the words of one kind of act.)"},
    {"E0118",
     "a mark in a place where it means nothing",
     "see which mark the message points at",
     R"(~ stands directly behind a word: open~ is open, opens, opened, opening.
| stands inside ( ) or [ ].

instead of   'open~ | unlock~'
write        '(open~ | unlock~)')"},
    {"E0119",
     "a quotation mark inside a pattern is never closed",
     "close it behind the last letter",
     R"("US" in double quotes is exactly this spelling, so that us does not match.

instead of   '"US agents'
write        '"US" agents')"},
    {"E0120",
     "word lists that contain each other",
     "take one of the uses out",
     R"(A list may use other lists, but never itself. The message shows the loop.)"},
    {"E0121",
     "a pattern too deep or too long",
     "give a part a name in [words] and use {name}",
     R"(Brackets may be nested 20 deep, a pattern may have 4000 bytes.)"},
    {"E0122",
     "two acts in one pattern",
     "mark one with < >",
     R"(Words such as "not" apply to the act of a pattern: the words in < >, else {act}, else
the first word with ~. There can be one only on each way through the pattern.)"},
    // --- cues, contexts, policies
    {"E0123",
     "a condition or record that cannot be read",
     "write it as the message says",
     R"(if = "hours >= 48" compares a number that the pattern keeps with {number:hours};
possible are < <= = >= and >.

gives = ["gates.closed adopted"] is policy, full stop, state, blank, kind.)"},
    {"E0124",
     "\"from act\" without an act",
     "write {act} in the pattern, or name the kind",
     R"(kind = "from act" takes the kind from the verb that matches {act}: adopted for the
words of [acts] adopted, and so on. Each pattern of `when`, or one of `near`, needs it.

instead of   when = ['{order} took effect'], kind = "from act"
write        when = ['{order} took effect'], kind = "adopted")"},
    {"E0125",
     "not a period of time",
     "write a number and years, months, weeks or days",
     R"(instead of   stale-after = "three years"
write        stale-after = "3 years")"},
    {"E0126",
     "keys that exclude each other",
     "keep one of them",
     R"(A cue has one of `when`, `near` and `regex`, and only one. What it gives stands in policy,
state and kind, or in `gives`. `outcome` takes the place of `state`.)"},
    {"E0127",
     "an entry that the list does not have",
     "write the entry exactly as in the list",
     R"(remove = […] takes entries out of a list of another pack; each must be written letter
by letter as it is there.)"},
    {"E0128",
     "not a name",
     "use lower-case letters, digits and hyphens",
     R"(Names of policies, states, lists, contexts and cues appear in patterns, on the
command line and in tables.

instead of   [policy."Park Access"]
write        [policy.park-access])"},
    {"E0129",
     "a number out of bounds",
     "write a number between the two that the message names",
     R"(A context that reaches 0 words, or 1000, is a slip.)"},
    {"E0138",
     "states that imply each other",
     "take one of the lines out",
     R"(`implies` leads from a state to a wider one, which it confirms. The message shows the
way back to where it began; a state that leads to itself is no narrower than the others.

instead of   [policy.notice.implies]
             48-hour = "notice"
             notice  = "48-hour"
write        48-hour = "notice")"},
    {"E0139",
     "a regular expression that cannot be read",
     "write it as RE2 reads it, or as a pattern",
     R"(`regex` holds expressions in the syntax of RE2: no look-around, no back-references, so
that no text can make the search slow. One that matches where nothing stands would match
everywhere.

instead of   regex = ['gates? (?=closed)']
write        when  = ['gate~ closed'])"},
};

}  // namespace

std::span<const CodePage> rule_pages() {
  return pages;
}

}  // namespace stance
