// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/record_names.h"

#include <doctest/doctest.h>

#include "unit/places/shipped.h"

namespace stance::ingest {
namespace {

TEST_CASE("ingest: a record's place is the one that records print so") {
  struct Row {
    std::string name;
    std::string id;
  };
  const Row rows[] = {
      {"Jackson, MS", "ocd-division/country:us/state:ms/place:jackson"},
      {"Jackson County, MS", "ocd-division/country:us/state:ms/county:jackson"},
      {"Phoenix city, AZ", "ocd-division/country:us/state:az/place:phoenix"},
      {"Washington County", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const NamedPlace place = place_of_name(test::shipped_gazetteer(), row.name);
    CHECK((place.id ? place.id->text : "") == row.id);
  }
}

}  // namespace
}  // namespace stance::ingest
