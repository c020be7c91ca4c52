// SPDX-License-Identifier: Apache-2.0
#include "schema_files.h"

#include <fstream>
#include <iterator>

#include "stance/report/schema.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

// Read by taplo and the editors that build on it.
constexpr const char* editor_settings =
    "# Editors that know taplo complete and check the rules by these schemas.\n"
    "# `stance rules check` keeps them up to date.\n"
    "[[rule]]\n"
    "include = [\"rules/**/*.test.toml\"]\n"
    "[rule.schema]\n"
    "path = \".stance/tests-local.schema.json\"\n"
    "\n"
    "[[rule]]\n"
    "include = [\"rules/**/*.toml\"]\n"
    "exclude = [\"rules/**/*.test.toml\", \"rules/**/released.toml\"]\n"
    "[rule.schema]\n"
    "path = \".stance/rules-local.schema.json\"\n";

std::optional<fs::path> workspace_of(const fs::path& root) {
  std::error_code ignored;
  for (const fs::path& folder : {root, root.parent_path()}) {
    if (fs::is_directory(folder / ".stance", ignored)) return folder;
  }
  return std::nullopt;
}

bool holds(const fs::path& file, const std::string& text) {
  std::ifstream in(file, std::ios::binary);
  return in && std::string(std::istreambuf_iterator<char>(in), {}) == text;
}

// Whole or not at all; it can be made again, so it need not reach the disk at once.
void keep(const fs::path& folder, const std::string& name, const std::string& text) {
  if (holds(folder / name, text)) return;
  const fs::path beside = folder / (name + ".new");
  std::ofstream(beside, std::ios::binary) << text;
  fs::rename(beside, folder / name);
}

}  // namespace

void keep_schemas(const Session& session, const fs::path& root, const RuleSet* rules) {
  const std::optional<fs::path> workspace = workspace_of(root);
  if (!workspace) return;
  const fs::path folder = *workspace / ".stance";
  try {
    keep(folder, "rules-v1.schema.json", rule_schema());
    keep(folder, "tests-v1.schema.json", test_schema());
    if (rules == nullptr) return;
    keep(folder, "rules-local.schema.json", rule_schema(*rules));
    keep(folder, "tests-local.schema.json", test_schema(*rules));
  } catch (const std::exception& failure) {
    session.say(std::string("the schemas for editors were not written: ") +
                failure.what());
  }
}

void begin_schemas(const Session& session, const fs::path& workspace) {
  const fs::path settings = workspace / ".taplo.toml";
  std::error_code ignored;
  if (!fs::exists(settings, ignored)) keep(workspace, ".taplo.toml", editor_settings);
  const DiskRules rules = session.read_rules();
  keep_schemas(session,
               session.pack_place().root,
               rules.loaded.rules ? &*rules.loaded.rules : nullptr);
}

}  // namespace stance::cli
