// SPDX-License-Identifier: Apache-2.0
#include "stance/places/typed_name.h"

#include <algorithm>
#include <array>

#include "stance/base/text.h"
#include "stance/places/resolve.h"

namespace stance {
namespace {

struct HeadSpelling {
  std::string_view word;
  HeadWord head;
};

// Longer words before those they end with. The first spelling of a head is the one shown.
constexpr std::array head_spellings = {
    HeadSpelling{"city and borough", HeadWord::city_and_borough},
    HeadSpelling{"city and county", HeadWord::city_and_county},
    HeadSpelling{"planning region", HeadWord::planning_region},
    HeadSpelling{"census area", HeadWord::census_area},
    HeadSpelling{"municipality", HeadWord::municipality},
    HeadSpelling{"municipio", HeadWord::municipio},
    HeadSpelling{"independent city", HeadWord::independent_city},
    HeadSpelling{"township", HeadWord::township},
    HeadSpelling{"twp", HeadWord::township},
    HeadSpelling{"borough", HeadWord::borough},
    HeadSpelling{"boro", HeadWord::borough},
    HeadSpelling{"village", HeadWord::village},
    HeadSpelling{"county", HeadWord::county},
    HeadSpelling{"cnty", HeadWord::county},
    HeadSpelling{"cty", HeadWord::county},
    HeadSpelling{"co", HeadWord::county},
    HeadSpelling{"parish", HeadWord::parish},
    HeadSpelling{"city", HeadWord::city},
    HeadSpelling{"town", HeadWord::town},
};

bool is_dropped(char c) {
  return c == '\'' || c == '.' || c == '`';
}

bool is_gap(char c) {
  return c == ' ' || c == '-' || c == '/' || c == ',' || c == '(' || c == ')' ||
         c == '\t' || c == '\n' || c == '\r' || c == '"';
}

std::string_view usual_word(std::string_view word) {
  if (word == "saint") return "st";
  if (word == "sainte") return "ste";
  if (word == "fort") return "ft";
  if (word == "mount") return "mt";
  if (word == "&") return "and";
  return word;
}

void append_word(std::string& name, std::string_view word) {
  if (word.empty()) return;
  if (!name.empty()) name += ' ';
  name += usual_word(word);
}

}  // namespace

std::string folded_name(std::string_view name) {
  const std::string plain = fold(name);
  std::string result;
  std::string word;
  for (const char c : plain) {
    if (is_dropped(c)) continue;
    if (!is_gap(c)) {
      word += c;
      continue;
    }
    append_word(result, word);
    word.clear();
  }
  append_word(result, word);
  return result;
}

TypedName typed_name(std::string folded) {
  TypedName name{.text = folded, .base = folded};
  for (const auto& [word, head] : head_spellings) {
    const std::string before = std::string(word) + " of ";
    const std::string after = " " + std::string(word);
    if (folded.starts_with(before) && folded.size() > before.size()) {
      std::string base = folded.substr(before.size());
      if (base.starts_with("the ")) base.erase(0, 4);
      return {std::move(folded), std::move(base), head, HeadPlace::before};
    }
    if (folded.ends_with(after) && folded.size() > after.size()) {
      name.base = folded.substr(0, folded.size() - after.size());
      name.head = head;
      name.head_place = HeadPlace::after;
      return name;
    }
  }
  return name;
}

std::string_view to_string(HeadWord head) {
  return std::ranges::find(head_spellings, head, &HeadSpelling::head)->word;
}

bool accepts(HeadWord head, JurisdictionKind kind) {
  using Kind = JurisdictionKind;
  switch (head) {
    case HeadWord::county: return kind == Kind::county;
    case HeadWord::parish: return kind == Kind::parish;
    case HeadWord::borough:
      return kind == Kind::borough || kind == Kind::city_and_borough ||
             kind == Kind::place;
    case HeadWord::city: return kind == Kind::independent_city || kind == Kind::place;
    case HeadWord::independent_city: return kind == Kind::independent_city;
    case HeadWord::town:
    case HeadWord::village: return kind == Kind::place;
    case HeadWord::township: return false;
    case HeadWord::municipality:
      return kind == Kind::municipality || kind == Kind::municipio || kind == Kind::place;
    case HeadWord::municipio: return kind == Kind::municipio;
    case HeadWord::census_area: return kind == Kind::census_area;
    case HeadWord::planning_region: return kind == Kind::planning_region;
    case HeadWord::city_and_borough: return kind == Kind::city_and_borough;
    case HeadWord::city_and_county: return false;
  }
  return false;
}

}  // namespace stance
