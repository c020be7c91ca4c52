// SPDX-License-Identifier: Apache-2.0
#include "stance/base/evidence.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace stance {
namespace {

Evidence sample() {
  Evidence evidence;
  evidence.document = "council-minutes";
  evidence.digest = {"9f86d0"};
  evidence.jurisdiction = {"ocd-division/country:us/state:md/county:alder"};
  evidence.policy = {"parking"};
  evidence.state = {"allowed"};
  evidence.kind = Kind::adopted;
  evidence.when = Edtf::from_day(*parse_day("2025-02-27"));
  evidence.cue = CueId{"core/allows"};
  evidence.begin = 10;
  evidence.end = 25;
  return evidence;
}

std::string id_of(void (*change)(Evidence&)) {
  Evidence evidence = sample();
  change(evidence);
  return evidence_id(evidence).text;
}

// Ids are stored and quoted, so the same record keeps its id in every version.
TEST_CASE("base: the id of a record is the same on every machine") {
  CHECK(evidence_id(sample()).text == "e182f8432a00");
}

TEST_CASE("base: records that say different things have different ids") {
  std::vector<std::string> ids = {
      evidence_id(sample()).text,
      id_of([](Evidence& e) { e.digest = {"9f86d1"}; }),
      id_of([](Evidence& e) { e.begin = 11; }),
      id_of([](Evidence& e) { e.end = 26; }),
      id_of([](Evidence& e) { e.begin = 1, e.end = 2, e.end += 3; }),
      id_of([](Evidence& e) { e.jurisdiction.text += "s"; }),
      id_of([](Evidence& e) { e.policy = {"parkin"}, e.state = {"gallowed"}; }),
      id_of([](Evidence& e) { e.policy = {"parking7:allowed"}, e.state = {""}; }),
      id_of([](Evidence& e) { e.state = {"banned"}; }),
      id_of([](Evidence& e) { e.kind = Kind::ended; }),
      id_of([](Evidence& e) { e.when = Edtf(); }),
      id_of([](Evidence& e) { e.when = Edtf::from_day(*parse_day("2025-02-28")); }),
      id_of([](Evidence& e) { e.binds = Binds::below; }),
      id_of([](Evidence& e) { e.agency = "the Alder police"; }),
      id_of([](Evidence& e) { e.instance = "the Alder police"; }),
  };
  std::ranges::sort(ids);
  CHECK(std::ranges::adjacent_find(ids) == ids.end());
  for (const std::string& id : ids) {
    CAPTURE(id);
    CHECK(id.size() == 12);
    CHECK(id.find_first_not_of("0123456789abcdef") == std::string::npos);
  }
}

TEST_CASE("base: what is only known about a record does not change its id") {
  const std::string id = evidence_id(sample()).text;
  CHECK(id_of([](Evidence& e) { e.id = {"anything"}; }) == id);
  CHECK(id_of([](Evidence& e) { e.document = "renamed"; }) == id);
  CHECK(id_of([](Evidence& e) { e.cue = CueId{"core/renamed"}; }) == id);
  CHECK(id_of([](Evidence& e) { e.grade = Grade::a; }) == id);
  CHECK(id_of([](Evidence& e) { e.publisher = "The Alder Times"; }) == id);
}

TEST_CASE("base: kinds, grades and reach are read as they are written") {
  for (const std::string_view text :
       {"adopted", "ended", "observed", "proposed", "suspended", "resumed"}) {
    CAPTURE(text);
    const std::optional<Kind> kind = parse_kind(text);
    REQUIRE(kind);
    CHECK(to_string(*kind) == text);
  }
  for (const std::string_view text : {"A", "B", "C", "D"}) {
    CAPTURE(text);
    const std::optional<Grade> grade = parse_grade(text);
    REQUIRE(grade);
    CHECK(to_string(*grade) == text);
  }
  for (const std::string_view text : {"own", "below"}) {
    CAPTURE(text);
    const std::optional<Binds> binds = parse_binds(text);
    REQUIRE(binds);
    CHECK(to_string(*binds) == text);
  }
  CHECK_FALSE(parse_kind("Adopted"));
  CHECK_FALSE(parse_kind(""));
  CHECK_FALSE(parse_grade("a"));
  CHECK_FALSE(parse_binds("above"));
}

}  // namespace
}  // namespace stance
