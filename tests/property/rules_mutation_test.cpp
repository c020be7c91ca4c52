// SPDX-License-Identifier: Apache-2.0
// A pack from which something was taken, or in which something was renamed, must never
// pass in silence: the shipped pack is mutated in many ways, and each mutant must be told
// by an error, or as a change of the released meaning.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>

#include "stance/rules/load.h"
#include "stance/rules/meaning.h"
#include "stance/rules/release.h"
#include "stance/rules/toml_tree.h"

namespace stance {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<RuleFile> shipped_files() {
  const fs::path root = fs::path(STANCE_SOURCE_DIR) / "rules";
  std::vector<RuleFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".toml") continue;
    files.push_back(
        {entry.path().lexically_relative(root).string(), content_of(entry.path())});
  }
  std::ranges::sort(files, {}, &RuleFile::name);
  return files;
}

struct Mutant {  // bytes [begin, end) of a file become `text`
  std::string what;
  std::size_t file = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

// Finds what can be mutated in one file.
class Mutator {
 public:
  Mutator(const RuleFile& file, std::size_t index, std::vector<Mutant>& mutants)
      : file_(file), index_(index), mutants_(mutants) {}

  void run() {
    const TomlTree tree = read_toml(file_.text, file_.name);
    REQUIRE(tree.faults.empty());
    if (const TomlEntry* cues = tree.root.find("cue")) {
      for (const TomlValue& cue : cues->value.items) mutate_cue(cue);
    }
    each(tree.root, "policy", [this](const TomlEntry& policy) { mutate_policy(policy); });
    each(tree.root, "words", [this](const TomlEntry& list) {
      cut("the word list " + list.key,
          line_begin(list.key_span.begin),
          list.value.span.end);
      drop_last(list.key, list.value);
    });
    each(tree.root, "context", [this](const TomlEntry& context) {
      cut_table("the context " + context.key, context.value.span.begin);
      if (const TomlEntry* words = context.value.find("words")) {
        drop_last("words of " + context.key, words->value);
      }
    });
    each(tree.root, "status", [this](const TomlEntry& status) {
      const TomlEntry* rows = status.value.find("rows");
      if (rows == nullptr) return;
      for (const TomlValue& row : rows->value.items) {
        cut("a row of " + status.key, row.span.begin, behind_comma(row.span.end));
      }
    });
  }

 private:
  template <class Visit>
  static void each(const TomlValue& root, const char* section, const Visit& visit) {
    const TomlEntry* found = root.find(section);
    if (found == nullptr) return;
    for (const TomlEntry& entry : found->value.entries) visit(entry);
  }

  std::size_t line_begin(std::size_t at) const {
    const std::size_t before = file_.text.rfind('\n', at == 0 ? 0 : at - 1);
    return before == std::string::npos ? 0 : before + 1;
  }

  std::size_t behind_comma(std::size_t at) const {
    const std::size_t next = file_.text.find_first_not_of(" \n", at);
    return next != std::string::npos && file_.text[next] == ',' ? next + 1 : at;
  }

  void cut(const std::string& what, std::size_t begin, std::size_t end) {
    mutants_.push_back({"without " + what, index_, begin, end, ""});
  }

  // Up to the next header.
  void cut_table(const std::string& what, std::size_t begin) {
    begin = line_begin(begin);
    const std::size_t next = file_.text.find("\n[", begin);
    cut(what, begin, next == std::string::npos ? file_.text.size() : next + 1);
  }

  void drop_last(const std::string& what, const TomlValue& list) {
    if (list.form != TomlForm::array || list.items.size() < 2) return;
    const SourceSpan& span = list.items.back().span;
    cut("the last of " + what, span.begin, behind_comma(span.end));
  }

  void mutate_cue(const TomlValue& cue) {
    const std::string id = cue.find("id")->value.text;
    cut_table("the cue " + id, cue.span.begin);
    if (const TomlEntry* when = cue.find("when")) drop_last("when of " + id, when->value);
    for (const char* key : {"unless", "yields-to", "keep-despite", "grade"}) {
      const TomlEntry* entry = cue.find(key);
      if (entry == nullptr) continue;
      cut(std::string(key) + " of " + id,
          line_begin(entry->key_span.begin),
          entry->value.span.end);
    }
  }

  void mutate_policy(const TomlEntry& policy) {
    const TomlEntry* states = policy.value.find("states");
    for (const TomlEntry& state : states->value.entries) {
      const SourceSpan& span = state.key_span;
      mutants_.push_back({"state " + policy.key + "." + state.key + " renamed",
                          index_,
                          span.begin,
                          span.end,
                          state.key + "-x"});
      cut("the state " + state.key, span.begin, state.value.span.end);
    }
    for (const char* key : {"stale-after", "combine", "inherit", "when-ended"}) {
      const TomlEntry* entry = policy.value.find(key);
      if (entry == nullptr) continue;
      cut(std::string(key) + " of " + policy.key,
          entry->key_span.begin,
          entry->value.span.end);
    }
    const TomlEntry* opposites = policy.value.find("opposites");
    if (opposites == nullptr) return;
    for (const TomlEntry& line : opposites->value.entries) {
      cut("the opposite of " + line.key, line.key_span.begin, line.value.span.end);
    }
  }

  const RuleFile& file_;
  std::size_t index_;
  std::vector<Mutant>& mutants_;
};

std::vector<Mutant> mutants_of(const std::vector<RuleFile>& files) {
  std::vector<Mutant> mutants;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const bool is_rule =
        !files[i].name.ends_with(".test.toml") && !is_release_file(files[i].name);
    if (is_rule) Mutator(files[i], i, mutants).run();
  }
  return mutants;
}

// How a mutant is told.
enum class Told {
  by_error,
  by_release,
  // It means the same: what was taken is what holds anyway.
  equal,
  not_at_all
};

Told told(std::vector<RuleFile> files, const Mutant& mutant, const RuleSet& sound) {
  RuleFile& file = files[mutant.file];
  file.text.replace(mutant.begin, mutant.end - mutant.begin, mutant.text);
  const Loaded loaded = load_rules(files, sound.packs.front().name);
  if (!loaded.rules) return Told::by_error;
  if (!release_faults(files, *loaded.rules, meaning_of(*loaded.rules)).empty())
    return Told::by_release;
  if (!loaded.diagnostics.empty()) return Told::by_error;
  return loaded.rules->digest == sound.digest ? Told::equal : Told::not_at_all;
}

TEST_CASE("rules: no mutant of the shipped pack passes in silence") {
  const std::vector<RuleFile> files = shipped_files();
  const Loaded sound = load_rules(files, "us-ice");
  REQUIRE(sound.rules);
  // Without it a cue that is gone takes its own examples with it, and nothing is told.
  CHECK(release_faults(files, *sound.rules, meaning_of(*sound.rules)).empty());
  const std::vector<Mutant> mutants = mutants_of(files);
  REQUIRE(mutants.size() > 300);
  // One in thirteen, so that the test stays short; all kinds are among them.
  std::size_t tried = 0;
  std::size_t by_error = 0;
  std::size_t equal = 0;
  std::vector<std::string> survivors;
  for (std::size_t i = 0; i < mutants.size(); i += 13) {
    ++tried;
    switch (told(files, mutants[i], *sound.rules)) {
      case Told::by_error: ++by_error; break;
      case Told::by_release: break;
      case Told::equal: ++equal; break;
      case Told::not_at_all:
        survivors.push_back(files[mutants[i].file].name + ": " + mutants[i].what);
        break;
    }
  }
  for (const std::string& survivor : survivors) FAIL_CHECK(survivor);
  const std::size_t by_release = tried - by_error - equal - survivors.size();
  MESSAGE(tried, " mutants of ", mutants.size(), ": ", by_error, " told by errors");
  MESSAGE(by_release, " as changes of the released meaning, ", equal, " mean the same");
  CHECK(by_error > 0);
  CHECK(equal * 20 < tried);
}

}  // namespace
}  // namespace stance
