// SPDX-License-Identifier: Apache-2.0
// stance rules check | help: what is wrong with the rule files, and what a message means.
#include <algorithm>
#include <ostream>
#include <set>

#include "fault_style.h"
#include "live_checks.h"
#include "print.h"
#include "rule_tests.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/ingest/files.h"
#include "stance/report/diagnostics.h"
#include "stance/report/words.h"
#include "stance/rules/codes.h"

namespace stance::cli {
namespace {

Severity fail_level(const Arguments& arguments) {
  const std::string level = arguments.value("--fail-level").value_or("error");
  if (level == "error") return Severity::error;
  if (level == "warning") return Severity::warning;
  throw InputError("--fail-level " + level +
                   ": there is no such level; use warning or error");
}

std::string what_is_there(const DiskRules& rules, std::size_t files) {
  std::string text = "no faults in " + counted(files, "file");
  if (!rules.loaded.rules) return text + "\n";
  const RuleSet& set = *rules.loaded.rules;
  const std::size_t policies = set.policies.size();
  return text + ": " + std::to_string(policies) +
         (policies == 1 ? " policy, " : " policies, ") + counted(set.cues.size(), "cue") +
         ", " + counted(set.words.size(), "word list") +
         (set.readings.empty() ? "" : ", " + counted(set.readings.size(), "reading")) +
         "\n";
}

Table code_table() {
  Table table{.header = {"CODE", "MESSAGE", "WHAT TO DO"}};
  for (const CodePage& page : code_pages()) {
    table.rows.push_back(
        {std::string(page.code), std::string(page.title), std::string(page.remedy)});
  }
  table.flexible = 2;
  return table;
}

std::string code_object(const CodePage& page) {
  const auto field = [](const std::string& name, std::string_view value) {
    return json_quoted(name) + ":" + json_quoted(std::string(value));
  };
  return "{" + field("code", page.code) + "," + field("title", page.title) + "," +
         field("remedy", page.remedy) + "," + field("text", page.text) + "}";
}

// The rules on disk with all that can be said about them, read once.
DiskRules checked_rules(const Session& session) {
  const PackPlace place = session.pack_place();
  auto files = ingest::read_rule_files(place.root);
  if (!files) throw InputError(files.error());
  DiskRules rules;
  rules.pack = place.name;
  for (auto& [name, text] : *files) rules.files.push_back({name, std::move(text)});
  rules.loaded = check_pack(rules.files, rules.pack);
  return rules;
}

void add_live(Session& session, const DiskRules& rules, Diagnostics& faults) {
  session.store();
  if (!rules.loaded.rules) {
    session.say("the rules have errors: the store was not asked");
    return;
  }
  const Diagnostics live = live_faults(session, rules);
  faults.insert(faults.end(), live.begin(), live.end());
}

const CodePage& page_of(const std::string& typed) {
  std::string code = typed;
  for (char& c : code)
    c = c == 'e' || c == 'w' || c == 'l' ? static_cast<char>(c - 'a' + 'A') : c;
  if (const CodePage* page = find_code(code)) return *page;
  throw InputError("no message has the code \"" + printable_line(typed) +
                   "\": stance rules help lists them");
}

}  // namespace

int run_rules_check(Session& session, const Arguments& arguments) {
  const DiagnosticStyle style = fault_style(session, arguments);
  const Severity worst = fail_level(arguments);
  const DiskRules rules = checked_rules(session);
  const std::vector<RuleFile> files = files_of_packs(rules);
  Diagnostics faults = rules.loaded.diagnostics;
  const std::filesystem::path root = session.pack_place().root;
  for (const RuleFile& file : files) {
    if (!is_test_file(file)) continue;
    const Diagnostics found = faults_of_tests(file, rules, root);
    faults.insert(faults.end(), found.begin(), found.end());
  }
  if (arguments.has("--live")) add_live(session, rules, faults);
  sort_by_place(faults);
  session.out() << render(faults, texts_of(files), style);
  const bool is_bad = worst == Severity::warning ? !faults.empty() : has_errors(faults);
  if (is_for_programs(style)) return is_bad ? 1 : 0;
  if (!faults.empty() && style != DiagnosticStyle::compact) session.out() << "\n";
  session.out() << (faults.empty() ? what_is_there(rules, files.size())
                                   : tally(faults, files.size()));
  return is_bad ? 1 : 0;
}

int run_rules_help(Session& session, const Arguments& arguments) {
  const std::optional<std::string> code = arguments.value("CODE");
  if (!code) {
    std::vector<std::string> objects;
    for (const CodePage& page : code_pages()) objects.push_back(code_object(page));
    print(session, code_table(), objects, "");
    return 0;
  }
  const CodePage& page = page_of(*code);
  if (printed_as_data(session, {}, {code_object(page)})) return 0;
  session.out() << page.code << ": " << page.title << "\n\n" << page.text << "\n";
  return 0;
}

}  // namespace stance::cli
