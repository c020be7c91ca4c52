// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/date_words.h"

#include <algorithm>
#include <array>

#include "stance/base/text.h"

namespace stance {

namespace {

struct Entry {
  std::string_view word;
  DateWord kind;
  int value = 0;
  bool needs_capital = false;
};

template <class Enum>
constexpr int number(Enum value) {
  return static_cast<int>(value);
}

using enum DateWord;

constexpr Entry calendar_words[] = {
    {"january", month, 1},
    {"february", month, 2},
    {"march", month, 3, true},
    {"april", month, 4, true},
    {"may", month, 5, true},
    {"june", month, 6, true},
    {"july", month, 7},
    {"august", month, 8, true},
    {"september", month, 9},
    {"october", month, 10},
    {"november", month, 11},
    {"december", month, 12},
    {"jan", month, 1, true},
    {"feb", month, 2, true},
    {"mar", month, 3, true},
    {"apr", month, 4, true},
    {"jun", month, 6, true},
    {"jul", month, 7, true},
    {"aug", month, 8, true},
    {"sep", month, 9, true},
    {"sept", month, 9, true},
    {"oct", month, 10, true},
    {"nov", month, 11, true},
    {"dec", month, 12, true},
    {"monday", weekday, 0},
    {"tuesday", weekday, 1},
    {"wednesday", weekday, 2},
    {"thursday", weekday, 3},
    {"friday", weekday, 4},
    {"saturday", weekday, 5},
    {"sunday", weekday, 6},
    {"monday's", weekday, 0},
    {"tuesday's", weekday, 1},
    {"wednesday's", weekday, 2},
    {"thursday's", weekday, 3},
    {"friday's", weekday, 4},
    {"saturday's", weekday, 5},
    {"sunday's", weekday, 6},
    {"mon", weekday, 0, true},
    {"tue", weekday, 1, true},
    {"tues", weekday, 1, true},
    {"wed", weekday, 2, true},
    {"thu", weekday, 3, true},
    {"thurs", weekday, 3, true},
    {"fri", weekday, 4, true},
    {"day", DateWord::unit, number(DateUnit::day)},
    {"days", DateWord::unit, number(DateUnit::day)},
    {"week", DateWord::unit, number(DateUnit::week)},
    {"weeks", DateWord::unit, number(DateUnit::week)},
    {"week's", DateWord::unit, number(DateUnit::week)},
    {"month", DateWord::unit, number(DateUnit::month)},
    {"months", DateWord::unit, number(DateUnit::month)},
    {"month's", DateWord::unit, number(DateUnit::month)},
    {"quarter", DateWord::unit, number(DateUnit::quarter)},
    {"quarters", DateWord::unit, number(DateUnit::quarter)},
    {"year", DateWord::unit, number(DateUnit::year)},
    {"years", DateWord::unit, number(DateUnit::year)},
    {"year's", DateWord::unit, number(DateUnit::year)},
    {"decade", DateWord::unit, number(DateUnit::decade)},
    {"decades", DateWord::unit, number(DateUnit::decade)},
};

constexpr Entry relative_words[] = {
    {"last", DateWord::relation, number(Relation::last)},
    {"previous", DateWord::relation, number(Relation::last)},
    {"past", DateWord::relation, number(Relation::last)},
    {"this", DateWord::relation, number(Relation::current)},
    {"current", DateWord::relation, number(Relation::current)},
    {"next", DateWord::relation, number(Relation::next)},
    {"coming", DateWord::relation, number(Relation::next)},
    {"early", DateWord::part, number(DatePart::early)},
    {"mid", DateWord::part, number(DatePart::middle)},
    {"middle", DateWord::part, number(DatePart::middle)},
    {"late", DateWord::part, number(DatePart::late)},
    {"beginning", DateWord::part, number(DatePart::beginning)},
    {"start", DateWord::part, number(DatePart::beginning)},
    {"end", DateWord::part, number(DatePart::end)},
    {"earlier", DateWord::part, number(DatePart::earlier)},
    {"later", DateWord::part, number(DatePart::later)},
    {"today", day_offset, 0},
    {"today's", day_offset, 0},
    {"tonight", day_offset, 0},
    {"yesterday", day_offset, -1},
    {"yesterday's", day_offset, -1},
    {"tomorrow", day_offset, 1},
    {"morning", day_time, 0},
    {"afternoon", day_time, 0},
    {"evening", day_time, 0},
    {"night", day_time, 0},
    {"ago", DateWord::ago, 0},
    {"recently", DateWord::recently, 0},
    {"fiscal", fiscal, 0},
    {"first", quarter_number, 1},
    {"second", quarter_number, 2},
    {"third", quarter_number, 3},
    {"fourth", quarter_number, 4},
    {"immediately", DateWord::immediately, 0},
    {"immediate", DateWord::immediately, 0},
    {"once", DateWord::immediately, 0},
    {"effective", DateWord::effective, 0},
    {"effect", DateWord::effective, 0},
    {"force", DateWord::effective, 0},
};

constexpr Entry small_words[] = {
    {"since", DateWord::since},
    {"until", DateWord::until},
    {"till", DateWord::until},
    {"through", DateWord::until},
    {"by", DateWord::by},
    {"before", DateWord::before},
    {"after", DateWord::after},
    {"following", DateWord::after},
    {"from", DateWord::from},
    {"to", DateWord::to},
    {"between", DateWord::between},
    {"and", conjunction},
    {"of", DateWord::of},
    {"in", year_opener},
    {"during", year_opener},
    {"about", year_opener},
    {"around", year_opener},
    {"circa", year_opener},
    {"dated", year_opener},
    {"a", article},
    {"an", article},
    {"the", article},
    {"its", article},
    {"his", article},
    {"her", article},
    {"their", article},
    {"that", article},
    {"section", number_guard},
    {"sections", number_guard},
    {"no", number_guard},
    {"bill", number_guard},
    {"title", number_guard},
    {"chapter", number_guard},
    {"article", number_guard},
    {"proposition", number_guard},
    {"route", number_guard},
    {"highway", number_guard},
    {"room", number_guard},
    {"will", future},
    {"shall", future},
    {"set", future},
    {"scheduled", future},
    {"expected", future},
    {"plans", future},
    {"planned", future},
    {"upcoming", future},
    {"expires", future},
    {"due", future},
    {"would", future},
    {"applies", future},
    {"begins", future},
    {"come", future},
    {"starts", future},
    {"takes", future},
    {"was", DateWord::past},
    {"were", DateWord::past},
    {"had", DateWord::past},
    {"has", DateWord::past},
    {"have", DateWord::past},
    {"said", DateWord::past},
    {"did", DateWord::past},
    {"began", DateWord::past},
    {"became", DateWord::past},
    {"came", DateWord::past},
    {"fell", DateWord::past},
    {"gave", DateWord::past},
    {"got", DateWord::past},
    {"held", DateWord::past},
    {"kept", DateWord::past},
    {"left", DateWord::past},
    {"lost", DateWord::past},
    {"made", DateWord::past},
    {"met", DateWord::past},
    {"ran", DateWord::past},
    {"saw", DateWord::past},
    {"sent", DateWord::past},
    {"stood", DateWord::past},
    {"took", DateWord::past},
    {"told", DateWord::past},
    {"went", DateWord::past},
    {"won", DateWord::past},
    {"wrote", DateWord::past},
};

}  // namespace

DateWords::DateWords(Vocabulary& vocabulary, const DateRules& rules)
    : bounds_(rules), numbers_(vocabulary) {
  const auto add = [&](std::string_view word, const DateMeaning& meaning) {
    const WordId id = vocabulary.intern(word);
    if (meanings_.size() <= id) meanings_.resize(id + 1);
    meanings_[id] = meaning;
  };
  meanings_.resize(1);
  const auto add_all = [&](std::span<const Entry> entries) {
    for (const Entry& entry : entries) {
      add(entry.word,
          {entry.kind, static_cast<std::int16_t>(entry.value), entry.needs_capital});
    }
  };
  add_all(calendar_words);
  add_all(relative_words);
  add_all(small_words);
  for (const auto& [name, month] : rules.seasons)
    add(name, {season, static_cast<std::int16_t>(month), false});
  for (const auto& [name, day] : rules.holidays) {
    HolidayName holiday{.words = {}, .day = day};
    for (const std::string& word : split_words(name))
      holiday.words.push_back(vocabulary.intern(word));
    if (!holiday.words.empty()) holidays_.push_back(std::move(holiday));
  }
  std::ranges::sort(holidays_, [](const HolidayName& a, const HolidayName& b) {
    if (a.words.front() != b.words.front()) return a.words.front() < b.words.front();
    return a.words.size() > b.words.size();
  });
}

std::span<const HolidayName> DateWords::holidays(WordId first) const {
  const auto word = [](const HolidayName& name) { return name.words.front(); };
  return {std::ranges::lower_bound(holidays_, first, {}, word),
          std::ranges::upper_bound(holidays_, first, {}, word)};
}

const DateMeaning& DateWords::of(WordId word) const {
  return meanings_[word < meanings_.size() ? word : 0];
}

}  // namespace stance
