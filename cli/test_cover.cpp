// SPDX-License-Identifier: Apache-2.0
#include "test_cover.h"

#include <algorithm>
#include <set>

#include "stance/extract/examples.h"
#include "stance/rules/table_cell.h"
#include "stance/rules/test_file.h"
#include "test_documents.h"

namespace stance::cli {
namespace {

// All sentences that tests read.
std::vector<std::string> texts_of(const RuleSet& rules,
                                  const std::vector<TestFile>& files) {
  std::vector<std::string> texts;
  for (const Cue& cue : rules.cues) {
    texts.insert(texts.end(), cue.yes.begin(), cue.yes.end());
    texts.insert(texts.end(), cue.no.begin(), cue.no.end());
  }
  for (const TestFile& file : files) {
    for (const SentenceTest& test : file.sentences) texts.push_back(test.text);
  }
  return texts;
}

struct Seen {
  std::set<std::string> cues;
  std::set<std::string> contexts;

  void add(const Evidence& piece) {
    if (piece.cue) cues.insert(piece.cue->text);
    contexts.insert(piece.contexts.begin(), piece.contexts.end());
  }
};

Seen seen_in(const RuleSet& rules, const std::vector<std::string>& texts) {
  const SentenceReader reader(rules);
  Seen seen;
  for (const std::string& text : texts) {
    const Extraction found = reader.read(text, std::nullopt, std::nullopt);
    for (const Evidence& piece : found.evidence) seen.add(piece);
    for (const Dropped& dropped : found.dropped) seen.add(dropped.evidence);
  }
  return seen;
}

// The rules with one cue for each list, which finds any of its entries.
RuleSet lists_as_cues(const RuleSet& rules) {
  RuleSet set = rules;
  set.cues.clear();
  set.contexts.clear();
  if (rules.policies.empty()) return set;
  const Policy& policy = rules.policies.front();
  for (const WordList& list : rules.words) {
    PatternItem item;
    item.form = ItemForm::list;
    item.text = list.name;
    Pattern pattern;
    pattern.items.push_back(std::move(item));
    Cue& cue = set.cues.emplace_back();
    cue.id = {"list/" + list.name};
    cue.when.push_back(std::move(pattern));
    cue.gives = {{policy.id, policy.states.front().id, Kind::observed}};
  }
  return set;
}

std::string short_name(const std::string& id) {
  return id.substr(id.find('/') + 1);
}

Covered of_names(const std::string& what,
                 const std::vector<std::string>& names,
                 const std::set<std::string>& seen) {
  Covered covered{.what = what, .all = names.size(), .missing = {}};
  for (const std::string& name : names) {
    if (!seen.contains(name)) covered.missing.push_back(short_name(name));
  }
  return covered;
}

// --- tables

bool next_choice(const std::vector<std::vector<std::size_t>>& choices,
                 std::vector<std::size_t>& at) {
  for (std::size_t i = 0; i < at.size(); ++i) {
    if (++at[i] < choices[i].size()) return true;
    at[i] = 0;
  }
  return false;
}

// Marks the rows that a row of a test asks.
void mark_rows(const DecisionTable& table,
               const std::vector<TestWord>& row,
               std::vector<bool>& marked) {
  std::vector<std::vector<std::size_t>> choices;
  for (std::size_t i = 0; i < table.inputs.size() && i + 1 < row.size(); ++i) {
    const std::uint64_t values = read_cell(row[i].text, table.inputs[i]).values;
    std::vector<std::size_t>& of_input = choices.emplace_back();
    for (std::size_t k = 0; k < 64; ++k) {
      if ((values >> k & 1U) != 0) of_input.push_back(k);
    }
    if (of_input.empty()) return;
  }
  if (choices.size() != table.inputs.size() || choices.empty()) return;
  std::vector<std::size_t> at(choices.size(), 0);
  do {
    std::vector<std::size_t> values;
    for (std::size_t i = 0; i < at.size(); ++i) values.push_back(choices[i][at[i]]);
    const TableRow* found = row_for(table, values);
    if (found == nullptr) continue;
    marked[static_cast<std::size_t>(found - table.rows.data())] = true;
  } while (next_choice(choices, at));
}

Covered of_rows(const RuleSet& rules, const std::vector<TestFile>& files) {
  Covered covered{.what = "table rows", .all = 0, .missing = {}};
  for (const ReadingPack& reading : rules.readings) {
    for (const StatusTable& status : reading.statuses) {
      std::vector<bool> marked(status.table.rows.size(), false);
      for (const TestFile& file : files) {
        for (const TableTest& test : file.tables) {
          const auto asked = asked_table(rules, test);
          if (!asked || asked->status != &status) continue;
          for (const auto& row : test.check) mark_rows(status.table, row, marked);
        }
      }
      covered.all += marked.size();
      for (std::size_t i = 0; i < marked.size(); ++i) {
        if (marked[i]) continue;
        covered.missing.push_back(reading.name + "/" + status.table.name + " row " +
                                  std::to_string(i + 1));
      }
    }
  }
  return covered;
}

}  // namespace

std::vector<Covered> coverage(const RuleSet& rules,
                              const std::vector<RuleFile>& tests,
                              const std::filesystem::path& root) {
  std::vector<TestFile> files;
  for (const RuleFile& file : tests) files.push_back(parse_test_file(file).tests);
  std::vector<std::string> texts = texts_of(rules, files);
  for (std::size_t i = 0; i < files.size(); ++i) {
    for (const DocumentTest& test : files[i].documents) {
      if (const auto read = document_of(test, tests[i], root))
        texts.push_back(read->text);
    }
  }
  const Seen seen = seen_in(rules, texts);
  std::vector<std::string> cues;
  for (const Cue& cue : rules.cues) cues.push_back(cue.id.text);
  std::vector<std::string> contexts;
  for (const Context& context : rules.contexts) contexts.push_back(context.name);
  std::vector<std::string> lists;
  for (const WordList& list : rules.words) lists.push_back("list/" + list.name);
  std::vector<Covered> all = {of_names("cues", cues, seen.cues),
                              of_names("contexts", contexts, seen.contexts)};
  all.push_back(of_names("word lists", lists, seen_in(lists_as_cues(rules), texts).cues));
  all.push_back(of_rows(rules, files));
  return all;
}

}  // namespace stance::cli
