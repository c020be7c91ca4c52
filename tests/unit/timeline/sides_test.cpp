// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/sides.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace stance;

namespace {

Evidence piece(const char* id, const char* state, const char* speaker) {
  Evidence evidence;
  evidence.id = {id};
  evidence.state = {state};
  if (*speaker != '\0') evidence.speaker = speaker;
  return evidence;
}

std::vector<Side> sides(const Status& status, const std::vector<Evidence>& evidence) {
  return sides_of(status, [&](const EvidenceId& id) -> const Evidence* {
    const auto found = std::ranges::find(evidence, id, &Evidence::id);
    return found == evidence.end() ? nullptr : &*found;
  });
}

}  // namespace

TEST_CASE("sides: each state of a contest has its speakers and its evidence") {
  std::vector<Evidence> evidence = {piece("a", "closed", "the federal side"),
                                    piece("b", "open", "the sheriff"),
                                    piece("c", "open", "a court"),
                                    piece("d", "open", "the sheriff"),
                                    piece("e", "closed", "")};
  Status status{.states = {{"closed"}, {"open"}}};
  status.standing = Standing::contested;
  status.evidence = {{"a"}, {"gone"}};
  status.contrary = {{"b"}, {"c"}, {"d"}, {"e"}};
  const std::vector<Side> expected = {
      {{"closed"}, {"the federal side"}, {{"a"}, {"e"}}},
      {{"open"}, {"a court", "the sheriff"}, {{"b"}, {"c"}, {"d"}}}};
  CHECK(sides(status, evidence) == expected);
  CHECK(sides_words(expected) == "closed: the federal side; open: a court, the sheriff");

  SUBCASE("that a state ended is no word for it") {
    evidence[0].kind = Kind::ended;
    CHECK(sides(status, evidence).front().evidence == std::vector<EvidenceId>{{"e"}});
  }
  SUBCASE("only a contest has sides") {
    status.standing = Standing::uncertain;
    CHECK(sides(status, evidence).empty());
  }
}

TEST_CASE("sides: nothing is said where nobody is named") {
  CHECK(sides_words({{{"open"}, {}, {{"a"}}}}).empty());
}
