// SPDX-License-Identifier: Apache-2.0
// Warnings of stance rules check --live.
#include "stance/rules/code_pages.h"

namespace stance {
namespace {

constexpr CodePage pages[] = {
    {"L0301",
     "a cue that gives nothing",
     "see what it misses, or take it out",
     R"(In all documents of the store the cue finds nothing, or nothing that becomes evidence, or
nothing for 18 months before the newest document. It may wait for an event that has not
come; then allow it with that reason. Otherwise its pattern misses what it was written for:

  stance rules try CUE --corpus
  stance rules try 'a wider pattern' --corpus --new)"},
    {"L0302",
     "two cues that find the same",
     "take one out, or write yields-to",
     R"(More than 80 % of the sentences that a cue matches, and at least five, are matched by another
cue for the same state as well. One of them is not needed, or is meant for the rest and should say
so:

yields-to = ["the-more-exact-cue"])"},
    {"L0303",
     "cues that say different things of one sentence",
     "write yields-to in the one that is wrong",
     R"(Two cues give evidence for different states of one policy and place from the same words.
The place becomes contested though its sources agree. The sentence is shown; it makes a good
`no` example of the cue that is wrong.)"},
    {"L0304",
     "a policy that rests on one cue",
     "read what the cue finds, and give it more `no` examples",
     R"(One of three or more cues of a policy gives more than 40 % of its evidence (of at least 20
pieces). A fault in it would be a fault everywhere. Where the wording really is that common,
allow it with this reason.)"},
    {"L0305",
     "a context that touches nothing",
     "take it out, or widen its words",
     R"(In all documents of the store no word of the context reaches what a cue found: it neither
changes nor drops anything. Of a context that does so five times or more, the words are named
that never do.)"},
    {"L0306",
     "a cue that finds sentences about other things",
     "narrow the pattern, and make the sentence a `no` example",
     R"(data/off-topic.txt holds sentences about weather, sport, courts and town business in words
that rules may trip over. None of them is about a policy.

instead of   when = ['honor~']
write        when = ['{subject} ... honor~ ... {object}'])"},
    {"L0307",
     "a question that stays open",
     "read where the sources disagree",
     R"(In more than a third of the places where something is known (at least six), the answer is
contested or uncertain. Either sources really disagree, or cues do: see L0303, and

  stance list --where contested)"},
};

}  // namespace

std::span<const CodePage> live_pages() {
  return pages;
}

}  // namespace stance
