// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/codes.h"

#include <algorithm>

namespace stance {
namespace {

constexpr CodePage pages[] = {
    // --- the text of a file
    {"E0001",
     "the file is no UTF-8 text",
     "save the file as UTF-8 text",
     R"(Rule files are text in UTF-8, the usual coding of text today. The message points at
the first byte that is none: often a letter saved by an old program in another coding,
or a file that is no text at all.

instead of   a file saved as "Windows-1252" or "UTF-16"
write        the same file saved as "UTF-8")"},
    {"E0002",
     "the file is too large",
     "split it into several files below the same folder",
     R"(A file may have 4,000,000 bytes. It can be cut anywhere between two tables.)"},
    {"E0003",
     "a backslash in double quotes",
     "use single quotes",
     R"(In double quotes a backslash starts an escape such as \n or \u00e9. In single quotes
it is just a backslash; patterns stand in single quotes.

instead of   when = ["\d+ hours"]
write        when = ['{number:hours} hours'])"},
    {"E0004",
     "text without quotes",
     "put the text in quotes",
     R"(Only numbers, dates, true and false stand without quotes.

instead of   policy = parking
write        policy = "parking"

Curly quotation marks, which word processors make, do not count as quotes.)"},
    {"E0005",
     "a quotation mark is never closed",
     "close the text on the same line",
     R"(A text in quotes ends on its line, with the mark it began with.

instead of   title = "Parking
write        title = "Parking"

A text over several lines stands in three marks: """ … """.)"},
    {"E0006",
     "a bracket is never closed",
     "write the closing bracket",
     R"(A list ends with ], the name of a table with ] or ]].

instead of   yes = ["One sentence.", "Another."
write        yes = ["One sentence.", "Another."]

instead of   [[cue]
write        [[cue]])"},
    {"E0007",
     "not a date of TOML",
     "write year-month-day, or put the text in quotes",
     R"(Without quotes only whole days can be written. A month, a year or an uncertain date
is a text.

instead of   published = 2024-06
write        published = "2024-06")"},
    {"E0008",
     "a table in { } on several lines",
     "write it on one line, or give it a header of its own",
     R"(instead of   outcome = { affirmed = "open",
                          negated = "closed" }
write        outcome = { affirmed = "open", negated = "closed" }

or           [cue.outcome]
             affirmed = "open"
             negated  = "closed")"},
    {"E0009",
     "not TOML",
     "look at the characters that the message points at",
     R"(The line cannot be read, and is none of the usual mistakes. A value is a text in
quotes, a number, a date, true, false, or a list of these in square brackets.)"},
    {"E0010",
     "an apostrophe inside single quotes",
     "put the text in double quotes",
     R"(A text in single quotes ends at the next apostrophe, whatever it stands for.

instead of   park = ['mayor's office']
write        park = ["mayor's office"])"},
    {"E0011",
     "a comma is missing in a list",
     "write a comma between the two values",
     R"(instead of   yes = ["One sentence." "Another."]
write        yes = ["One sentence.", "Another."])"},
    {"E0012",
     "not of the form key = value",
     "write a key, an equals sign and a value",
     R"(Apart from comments and the names of tables every line is key = value.

instead of   title: Parking
write        title = "Parking"

A key is made of letters, digits and hyphens.)"},
    // --- names and values
    {"E0101",
     "unknown key",
     "correct the key, or take it out",
     R"(Each table has fixed keys, so that a slip such as "polciy" is not ignored in silence.)"},
    {"E0102",
     "a value of the wrong kind",
     "write the kind of value that the message names",
     R"(instead of   when = 'park ... open~'
write        when = ['park ... open~']

instead of   within = "8"
write        within = 8)"},
    {"E0103",
     "a key is missing",
     "write the key that the message names",
     R"(Some keys are needed: an id, the states of a policy, what a cue gives.)"},
    {"E0104",
     "unknown policy",
     "correct the name, or define [policy.NAME]",
     R"(A cue or a context names a policy that no file of the pack, nor of the packs it
extends, defines. The state beside it is not looked at until the policy is known.

instead of   policy = "gate"
write        policy = "gates")"},
    {"E0105",
     "unknown state",
     "correct the name, or add the state to the policy",
     R"(The states of a policy are the keys of [policy.NAME.states].)"},
    {"E0106",
     "unknown context",
     "correct the name, or define [context.NAME]",
     R"(keep-despite names contexts; an outcome is chosen by "affirmed", "negated" or a
context with then = "exception".)"},
    {"E0107",
     "unknown word list",
     "correct the name, or define the list in [words]",
     R"({name} in a pattern stands for the list of that name in [words]; {act} for the
words in [acts].

instead of   '{prak} ... open~'
write        '{park} ... open~')"},
    {"E0108",
     "not one of the choices",
     "write one of the words that the message lists",
     R"(Some keys take one of a few words only: kind, then, reach, within, about, combine,
inherit, grade, and the kinds of sources in [sources] rank.)"},
    {"E0109",
     "unknown cue",
     "correct the id",
     R"(yields-to names cues of this pack by their id, those of another pack as
"pack/id". A cue cannot yield to itself.)"},
    {"E0110",
     "the same name twice",
     "keep one, or give one another name",
     R"(Two definitions of one name would mean that one of them is silently ignored. A pack
that extends another may change its lists, but has to say so:

instead of   [words]
             agency = ["a", "b", "c"]
write        [words.agency]
             add = ["c"])"},
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
     R"(A cue has `when` or `near`, not both and not none. What it gives stands in policy,
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
    {"E0130",
     "readings are not part of language 1 yet",
     "take the table out",
     R"([status.NAME] and [fact.NAME] belong to a later version. They are refused, because a
table that is ignored in silence would look as if it worked.)"},
    // --- packs
    {"E0150",
     "a pack without [pack]",
     "write [pack] into one of its files",
     R"([pack]
name     = "the-folder"
version  = "1.0.0"
language = 1)"},
    {"E0151",
     "two tables [pack] in one pack",
     "keep one",
     R"(All .toml files below one folder of the rules are one pack, tests left aside. Move
the files of the other pack into a folder of its own.)"},
    {"E0152",
     "unknown pack",
     "correct the name, or put the pack into a folder of that name",
     R"(extends = ["english"] names a folder beside the pack's own; "english@2" asks for its
version 2.)"},
    {"E0153",
     "another version of the language",
     "write language = 1",
     R"(language is the version of this language, not that of the pack.)"},
    {"E0154",
     "packs that extend each other",
     "move what both need into a third pack",
     R"(A pack that extends another cannot be extended by it.)"},
    {"E0155",
     "a pack that is not what its name or version says",
     "give the pack the name of its folder, and a version of three numbers",
     R"(Ids are written pack/id, so a pack has the name of its folder. A version has three
numbers, "1.4.0"; extends = ["english@2"] must meet the first of them.)"},
    // --- tests
    {"E0501",
     "a test without an expectation",
     "write `expect` or `check`",
     R"(A test that expects nothing cannot fail, so it would only look as if something were
tested. expect = [] says that the text must give no evidence.)"},
    {"E0502",
     "a test of a later version",
     "use [[sentence]] or [[timeline]]",
     R"([[document]], [[table]] and checks under a reading belong to a later version.)"},
    {"E0503",
     "a row with too few or too many columns",
     "write the columns that the message names",
     R"(expect   [policy, state, kind] or [policy, state, kind, cue]
given    [when, kind, policy, state, source, published], the last two may be missing
check    [day, policy, answer])"},
    {"E0504",
     "not a date",
     "write a day, or a date of EDTF in quotes",
     R"(2025-03-04             a day
"2025-03"              some day in March 2025
"[2025-02..2025-04]"   some day from February to April
"[..2025-03]"          by the end of March at the latest)"},
    // --- warnings
    {"W0140",
     "a missing opposite",
     "write it in [policy.NAME.opposites]",
     R"("does not open" means the opposite of open. Without one a negated sentence gives
no evidence. That is often meant, so it is told only where a policy has no opposites
at all, or where a state is itself the opposite of another.)"},
    {"W0141",
     "a state that nothing can give",
     "write a cue for it, or take it out",
     R"(No cue, outcome or opposite leads to this state, so no place can ever have it. If it
comes from imported tables, allow it:

# stance: allow W0141 — comes from the published list)"},
    {"W0142",
     "a policy that nothing tells about",
     "write a cue, or take the policy out",
     R"(No cue gives evidence for it, so it is unknown everywhere.)"},
    {"W0201",
     "a cue without examples",
     "write sentences under `yes` and `no`",
     R"(Each cue should have a sentence that it must find and one that looks alike, but must
not be found. They show readers what is meant, and tests what has been broken.)"},
    {"W0203",
     "contradictory cues",
     "take one pattern out, or write yields-to",
     R"(Two cues of one policy match the same words under the same conditions, but give
different things, so one sentence would be evidence for both.)"},
    {"W0205",
     "an entry that stands twice",
     "take one out",
     R"(The second entry of a word list changes nothing.)"},
    {"W0206",
     "a name that nothing uses",
     "use it, or take it out",
     R"(It is often a slip in the name of one that should be used.)"},
    {"W0290",
     "an allowance that allows nothing",
     "take the comment out, or write the reason",
     R"(# stance: allow W0205 — both readings are wanted

allows the warning on this line, or, standing alone, on the next one. One that has
become needless would hide the next fault; one without a reason cannot be judged.)"},
    {"W0291",
     "a test file without tests",
     "write a test, or take the file away",
     R"(A file named .test.toml that tests nothing looks as if something were tested.)"},
};

}  // namespace

std::span<const CodePage> code_pages() {
  return pages;
}

const CodePage* find_code(std::string_view code) {
  const auto found = std::ranges::find(pages, code, &CodePage::code);
  return found == std::end(pages) ? nullptr : &*found;
}

}  // namespace stance
