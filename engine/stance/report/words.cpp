// SPDX-License-Identifier: Apache-2.0
#include "stance/report/words.h"

#include <array>
#include <charconv>

namespace stance {

std::string in_words(const Days& days) {
  if (days.is_unknown()) return "unknown";
  if (!days.earliest.is_bound()) return "by " + to_string(days.latest);
  if (!days.latest.is_bound()) return to_string(days.earliest) + " or later";
  const Edtf written = Edtf::from_days(days);
  if (written.form() == EdtfForm::date) return written.to_string();
  return to_string(days.earliest) + " to " + to_string(days.latest);
}

std::string in_words(const std::optional<Days>& days) {
  return days ? in_words(*days) : "-";
}

std::string since_words(const Days& days) {
  const bool only_by = !days.earliest.is_bound() && !days.is_unknown();
  return (only_by ? "" : "since ") + in_words(days);
}

std::string in_words(double number) {
  std::array<char, 32> text = {};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  return {text.data(), end};
}

std::string mark_of(Standing standing) {
  switch (standing) {
    case Standing::settled: return "";
    case Standing::uncertain: return "~";
    case Standing::contested: return "!";
    case Standing::announced: return ">";
    case Standing::suspended: return "#";
    case Standing::stale: return "*";
    case Standing::inherited: return "^";
    case Standing::unknown: return "";
  }
  return "";
}

std::string meaning_of(Standing standing) {
  switch (standing) {
    case Standing::settled: return "the evidence agrees";
    case Standing::uncertain: return "changed at an unknown day around this one";
    case Standing::contested: return "the evidence disagrees and no rule settles it";
    case Standing::announced: return "scheduled; nothing yet shows that it happened";
    case Standing::suspended: return "kept on paper, not in force";
    case Standing::stale: return "rests on old reports alone; it may have changed";
    case Standing::inherited: return "follows from the law above it";
    case Standing::unknown: return "no evidence";
  }
  return "";
}

std::string counted(std::size_t count, const std::string& singular) {
  return std::to_string(count) + " " + singular + (count == 1 ? "" : "s");
}

}  // namespace stance
