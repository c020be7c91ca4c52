// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/search.h"

#include <algorithm>

namespace stance {

namespace {

// What is known of the sentences of most documents.
constexpr std::size_t most_views = 32;

}  // namespace

Search::Search(const Programs& programs, const NumberWords& numbers)
    : programs_(programs), numbers_(numbers), views_(most_views, View(programs)) {}

void Search::forget() {
  for (View& view : views_) view.tokens = nullptr;
  view_ = nullptr;
}

bool Search::is_of(const View& view, const MatchText& text, TokenRange window) {
  return view.window == window && view.tokens == text.tokens.data();
}

bool Search::has_phrases_of(const View& view, const MatchText& text) {
  return view.dates == text.dates.data() && view.places == text.places.data() &&
         view.is_sketch == text.is_sketch;
}

void Search::enter(const MatchText& text, TokenRange window) {
  text_ = &text;
  if (view_ == nullptr || !is_of(*view_, text, window)) {
    view_ = &view_of(text, window);
    first_ = window.first;
    width_ = view_->rows.width();
  }
  if (has_phrases_of(*view_, text)) return;
  view_->dates = text.dates.data();
  view_->places = text.places.data();
  view_->is_sketch = text.is_sketch;
  view_->phrases_epoch = next_epoch();
}

Search::View& Search::view_of(const MatchText& text, TokenRange window) {
  const auto known = std::ranges::find_if(
      views_, [&](const View& view) { return is_of(view, text, window); });
  if (known != views_.end()) return *known;
  View& view = views_[oldest_];
  oldest_ = (oldest_ + 1) % most_views;
  start(view, text, window);
  return view;
}

void Search::start(View& view, const MatchText& text, TokenRange window) {
  view.tokens = text.tokens.data();
  view.window = window;
  view.rows.read(text.tokens.subspan(window.first, window.last - window.first));
  view.pool.clear();
  view.cells.clear();
  view.lists.resize(programs_.lists.size());
  view.epoch = view.phrases_epoch = next_epoch();
}

std::uint32_t Search::next_epoch() {
  if (++epoch_ != 0) return epoch_;
  for (View& view : views_) std::ranges::fill(view.lists, ListEntries{});
  return ++epoch_;
}

const Bits* Search::tokens_of(const Instruction& step) const {
  if (step.op == Op::word) return view_->rows.word(step.a);
  return step.op == Op::words ? view_->rows.word_set(step.a) : nullptr;
}

bool Search::is_wanted(const Instruction& step, Kind kind) {
  return step.a == any_kind || step.a == static_cast<std::uint32_t>(kind);
}

std::span<const Phrase> Search::phrases_at(Op op, std::size_t at) const {
  const std::span<const Phrase> all = op == Op::date    ? text_->dates
                                      : op == Op::place ? text_->places
                                                        : text_->place_lists;
  const auto first_of = [](const Phrase& phrase) { return phrase.range.first; };
  const auto begin = std::ranges::lower_bound(all, first_ + at, {}, first_of);
  auto end = begin;
  while (end != all.end() && end->range.first == first_ + at) ++end;
  return {begin, end};
}

bool Search::spells(std::uint32_t text, std::size_t at) const {
  const Token& here = token(at);
  return text_->text.substr(here.begin, here.end - here.begin) == programs_.texts[text];
}

template <class Visit>
void Search::each_list(const Instruction& step, const Visit& visit) const {
  if (step.op == Op::list) {
    visit(step.a);
    return;
  }
  for (const auto& [kind, list] : programs_.acts) {
    if (is_wanted(step, kind)) visit(list);
  }
}

Search::Ends Search::ends_at(const Instruction& step, std::size_t at) {
  Ends ends;
  std::fill_n(ends.begin(), width_, 0);
  const std::size_t last = view_->window.last;
  if (step.op == Op::list || step.op == Op::act) {
    each_list(step, [&](std::uint32_t list) {
      const ListEntries& entries = entries_of(list);
      const Bits* const pool = view_->pool.data();
      if (!has(pool + entries.begins, at)) return;
      join(ends.data(), pool + view_->cells[entries.ends + at], width_);
    });
  } else if (step.op == Op::exact) {
    if (spells(step.a, at)) set(ends.data(), at + 1);
  } else if (step.op == Op::number) {
    const auto number =
        numbers_.read(text_->text, text_->tokens.first(last), first_ + at);
    if (number) set(ends.data(), at + number->length);
  } else {
    for (const Phrase& phrase : phrases_at(step.op, at)) {
      if (phrase.range.last <= last) set(ends.data(), phrase.range.last - first_);
    }
  }
  return ends;
}

const Search::ListEntries& Search::entries_of(std::uint32_t list) {
  const CompiledList& words = programs_.lists[list];
  const std::uint32_t epoch = words.has_phrases ? view_->phrases_epoch : view_->epoch;
  ListEntries& known = view_->lists[list];
  if (known.epoch == epoch) return known;
  const ListEntries found = {.epoch = epoch,
                             .begins = static_cast<std::uint32_t>(view_->pool.size()),
                             .ends = static_cast<std::uint32_t>(view_->cells.size())};
  view_->pool.resize(found.begins + width_);
  view_->cells.resize(found.ends + view_->rows.size());
  const Bits* const begins = view_->rows.begins(list);
  each_bit(begins, view_->rows.tokens(), width_, [&](std::size_t at) {
    const auto row = static_cast<std::uint32_t>(view_->pool.size());
    view_->pool.resize(row + width_);
    find_ends_of(words, at, row);
    if (!any(view_->pool.data() + row, width_)) return;
    set(view_->pool.data() + found.begins, at);
    view_->cells[found.ends + at] = row;
  });
  return known = found;
}

void Search::find_ends_of(const CompiledList& words, std::size_t at, std::uint32_t row) {
  std::uint32_t node = 0;
  for (std::size_t i = at; i < view_->rows.size(); ++i) {
    node = words.trie.step(node, token(i).word);
    if (node == 0) break;
    if (words.trie.nodes[node].ends) set(view_->pool.data() + row, i + 1);
  }
  const WordId first = token(at).word;
  const auto& begun = words.program_of_word;
  auto next = std::ranges::lower_bound(begun, std::pair(first, std::uint32_t{0}));
  for (; next != begun.end() && next->first == first; ++next)
    add_entry(words.programs[next->second], at, row);
  for (const std::uint32_t program : words.open_programs)
    add_entry(words.programs[program], at, row);
}

// An entry that is a program of its own.
void Search::add_entry(const Program& program, std::size_t at, std::uint32_t row) {
  if (!may_match(program)) return;
  const Layer layer(*this, program);
  set(layer.row(0), at);
  flow(program, layer);
  join(view_->pool.data() + row, layer.row(program.instructions.size() - 1), width_);
}

// Words count, marks do not; a semicolon is never crossed.
template <auto step>
void Search::cross_gap(std::uint32_t most, const Bits* from, Bits* to) const {
  Ends here;
  std::copy_n(from, width_, here.begin());
  for (std::uint32_t crossed = 0;; ++crossed) {
    Ends wider;
    do {
      std::copy_n(here.begin(), width_, wider.begin());
      step(here.data(), wider.data(), view_->rows.crossed(), width_);
    } while (!std::equal(wider.begin(), wider.begin() + width_, here.begin()));
    join(to, here.data(), width_);
    if (crossed == most) return;
    std::fill_n(here.begin(), width_, 0);
    step(here.data(), wider.data(), view_->rows.counted(), width_);
    if (!any(here.data(), width_)) return;
  }
}

// Any tokens may be a phrase that is not known yet.
void Search::set_behind_first(const Bits* from, Bits* to) const {
  const auto first = first_in(from, view_->rows.tokens(), width_);
  if (!first) return;
  for (std::size_t end = *first + 1; end <= view_->rows.size(); ++end) set(to, end);
}

// From the row of one instruction to the next one.
void Search::take(const Program& program, const Layer& layer, std::size_t pc) {
  const Instruction& step = program.instructions[pc];
  if (step.op == Op::gap) {
    cross_gap<join_next>(step.a, layer.row(pc), layer.row(pc + 1));
    return;
  }
  const bool is_phrase =
      step.op == Op::date || step.op == Op::place || step.op == Op::places;
  if (text_->is_sketch && is_phrase) {
    set_behind_first(layer.row(pc), layer.row(pc + 1));
    return;
  }
  if (step.op == Op::list || step.op == Op::act) {
    take_lists(program, layer, pc);
    return;
  }
  each_bit(layer.row(pc), view_->rows.tokens(), width_, [&](std::size_t at) {
    const Ends ends = ends_at(step, at);
    join(layer.row(pc + 1), ends.data(), width_);
  });
}

void Search::take_lists(const Program& program, const Layer& layer, std::size_t pc) {
  each_list(program.instructions[pc], [&](std::uint32_t list) {
    const ListEntries& entries = entries_of(list);
    const Bits* const pool = view_->pool.data();
    Bits* const to = layer.row(pc + 1);
    each_bit(layer.row(pc), pool + entries.begins, width_, [&](std::size_t at) {
      join(to, pool + view_->cells[entries.ends + at], width_);
    });
  });
}

const Bits* Search::begins_of(const Instruction& step) const {
  return step.op == Op::list ? view_->rows.begins(step.a) : view_->rows.tokens();
}

// Most windows are no longer than a word has bits.
template <std::size_t fixed>
void Search::flow_by(const Program& program, const Layer& layer) {
  const std::size_t width = fixed == 0 ? width_ : fixed;
  std::size_t reached = 0;
  const std::size_t accept = program.instructions.size() - 1;
  for (std::size_t pc = 0; pc <= reached && pc < accept; ++pc) {
    const Bits* const from = layer.row(pc);
    if (!any(from, width)) continue;
    const Instruction& step = program.instructions[pc];
    switch (step.op) {
      case Op::word:
        join_next(layer.row(pc + 1), from, view_->rows.word(step.a), width);
        break;
      case Op::words:
        join_next(layer.row(pc + 1), from, view_->rows.word_set(step.a), width);
        break;
      case Op::split:
        join(layer.row(step.b), from, width);
        reached = std::max<std::size_t>(reached, step.b);
        [[fallthrough]];
      case Op::jump:
        join(layer.row(step.a), from, width);
        reached = std::max<std::size_t>(reached, step.a);
        continue;
      case Op::check:
        if (!meets(met_needs(), programs_.checks[step.a])) {
          pc = step.b - 1;  // past the branch
          continue;
        }
        join(layer.row(pc + 1), from, width);
        break;
      case Op::gap:
      case Op::list:
      case Op::act:
      case Op::exact:
      case Op::number:
      case Op::date:
      case Op::place:
      case Op::places:
      case Op::accept: take(program, layer, pc); break;
    }
    if (reached <= pc && any(layer.row(pc + 1), width)) reached = pc + 1;
  }
}

// The tokens before the instruction from which the marked ones of the next can be
// reached.
void Search::take_back(const Program& program,
                       const Layer& layer,
                       const Layer& back,
                       std::size_t pc) {
  const Instruction& step = program.instructions[pc];
  Bits* const to = back.row(pc);
  if (const Bits* tokens = tokens_of(step)) {
    join_before(to, back.row(pc + 1), tokens, width_);
  } else if (step.op == Op::jump || step.op == Op::check) {
    join(to, back.row(step.op == Op::jump ? step.a : pc + 1), width_);
  } else if (step.op == Op::split) {
    join(to, back.row(step.a), width_);
    join(to, back.row(step.b), width_);
  } else if (step.op == Op::gap) {
    cross_gap<join_before>(step.a, back.row(pc + 1), to);
  } else {
    each_bit(layer.row(pc), begins_of(step), width_, [&](std::size_t at) {
      const Ends ends = ends_at(step, at);
      if (first_in(ends.data(), back.row(pc + 1), width_)) set(back.row(pc), at);
    });
    return;
  }
  for (std::size_t k = 0; k < width_; ++k) to[k] &= layer.row(pc)[k];
}

void Search::flow_back(const Program& program, const Layer& layer, const Layer& back) {
  for (std::size_t pc = program.instructions.size() - 1; pc-- > 0;) {
    if (any(layer.row(pc), width_)) take_back(program, layer, back, pc);
  }
}

bool Search::occurs(const Program& program) {
  if (program.may_be_empty) return false;
  const Layer layer(*this, program);
  std::copy_n(view_->rows.tokens(), width_, layer.row(0));
  flow(program, layer);
  return any(layer.row(program.instructions.size() - 1), width_);
}

void Search::find_starts(const Program& program, std::vector<std::size_t>& starts) {
  starts.clear();
  if (program.may_be_empty) return;
  const std::size_t last = program.instructions.size() - 1;
  const Layer layer(*this, program);
  std::copy_n(view_->rows.tokens(), width_, layer.row(0));
  flow(program, layer);
  if (!any(layer.row(last), width_)) return;
  const Layer back(*this, program);
  std::copy_n(layer.row(last), width_, back.row(last));
  flow_back(program, layer, back);
  each_bit(back.row(0), back.row(0), width_, [&](std::size_t at) {
    starts.push_back(first_ + at);
  });
}

void Search::find_ends(const Program& program,
                       std::size_t at,
                       std::vector<std::size_t>& ends) {
  ends.clear();
  const Layer layer(*this, program);
  set(layer.row(0), at - first_);
  flow(program, layer);
  const Bits* const last = layer.row(program.instructions.size() - 1);
  each_bit(last, last, width_, [&](std::size_t end) { ends.push_back(first_ + end); });
}

}  // namespace stance
