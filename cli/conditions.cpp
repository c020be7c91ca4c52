// SPDX-License-Identifier: Apache-2.0
#include "conditions.h"

#include <array>

namespace stance::cli {
namespace {

constexpr std::string_view lapsed = "lapsed";

constexpr std::array all_standings = {Standing::settled,
                                      Standing::uncertain,
                                      Standing::contested,
                                      Standing::announced,
                                      Standing::suspended,
                                      Standing::stale,
                                      Standing::inherited,
                                      Standing::unknown};

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(' ', at)) != std::string::npos) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

bool is_standing(const std::string& word) {
  if (word == lapsed) return true;
  for (const Standing standing : all_standings) {
    if (to_string(standing) == word) return true;
  }
  return false;
}

std::string standings() {
  std::string names;
  for (const Standing standing : all_standings) {
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
  for (const std::string& word : words_of(text + " and")) {
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
