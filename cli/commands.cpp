// SPDX-License-Identifier: Apache-2.0
// The table of commands: the whole command line on two pages.
#include "command.h"
#include "run.h"

namespace stance::cli {
namespace {

const Option on{"--on", "DAY", "the day asked about, as 2025-03-04 (default: today)"};
const Option as_known_on{
    "--as-known-on", "DAY", "use only what was published by this day (default: today)"};
const Option policy{"--policy", "POLICY", "only this policy"};
const Option under{
    "--under", "READING", "what readings make of it: \"one,two\"", Takes::many};
const Option since{"--since", "DAY", "from this day on"};
const Option until{"--until", "DAY", "up to this day"};
const Option in{"--in", "PLACE", "only this place and those in it"};
const Option place{
    "PLACE", "PLACE", "\"Montclair, NJ\", a GEOID or an OCD id", Takes::one, true};
const Option evidence_id{
    "ID", "ID", "the evidence, as `evidence list` shows it", Takes::one, true};
const Option why{
    "--why", "TEXT", "the reason, kept with who you are (STANCE_USER)", Takes::one, true};
const Option paths{
    "PATH", "PATH", "files, folders, or - for standard input", Takes::many, true};
const Option published{
    "--published", "DATE", "when they were published: 2025-03-04, 2025-03 or 2025"};
const Option publisher{"--publisher", "NAME", "publisher of all of them"};
const Option time_limit{
    "--time-limit", "SECONDS", "for pdftotext or your program, a document (default: 60)"};

const Option extractor{
    "--extractor",
    "COMMAND",
    "a program of yours that finds evidence as well; it is run once for "
    "each document: data/extractors.md"};
const Option extractor_name{
    "--extractor-name", "NAME", "what its records are shown under (default: its file)"};

const Option explained{
    "POLICY", "POLICY", "a policy, a reading, or (--under) its status", Takes::one, true};
const Option add_policy{
    "POLICY", "POLICY", "the policy, as `status` names it", Takes::one, true};
const Option add_state{
    "STATE", "STATE", "a state of it: `rules show POLICY` lists them", Takes::one, true};
const Option add_kind{
    "--kind",
    "KIND",
    "adopted, ended, observed, proposed, suspended or resumed (default: "
    "observed)"};
const Option add_when{"--when",
                      "DATE",
                      "2025-03-04, 2025-03, 2025, or ../2025 (by then)",
                      Takes::one,
                      true};
const Option add_source{
    "--source", "TEXT", "where it is written: title, page, address", Takes::one, true};
const Option add_quote{"--quote", "TEXT", "the words that say so"};
const Option add_source_kind{
    "--source-kind", "KIND", "the kind of source, as the rules rank it"};

std::vector<Command> answers() {
  return {
      {"status",
       "what holds in a place, since when, on how many sources",
       {{"PLACE",
         "PLACE",
         "places as people write them, GEOIDs or OCD ids",
         Takes::many,
         true},
        on,
        as_known_on,
        policy,
        under,
        {"--needed",
         "",
         "instead: what is unknown or weak, and what would settle it",
         Takes::flag},
        {"--cite",
         "",
         "keeps the answer and prints a digest to cite it by (beside data: on stderr)",
         Takes::flag}},
       run_status},
      {"verify",
       "does an answer that was cited still hold",
       {{"DIGEST", "DIGEST", "as `status --cite` printed it", Takes::one, true}},
       run_verify},
      {"history",
       "how the policies of a place came to be as they are",
       {place, policy, under, since, until, as_known_on},
       run_history},
      {"changes",
       "what changed in all places, newest first",
       {since,
        until,
        in,
        policy,
        as_known_on,
        {"--known-since", "DAY", "only what was not known before this day"},
        {"--revised",
         "",
         "instead: past answers that later publications changed",
         Takes::flag}},
       run_changes},
      {"list",
       "all places with what holds in them",
       {in,
        {"--where",
         "TEXT",
         "\"POLICY is STATE\", \"POLICY is not STATE\", a standing such as contested, or "
         "lapsed; joined by \"and\""},
        {"--wide", "", "one row for a place, its policies side by side", Takes::flag},
        policy,
        under,
        on,
        as_known_on},
       run_list},
      {"explain",
       "the proof: from a status down to the words of its sources",
       {place,
        explained,
        on,
        as_known_on,
        under,
        {"--why-not", "STATE", "why it is not this state"},
        {"--html", "", "as a page of HTML (of one reading)", Takes::flag}},
       run_explain},
      {"compare",
       "our answers against an outside table; or two days, readings or versions of rules",
       {{"WHAT",
         "TABLE | A B",
         "a CSV file; two days; two readings; or two of git:REF, PACK@VERSION, a digest "
         "of "
         "rules, applied, disk",
         Takes::many,
         true},
        {"--with", "MAPPING", "required for a table: what its columns mean (TOML)"},
        {"--mapping", "MAPPING", "the same as --with"},
        {"--where",
         "TEXT",
         "what places on a list are held against: \"POLICY is STATE\"",
         Takes::many},
        {"--lacking", "", "of a table, what only one side answers, too", Takes::flag},
        {"--all", "", "all of it: what agrees, too", Takes::flag},
        {"--exit-code", "", "exit with 1 where there are differences", Takes::flag},
        under,
        on,
        as_known_on,
        in,
        policy},
       run_compare},
      {"places",
       "which places a name can mean",
       {{"QUERY", "QUERY", "a name, a GEOID or an OCD id", Takes::one, true}},
       run_places},
      {"places-import",
       "GEOIDs of places from the Census gazetteer file",
       {{"FILE", "FILE", "2023_Gaz_place_national.txt", Takes::one, true}},
       run_places_import},
  };
}

std::vector<Command> corpus() {
  return {
      {"init",
       "a store, and a copy of the shipped rules to edit, in this folder",
       {},
       run_init},
      {"ingest",
       "add documents to the store and derive what follows from them",
       {paths, published, publisher, time_limit, extractor, extractor_name},
       run_ingest},
      {"import",
       "add tables to the store: dated tables, publications of a list, versions",
       {{"TABLE", "TABLE", "CSV or TSV files", Takes::many, true},
        {"--with",
         "MAPPING (required)",
         "the mapping, a TOML file: what the columns mean"},
        {"--mapping", "MAPPING", "the same as --with"},
        {"--published", "DAY", "the day on which they were published"},
        {"--dry-run", "", "show what would come in; store nothing", Takes::flag}},
       run_import},
      {"extract",
       "documents to evidence, as JSON Lines; needs no store",
       {paths,
        published,
        publisher,
        time_limit,
        extractor,
        extractor_name,
        {"--threads", "N", "how many documents at once (default: one a core)"},
        {"--dropped",
         "",
         "what was found and dropped, with the reason, on stderr",
         Takes::flag}},
       run_extract},
      {"evaluate",
       "how right the rules are, on documents that a person has read",
       {{"GOLD",
         "GOLD",
         "JSON Lines with what is to be found: data/gold.md",
         Takes::many,
         true},
        {"--grades", "LETTERS", "only evidence of these grades, as in AB"},
        {"--errors", "", "each fault, with the words that show it", Takes::flag},
        {"--against",
         "RULES",
         "what differs from other rules: git:REF, a digest, PACK@VERSION"}},
       run_evaluate},
      {"review",
       "work through the records that wait for a person, a key each",
       {{"PLACE", "PLACE", "only this place"},
        policy,
        in,
        {"--limit", "N", "at most so many, those first on which most depends"},
        {"--list", "", "show them only, in any --format", Takes::flag},
        {"--why", "TEXT", "the reason, kept with each decision"}},
       run_review},
      {"evidence list",
       "what the documents say",
       {{"PLACE", "PLACE", "only this place"},
        policy,
        {"--waiting", "", "only what waits for a person's decision", Takes::flag}},
       run_evidence_list},
      {"evidence show",
       "one piece in full, in its paragraph",
       {evidence_id},
       run_evidence_show},
      {"evidence add",
       "what a person knows from a source that is not in the corpus",
       {place,
        add_policy,
        add_state,
        add_kind,
        add_when,
        add_source,
        add_quote,
        add_source_kind,
        why},
       run_evidence_add},
      {"evidence accept",
       "it counts, whatever its grade",
       {evidence_id, why},
       run_evidence_accept},
      {"evidence reject", "it does not count", {evidence_id, why}, run_evidence_reject},
      {"evidence amend",
       "it happened on another day",
       {evidence_id, add_when, why},
       run_evidence_amend},
      {"evidence retract",
       "a source is taken back: nothing that it says counts",
       {{"SOURCE",
         "SOURCE",
         "a document, a table, \"TABLE row N\", a publisher, or an extractor",
         Takes::one,
         true},
        why},
       run_evidence_retract},
      {"evidence undo",
       "takes back the last decision about a piece of evidence, or a source",
       {{"ID",
         "ID",
         "the evidence, a record that `review` rejected, or the source as `evidence "
         "retract` names it",
         Takes::one,
         true},
        {"--all", "", "all decisions about it, not the last alone", Takes::flag},
        why},
       run_evidence_undo},
      {"evidence decisions",
       "all that people have decided or added, the oldest first",
       {},
       run_evidence_decisions},
      {"tables list", "the imported tables, and which are believed", {}, run_tables_list},
      {"tables held", "names in tables that wait for a person", {}, run_tables_held},
      {"tables settle",
       "says which place a name in tables is",
       {{"NAME", "NAME", "the name, as the table writes it", Takes::one, true},
        {"--place", "PLACE", "the place (required, but with --undo)"},
        {"--in", "NAME", "the state, as the table writes it"},
        {"--series", "SERIES", "only in the tables of this mapping"},
        {"--undo", "", "take back what was said", Takes::flag},
        why},
       run_tables_settle},
  };
}

std::vector<Command> upkeep() {
  return {
      {"rules check",
       "faults of the rule files, at the exact characters (--format github, sarif, too)",
       {{"PATH", "PATH", "packs or folders of packs, instead of --rules", Takes::many},
        {"--fail-level", "LEVEL", "exit with 1 from \"warning\" or from \"error\" on"},
        {"--live",
         "",
         "as well what the documents of the store say about the rules",
         Takes::flag}},
       run_rules_check},
      {"rules test",
       "the examples beside the rules and the test files (--format junit, too)",
       {{"FILE", "FILE", "only these test files", Takes::many},
        {"--only",
         "NAME",
         "only tests with this name in theirs, and this cue's examples"},
        {"--cover", "", "what no test exercises as well", Takes::flag},
        {"--accept", "", "write into the files what the rules give", Takes::flag}},
       run_rules_test},
      {"rules try",
       "what a cue or a pattern finds in a text, and why it does not",
       {{"CUE", "CUE", "a cue, or a pattern in quotes", Takes::one, true},
        {"TEXT", "TEXT", "the text, or - for standard input; the cue's own examples"},
        {"--corpus", "", "in all documents of the store", Takes::flag},
        {"--new", "", "with --corpus: only what no cue finds so far", Takes::flag},
        {"--all", "", "with --corpus: all of it, not the first ten", Takes::flag}},
       run_rules_try},
      {"rules preview",
       "what the rules on disk would change, and by which edit",
       {{"--against",
         "RULES",
         "git:REF, PACK@VERSION, a day or a digest (default: the applied rules)"},
        {"--place", "PLACE", "only this place, with its sentences"},
        {"--all", "", "all places and sentences", Takes::flag},
        {"--review",
         "",
         "each changed sentence, with one key made an example of its cue",
         Takes::flag},
        {"--save", "PLAN", "a file for stance rules apply"},
        {"--exit-code", "", "1 if answers change", Takes::flag}},
       run_rules_preview},
      {"rules apply",
       "the rules on disk hold from now on",
       {{"PLAN", "PLAN", "only if all is as it was when this plan was saved"}},
       run_rules_apply},
      {"rules cues",
       "what each cue found in the store, alone and beside others",
       {{"ID", "ID", "only these cues", Takes::many},
        {"--dead", "", "only cues that found nothing", Takes::flag}},
       run_rules_cues},
      {"rules show",
       "a policy, cue, context, word list or status as it is in force",
       {{"ID", "ID", "its name, with or without its pack", Takes::one, true},
        {"--resolved", "", "with what its word lists hold", Takes::flag}},
       run_rules_show},
      {"rules edit",
       "the editor on a copy, at the right line; then check, test, preview, and a choice",
       {{"ID", "ID", "a policy, cue, context, word list or status", Takes::one, true}},
       run_rules_edit},
      {"rules blame",
       "which applied rules last changed an answer, and by which edit",
       {place, add_policy, under},
       run_rules_blame},
      {"rules docs",
       "the codebook of the rules on disk",
       {{"--out", "FILE", "write it there"},
        {"--html", "", "as a page of HTML instead of Markdown", Takes::flag}},
       run_rules_docs},
      {"rules compare",
       "where two readings differ, and by which rows",
       {{"ONE", "READING", "a reading", Takes::one, true},
        {"TWO", "READING", "another one", Takes::one, true},
        on,
        as_known_on,
        in,
        {"--exit-code", "", "1 if they differ", Takes::flag}},
       run_rules_compare},
      {"rules lsp",
       "a language server for editors, on standard input and output",
       {},
       run_rules_lsp},
      {"rules help",
       "what a message code means and what to do",
       {{"CODE", "CODE", "a code such as E0104; without one, all of them"}},
       run_rules_help},
      {"rebuild",
       "make all that is derived anew from the documents",
       {{"--apply", "", "with the rules on disk, which hold from then on", Takes::flag}},
       run_rebuild},
      {"store info", "how much is in the store", {}, run_store_info},
      {"store check", "is the store sound", {}, run_store_check},
      {"store backup",
       "a copy of the store",
       {{"FILE", "FILE", "a file that is not there yet", Takes::one, true}},
       run_store_backup},
  };
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> all = [] {
    std::vector<Command> list = answers();
    for (std::vector<Command> more : {corpus(), rule_edits(), upkeep()}) {
      list.insert(list.end(), more.begin(), more.end());
    }
    return list;
  }();
  return all;
}

}  // namespace stance::cli
