// SPDX-License-Identifier: Apache-2.0
// What keeps files from being read, and names from being known.
#include "stance/rules/code_pages.h"

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
};

}  // namespace

std::span<const CodePage> file_pages() {
  return pages;
}

}  // namespace stance
