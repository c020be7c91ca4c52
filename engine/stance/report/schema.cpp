// SPDX-License-Identifier: Apache-2.0
#include "stance/report/schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "stance/rules/keys.h"

namespace stance {
namespace {

using Json = nlohmann::ordered_json;

// Names that values may have; none where no rules are given.
struct KnownNames {
  std::set<std::string> policies;
  std::set<std::string> states;
  std::set<std::string> contexts;
  std::set<std::string> cues;
  std::set<std::string> sources;
};

KnownNames names_of(const RuleSet& rules) {
  KnownNames names;
  for (const Policy& policy : rules.policies) {
    names.policies.insert(policy.id.text);
    for (const PolicyState& state : policy.states) names.states.insert(state.id.text);
  }
  for (const Context& context : rules.contexts) names.contexts.insert(context.name);
  for (const Cue& cue : rules.cues) {
    names.cues.insert(cue.id.text.substr(cue.id.text.find('/') + 1));
  }
  names.sources.insert(rules.precedence.rank.begin(), rules.precedence.rank.end());
  return names;
}

// What a key of that name may name; nothing where any text will do.
const std::set<std::string>* names_for(std::string_view key, const KnownNames& names) {
  if (key == "policy" || key == "only-for") return &names.policies;
  if (key == "state" || key == "when-ended") return &names.states;
  if (key == "keep-despite") return &names.contexts;
  if (key == "yields-to") return &names.cues;
  if (key == "acts-from") return &names.sources;
  return nullptr;
}

Json text_schema(const Key& key, const KnownNames& names) {
  Json schema = {{"type", "string"}};
  if (!key.words.empty()) {
    schema["enum"] = std::vector<std::string>(key.words.begin(), key.words.end());
  } else if (const auto* known = names_for(key.name, names)) {
    if (!known->empty()) schema["enum"] = *known;
  }
  return schema;
}

Json value_schema(const Key& key, const KnownNames& names) {
  switch (key.form) {
    case KeyForm::text:
    case KeyForm::choice: return text_schema(key, names);
    case KeyForm::period:
      return {{"type", "string"}, {"pattern", "^[0-9]+ (year|month|week|day)s?"}};
    case KeyForm::texts:
    case KeyForm::choices:
    case KeyForm::patterns:
      return {{"type", "array"}, {"items", text_schema(key, names)}};
    case KeyForm::text_or_texts:
      return {{"type", Json::array({"string", "array"})},
              {"items", {{"type", "string"}}}};
    case KeyForm::integer:
      return {{"type", "integer"}, {"minimum", key.least}, {"maximum", key.most}};
    case KeyForm::boolean: return {{"type", "boolean"}};
    case KeyForm::date: return Json::object();
    case KeyForm::table: return {{"type", "object"}};
    case KeyForm::tables: return {{"type", "array"}, {"items", {{"type", "object"}}}};
    case KeyForm::rows: return {{"type", "array"}, {"items", {{"type", "array"}}}};
  }
  return Json::object();
}

Json table_schema(const TableKeys& keys, const KnownNames& names) {
  Json schema = {{"type", "object"},
                 {"description", keys.description},
                 {"additionalProperties", false},
                 {"properties", Json::object()}};
  Json required = Json::array();
  for (const Key& key : keys.keys) {
    Json value = value_schema(key, names);
    value["description"] = key.description;
    schema["properties"][std::string(key.name)] = std::move(value);
    if (key.need == Need::required) required.push_back(key.name);
  }
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

Json texts_by_name() {
  return {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}};
}

// [section.NAME] with these keys.
Json by_name(const TableKeys& keys, const KnownNames& names) {
  return {{"type", "object"}, {"additionalProperties", table_schema(keys, names)}};
}

// Lists by name, or what a pack changes in them.
Json lists_schema(const KnownNames& names) {
  Json list = table_schema(list_change_keys(), names);
  list["type"] = Json::array({"array", "object"});
  list["items"] = {{"type", "string"}};
  return {{"type", "object"}, {"additionalProperties", std::move(list)}};
}

// Keys of fixed lists may be changed as well: [acts.ended] add = […].
Json changeable(Json schema, const KnownNames& names) {
  const Json change = table_schema(list_change_keys(), names);
  for (auto& [name, value] : schema["properties"].items()) {
    if (!value.contains("items")) continue;
    value["type"] = Json::array({"array", "object"});
    value["properties"] = change["properties"];
    value["additionalProperties"] = false;
  }
  return schema;
}

void put(Json& schema, std::string_view key, Json value) {
  Json& property = schema["properties"][std::string(key)];
  if (!value.contains("description") && property.contains("description")) {
    value["description"] = property["description"];
  }
  property = std::move(value);
}

std::string finished(Json schema, const std::string& title) {
  Json whole = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
  whole.update(schema);
  return whole.dump(2) + "\n";
}

Json policy_schema(const KnownNames& names) {
  Json policy = table_schema(policy_keys(), names);
  for (const char* key : {"states", "opposites"}) put(policy, key, texts_by_name());
  Json wider = {
      {"type", "object"},
      {"additionalProperties",
       {{"type", Json::array({"string", "array"})}, {"items", {{"type", "string"}}}}}};
  put(policy, "implies", std::move(wider));
  return {{"type", "object"}, {"additionalProperties", std::move(policy)}};
}

std::string rules_with(const KnownNames& names) {
  Json schema = table_schema(file_keys(), names);
  put(schema, "pack", table_schema(pack_keys(), names));
  put(schema, "policy", policy_schema(names));
  put(schema, "words", lists_schema(names));
  put(schema, "forms", lists_schema(names));
  put(schema, "acts", changeable(table_schema(acts_keys(), names), names));
  Json cue = table_schema(cue_keys(), names);
  put(cue, "outcome", texts_by_name());
  put(schema,
      "cue",
      {{"type", "array"}, {"description", cue_keys().description}, {"items", cue}});
  put(schema, "context", by_name(context_keys(), names));
  put(schema, "sources", table_schema(sources_keys(), names));
  put(schema, "precedence", table_schema(precedence_keys(), names));
  Json places = changeable(table_schema(places_keys(), names), names);
  put(places, "outlets", texts_by_name());
  put(schema, "places", std::move(places));
  put(schema, "text", changeable(table_schema(text_keys(), names), names));
  return finished(std::move(schema), "Rules of stance, language 1");
}

std::string tests_with(const KnownNames& names) {
  Json schema = table_schema(test_file_keys(), names);
  for (const TableKeys* keys : all_table_keys()) {
    constexpr std::string_view brackets = "[]";
    std::string name(keys->name);
    const bool is_list = name.starts_with("[[");
    std::erase_if(name,
                  [&](char c) { return brackets.find(c) != std::string_view::npos; });
    if (!is_list || !schema["properties"].contains(name)) continue;
    put(schema, name, {{"type", "array"}, {"items", table_schema(*keys, names)}});
  }
  return finished(std::move(schema), "Tests of rules of stance, language 1");
}

}  // namespace

std::string rule_schema() {
  return rules_with({});
}

std::string test_schema() {
  return tests_with({});
}

std::string rule_schema(const RuleSet& rules) {
  return rules_with(names_of(rules));
}

std::string test_schema(const RuleSet& rules) {
  return tests_with(names_of(rules));
}

}  // namespace stance
