// SPDX-License-Identifier: Apache-2.0
#include "conditions.h"
#include "stance/base/text.h"

namespace stance::cli {
namespace {

constexpr std::string_view lapsed = "lapsed";

bool is_standing(const std::string& word) {
  return word == lapsed || parse_standing(word).has_value();
}

std::string standings() {
  std::string names;
  for (const Standing standing : every_standing) {
    names += std::string(to_string(standing)) + ", ";
  }
  return names + std::string(lapsed);
}

[[noreturn]] void no_state(const Policy& policy, const std::string& word) {
  std::string states;
  for (const PolicyState& state : policy.states) states += " " + state.id.text;
  throw InputError("--where: " + policy.id.text + " has no state \"" + word +
                   "\"; it has" + states + ", and every policy can be " + standings());
}

Condition parse_one(Session& session, std::vector<std::string> words) {
  if (words.size() == 1 && is_standing(words[0])) return {.wanted = words[0]};
  Condition condition{.wanted = words.back()};
  if (words.size() == 4 && words[2] == "not") {
    condition.sense = Condition::Sense::is_not;
    words.erase(words.begin() + 2);
  }
  if (words.size() != 3 || words[1] != "is") {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    throw InputError(
        "--where \"" + all +
        "\": write \"POLICY is STATE\", \"POLICY is not STATE\", or one of " +
        standings());
  }
  const Policy& policy = session.policy(words[0]);
  if (policy.find_state({words[2]}) == nullptr && !is_standing(words[2])) {
    no_state(policy, words[2]);
  }
  condition.policy = policy.id;
  return condition;
}

}  // namespace

std::vector<Condition> parse_conditions(Session& session, const std::string& text) {
  std::vector<Condition> conditions;
  std::vector<std::string> words;
  for (const std::string& word : split_words(text + " and")) {
    if (word != "and") {
      words.push_back(word);
      continue;
    }
    if (words.empty()) {
      throw InputError("--where \"" + text + "\": there is nothing beside an \"and\"");
    }
    conditions.push_back(parse_one(session, words));
    words.clear();
  }
  return conditions;
}

bool meets(const Answered& answered, const Condition& condition) {
  const Status& status = answered.status;
  if (condition.policy && *condition.policy != status.policy) return false;
  const bool is = (condition.wanted == lapsed && answered.has_lapsed) ||
                  std::string(to_string(status.standing)) == condition.wanted ||
                  (status.state && status.state->text == condition.wanted &&
                   status.standing != Standing::unknown);
  return is == (condition.sense == Condition::Sense::is);
}

}  // namespace stance::cli
