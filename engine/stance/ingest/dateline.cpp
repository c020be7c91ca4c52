// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/publication.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "stance/base/text.h"
#include "stance/ingest/calendar_words.h"
#include "stance/ingest/date_text.h"

namespace stance::ingest {
namespace {

// "Published July 20, 2024", "Posted on: 2019-07-23", "Publication date: ...".
std::optional<Day> labelled_date(std::string_view line) {
  DateText reader(line);
  reader.skip_blanks();
  std::string word = reader.take_word();
  if (word == "date" && reader.take(':')) return take_date(reader);  // of a memo
  if (word == "first" || word == "date") {
    reader.skip_blanks();
    word = reader.take_word();
  }
  if (word != "published" && word != "posted" && word != "publication") {
    return std::nullopt;
  }
  DateText ahead = reader;
  ahead.skip_blanks();
  const std::string particle = ahead.take_word();
  if (particle == "on" || particle == "date") reader = ahead;
  reader.skip_blanks();
  reader.take(':');
  return take_date(reader);
}

bool takes_dash(DateText& reader) {
  reader.skip_blanks();
  return reader.take('-') || reader.rest().starts_with("\xE2\x80\x93") ||  // en dash
         reader.rest().starts_with("\xE2\x80\x94") ||                      // em dash
         reader.rest().starts_with("/PR");
}

bool may_stand_in_place(char c) {
  return is_letter(c) || c == ' ' || c == '.' || c == '\'' || c == '-';
}

// The date behind the place of a dateline, whose "(" or "," stands at `at`. The dash that
// must follow tells a dateline from a sentence.
std::optional<Day> date_of_place(std::string_view line, std::size_t at) {
  DateText reader(line.substr(at + 1));
  const std::optional<Day> day = take_date(reader);
  if (!day) return std::nullopt;
  if (line[at] == '(' && !reader.take(')')) return std::nullopt;
  return takes_dash(reader) ? day : std::nullopt;
}

// "ANNAPOLIS (December 4, 2008) -", "ROCKVILLE, Md., Dec. 4, 2008 --".
std::optional<Day> dateline(std::string_view line) {
  constexpr std::size_t longest_place = 60;
  std::size_t capitals = 0;
  while (capitals < line.size() && is_upper(line[capitals])) ++capitals;
  if (capitals < 3) return std::nullopt;
  const std::size_t end = std::min(line.size(), longest_place);
  for (std::size_t at = capitals; at < end; ++at) {
    if (line[at] == '(' || line[at] == ',') {
      if (const std::optional<Day> day = date_of_place(line, at)) return day;
    } else if (!may_stand_in_place(line[at])) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

// The only day among them; nothing if there is none or several differ.
std::optional<Edtf> only_day(const std::vector<Day>& found) {
  const bool agree = std::all_of(
      found.begin(), found.end(), [&](Day day) { return day == found.front(); });
  if (found.empty() || !agree) return std::nullopt;
  return Edtf::from_day(found.front());
}

}  // namespace

std::optional<Edtf> published_in_text(std::string_view text) {
  constexpr std::size_t head = 2000;
  text = text.substr(0, head);
  std::vector<Day> labelled;
  std::vector<Day> datelines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (const std::optional<Day> day = labelled_date(line)) labelled.push_back(*day);
    if (const std::optional<Day> day = dateline(line)) datelines.push_back(*day);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return only_day(labelled.empty() ? datelines : labelled);
}

}  // namespace stance::ingest
