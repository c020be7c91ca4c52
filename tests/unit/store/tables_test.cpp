// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "stance/base/digest.h"
#include "stance/store/store.h"

using namespace stance;
using namespace stance::store;

namespace {

const Day today{20000};

Store store_in_memory() {
  auto opened = Store::open(":memory:", {.mode = OpenMode::create});
  REQUIRE(opened.has_value());
  return std::move(opened).value();
}

Bytes bytes_of(const std::string& text) {
  return [text, at = std::size_t{0}](std::string& chunk) mutable {
    if (at >= text.size()) return false;
    chunk = text.substr(at, 700000);
    at += chunk.size();
    return true;
  };
}

ImportedTable table_of(const std::string& text,
                       const std::string& series,
                       Day published) {
  return {.digest = digest_of(text),
          .series = series,
          .file = series + ".csv",
          .published = published,
          .recorded = today};
}

std::string text_of(const Store& store, const Digest& digest) {
  const Bytes bytes = store.table_bytes(digest);
  std::string text;
  for (std::string chunk; bytes(chunk);) text += chunk;
  return text;
}

Evidence piece_of(const Digest& digest, const std::string& place) {
  Evidence piece{.id = {},
                 .document = "orders.csv",
                 .digest = digest,
                 .jurisdiction = {place},
                 .policy = {"masks"},
                 .state = {"required"},
                 .kind = Kind::adopted,
                 .when = Edtf::from_day(today),
                 .published = Edtf::from_day(today),
                 .grade = Grade::a,
                 .quote = "Kent",
                 .begin = 7,
                 .end = 11,
                 .publisher = "Ledger",
                 .cell = TableCell{2, "county", "orders.csv"}};
  piece.id = evidence_id(piece);
  return piece;
}

const std::string orders = "county\nKent\n";

// The store with one table "orders" and one piece from it.
std::int64_t filled(Store& store) {
  store.add_table(table_of(orders, "orders", today), bytes_of(orders));
  const std::int64_t key = store.tables("orders").front().key;
  store.replace_table_evidence({key}, "stamp", [&](const Store::TableSink& sink) {
    sink(key, piece_of(digest_of(orders), "kent"));
    return TablesRead{
        .publications = {{key, today, 1, "sound", ""}},
        .held = {{"orders", "Nowhere", "", "no", {"A", "B"}, "o.csv", 3, 2}}};
  });
  return key;
}

}  // namespace

TEST_CASE("store: a table is kept in parts, byte for byte, and once") {
  Store store = store_in_memory();
  std::string text;
  for (int i = 0; text.size() < 3000000; ++i) text += std::to_string(i) + ",\xFF\n";
  const ImportedTable table = table_of(text, "orders", today);
  CHECK(store.add_table(table, bytes_of(text)) == Added::added);
  CHECK(store.add_table(table, bytes_of(text)) == Added::already_there);
  ImportedTable later = table;
  later.published = add_days(today, 1);
  CHECK(store.add_table(later, bytes_of(text)) == Added::added);
  CHECK(store.tables("orders").size() == 2);
  CHECK(store.tables("other").empty());
  CHECK((text_of(store, table.digest) == text));
  for (const std::size_t at : {std::size_t{0}, std::size_t{1048570}, text.size() - 20}) {
    CHECK(store.table_text(table.digest, at, at + 20) == text.substr(at, 20));
  }
  CHECK(store.table_text(table.digest, text.size(), text.size() + 1) == std::nullopt);
}

TEST_CASE("store: the last mapping of a name holds") {
  Store store = store_in_memory();
  const StoredMapping first{.name = "orders", .file = "m.toml", .content = "a"};
  StoredMapping second = first;
  second.names = "name,in,place\n";
  CHECK(store.add_mapping(first, today));
  CHECK_FALSE(store.add_mapping(first, today));
  CHECK(store.add_mapping(second, today));
  CHECK(store.mapping("orders") == second);
  CHECK(store.mapping("other") == std::nullopt);
}

TEST_CASE("store: what tables say stands beside what documents say") {
  Store store = store_in_memory();
  const std::int64_t key = filled(store);
  const Evidence piece = piece_of(digest_of(orders), "kent");
  CHECK(store.evidence_for({"kent"}) == std::vector<Evidence>{piece});
  CHECK(store.evidence_for({"kent"}, {"masks"}) == std::vector<Evidence>{piece});
  CHECK(store.evidence_by_id(piece.id) == std::vector<Evidence>{piece});
  CHECK(store.evidence_of(digest_of(orders)) == std::vector<Evidence>{piece});
  std::size_t visited = 0;
  store.each_evidence([&](const Evidence&) { ++visited; });
  CHECK(visited == 1);
  CHECK(store.subjects() == std::vector<Subject>{{{"kent"}, {"masks"}}});
  CHECK(store.outdated_timelines({"rules"}).size() == 1);
  CHECK(store.held_names().front().candidates == std::vector<std::string>{"A", "B"});
  CHECK(store.table_publications().front().standing == "sound");
  CHECK(store.tables_to_read("orders", "stamp").empty());
  CHECK(store.tables_to_read("orders", "other stamp") == std::vector<std::int64_t>{key});
  CHECK(store.check().empty());
  CHECK(store.info().tables == 1);
  CHECK(store.info().table_evidence == 1);
  store.drop_derived();
  CHECK(store.evidence_for({"kent"}).empty());
  CHECK(store.tables_to_read("orders", "stamp") == std::vector<std::int64_t>{key});
}

TEST_CASE("store: a quote that its table does not say is found") {
  Store store = store_in_memory();
  filled(store);
  const std::int64_t key = store.tables("orders").front().key;
  store.replace_table_evidence({key}, "stamp", [&](const Store::TableSink& sink) {
    Evidence piece = piece_of(digest_of(orders), "kent");
    piece.quote = "Cecil";
    sink(key, piece);
    return TablesRead{};
  });
  const Diagnostics faults = store.check();
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().code == "S105");
}

TEST_CASE("store: decisions about sources make outdated what rests on them") {
  struct Row {
    std::string_view name;
    Target target;
    std::string about;
    bool reads_again;
  };
  const Digest digest = digest_of(orders);
  const Row rows[] = {
      {"a table", Target::document, digest.text, true},
      {"a row", Target::row, row_name(digest, 2), false},
      {"a publisher", Target::publisher, "Ledger", false},
      {"another table", Target::document, digest_of("x").text, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Store store = store_in_memory();
    filled(store);
    store.replace_timelines({{"kent"}, {"masks"}}, {"rules"}, {});
    REQUIRE(store.outdated_timelines({"rules"}).empty());
    const Decision decision{.evidence = {row.about},
                            .verdict = Verdict::reject,
                            .who = "me",
                            .why = "wrong",
                            .recorded = today,
                            .target = row.target};
    store.add_decision(decision);
    CHECK(store.decisions() == std::vector<Decision>{decision});
    CHECK(store.tables_to_read("orders", "stamp").empty() != row.reads_again);
    CHECK(store.outdated_timelines({"rules"}).empty() == (row.name == "another table"));
  }
}

TEST_CASE("store: settled names are kept in their order") {
  Store store = store_in_memory();
  NameDecision settled{.series = "",
                       .name = "Kentt",
                       .in = "MD",
                       .place = JurisdictionId{"kent"},
                       .who = "me",
                       .why = "a slip",
                       .recorded = today};
  store.add_name_decision(settled);
  settled.place.reset();
  store.add_name_decision(settled);
  const std::vector<NameDecision> all = store.name_decisions();
  REQUIRE(all.size() == 2);
  CHECK(all[0].place == JurisdictionId{"kent"});
  CHECK_FALSE(all[1].place.has_value());
}
