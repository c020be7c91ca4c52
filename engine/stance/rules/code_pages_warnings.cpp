// SPDX-License-Identifier: Apache-2.0
// Warnings.
#include "stance/rules/code_pages.h"

namespace stance {
namespace {

constexpr CodePage pages[] = {
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
    {"W0202",
     "a pattern that adds nothing",
     "take it out, or narrow the one that contains it",
     R"(Another pattern finds every sentence that this one finds, gives the same, and counts
wherever this one counts. That is told from the words, forms, lists and gaps of both,
not from examples.

instead of   when = ['open~ ... gates', 'open~ ...2 gates']
write        when = ['open~ ... gates'])"},
    {"W0203",
     "contradictory cues",
     "take one pattern out, or write yields-to",
     R"(Two cues of one policy match the same words under the same conditions, but give
different things, so one sentence would be evidence for both. The patterns may be
equal, or one may find all that the other finds; then the narrower one should win:

yields-to = ["the-narrower-cue"])"},
    {"W0204",
     "a condition that always or never holds",
     "correct it, or take it out",
     R"(`unless` that matches wherever the pattern does, or bounds in `if` that no number or
every number meets. The cue is then silent, or the condition says nothing.

instead of   if = ["hours >= 48", "hours < 24"]
write        if = ["hours >= 24", "hours < 48"])"},
    {"W0205",
     "an entry that stands twice",
     "take one out",
     R"(The second entry of a word list changes nothing.)"},
    {"W0206",
     "a name that nothing uses",
     "use it, or take it out",
     R"(It is often a slip in the name of one that should be used.)"},
    {"W0207",
     "a word of every text as a whole pattern",
     "add the words beside which it means something",
     R"(A pattern of one word such as "order" or "will" matches in nearly every article.

instead of   when = ['order']
write        when = ['(sign~ | issue~) ... order ... {gate}'])"},
    {"W0208",
     "forms that are other words",
     "write the forms that are meant under [forms]",
     R"(leave~ includes "leaves", as trees have them, meet~ "meeting", hold~ "holding". A word
that [forms] lists has those forms only.

[forms]
meet = ["meets", "met"])"},
    {"W0209",
     "signs that are not what they look like",
     "write the usual sign",
     R"(A letter of another alphabet, an invisible sign or a curly quotation mark keeps a
pattern from matching, and nobody can see why. They come with text that was copied
from web pages and word processors.

instead of   when = ['“US” agents']
write        when = ['"US" agents'])"},
    {"W0210",
     "cues that yield to each other",
     "take one of them out of `yields-to`",
     R"(A cue does not count where one that it yields to finds the same sentence for the same
place. Where each yields to the next and the last to the first, none is left, and the
sentence is no evidence at all.

instead of   yields-to = ["wide-cue"]     in the narrow cue as well
write        yields-to = ["narrow-cue"]   in the wide cue alone)"},
    {"W0211",
     "a regular expression that is only words",
     "write it as a pattern",
     R"(A pattern finds the same words, and stance can say what it contains, what it
contradicts, and which part of it a sentence lacks. Nothing of that is known of a regular
expression.

instead of   regex = ['closed\s+the\s+gates']
write        when  = ['closed the gates'])"},
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
    {"W0401",
     "another meaning than that of the released version",
     "raise the version if answers may change, then stance rules release",
     R"(A cue, a list, a policy or a context means something else than when this version was
released, so the same version would give different answers. The last number is for
changes that change no answer, the second one for additions, the first one for all else.
Comments, layout, examples and words for readers are no part of the meaning.)"},
};

}  // namespace

std::span<const CodePage> warning_pages() {
  return pages;
}

}  // namespace stance
