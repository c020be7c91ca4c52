// SPDX-License-Identifier: Apache-2.0
// Packs and tests.
#include "stance/rules/code_pages.h"

namespace stance {
namespace {

constexpr CodePage pages[] = {
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
    // --- releases
    {"E0401",
     "names of the released version are gone",
     "bring them back, or raise the first number of the version",
     R"(Others may use a cue, a state, a list or a policy of this pack, and decisions and
answers of the past name them. What is in a version stays until the first number of the
version is raised. released.toml holds the names; stance rules release writes it.)"},
    {"E0402",
     "a released.toml that cannot be read",
     "stance rules release writes it anew",
     R"(The file is written by the program, and not meant to be edited.)"},
    // --- tests
    {"E0156",
     "readings beside other tables",
     "put the readings into a pack of their own",
     R"([status.NAME] and [fact.NAME] stand in packs that hold nothing else. So all readings
judge the same evidence, and no reading can bend a cue its way.

instead of   [[cue]] and [status.open-access] in the pack "parks"
write        [status.open-access] in a pack with extends = ["parks"])"},
    {"E0157",
     "a reading of nothing",
     "name the pack whose policies it judges",
     R"(A reading judges the policies of the packs that it extends.

write        extends = ["parks@1"])"},
    {"E0158",
     "a change to what is not there",
     "name a cue, context or policy of a pack that is extended",
     R"(`replaces` in a cue, context or policy names what it takes the place of; `off` in [pack]
names cues and contexts that do not count. Both are written PACK/NAME and speak of packs
that this one extends. A context or a policy can only replace one of its own name, since
others refer to it by that.)"},
    {"E0159",
     "a file that is not read",
     "rename it to .toml, or move it out of the pack",
     R"(All .toml files of a pack are read, and no others. A file whose name comes near, such
as cues.tml, cues.TOML or cues.toml.txt, was meant to be one.)"},
    {"E0501",
     "a test without an expectation",
     "write `expect` or `check`",
     R"(A test that expects nothing cannot fail, so it would only look as if something were
tested. expect = [] says that the text must give no evidence.)"},
    {"E0502",
     "a document without a text, or with two",
     "write either `text` or `file`",
     R"([[document]] reads a whole document: its words stand in `text`, or in a file beside
the test, which is read as stance ingest would read it:

  text = """The board adopted a resolution on Monday."""
  file = "fixtures/article.txt")"},
    {"E0503",
     "a row with too few or too many columns",
     "write the columns that the message names",
     R"(expect   [policy, state, kind] or [policy, state, kind, cue]
         of a document [policy, state, kind, when, place, cue], those behind the state
         may be missing, "*" is anything
given    [when, kind, policy, state, source, published], the last two may be missing
check    [day, policy, answer])"},
    {"E0504",
     "not a date",
     "write a day, or a date of EDTF in quotes",
     R"(2025-03-04             a day
"2025-03"              some day in March 2025
"[2025-02..2025-04]"   some day from February to April
"[..2025-03]"          by the end of March at the latest)"},
    {"E0505",
     "a file of a test that cannot be read",
     "write its path from the test file's folder",
     R"(The file of a [[document]] stands beside the test file or in a folder below it, so
that a pack can be moved as a whole. It must be a kind of file that stance ingest reads,
and hold one document.)"},
};

}  // namespace

std::span<const CodePage> pack_pages() {
  return pages;
}

}  // namespace stance
