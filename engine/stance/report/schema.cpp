// SPDX-License-Identifier: Apache-2.0
#include "stance/report/schema.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "stance/rules/keys.h"

namespace stance {
namespace {

using Json = nlohmann::ordered_json;

// Names that values may have; none where no rules are given.
struct KnownNames {
  std::map<std::string, std::set<std::string>> policies;  // and their states
  std::set<std::string> states;
  std::set<std::string> contexts;
  std::set<std::string> exceptions;
  std::set<std::string> cues;
  std::set<std::string> sources;
  std::set<std::string> lists;
  std::set<std::string> packs;
  std::set<std::string> statuses;  // "reading/status"
  std::set<std::string> inputs;
  std::set<std::string> records;  // "policy.state kind"
};

// "id" where that is enough, and "pack/id".
void add_cue(KnownNames& names, const CueId& id) {
  names.cues.insert(id.text.substr(id.text.find('/') + 1));
  names.cues.insert(id.text);
}

void add_readings(KnownNames& names, const RuleSet& rules) {
  for (const ReadingPack& reading : rules.readings) {
    names.packs.insert(reading.name);
    for (const Fact& fact : reading.facts) names.inputs.insert(fact.name);
    for (const StatusTable& status : reading.statuses) {
      names.inputs.insert(status.name);
      names.statuses.insert(reading.name + "/" + status.name);
    }
  }
}

KnownNames names_of(const RuleSet& rules) {
  KnownNames names;
  for (const Policy& policy : rules.policies) {
    names.inputs.insert(policy.id.text);
    for (const PolicyState& state : policy.states) {
      names.policies[policy.id.text].insert(state.id.text);
      names.states.insert(state.id.text);
      for (const std::string_view kind : kind_words) {
        names.records.insert(policy.id.text + "." + state.id.text + " " +
                             std::string(kind));
      }
    }
  }
  for (const Context& context : rules.contexts) {
    names.contexts.insert(context.name);
    if (context.then == Then::exception) names.exceptions.insert(context.name);
  }
  for (const Cue& cue : rules.cues) add_cue(names, cue.id);
  for (const WordList& list : rules.words) names.lists.insert(list.name);
  for (const Pack& pack : rules.packs) names.packs.insert(pack.name);
  names.sources.insert(rules.precedence.rank.begin(), rules.precedence.rank.end());
  add_readings(names, rules);
  return names;
}

std::set<std::string> policy_names_of(const KnownNames& names) {
  std::set<std::string> policies;
  for (const auto& [policy, states] : names.policies) policies.insert(policy);
  return policies;
}

// What a key of that name may name; nothing where any text will do.
std::set<std::string> names_for(std::string_view key, const KnownNames& names) {
  if (key == "policy" || key == "only-for") return policy_names_of(names);
  if (key == "state" || key == "when-ended") return names.states;
  if (key == "keep-despite") return names.contexts;
  if (key == "yields-to") return names.cues;
  if (key == "acts-from") return names.sources;
  if (key == "gives") return names.records;
  if (key == "inputs") return names.inputs;
  if (key == "rules") return names.packs;
  if (key == "status") return names.statuses;
  return {};
}

// A pattern as far as its lists go: every { } has a name that is known.
std::string pattern_expression(const KnownNames& names) {
  std::string lists;
  for (const std::string& list : names.lists) lists += "|" + list;
  return "^([^{}\"]|\"[^\"]*\"|\\{(number(:[a-z0-9-]+)?|date|places?|act(:[a-z]+)?" +
         lists + ")\\})*$";
}

Json text_schema(const Key& key, const KnownNames& names) {
  Json schema = {{"type", "string"}};
  if (!key.words.empty()) {
    schema["enum"] = std::vector<std::string>(key.words.begin(), key.words.end());
  } else if (key.form == KeyForm::patterns && !names.lists.empty()) {
    schema["pattern"] = pattern_expression(names);
  } else if (const std::set<std::string> known = names_for(key.name, names);
             !known.empty()) {
    schema["enum"] = known;
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

// Texts by name where the names and what stands behind them are known. Others may come.
Json texts_by_name(const std::set<std::string>& keys, std::set<std::string> values) {
  Json schema = texts_by_name();
  for (const std::string& key : keys) {
    schema["properties"][key] = {{"type", "string"}, {"enum", values}};
  }
  return schema;
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

Json wider_states() {
  return {
      {"type", "object"},
      {"additionalProperties",
       {{"type", Json::array({"string", "array"})}, {"items", {{"type", "string"}}}}}};
}

Json policy_schema(const KnownNames& names) {
  Json policy = table_schema(policy_keys(), names);
  for (const char* key : {"states", "opposites"}) put(policy, key, texts_by_name());
  put(policy, "implies", wider_states());
  Json by_id = {{"type", "object"}, {"additionalProperties", policy}};
  for (const auto& [id, states] : names.policies) {
    Json known = policy;
    put(known, "opposites", texts_by_name(states, states));
    known["properties"]["when-ended"]["enum"] = states;
    by_id["properties"][id] = std::move(known);
  }
  return by_id;
}

Json cue_schema(const KnownNames& names) {
  Json cue = table_schema(cue_keys(), names);
  std::set<std::string> conditions = names.exceptions;
  conditions.insert({"affirmed", "negated"});
  std::set<std::string> states = names.states;
  states.insert("drop");
  put(cue,
      "outcome",
      names.states.empty() ? texts_by_name() : texts_by_name(conditions, states));
  return {{"type", "array"}, {"description", cue_keys().description}, {"items", cue}};
}

std::string rules_with(const KnownNames& names) {
  Json schema = table_schema(file_keys(), names);
  put(schema, "pack", table_schema(pack_keys(), names));
  put(schema, "policy", policy_schema(names));
  put(schema, "words", lists_schema(names));
  put(schema, "forms", lists_schema(names));
  put(schema, "acts", changeable(table_schema(acts_keys(), names), names));
  put(schema, "cue", cue_schema(names));
  put(schema, "context", by_name(context_keys(), names));
  put(schema, "sources", table_schema(sources_keys(), names));
  put(schema, "precedence", table_schema(precedence_keys(), names));
  Json places = changeable(table_schema(places_keys(), names), names);
  put(places, "outlets", texts_by_name());
  put(schema, "places", std::move(places));
  put(schema, "text", changeable(table_schema(text_keys(), names), names));
  Json dates = table_schema(dates_keys(), names);
  for (const char* key : {"seasons", "holidays"}) put(dates, key, texts_by_name());
  put(schema, "dates", std::move(dates));
  put(schema, "status", by_name(status_keys(), names));
  put(schema, "fact", by_name(fact_keys(), names));
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
