// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/matcher.h"

#include <algorithm>

#include "stance/extract/search.h"

namespace stance {

namespace {

void widen(TokenRange& range, const TokenRange& other) {
  if (range.first == range.last) {
    range = other;
    return;
  }
  range.first = std::min(range.first, other.first);
  range.last = std::max(range.last, other.last);
}

CaptureForm form_of(Op op) {
  if (op == Op::number) return CaptureForm::number;
  if (op == Op::date) return CaptureForm::date;
  return op == Op::place ? CaptureForm::place : CaptureForm::places;
}

bool is_capture(Op op) {
  return op == Op::number || op == Op::date || op == Op::place || op == Op::places;
}

}  // namespace

bool Match::wrote(std::size_t token) const {
  return std::any_of(written.begin(), written.end(), [&](const TokenRange& part) {
    return part.contains(token);
  });
}

struct Matcher::Memory {
  Memory(const Programs& programs, const NumberWords& numbers)
      : search(programs, numbers) {}

  Search search;
  std::vector<std::size_t> starts;
  std::vector<Step> way;
};

Matcher::Matcher(const Programs& programs, const NumberWords& numbers)
    : programs_(programs),
      numbers_(numbers),
      memory_(std::make_unique<Memory>(programs, numbers)) {}

Matcher::~Matcher() = default;

namespace {

// Matches are looked for in pieces that begin so many tokens apart.
constexpr std::size_t piece_step = most_tokens / 2;

// The piece of the window in which matches that begin at the token are looked for.
TokenRange piece_of(TokenRange window, std::size_t at) {
  if (window.last - window.first <= most_tokens) return window;
  const std::size_t first = window.first + (at - window.first) / piece_step * piece_step;
  return {first, std::min(first + most_tokens, window.last)};
}

// Does the next piece look for matches that begin at the token?
bool is_of_next(TokenRange piece, TokenRange window, std::size_t at) {
  return !(piece == window) && at >= piece.first + piece_step;
}

bool may_begin(const Program& program, WordId word) {
  return program.begins_open || std::ranges::binary_search(program.first_words, word);
}

}  // namespace

bool Matcher::matches_at(const Program& program,
                         const MatchText& text,
                         TokenRange window,
                         std::size_t at) const {
  if (!may_begin(program, text.tokens[at].word)) return false;
  memory_->search.enter(text, piece_of(window, at));
  return memory_->search.shortest(program, at) != at;
}

std::optional<Match> Matcher::match_at(const Program& program,
                                       const MatchText& text,
                                       TokenRange window,
                                       std::size_t at) const {
  if (!may_begin(program, text.tokens[at].word)) return std::nullopt;
  memory_->search.enter(text, piece_of(window, at));
  const std::size_t end = memory_->search.shortest(program, at, &memory_->way);
  if (end == at) return std::nullopt;
  Match match{.range = {at, end}, .act = {}, .written = {}, .captures = {}};
  match.written.reserve(memory_->way.size());
  for (const Step& step : memory_->way) {
    const Instruction& instruction = program.instructions[step.instruction];
    match.written.push_back(step.range);
    if (instruction.is_act) widen(match.act, step.range);
    if (instruction.op == Op::act) match.act_kind = static_cast<Kind>(step.found);
    if (!is_capture(instruction.op)) continue;
    Capture capture{
        .form = form_of(instruction.op), .index = step.found, .range = step.range};
    if (instruction.op == Op::number) {
      capture.name = programs_.texts[instruction.a];
      capture.value = numbers_.read(text.text, text.tokens, step.range.first)->value;
    }
    match.captures.push_back(std::move(capture));
  }
  match.has_act = match.act.first != match.act.last;
  if (!match.has_act) match.act = match.range;
  return match;
}

std::vector<Match> Matcher::matches(const Program& program,
                                    const MatchText& text,
                                    TokenRange window) const {
  std::vector<Match> found;
  std::size_t end = window.first;
  for (std::size_t at = window.first; at < window.last;) {
    const TokenRange piece = piece_of(window, at);
    memory_->search.enter(text, piece);
    memory_->search.find_starts(program, memory_->starts);
    for (const std::size_t start : memory_->starts) {
      if (start < end || is_of_next(piece, window, start)) continue;
      std::optional<Match> match = match_at(program, text, window, start);
      if (!match) continue;
      end = match->range.last;
      found.push_back(std::move(*match));
    }
    at = piece == window ? window.last : piece.first + piece_step;
  }
  return found;
}

bool Matcher::occurs(const Program& program,
                     const MatchText& text,
                     TokenRange window) const {
  for (std::size_t at = window.first; at < window.last;) {
    const TokenRange piece = piece_of(window, at);
    memory_->search.enter(text, piece);
    if (memory_->search.occurs(program)) return true;
    at = piece.last == window.last ? window.last : piece.first + piece_step;
  }
  return false;
}

bool Matcher::may_match(const Program& program,
                        const MatchText& text,
                        TokenRange window) const {
  const Bits* const met = met_needs(text, window);
  return met == nullptr || meets(met, program.needs);
}

const Bits* Matcher::met_needs(const MatchText& text, TokenRange window) const {
  if (window.last - window.first > most_tokens) return nullptr;
  memory_->search.enter(text, window);
  return memory_->search.met_needs();
}

void Matcher::forget() {
  memory_->search.forget();
}

MatcherPool::MatcherPool(const Programs& programs, const NumberWords& numbers)
    : programs_(programs), numbers_(numbers) {}

MatcherPool::~MatcherPool() = default;

MatcherPool::Borrowed MatcherPool::borrow() {
  std::unique_ptr<Matcher> matcher;
  {
    const std::scoped_lock lock(mutex_);
    if (!free_.empty()) {
      matcher = std::move(free_.back());
      free_.pop_back();
    }
  }
  if (matcher) {
    matcher->forget();
  } else {
    matcher = std::make_unique<Matcher>(programs_, numbers_);
  }
  return Borrowed(matcher.release(), GiveBack{this});
}

void MatcherPool::GiveBack::operator()(Matcher* matcher) const {
  std::unique_ptr<Matcher> back(matcher);
  const std::scoped_lock lock(pool->mutex_);
  pool->free_.push_back(std::move(back));
}

std::vector<std::size_t> Matcher::ends(const Program& program,
                                       const MatchText& text,
                                       TokenRange window,
                                       std::size_t at) const {
  std::vector<std::size_t> ends;
  memory_->search.enter(text, piece_of(window, at));
  memory_->search.find_ends(program, at, ends);
  return ends;
}

}  // namespace stance
