// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/answer_pack.h"

#include <array>
#include <string_view>

#include "stance/rules/keys.h"

namespace stance {
namespace {

// A text as TOML writes it.
std::string in_toml(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string written = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      written += '\\';
      written += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      written += "\\u00";
      written += digits[byte >> 4U];
      written += digits[byte & 0xFU];
    } else {
      written += c;
    }
  }
  return written + "\"";
}

template <class Texts>
std::string list_in_toml(const Texts& texts) {
  std::string written = "[";
  for (const auto& text : texts) written += in_toml(text) + ", ";
  return written + "]";
}

std::string in_toml(const Period& period) {
  std::string words;
  const auto add = [&](int count, const char* unit) {
    if (count == 0) return;
    words += (words.empty() ? "" : " ") + std::to_string(count) + " " + unit;
    if (count != 1) words += "s";
  };
  add(period.years, "year");
  add(period.months, "month");
  add(period.days, "day");
  return in_toml(words);
}

template <class Choice, std::size_t count>
std::string in_toml(Choice choice, const std::array<std::string_view, count>& words) {
  return in_toml(words.at(static_cast<std::size_t>(choice)));
}

class Writer {
 public:
  void table(const std::string& name) { text_ += "[" + name + "]\n"; }
  void line(std::string_view key, const std::string& value) {
    text_ += std::string(key) + " = " + value + "\n";
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void write(Writer& out, const Policy& policy) {
  const std::string name = "policy." + policy.id.text;
  out.table(name);
  out.line("title", in_toml(policy.title));
  out.line("question", in_toml(policy.question));
  if (policy.when_ended) out.line("when-ended", in_toml(policy.when_ended->text));
  if (policy.stale_after) out.line("stale-after", in_toml(*policy.stale_after));
  if (policy.same_event_within > 0) {
    out.line("same-event-within", in_toml(Period{.days = policy.same_event_within}));
  }
  out.line("by-agency", policy.by_agency ? "true" : "false");
  out.line("combine", in_toml(policy.combine, combine_words));
  out.line("inherit", in_toml(policy.inherit, inherit_words));
  out.line("strictest", in_toml(policy.strictest, strictest_words));
  out.line("answered-by", in_toml(policy.answered_by, answered_by_words));
  out.line("settled-by", list_in_toml(policy.settled_by));
  out.table(name + ".states");
  for (const PolicyState& state : policy.states) {
    out.line(state.id.text, in_toml(state.description));
  }
  out.table(name + ".opposites");
  for (const auto& [state, opposite] : policy.opposites) {
    out.line(state.text, in_toml(opposite.text));
  }
  out.table(name + ".implies");
  for (const auto& [state, wider] : policy.implies) {
    std::vector<std::string> names;
    for (const StateId& each : wider) names.push_back(each.text);
    out.line(state.text, list_in_toml(names));
  }
}

}  // namespace

std::string answer_pack(const RuleSet& rules) {
  Writer out;
  out.table("pack");
  out.line("name", in_toml(answer_pack_name));
  out.line("version", in_toml("1.0.0"));
  out.line("language", "1");
  for (const Policy& policy : rules.policies) write(out, policy);
  const Precedence& precedence = rules.precedence;
  out.table("sources");
  out.line("rank", list_in_toml(precedence.rank));
  out.table("precedence");
  out.line("acts-from", list_in_toml(precedence.acts_from));
  std::vector<std::string_view> reasons;
  for (const Reason reason : precedence.order) {
    reasons.push_back(reason_words.at(static_cast<std::size_t>(reason)));
  }
  out.line("order", list_in_toml(reasons));
  out.line("tie", in_toml("contested"));
  out.line("trusted", in_toml(precedence.trusted, grade_words));
  return out.take();
}

}  // namespace stance
