// SPDX-License-Identifier: Apache-2.0
// Values for the tests of the store. The `full_` ones have every field set, and each to
// something that its default is not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stance/base/digest.h"
#include "stance/store/store.h"

namespace stance::store::test {

inline const Day today = *parse_day("2025-03-04");
inline const Day tomorrow = *parse_day("2025-03-05");
inline const Digest rules{"aaaa"};
inline const Digest other_rules{"bbbb"};
inline const JurisdictionId alder{"ocd-division/country:us/state:xx/county:alder"};
inline const JurisdictionId birch{"ocd-division/country:us/state:xx/county:birch"};
inline const PolicyId order{"order"};
inline const PolicyId notice{"notice"};

inline Day day(std::string_view text) {
  return *parse_day(text);
}
inline Edtf edtf(std::string_view text) {
  return *Edtf::parse(text);
}

// A fresh store in memory, or in a file.
inline Store fresh_store(const std::string& file = ":memory:") {
  return *Store::open(file, {.mode = OpenMode::create, .command = "a test"});
}

// As the store gives it back that got it today.
inline Document document(std::string id, std::string text) {
  Document made{.id = std::move(id), .digest = digest_of(text)};
  made.received = today;
  made.text = std::move(text);
  return made;
}

inline Document full_document() {
  Document full = document("alder-1", "The county said \"no\".\nSo it did. \xC3\xA9\n");
  full.title = "A title";
  full.publisher = "Alder Courier";
  full.url = "https://example.org/1";
  full.published = edtf("2019-07~");
  full.kind = "news";
  full.state = "MD";
  full.is_abstract = true;
  return full;
}

// Evidence whose quote is the first `length` bytes of the document.
inline Evidence evidence_of(const Document& source,
                            const JurisdictionId& jurisdiction,
                            const PolicyId& policy,
                            std::size_t length = 10) {
  Evidence made{
      .document = source.id, .digest = source.digest, .jurisdiction = jurisdiction};
  made.policy = policy;
  made.state = {"in-force"};
  made.quote = source.text.substr(0, length);
  made.end = length;
  made.id = evidence_id(made);
  return made;
}

inline Evidence full_evidence(const Document& source) {
  Evidence full = evidence_of(source, alder, order);
  full.kind = Kind::adopted;
  full.when = edtf("[2018-06..2018-08]");
  full.published = edtf("2019");
  full.scope = "serious offenses";
  full.agency = "sheriff";
  full.instance = "order 12";
  full.speaker = "the executive";
  full.binds = Binds::below;
  full.factual = false;
  full.hedged = true;
  full.grade = Grade::b;
  full.cue = CueId{"core/order-adopted"};
  full.contexts = {"planned", "a \"quoted\" one"};
  full.begin = 4;
  full.end = 10;
  full.quote = source.text.substr(4, 6);
  full.dates = {{"announced", edtf("2018-05")}, {"signed", edtf("2018-06-01")}};
  full.parameters = {{"days", 2.5}, {"hours", 48}};
  full.source_kind = "official";
  full.publisher = "Alder County";
  full.grades = ComponentGrades{Grade::a, Grade::b, Grade::c, Grade::d};
  full.id = evidence_id(full);
  return full;
}

inline Timeline full_timeline(const JurisdictionId& jurisdiction,
                              const PolicyId& policy) {
  const Event adopted{.policy = policy,
                      .state = {"in-force"},
                      .kind = Kind::adopted,
                      .when = {day("2018-06-01"), day("2018-06-30")},
                      .scheduled = true,
                      .evidence = {{"e1"}, {"e2"}}};
  Event proposed = adopted;
  proposed.kind = Kind::proposed;
  proposed.when = {};
  proposed.scheduled = false;
  const Segment first{.state = StateId{"in-force"},
                      .start = {Day::earliest(), day("2018-06-30")},
                      .end = Days{day("2020-01-01"), Day::latest()},
                      .since = {day("2017-01-01"), day("2018-06-30")},
                      .last_confirmed = Days{day("2019-01-01"), day("2019-12-31")},
                      .standing = Standing::contested,
                      .reports_only = true,
                      .against = {{"ended"}},
                      .evidence = {{"e1"}, {"e2"}},
                      .contrary = {{"e3"}}};
  Segment second;
  second.start = {day("2020-01-01"), day("2020-01-01")};
  second.since = second.start;
  return {.jurisdiction = jurisdiction,
          .policy = policy,
          .binds = Binds::below,
          .agency = "sheriff",
          .instance = "order 12",
          .segments = {first, second},
          .events = {adopted, adopted},
          .proposed = {proposed},
          .undated = {{"e4"}}};
}

}  // namespace stance::store::test
