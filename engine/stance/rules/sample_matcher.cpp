// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/sample_matcher.h"

#include <algorithm>
#include <bit>

#include "stance/base/sort_unique.h"

namespace stance {
namespace {

using Is = SampleWord::Is;

constexpr int deepest = 40;

std::size_t index_of(Is is) {
  return static_cast<std::size_t>(is);
}

}  // namespace

SampleMatcher::SampleMatcher(PatternWords& words) : words_(words) {}

SampleMatcher::~SampleMatcher() = default;

bool SampleMatcher::matches(const Parts& parts, const PatternSample& sample, Acts acts) {
  if (sample_ != &sample) take(sample);
  with_acts_ = acts == Acts::compared;
  const Places anywhere = (Places{1} << sample.size()) - 1;
  return may_match(parts) && after(parts, anywhere, false, 0) != 0;
}

void SampleMatcher::take(const PatternSample& sample) {
  if (sample_ != nullptr) {
    for (const SampleWord& word : *sample_) of_symbol_[word.symbol] = 0;
  }
  sample_ = &sample;
  ++sample_number_;
  of_kind_ = {};
  of_act_ = 0;
  Places place = 1;
  for (const SampleWord& word : sample) {
    if (of_symbol_.size() <= word.symbol) of_symbol_.resize(word.symbol + 1, 0);
    if (word.is == Is::word) of_symbol_[word.symbol] |= place;
    of_kind_.at(index_of(word.is)) |= place;
    if (word.is_act) of_act_ |= place;
    place <<= 1U;
  }
}

const SampleMatcher::Parts& SampleMatcher::parts_of(const Pattern& pattern) {
  std::unique_ptr<Parts>& kept = parts_[&pattern];
  if (kept) return *kept;
  auto made = std::make_unique<Parts>();
  made->reserve(pattern.items.size());
  for (const PatternItem& item : pattern.items) {
    Part part{.form = item.form, .is_act = item.is_act, .most = item.most};
    if (item.form == ItemForm::word) {
      part.symbols = words_.symbols_of(item);
      part.spelling = words_.spelling_of(item);
    } else if (item.form == ItemForm::list || item.form == ItemForm::act) {
      part.listed = &listed_of(item);
    }
    part.branches.reserve(item.branches.size());
    for (const Pattern& branch : item.branches) {
      part.branches.push_back(&parts_of(branch));
    }
    made->push_back(std::move(part));
  }
  return *(parts_[&pattern] = std::move(made));
}

SampleMatcher::Listed& SampleMatcher::listed_of(const PatternItem& item) {
  std::unique_ptr<Listed>& kept = listed_[PatternWords::name_of(item)];
  if (kept) return *kept;
  kept = std::make_unique<Listed>();
  Listed& listed = *kept;
  std::vector<Symbol> firsts;
  for (const std::vector<Pattern>* way : words_.ways_of(item)) {
    for (const Pattern& pattern : *way) {
      firsts.clear();
      if (!add_firsts(pattern, firsts)) firsts = {0};
      sort_unique(firsts);
      for (const Symbol first : firsts) listed.ways.push_back({first, &pattern});
    }
  }
  std::ranges::stable_sort(listed.ways, {}, &Way::first);
  return listed;
}

std::span<SampleMatcher::Way> SampleMatcher::Listed::beginning_with(Symbol first) {
  return {std::ranges::lower_bound(ways, first, {}, &Way::first),
          std::ranges::upper_bound(ways, first, {}, &Way::first)};
}

// The words with which it can begin. False where it can begin with something else.
bool SampleMatcher::add_firsts(const Pattern& pattern, std::vector<Symbol>& firsts) {
  for (const PatternItem& item : pattern.items) {
    if (!add_firsts(item, firsts)) return false;
    if (item.form != ItemForm::optional) return true;
  }
  return false;
}

bool SampleMatcher::add_firsts(const PatternItem& item, std::vector<Symbol>& firsts) {
  if (item.form == ItemForm::word) {
    const std::span<const Symbol> symbols = words_.symbols_of(item);
    firsts.insert(firsts.end(), symbols.begin(), symbols.end());
    return true;
  }
  if (item.form == ItemForm::list || item.form == ItemForm::act) {
    Listed& listed = listed_of(item);
    for (const Way& way : listed.ways) firsts.push_back(way.first);
    return listed.beginning_with(0).empty();
  }
  return !item.branches.empty() &&
         std::ranges::all_of(item.branches, [&](const Pattern& branch) {
           return add_firsts(branch, firsts);
         });
}

SampleMatcher::Places SampleMatcher::starts_of(Listed& listed) const {
  if (listed.sample == sample_number_) return listed.starts;
  listed.sample = sample_number_;
  listed.starts = 0;
  Places place = 1;
  for (const SampleWord& word : *sample_) {
    const bool starts =
        word.is == Is::word && !listed.beginning_with(word.symbol).empty();
    if (starts) listed.starts |= place;
    place <<= 1U;
  }
  return listed.starts;
}

bool SampleMatcher::may_match(const Parts& parts) const {
  return std::ranges::all_of(parts, [this](const Part& part) { return may_match(part); });
}

bool SampleMatcher::may_match(const Part& part) const {
  switch (part.form) {
    case ItemForm::word: return of_any(part.symbols) != 0;
    case ItemForm::list:
    case ItemForm::act:
      return starts_of(*part.listed) != 0 || !part.listed->beginning_with(0).empty();
    case ItemForm::choice:
      return std::ranges::any_of(part.branches,
                                 [this](const Parts* each) { return may_match(*each); });
    case ItemForm::number: return of_kind_[index_of(Is::number)] != 0;
    case ItemForm::date: return of_kind_[index_of(Is::date)] != 0;
    case ItemForm::place: return of_kind_[index_of(Is::place)] != 0;
    case ItemForm::places: return of_kind_[index_of(Is::places)] != 0;
    case ItemForm::optional:
    case ItemForm::gap: break;
  }
  return true;
}

SampleMatcher::Places SampleMatcher::of_any(std::span<const Symbol> symbols) const {
  Places found = 0;
  for (const Symbol symbol : symbols) {
    if (symbol < of_symbol_.size()) found |= of_symbol_[symbol];
  }
  return found;
}

SampleMatcher::Places SampleMatcher::fitting(bool is_act) const {
  if (!with_acts_) return ~Places{0};
  return is_act ? of_act_ : ~of_act_;
}

SampleMatcher::Places SampleMatcher::after(const Parts& parts,
                                           Places places,
                                           bool is_act,
                                           int depth) {
  if (depth > deepest) return 0;
  for (const Part& part : parts) {
    if (places == 0) return 0;
    places = after(part, places, is_act || part.is_act, depth);
  }
  return places;
}

SampleMatcher::Places SampleMatcher::after(const Part& part,
                                           Places places,
                                           bool is_act,
                                           int depth) {
  const auto after_thing = [&](Is is) {
    return (places & of_kind_.at(index_of(is)) & fitting(is_act)) << 1U;
  };
  const auto after_any = [&] {
    Places next = 0;
    for (const Parts* branch : part.branches) {
      next |= after(*branch, places, is_act, depth + 1);
    }
    return next;
  };
  switch (part.form) {
    case ItemForm::word: return after_word(part, places, is_act);
    case ItemForm::choice: return after_any();
    case ItemForm::optional: return places | after_any();
    case ItemForm::gap: return after_gap(part.most, places, is_act);
    case ItemForm::list: return after_listed(*part.listed, places, is_act, depth);
    case ItemForm::act: return after_listed(*part.listed, places, true, depth);
    case ItemForm::number: return after_thing(Is::number);
    case ItemForm::date: return after_thing(Is::date);
    case ItemForm::place: return after_thing(Is::place);
    case ItemForm::places: return after_thing(Is::places);
  }
  return 0;
}

SampleMatcher::Places SampleMatcher::after_word(const Part& part,
                                                Places places,
                                                bool is_act) const {
  Places found = of_any(part.symbols) & places & fitting(is_act);
  if (part.spelling == 0) return found << 1U;
  Places next = 0;
  for (; found != 0; found &= found - 1) {
    const int at = std::countr_zero(found);
    const bool is_spelled =
        (*sample_)[static_cast<std::size_t>(at)].spelling == part.spelling;
    if (is_spelled) next |= Places{2} << at;
  }
  return next;
}

SampleMatcher::Places SampleMatcher::after_gap(int most,
                                               Places places,
                                               bool is_act) const {
  const Places words =
      (of_kind_[index_of(Is::word)] | of_kind_[index_of(Is::any_word)]) & fitting(is_act);
  Places all = places;
  for (int i = 0; i < most; ++i) {
    places = (places & words) << 1U;
    all |= places;
  }
  return all;
}

SampleMatcher::Places SampleMatcher::after_listed(Listed& listed,
                                                  Places places,
                                                  bool is_act,
                                                  int depth) {
  Places next = 0;
  for (Way& way : listed.beginning_with(0)) {
    next |= after_way(way, places, is_act, depth);
  }
  for (Places left = places & starts_of(listed); left != 0; left &= left - 1) {
    const int at = std::countr_zero(left);
    const Symbol symbol = (*sample_)[static_cast<std::size_t>(at)].symbol;
    for (Way& way : listed.beginning_with(symbol)) {
      next |= after_way(way, Places{1} << at, is_act, depth);
    }
  }
  return next;
}

SampleMatcher::Places SampleMatcher::after_way(Way& way,
                                               Places places,
                                               bool is_act,
                                               int depth) {
  if (way.parts == nullptr) way.parts = &parts_of(*way.pattern);
  return after(*way.parts, places, is_act, depth + 1);
}

}  // namespace stance
