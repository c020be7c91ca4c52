// SPDX-License-Identifier: Apache-2.0
// The preferred way to the shortest match.
#include <algorithm>

#include "stance/extract/search.h"

namespace stance {

std::size_t Search::shortest(const Program& program,
                             std::size_t at,
                             std::vector<Step>* way) {
  const std::size_t last = program.instructions.size() - 1;
  const Layer layer(*this, program);
  set(layer.row(0), at - first_);
  flow(program, layer);
  const auto end = first_in(layer.row(last), layer.row(last), width_);
  if (!end || first_ + *end == at) return at;
  if (way == nullptr) return first_ + *end;
  const Layer back(*this, program);
  set(back.row(last), *end);
  flow_back(program, layer, back);
  walk(program, back, at - first_, *way);
  return first_ + *end;
}

std::size_t Search::end_of_gap(const Bits* goals, std::size_t at) const {
  while (!has(goals, at)) ++at;
  return at;
}

// What the instruction takes at the token on the preferred way.
Step Search::first_way(const Instruction& step, const Bits* goals, std::size_t at) {
  const auto first = [&](const Ends& ends) {
    return first_in(ends.data(), goals, width_);
  };
  if (step.op == Op::act) {
    for (const auto& [kind, list] : programs_.acts) {
      if (!is_wanted(step, kind)) continue;
      const Instruction one = {Op::list, list, 0, false};
      if (const auto end = first(ends_at(one, at)))
        return {0, {at, *end}, static_cast<std::uint32_t>(kind)};
    }
  }
  if (step.op == Op::date || step.op == Op::place || step.op == Op::places) {
    for (const Phrase& phrase : phrases_at(step.op, at)) {
      const std::size_t end = phrase.range.last - first_;
      if (phrase.range.last <= view_->window.last && has(goals, end))
        return {0, {at, end}, phrase.index};
    }
  }
  if (tokens_of(step) != nullptr) return {0, {at, at + 1}, 0};
  return {0, {at, first(ends_at(step, at)).value_or(at)}, 0};
}

// Along tokens from which the end can be reached.
void Search::walk(const Program& program,
                  const Layer& back,
                  std::size_t at,
                  std::vector<Step>& way) {
  way.clear();
  for (std::uint32_t pc = 0;;) {
    const Instruction& step = program.instructions[pc];
    switch (step.op) {
      case Op::accept: return;
      case Op::jump: pc = step.a; continue;
      case Op::check: ++pc; continue;
      case Op::split: pc = has(back.row(step.a), at) ? step.a : step.b; continue;
      case Op::gap: at = end_of_gap(back.row(++pc), at); continue;
      case Op::word:
      case Op::words:
      case Op::exact:
      case Op::list:
      case Op::number:
      case Op::date:
      case Op::place:
      case Op::places:
      case Op::act: break;
    }
    Ends goals;
    std::copy_n(back.row(pc + 1), width_, goals.begin());
    Step taken = first_way(step, goals.data(), at);
    at = taken.range.last;
    taken.instruction = pc++;
    taken.range.first += first_;
    taken.range.last += first_;
    way.push_back(taken);
  }
}

}  // namespace stance
