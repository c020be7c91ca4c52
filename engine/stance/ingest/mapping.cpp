// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/mapping.h"

#include <algorithm>
#include <array>
#include <bit>
#include <filesystem>
#include <utility>

#include "stance/base/digest.h"
#include "stance/base/text.h"
#include "stance/ingest/csv.h"
#include "stance/ingest/mapping_keys.h"
#include "stance/ingest/mapping_reader.h"
#include "stance/rules/rule_set.h"

namespace stance::ingest {
namespace {

struct RoleName {
  Role role;
  std::string_view name;
};

constexpr std::array role_names = {RoleName{Role::place, "place"},
                                   RoleName{Role::in, "in"},
                                   RoleName{Role::county, "county"},
                                   RoleName{Role::geoid, "geoid"},
                                   RoleName{Role::level, "level"},
                                   RoleName{Role::policy, "policy"},
                                   RoleName{Role::state, "state"},
                                   RoleName{Role::kind, "kind"},
                                   RoleName{Role::when, "when"},
                                   RoleName{Role::start, "start"},
                                   RoleName{Role::end, "end"},
                                   RoleName{Role::lasts, "lasts"},
                                   RoleName{Role::known, "known"},
                                   RoleName{Role::known_end, "known-end"},
                                   RoleName{Role::announced, "announced"},
                                   RoleName{Role::signed_on, "signed"},
                                   RoleName{Role::effective, "effective"},
                                   RoleName{Role::published, "published"},
                                   RoleName{Role::agency, "agency"},
                                   RoleName{Role::instance, "instance"},
                                   RoleName{Role::speaker, "speaker"},
                                   RoleName{Role::scope, "scope"},
                                   RoleName{Role::quote, "quote"},
                                   RoleName{Role::source, "source"},
                                   RoleName{Role::publisher, "publisher"},
                                   RoleName{Role::source_kind, "source-kind"},
                                   RoleName{Role::grade, "grade"},
                                   RoleName{Role::binds, "binds"},
                                   RoleName{Role::id, "id"},
                                   RoleName{Role::retracts, "retracts"},
                                   RoleName{Role::revises, "revises"},
                                   RoleName{Role::supersedes, "supersedes"}};

void read_names_file(const std::string& text, Mapping& mapping) {
  std::string rest = text;
  CsvReader csv(
      [&](std::string& chunk) {
        if (rest.empty()) return false;
        chunk = std::exchange(rest, std::string());
        return true;
      },
      separator_of(text));
  while (csv.next()) {
    if (csv.row() == 1 || csv.cells().size() < 3) continue;
    mapping.names.push_back({std::string(csv.cells()[0]),
                             std::string(csv.cells()[1]),
                             std::string(csv.cells()[2])});
  }
}

using Listed = std::optional<std::optional<std::string>>;

// A cell that is listed: with what it means, or as saying nothing.
Listed listed_as(const std::optional<Written>& value) {
  Listed listed;
  listed.emplace();
  if (value) listed->emplace(value->text);
  return listed;
}

// "*" in the place of a part; what stands before a "/" in it (a policy) stays.
std::string starred(const std::string& part) {
  const std::size_t slash = part.find('/');
  return slash == std::string::npos ? "*" : part.substr(0, slash + 1) + "*";
}

// "2 + all" with "*" for some of its parts, the fewest first.
std::vector<std::string> patterns_of(const std::string& cell) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t at; (at = cell.find(" + ", from)) != std::string::npos; from = at + 3)
    parts.push_back(cell.substr(from, at - from));
  parts.push_back(cell.substr(from));
  constexpr std::size_t most = 4;
  if (parts.size() < 2 || parts.size() > most) return {};
  std::vector<std::pair<int, std::string>> patterns;
  for (unsigned stars = 1; stars < 1U << parts.size(); ++stars) {
    std::string pattern;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool is_star = (stars >> i & 1U) != 0;
      pattern += (i == 0 ? "" : " + ") + (is_star ? starred(parts[i]) : parts[i]);
    }
    patterns.emplace_back(std::popcount(stars), std::move(pattern));
  }
  std::ranges::stable_sort(patterns, {}, &std::pair<int, std::string>::first);
  std::vector<std::string> sorted;
  for (auto& each : patterns) sorted.push_back(std::move(each.second));
  return sorted;
}

// A name of the rules that the mapping uses.
void check_name(Diagnostics& faults,
                const char* code,
                const Written& word,
                const std::string& what,
                const std::vector<std::string>& known) {
  if (std::ranges::find(known, word.text) != known.end()) return;
  const std::vector<std::string_view> views(known.begin(), known.end());
  MappingKeys(faults).fault(
      code,
      word.span,
      "the rules have no " + what + " '" + printable_line(word.text) + "'",
      meant(word.text, views));
}

std::vector<std::string> states_of(const Policy& policy) {
  std::vector<std::string> names;
  for (const PolicyState& state : policy.states) names.push_back(state.id.text);
  return names;
}

// "POLICY/CELL": the policy must be one of the rules, and the state one of its own. Cells
// may have a slash in them, so that what is far from any name is left alone.
void check_cells_of_policies(Diagnostics& faults,
                             const ValueMap& states,
                             const RuleSet& rules,
                             const std::vector<std::string>& policies) {
  for (const auto& entry : states.values) {
    const std::string& cell = entry.first;
    const auto& value = entry.second;
    const std::size_t slash = cell.find('/');
    if (slash == std::string::npos) continue;
    const std::string name = cell.substr(0, slash);
    const SourceSpan span = value ? value->span : SourceSpan{};
    if (const Policy* policy = rules.find_policy({name})) {
      // What no policy has is told already.
      const bool is_known =
          value && std::ranges::any_of(rules.policies, [&](const Policy& other) {
            return other.find_state({value->text}) != nullptr;
          });
      if (is_known) check_name(faults, "I056", *value, "state", states_of(*policy));
    } else if (cell.substr(slash) == "/*" || !closest(name, policies).empty()) {
      check_name(faults, "I055", {name, span}, "policy", policies);
    }
  }
}

}  // namespace

std::string_view to_string(Role role) {
  for (const RoleName& each : role_names) {
    if (each.role == role) return each.name;
  }
  return "";
}

std::vector<std::string_view> all_role_names() {
  std::vector<std::string_view> names;
  for (const RoleName& each : role_names) names.push_back(each.name);
  return names;
}

std::optional<Role> parse_role(std::string_view name) {
  for (const RoleName& each : role_names) {
    if (each.name == name) return each.role;
  }
  return std::nullopt;
}

std::optional<std::optional<std::string>> ValueMap::find(std::string_view cell) const {
  if (values.empty()) return std::nullopt;
  if (auto listed = find_listed(cell)) return listed;
  const auto all = values.find("*");
  return all == values.end() ? Listed() : listed_as(all->second);
}

std::optional<std::optional<std::string>> ValueMap::find_listed(
    std::string_view cell) const {
  const std::string folded = fold(cell);
  const auto found = values.find(folded);
  if (found != values.end()) return listed_as(found->second);
  for (const std::string& pattern : patterns_of(folded)) {
    const auto by_pattern = values.find(pattern);
    if (by_pattern != values.end()) return listed_as(by_pattern->second);
  }
  return std::nullopt;
}

Result<Mapping, Diagnostics> read_mapping(std::string_view text,
                                          const std::string& file,
                                          const std::optional<std::string>& names) {
  Result<Mapping, Diagnostics> read = mapping_in(text, file);
  if (!read) return read;
  Mapping mapping = std::move(read).value();
  if (mapping.name.empty()) mapping.name = std::filesystem::path(file).stem().string();
  if (names) read_names_file(*names, mapping);
  mapping.digest = digest_of(std::string(text) + "\n" + names.value_or(""));
  return mapping;
}

Diagnostics check_against_rules(const Mapping& mapping, const RuleSet& rules) {
  Diagnostics faults;
  std::vector<std::string> policies;
  for (const Policy& policy : rules.policies) policies.push_back(policy.id.text);
  std::vector<std::string> all_states;
  for (const Policy& policy : rules.policies) {
    for (std::string& name : states_of(policy)) all_states.push_back(std::move(name));
  }
  const auto states_for = [&](const std::optional<Written>& policy) {
    const Policy* found = policy ? rules.find_policy({policy->text}) : nullptr;
    return found != nullptr ? states_of(*found) : all_states;
  };
  const auto check_policy = [&](const Written& word) {
    check_name(faults, "I055", word, "policy", policies);
  };
  const auto check_all = [&](Role role, const auto& check) {
    const auto constant = mapping.constants.find(role);
    if (constant != mapping.constants.end()) check(constant->second);
    const auto values = mapping.values.find(role);
    if (values == mapping.values.end()) return;
    for (const auto& [cell, value] : values->second.values) {
      if (value) check(*value);
    }
  };
  check_all(Role::policy, check_policy);
  const auto policy = mapping.constants.find(Role::policy);
  const std::vector<std::string> known = states_for(
      policy == mapping.constants.end() ? std::nullopt : std::optional(policy->second));
  check_all(Role::state, [&](const Written& word) {
    check_name(faults, "I056", word, "state", known);
  });
  if (const auto states = mapping.values.find(Role::state);
      states != mapping.values.end()) {
    check_cells_of_policies(faults, states->second, rules, policies);
  }
  for (const PolicyColumn& column : mapping.policy_columns) {
    check_policy(column.policy);
    const std::vector<std::string> states = states_for(column.policy);
    if (column.state) check_name(faults, "I056", *column.state, "state", states);
    for (const auto& [cell, value] : column.values.values) {
      if (value) check_name(faults, "I056", *value, "state", states);
    }
  }
  return faults;
}

}  // namespace stance::ingest
