// SPDX-License-Identifier: Apache-2.0
// stance rules check | help: what is wrong with the rule files, and what a message means.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <ostream>
#include <set>

#include "fault_style.h"
#include "live_checks.h"
#include "packs.h"
#include "print.h"
#include "run.h"
#include "schema_files.h"
#include "stance/base/text.h"
#include "stance/ingest/files.h"
#include "stance/report/diagnostics.h"
#include "stance/report/words.h"
#include "stance/rules/codes.h"
#include "stance/rules/pack_heads.h"
#include "test_suite.h"

namespace stance::cli {
namespace {

Severity fail_level(const Arguments& arguments) {
  const std::string level = arguments.value("--fail-level").value_or("error");
  if (level == "error") return Severity::error;
  if (level == "warning") return Severity::warning;
  throw InputError("--fail-level " + level +
                   ": there is no such level; use warning or error");
}

// A version that means something else than it did is a finding, though the rules are
// sound: answers that name it would no longer follow from it.
bool has_changed_meaning(const Diagnostics& faults) {
  return std::ranges::find(faults, "W0401", &Diagnostic::code) != faults.end();
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

// A pack with all that can be said about it.
DiskRules checked_rules(const PackPlace& place) {
  auto files = ingest::read_rule_texts(place.root);
  if (!files) throw InputError(files.error());
  for (auto& file : ingest::read_look_alikes(place.root)) {
    files->push_back(std::move(file));
  }
  DiskRules rules;
  rules.pack = place.name;
  for (auto& [name, text] : *files) rules.files.push_back({name, std::move(text)});
  rules.loaded = check_pack(rules.files, rules.pack);
  return rules;
}

// Without "." and ".." and a slash at the end.
std::filesystem::path plain_path(const std::filesystem::path& path) {
  const auto plain = std::filesystem::absolute(path).lexically_normal();
  return plain.has_filename() ? plain : plain.parent_path();
}

// The packs that the user names, else all those of the rules folder that no other
// extends.
std::vector<PackPlace> packs_to_check(const Session& session,
                                      const Arguments& arguments) {
  std::vector<PackPlace> places;
  for (const std::string& path : arguments.values("PATH")) {
    const std::vector<PackPlace> found = find_packs(session.environment().folder / path);
    places.insert(places.end(), found.begin(), found.end());
  }
  return places.empty() ? find_packs(session.rules_folder()) : places;
}

// The folders that were named; one that is the root of a pack is a folder of packs.
std::set<std::filesystem::path> folders_named(const Session& session,
                                              const Arguments& arguments) {
  std::set<std::filesystem::path> folders;
  for (const std::string& path : arguments.values("PATH")) {
    folders.insert(plain_path(session.environment().folder / path));
  }
  if (folders.empty()) folders.insert(plain_path(session.rules_folder()));
  return folders;
}

// What several packs share is said once.
void add_once(Diagnostics& all, const Diagnostics& more) {
  for (const Diagnostic& fault : more) {
    if (std::ranges::find(all, fault) == all.end()) all.push_back(fault);
  }
}

void add_once(std::vector<RuleFile>& all, const std::vector<RuleFile>& more) {
  for (const RuleFile& file : more) {
    const bool is_new = std::ranges::find(all, file.name, &RuleFile::name) == all.end();
    if (is_new) all.push_back(file);
  }
}

// What was found in all packs together.
struct Checked {
  std::vector<RuleFile> files = {};
  Diagnostics faults = {};
  // Those, and whatever else faults may point at.
  std::vector<RuleFile> texts = {};
  // For each pack what is in it.
  std::string contents = {};
  // The names of all packs, for the schemas; nothing where one could not be read.
  std::optional<RuleSet> names = RuleSet{};
};

template <class List>
void append(List& all, List more) {
  if (all.empty()) {
    all = std::move(more);
  } else {
    std::ranges::move(more, std::back_inserter(all));
  }
}

void add_names(Checked& checked, std::optional<RuleSet> rules) {
  if (!rules) checked.names.reset();
  if (!checked.names) return;
  append(checked.names->packs, std::move(rules->packs));
  append(checked.names->policies, std::move(rules->policies));
  append(checked.names->words, std::move(rules->words));
  append(checked.names->contexts, std::move(rules->contexts));
  append(checked.names->cues, std::move(rules->cues));
  append(checked.names->readings, std::move(rules->readings));
  append(checked.names->precedence.rank, std::move(rules->precedence.rank));
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
  constexpr std::string_view other_letters = "GISTgist";
  if (!code.empty() && other_letters.find(code.front()) != std::string_view::npos) {
    throw InputError(printable_line(typed) +
                     " is no message about rules: what to do stands below the message "
                     "itself, and, for "
                     "tables, in data/mappings/README.md");
  }
  throw InputError("no message has the code \"" + printable_line(typed) +
                   "\": stance rules help lists them");
}

}  // namespace

namespace {

// What the names of its files begin with: files of two folders may have the same names.
std::string prefix_of(const Session& session, const std::filesystem::path& root) {
  const auto below = root.lexically_relative(session.environment().folder);
  if (below == ".") return "";
  return (below.empty() ? root : below).generic_string() + "/";
}

void put_below(const std::string& prefix, Diagnostic& fault) {
  const auto move = [&](SourceSpan& span) { span.file = prefix + span.file.text(); };
  if (fault.primary) move(fault.primary->span);
  for (Label& label : fault.others) move(label.span);
  for (Help& help : fault.helps) {
    for (TextEdit& edit : help.edits) move(edit.span);
  }
}

// Folders with rule files that are no packs, in a folder of packs. Where a pack itself
// was asked for, what lies beside it is not of interest.
Diagnostics folders_without_pack(const DiskRules& rules) {
  std::set<std::string> packs;
  for (const PackHead& head : pack_heads(rules.files)) packs.insert(head.folder);
  Diagnostics faults;
  for (const RuleFile& file : rules.files) {
    const std::string folder = file.name.substr(0, file.name.find('/'));
    if (!packs.insert(folder).second) continue;
    Diagnostic fault{.code = "E0150",
                     .message = folder == file.name
                                    ? "the file lies in no pack"
                                    : "no file of \"" + folder + "\" has a table [pack]",
                     .primary = Label{{file.name, 0, 0}, "not read"}};
    fault.helps = {{.text = folder == file.name
                                ? "move it into the folder of its pack"
                                : "begin one of its files with [pack] name = \"" +
                                      folder + "\", version = \"1.0.0\", language = 1",
                    .edits = {}}};
    faults.push_back(std::move(fault));
  }
  return faults;
}

void check_place(Session& session,
                 const PackPlace& place,
                 bool is_among_packs,
                 bool is_live,
                 const std::string& prefix,
                 Checked& checked) {
  DiskRules rules = checked_rules(place);
  std::vector<RuleFile> files = files_of_packs(rules);
  Diagnostics faults = rules.loaded.diagnostics;
  RulesOfTests rules_of(rules);
  append(faults, faults_of_suite(tests_beside(rules), rules_of, place.root));
  if (is_among_packs) append(faults, folders_without_pack(rules));
  if (is_live) add_live(session, rules, faults);
  checked.contents += what_is_there(rules, files.size());
  add_names(checked, std::move(rules.loaded.rules));
  for (Diagnostic& fault : faults) put_below(prefix, fault);
  for (RuleFile& file : files) file.name.insert(0, prefix);
  add_once(checked.faults, faults);
  add_once(checked.files, files);
  std::vector<RuleFile> texts = rules.files;
  for (RuleFile& file : texts) file.name.insert(0, prefix);
  add_once(checked.texts, texts);
}

}  // namespace

int run_rules_check(Session& session, const Arguments& arguments) {
  const DiagnosticStyle style = fault_style(session, arguments);
  const Severity worst = fail_level(arguments);
  const std::vector<PackPlace> places = packs_to_check(session, arguments);
  const bool is_live = arguments.has("--live");
  if (is_live && places.size() > 1) {
    throw InputError("--live looks at one pack; name it: --rules " +
                     (places.front().root / places.front().name).string());
  }
  const bool is_one_root = std::ranges::all_of(
      places, [&](const PackPlace& place) { return place.root == places.front().root; });
  const std::set<std::filesystem::path> folders = folders_named(session, arguments);
  Checked checked;
  for (const PackPlace& place : places) {
    const std::string prefix = is_one_root ? "" : prefix_of(session, place.root);
    if (places.size() > 1) checked.contents += prefix + place.name + ": ";
    const bool is_among_packs = folders.contains(plain_path(place.root));
    check_place(session, place, is_among_packs, is_live, prefix, checked);
  }
  // Those of the workspace, not of whatever is looked at.
  if (arguments.values("PATH").empty()) {
    keep_schemas(session, places.front().root, checked.names ? &*checked.names : nullptr);
  }
  Diagnostics& faults = checked.faults;
  sort_by_place(faults);
  session.out() << render(faults, texts_of(checked.texts), style);
  const bool is_bad = worst == Severity::warning
                          ? !faults.empty()
                          : has_errors(faults) || has_changed_meaning(faults);
  if (is_for_programs(style)) return is_bad ? 1 : 0;
  if (!faults.empty() && style != DiagnosticStyle::compact) session.out() << "\n";
  session.out() << (faults.empty() ? checked.contents
                                   : tally(faults, checked.files.size()));
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
