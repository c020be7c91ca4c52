// SPDX-License-Identifier: Apache-2.0
// stance status PLACE… --under READING,…: what readings make of a place, one column each.
#include <algorithm>
#include <ostream>

#include "print.h"
#include "readings.h"
#include "stance/report/status_page.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

// "yes", and in brackets since when.
std::string cell_of(const JudgedStretch& stretch) {
  std::string text = marked_answer(stretch.judgement);
  if (!stretch.since.is_unknown()) text += " (" + since_words(stretch.since) + ")";
  return text;
}

// "row 2: because …" of the first row that decides.
std::string reason_of(const Judgement& judgement, const StatusTable& table) {
  std::string text;
  for (const std::size_t row : judgement.rows) {
    text += (text.empty() ? "row " : "; row ") + std::to_string(row + 1);
    if (row < table.because.size() && !table.because[row].empty()) {
      text += ", " + table.because[row];
    }
  }
  return text;
}

// All readings of one place on a day.
class Page {
 public:
  Page(const JudgedPlace& place, std::vector<const ReadingPack*> packs, Day on)
      : packs_(std::move(packs)) {
    for (const ReadingPack* pack : packs_) {
      const Judge judge = place.judge(*pack);
      for (const StatusTable* table : pack->results()) {
        const JudgedStretch stretch = judge.stretch_on(*table, on);
        if (std::ranges::find(statuses_, table->name) == statuses_.end()) {
          statuses_.push_back(table->name);
        }
        cells_[{table->name, pack}] = cell_of(stretch);
        reasons_ += pack->name + ": " + table->name + " is " +
                    answers_in_words(stretch.judgement) + " by " +
                    reason_of(stretch.judgement, *table) + "\n";
        standings_.push_back(stretch.judgement.standing);
        objects_.push_back(place.json(stretch, *pack, *table));
      }
    }
  }

  std::string text(std::size_t width) const {
    Table table{.header = {"STATUS"}};
    for (const ReadingPack* pack : packs_) table.header.push_back(pack->name);
    for (const std::string& status : statuses_) {
      std::vector<std::string>& row = table.rows.emplace_back();
      row.push_back(status);
      for (const ReadingPack* pack : packs_) {
        const auto cell = cells_.find({status, pack});
        row.push_back(cell == cells_.end() ? "-" : cell->second);
      }
    }
    std::string text = render(table, width) + "\n";
    for (std::size_t at = 0; at < reasons_.size();) {
      const std::size_t end = reasons_.find('\n', at);
      for (const std::string& line : wrapped(reasons_.substr(at, end - at), width)) {
        text += line + "\n";
      }
      at = end + 1;
    }
    const std::string marks = legend(standings_, width);
    return text + (marks.empty() ? "" : "\n" + marks);
  }

  const std::vector<std::string>& objects() const { return objects_; }

  void add_rows(const std::string& place, Table& table) const {
    for (const auto& [key, cell] : cells_) {
      table.rows.push_back({place, key.first, key.second->name, cell});
    }
  }

 private:
  std::vector<const ReadingPack*> packs_;
  std::vector<std::string> statuses_;
  std::map<std::pair<std::string, const ReadingPack*>, std::string> cells_;
  std::string reasons_;
  std::vector<Standing> standings_;
  std::vector<std::string> objects_;
};

}  // namespace

int run_status_under(Session& session, const Arguments& arguments) {
  session.store();
  const Day on = session.on(arguments);
  const Day known = session.as_known_on(arguments);
  const std::vector<const ReadingPack*> packs = readings_asked(session, arguments);
  Table table{.header = {"PLACE", "STATUS", "READING", "ANSWER"}};
  std::vector<std::string> objects;
  std::string text;
  for (const std::string& query : arguments.values("PLACE")) {
    const Jurisdiction unit = session.place(query);
    const Subject subject = subject_of(session, unit.id, known);
    const Page page(JudgedPlace(session, subject, known), packs, on);
    const std::string name = session.label(unit.id).name;
    objects.insert(objects.end(), page.objects().begin(), page.objects().end());
    page.add_rows(name, table);
    text += (text.empty() ? "" : "\n") + name + ", on " + to_string(on) +
            (known != on ? ", as known on " + to_string(known) : "") + "\n\n" +
            page.text(session.width());
  }
  if (!printed_as_data(session, table, objects)) session.out() << text;
  return 0;
}

}  // namespace stance::cli
