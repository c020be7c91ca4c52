// SPDX-License-Identifier: Apache-2.0
#include "stance/report/json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace stance;

namespace {

using Json = nlohmann::ordered_json;

const Labels labels = [](const JurisdictionId& id) {
  return PlaceLabel{id, "26081", "Kent County, MI"};
};

std::vector<std::string> keys_of(const std::string& object) {
  std::vector<std::string> keys;
  const Json json = Json::parse(object);
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  return keys;
}

Evidence piece() {
  Evidence evidence;
  evidence.id = {"0123456789ab"};
  evidence.document = "a.md";
  evidence.digest = {"d"};
  evidence.jurisdiction = {"ocd-division/country:us/state:mi/county:kent"};
  evidence.policy = {"cameras"};
  evidence.state = {"worn"};
  evidence.when = Edtf::parse("2024-02").value();
  evidence.dates = {{"signed", Edtf::parse("2024-02-20").value()}};
  evidence.parameters = {{"days", 30}};
  evidence.quote = "cameras";
  evidence.begin = 3;
  evidence.end = 10;
  return evidence;
}

}  // namespace

TEST_CASE("json: the fields of evidence, in their order") {
  const std::vector<std::string> expected = {
      "id",        "document",    "digest",     "jurisdiction", "policy", "state",
      "kind",      "when",        "dates",      "scope",        "agency", "instance",
      "speaker",   "binds",       "parameters", "factual",      "hedged", "grade",
      "grades",    "cue",         "extractor",  "contexts",     "quote",  "span",
      "published", "source_kind", "publisher"};
  CHECK(keys_of(evidence_json(piece(), labels)) == expected);
}

TEST_CASE("json: evidence says what it holds, and null for what it lacks") {
  const Json json = Json::parse(evidence_json(piece(), labels));
  CHECK(json["jurisdiction"]["id"] == "ocd-division/country:us/state:mi/county:kent");
  CHECK(json["jurisdiction"]["geoid"] == "26081");
  CHECK(json["jurisdiction"]["name"] == "Kent County, MI");
  CHECK(json["when"] == "2024-02");
  CHECK(json["dates"]["signed"] == "2024-02-20");
  CHECK(json["parameters"]["days"] == 30);
  CHECK(json["span"] == Json::array({3, 10}));
  CHECK(json["published"].is_null());
  CHECK(json["cue"].is_null());
  CHECK(json["grade"] == "C");
  CHECK(json["binds"] == "own");
}

TEST_CASE("json: the fields of a status, in their order") {
  Status status;
  status.on = parse_day("2026-11-22").value();
  status.as_known_on = status.on;
  const std::string text = status_json(status, labels, {"rules-digest"});
  const std::vector<std::string> expected = {"jurisdiction",
                                             "policy",
                                             "state",
                                             "standing",
                                             "states",
                                             "since",
                                             "last_confirmed",
                                             "on",
                                             "as_known_on",
                                             "inherited_from",
                                             "evidence",
                                             "contrary",
                                             "rules"};
  CHECK(keys_of(text) == expected);
  const Json json = Json::parse(text);
  CHECK(json["state"] == "unknown");
  CHECK(json["since"].is_null());
  CHECK(json["rules"] == "rules-digest");
}

TEST_CASE("json: an open side of possible days is null") {
  Status status;
  status.since = Days{Day::earliest(), parse_day("2024-07-20").value()};
  const Json json = Json::parse(status_json(status, labels, {}));
  CHECK(json["since"]["earliest"].is_null());
  CHECK(json["since"]["latest"] == "2024-07-20");
}

TEST_CASE("json: the fields of a segment, in their order") {
  const std::vector<std::string> expected = {"jurisdiction",
                                             "policy",
                                             "agency",
                                             "instance",
                                             "state",
                                             "start",
                                             "end",
                                             "last_confirmed",
                                             "standing",
                                             "against",
                                             "evidence",
                                             "contrary"};
  CHECK(keys_of(segment_json({}, {}, labels)) == expected);
}

TEST_CASE("json: broken text is replaced, never passed on") {
  Evidence evidence = piece();
  evidence.quote = "broken \xff byte";
  const std::string text = evidence_json(evidence, labels);
  CHECK(Json::parse(text)["quote"] == "broken \xEF\xBF\xBD byte");
  CHECK(text.find('\n') == std::string::npos);
  CHECK(json_quoted("a \"b\"\n") == "\"a \\\"b\\\"\\n\"");
}
