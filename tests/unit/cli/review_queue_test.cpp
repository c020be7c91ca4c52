// SPDX-License-Identifier: Apache-2.0
// The order in which records wait for a person.
#include "review_queue.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>

using namespace stance;
using namespace stance::cli;

namespace {

Waiting waiting(Stake stake) {
  Waiting one;
  one.outlook.stake = stake;
  one.piece.id = {"5"};
  one.piece.document = "m.md";
  one.piece.digest = {"5"};
  one.piece.jurisdiction = {"m"};
  one.piece.policy = {"m"};
  one.piece.state = {"m"};
  one.piece.kind = Kind::observed;
  one.piece.when = Edtf::parse("2020").value();
  one.piece.begin = 5;
  one.piece.end = 9;
  return one;
}

using Edit = std::function<void(Evidence&)>;

Waiting changed(const Edit& edit) {
  Waiting one = waiting(Stake::finds);
  edit(one.piece);
  return one;
}

// In their order.
std::vector<Waiting> in_order() {
  std::vector<Waiting> queue;
  for (const Stake stake : {Stake::flips, Stake::contests}) {
    queue.push_back(waiting(stake));
  }
  const Edit earlier[] = {
      [](Evidence& piece) { piece.jurisdiction = {"a"}; },
      [](Evidence& piece) { piece.policy = {"a"}; },
      [](Evidence& piece) { piece.document = "a.md"; },
      [](Evidence& piece) { piece.digest = {"4"}; },
      [](Evidence& piece) { piece.begin = 4; },
      [](Evidence& piece) { piece.end = 8; },
      [](Evidence& piece) { piece.state = {"a"}; },
      [](Evidence& piece) { piece.kind = Kind::adopted; },
      [](Evidence& piece) { piece.when = Edtf::parse("2019").value(); },
      [](Evidence& piece) { piece.id = {"4"}; },
  };
  for (const Edit& edit : earlier) queue.push_back(changed(edit));
  queue.push_back(waiting(Stake::finds));
  for (const Stake stake : {Stake::alters, Stake::dates, Stake::past, Stake::none}) {
    queue.push_back(waiting(stake));
  }
  return queue;
}

TEST_CASE("cli: what changes an answer most waits first, and nothing ties") {
  const std::vector<Waiting> queue = in_order();
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (std::size_t j = 0; j < queue.size(); ++j) {
      CAPTURE(i);
      CAPTURE(j);
      CHECK(goes_before(queue[i], queue[j]) == (i < j));
    }
  }
}

TEST_CASE("cli: the order of the queue does not depend on that of the store") {
  const std::vector<Waiting> queue = in_order();
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::vector<Waiting> shuffled = queue;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    std::ranges::sort(shuffled, goes_before);
    for (std::size_t i = 0; i < queue.size(); ++i) {
      CHECK(shuffled[i].piece == queue[i].piece);
    }
  }
}

}  // namespace
