// SPDX-License-Identifier: Apache-2.0
// The schemas for editors: they take what the program takes, and know its keys and names.
// A small reader of JSON Schema judges, of as much of it as the schemas use; scripts/
// taplo_test.sh asks a real one.
#include "stance/report/schema.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <regex>

#include "stance/rules/keys.h"
#include "stance/rules/load.h"
#include "stance/rules/release.h"
#include "stance/rules/toml_tree.h"

namespace stance {
namespace {

using nlohmann::json;

namespace fs = std::filesystem;

std::string_view type_of(const TomlValue& value) {
  switch (value.form) {
    case TomlForm::table: return "object";
    case TomlForm::array: return "array";
    case TomlForm::integer: return "integer";
    case TomlForm::real: return "number";
    case TomlForm::boolean: return "boolean";
    case TomlForm::text:
    case TomlForm::date: return "string";
  }
  return "";
}

bool is_among(const json& choices, const json& value) {
  return std::ranges::find(choices, value) != choices.end();
}

// What a value breaks: "cue.0.kind: enum".
class Judge {
 public:
  std::vector<std::string> run(const TomlValue& value, const json& schema) {
    check(value, schema, "");
    return std::move(faults_);
  }

 private:
  void fault(const std::string& path, std::string_view what) {
    faults_.push_back(path + ": " + std::string(what));
  }

  void check(const TomlValue& value, const json& schema, const std::string& path) {
    if (const auto type = schema.find("type"); type != schema.end()) {
      const std::string is(type_of(value));
      const bool fits = type->is_array() ? is_among(*type, is) : *type == is;
      if (!fits) return fault(path, "type");
    }
    if (value.form == TomlForm::text) check_text(value.text, schema, path);
    if (value.form == TomlForm::integer) check_number(value.integer, schema, path);
    if (value.form == TomlForm::array && schema.contains("items")) {
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        check(value.items[i], schema["items"], path + "." + std::to_string(i));
      }
    }
    if (value.form == TomlForm::table) check_table(value, schema, path);
  }

  void check_text(const std::string& text, const json& schema, const std::string& path) {
    if (schema.contains("enum") && !is_among(schema["enum"], text)) fault(path, "enum");
    if (!schema.contains("pattern")) return;
    const std::regex expression(schema["pattern"].get<std::string>());
    if (!std::regex_search(text, expression)) fault(path, "pattern");
  }

  void check_number(std::int64_t number, const json& schema, const std::string& path) {
    if (schema.value("minimum", number) > number) fault(path, "minimum");
    if (schema.value("maximum", number) < number) fault(path, "maximum");
  }

  void check_table(const TomlValue& table, const json& schema, const std::string& path) {
    const json none = json::object();
    const json& properties = schema.contains("properties") ? schema["properties"] : none;
    for (const TomlEntry& entry : table.entries) {
      const std::string below = path + "." + entry.key;
      if (properties.contains(entry.key)) {
        check(entry.value, properties[entry.key], below);
      } else if (schema.contains("additionalProperties")) {
        const json& others = schema["additionalProperties"];
        if (others == false) fault(below, "unknown");
        if (others.is_object()) check(entry.value, others, below);
      }
    }
    for (const json& key : schema.value("required", json::array())) {
      if (table.find(key.get<std::string>()) == nullptr) {
        fault(path + "." + key.get<std::string>(), "missing");
      }
    }
  }

  std::vector<std::string> faults_;
};

std::string faults_in(const std::string& toml, const std::string& schema) {
  const TomlTree tree = read_toml(toml, "file.toml");
  REQUIRE(tree.faults.empty());
  std::string text;
  for (const std::string& fault : Judge().run(tree.root, json::parse(schema))) {
    text += (text.empty() ? "" : "; ") + fault.substr(1);
  }
  return text;
}

std::vector<RuleFile> shipped_files() {
  const fs::path root = fs::path(STANCE_SOURCE_DIR) / "rules";
  std::vector<RuleFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({entry.path().lexically_relative(root).string(),
                     std::string(std::istreambuf_iterator<char>(in), {})});
  }
  std::ranges::sort(files, {}, &RuleFile::name);
  return files;
}

constexpr std::string_view pack = R"([pack]
name     = "parks"
version  = "1.0.0"
language = 1

[policy.dogs.states]
free  = "Free."
leash = "On a leash."

[policy.gates.states]
open = "Open."

[words]
dog  = ['dog', 'hound']
gate = ['gate']

[[cue]]
id     = "free"
policy = "dogs"
state  = "free"
kind   = "observed"
when   = ['{dog} <run~> free ... "{x}"', '{number:hours} hours at {gate}']

[context.puppies]
words = ['puppies']
then  = "exception"
)";

RuleSet parks() {
  const std::vector<RuleFile> files = {{"parks/pack.toml", std::string(pack)}};
  const Loaded loaded = load_rules(files, "parks");
  REQUIRE(loaded.rules);
  return *loaded.rules;
}

}  // namespace

TEST_CASE("schema: it takes all shipped files, with their names or without") {
  const std::vector<RuleFile> files = shipped_files();
  const Loaded loaded = load_rules(files, "us-ice");
  REQUIRE(loaded.rules);
  for (const RuleFile& file : files) {
    if (is_release_file(file.name)) continue;
    CAPTURE(file.name);
    const bool is_test = file.name.ends_with(".test.toml");
    CHECK(faults_in(file.text, is_test ? test_schema() : rule_schema()).empty());
    CHECK(faults_in(file.text,
                    is_test ? test_schema(*loaded.rules) : rule_schema(*loaded.rules))
              .empty());
  }
}

TEST_CASE("schema: the names of the rules are the values that keys may have") {
  struct Row {
    std::string_view from;
    std::string_view to;
    std::string_view fault;  // with names
    std::string_view plain;  // without
  };
  constexpr Row rows[] = {
      {"title", "title", "", ""},
      {"policy = \"dogs\"", "policy = \"dog\"", "cue.0.policy: enum", ""},
      {"state  = \"free\"", "state  = \"fre\"", "cue.0.state: enum", ""},
      {"\"observed\"", "\"seen\"", "cue.0.kind: enum", "cue.0.kind: enum"},
      {"'{dog} <run~>", "'{dogs} <run~>", "cue.0.when.0: pattern", ""},
      {"{number:hours}", "{numbers}", "cue.0.when.1: pattern", ""},
      {"kind   = \"observed\"",
       "outcome = { puppies = \"fre\", affirmed = \"free\" }",
       "cue.0.outcome.puppies: enum",
       ""},
      {"id     = \"free\"",
       "id = \"free\"\nkeep-despite = [\"kittens\"]",
       "cue.0.keep-despite.0: enum",
       ""},
      {"id     = \"free\"",
       "ident = 1",
       "cue.0.ident: unknown; cue.0.id: missing",
       "cue.0.ident: unknown; cue.0.id: missing"},
      {"then  = \"exception\"",
       "then = \"drp\"",
       "context.puppies.then: enum",
       "context.puppies.then: enum"},
      {"then  = \"exception\"",
       "then = \"drop\"\nwithin = 0",
       "context.puppies.within: minimum",
       "context.puppies.within: minimum"},
      {"[words]",
       "[policy.dogs.opposites]\nfree = \"leashed\"\n\n[words]",
       "policy.dogs.opposites.free: enum",
       ""},
      {"version  = \"1.0.0\"", "version = 1", "pack.version: type", "pack.version: type"},
  };
  const RuleSet rules = parks();
  for (const Row& row : rows) {
    CAPTURE(row.to);
    std::string text = "# title\n" + std::string(pack);
    text.replace(text.find(row.from), row.from.size(), row.to);
    CHECK(faults_in(text, rule_schema(rules)) == row.fault);
    CHECK(faults_in(text, rule_schema()) == row.plain);
  }
}

TEST_CASE("schema: tables of readings and of tests are known, too") {
  CHECK(faults_in("[status.calm]\nanswer = [\"a\"]\n", rule_schema()) ==
        "status.calm.answer: unknown; status.calm.answers: missing; "
        "status.calm.inputs: missing; status.calm.rows: missing");
  CHECK(faults_in("[fact.late]\nwen = \"x\"\n", rule_schema()) ==
        "fact.late.wen: unknown; fact.late.when: missing");
  CHECK(faults_in("rules = [\"park\"]\n", test_schema(parks())) == "rules.0: enum");
  CHECK(faults_in("rules = [\"parks\"]\n[[sentence]]\nname = \"x\"\n", test_schema()) ==
        "sentence.0.text: missing");
}

TEST_CASE("schema: every key stands in it, described") {
  const json schema = json::parse(rule_schema());
  for (const auto& [keys, path] :
       {std::pair{&cue_keys(), "/properties/cue/items"},
        std::pair{&context_keys(), "/properties/context/additionalProperties"},
        std::pair{&policy_keys(), "/properties/policy/additionalProperties"},
        std::pair{&status_keys(), "/properties/status/additionalProperties"},
        std::pair{&places_keys(), "/properties/places"}}) {
    const json& table = schema.at(json::json_pointer(path));
    CHECK(table.at("additionalProperties") == false);
    CHECK(table.at("properties").size() == keys->keys.size());
    for (const Key& key : keys->keys) {
      CAPTURE(key.name);
      CHECK(table.at("properties").at(std::string(key.name)).at("description") ==
            key.description);
    }
  }
}

}  // namespace stance
