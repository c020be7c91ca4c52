// SPDX-License-Identifier: Apache-2.0
// stance rules compare READING READING: where two readings differ, and by which rows.
#include <algorithm>
#include <map>
#include <ostream>

#include "print.h"
#include "readings.h"
#include "run.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

struct Pair {
  const StatusTable* one;
  const StatusTable* two;
};

// Statuses of one name; or the only ones that there are.
std::vector<Pair> pairs_of(const ReadingPack& one, const ReadingPack& two) {
  std::vector<Pair> pairs;
  for (const StatusTable* table : one.results()) {
    if (const StatusTable* other = two.find_status(table->name)) {
      pairs.push_back({table, other});
    }
  }
  if (!pairs.empty()) return pairs;
  const auto first = one.results();
  const auto second = two.results();
  if (first.size() == 1 && second.size() == 1) return {{first.front(), second.front()}};
  throw InputError(one.name + " and " + two.name + " have no status of the same name");
}

std::string reason_of(const Judgement& judgement, const StatusTable& table) {
  std::string text;
  for (const std::size_t row : judgement.rows) {
    text += (text.empty() ? "row " : "; row ") + std::to_string(row + 1);
    const bool has_reason = row < table.because.size() && !table.because[row].empty();
    if (has_reason) text += " (" + table.because[row] + ")";
  }
  return text;
}

class Comparison {
 public:
  Comparison(const ReadingPack& one, const ReadingPack& two)
      : one_(one), two_(two), pairs_(pairs_of(one, two)) {
    table_.header = {"PLACE", "STATUS", one.name, two.name, "WHY"};
    table_.flexible = 4;
  }

  void add(Session& session, const JudgedPlace& place, Day on) {
    const Judge first = place.judge(one_);
    const Judge second = place.judge(two_);
    for (const Pair& pair : pairs_) {
      const JudgedStretch a = first.stretch_on(*pair.one, on);
      const JudgedStretch b = second.stretch_on(*pair.two, on);
      ++judged_;
      if (a.judgement.says_the_same(b.judgement)) continue;
      const std::string says_a = marked_answer(a.judgement);
      const std::string says_b = marked_answer(b.judgement);
      ++groups_[{says_a, says_b}];
      table_.rows.push_back({session.label(place.subject().jurisdiction).name,
                             pair.one->name,
                             says_a,
                             says_b,
                             one_.name + ": " + reason_of(a.judgement, *pair.one) + "; " +
                                 two_.name + ": " + reason_of(b.judgement, *pair.two)});
      objects_.push_back("{\"one\":" + place.json(a, one_, *pair.one) +
                         ",\"two\":" + place.json(b, two_, *pair.two) + "}");
    }
  }

  // "They differ on 3 of 20: yes / unclear 2, yes / no 1."
  std::string summary(Day on) const {
    std::string text = one_.name + " and " + two_.name + " on " + to_string(on);
    if (table_.rows.empty()) {
      return text + ": no difference. Compared " + counted(judged_, "answer") + ".\n";
    }
    text += " differ on " + std::to_string(table_.rows.size()) + " of " +
            counted(judged_, "answer") + ":\n";
    for (const auto& [answers, count] : groups_) {
      text += "  " + answers.first + " / " + answers.second + "  " +
              std::to_string(count) + "\n";
    }
    return text;
  }

  const Table& table() const { return table_; }
  const std::vector<std::string>& objects() const { return objects_; }

 private:
  const ReadingPack& one_;
  const ReadingPack& two_;
  std::vector<Pair> pairs_;
  std::size_t judged_ = 0;
  std::map<std::pair<std::string, std::string>, std::size_t> groups_;
  Table table_;
  std::vector<std::string> objects_;
};

}  // namespace

int run_rules_compare(Session& session, const Arguments& arguments) {
  session.store();
  return compare_readings(session,
                          arguments,
                          arguments.value("ONE").value_or(""),
                          arguments.value("TWO").value_or(""));
}

int compare_readings(Session& session,
                     const Arguments& arguments,
                     const std::string& one,
                     const std::string& two) {
  const Day on = session.on(arguments);
  const Day known = session.as_known_on(arguments);
  Comparison comparison(reading_named(session, one), reading_named(session, two));
  std::optional<JurisdictionId> within;
  if (const auto in = arguments.value("--in")) within = session.place(*in).id;
  for (const Subject& subject : subjects_of(session, within, known)) {
    comparison.add(session, JudgedPlace(session, subject, known), on);
  }
  const bool differs = !comparison.table().rows.empty();
  const int code = differs && arguments.has("--exit-code") ? 1 : 0;
  if (printed_as_data(session, comparison.table(), comparison.objects())) return code;
  session.out() << comparison.summary(on);
  if (differs) session.out() << "\n" << render(comparison.table(), session.width());
  return code;
}

}  // namespace stance::cli
