// SPDX-License-Identifier: Apache-2.0
// stance rules fix | fmt | release: changes that a program may make by itself.
#include <algorithm>
#include <ostream>

#include "rule_editor.h"
#include "rule_tests.h"
#include "run.h"
#include "stance/report/words.h"
#include "stance/rules/layout.h"
#include "stance/rules/release.h"
#include "stance/rules/text_edits.h"

namespace stance::cli {
namespace {

// Edits of all proposals that are sure, and how many faults they mend.
std::vector<TextEdit> sure_edits(const Diagnostics& faults, std::size_t& mended) {
  std::vector<TextEdit> edits;
  for (const Diagnostic& fault : faults) {
    for (const Help& help : fault.helps) {
      if (!help.sure || help.edits.empty()) continue;
      edits.insert(edits.end(), help.edits.begin(), help.edits.end());
      ++mended;
      break;
    }
  }
  return edits;
}

Diagnostics all_faults(const DiskRules& rules, const std::filesystem::path& root) {
  Diagnostics faults = check_pack(rules.files, rules.pack).diagnostics;
  for (const RuleFile& file : files_of_packs(rules)) {
    if (!is_test_file(file)) continue;
    const Diagnostics found = faults_of_tests(file, rules, root);
    faults.insert(faults.end(), found.begin(), found.end());
  }
  return faults;
}

std::string difference_of(const std::vector<RuleFile>& texts, const DiskRules& rules) {
  std::string text;
  for (const RuleFile& changed : texts) {
    const auto file = std::ranges::find(rules.files, changed.name, &RuleFile::name);
    text += changed.name + "\n" + line_difference(file->text, changed.text);
  }
  return text;
}

}  // namespace

int run_rules_fix(Session& session, const Arguments& arguments) {
  RuleEditor editor(session, arguments);
  const DiskRules& rules = editor.rules();
  std::size_t mended = 0;
  const std::vector<TextEdit> edits =
      sure_edits(all_faults(rules, session.pack_place().root), mended);
  const std::vector<RuleFile> texts = edited_texts(rules.files, edits);
  if (texts.empty()) {
    session.out() << "nothing that can be fixed at once\n";
    return 0;
  }
  if (arguments.has("--dry-run")) {
    session.out() << difference_of(texts, rules) << counted(mended, "fault")
                  << " can be fixed\n";
    return 1;
  }
  editor.write_texts(texts, [](const TomlValue&, const TomlValue&) { return true; });
  session.out() << editor.report() << counted(mended, "fault") << " fixed\n";
  return 0;
}

int run_rules_fmt(Session& session, const Arguments& arguments) {
  RuleEditor editor(session, arguments);
  const DiskRules& rules = editor.rules();
  std::vector<RuleFile> texts;
  std::size_t files = 0;
  for (const RuleFile& file : rules.files) {
    const bool is_own = file.name.starts_with(rules.pack + "/");
    if (!is_own || is_release_file(file.name)) continue;
    ++files;
    std::string text = laid_out(file.text);
    if (text != file.text) texts.push_back({file.name, std::move(text)});
  }
  if (texts.empty()) {
    session.out() << counted(files, "file") << " in order\n";
    return 0;
  }
  if (arguments.has("--diff")) session.out() << difference_of(texts, rules);
  if (arguments.has("--diff") || arguments.has("--check")) {
    for (const RuleFile& text : texts) session.out() << text.name << "\n";
    session.out() << counted(texts.size(), "file") << " to be laid out\n";
    return 1;
  }
  editor.write_texts(texts, same_tree);
  for (const RuleFile& text : texts) session.out() << text.name << "\n";
  session.out() << counted(texts.size(), "file") << " laid out\n";
  return 0;
}

int run_rules_release(Session& session, const Arguments& arguments) {
  const DiskRules rules = session.sound_rules();
  const RuleSet& set = *rules.loaded.rules;
  const std::string name = rules.pack + "/released.toml";
  std::vector<RuleFile> texts = {{name, release_text(set)}};
  RuleEditor writer(session, arguments);
  writer.write_texts(texts, [](const TomlValue&, const TomlValue&) { return true; });
  session.out() << name << ": " << counted(meanings_of(set).size(), "name")
                << " of version " << set.packs.front().version << "\n";
  return 0;
}

}  // namespace stance::cli
