// SPDX-License-Identifier: Apache-2.0
// Timelines with their segments and events, replaced subject by subject.
#include <array>
#include <utility>

#include "stance/base/assert.h"
#include "stance/store/json_columns.h"
#include "stance/store/open_store.h"

namespace stance::store {
namespace {

// A side without a bound is ".." in both columns; which side it is tells its meaning.
void bind_days(Query& query, const Days& days) {
  STANCE_ASSERT(days.earliest != Day::latest() && days.latest != Day::earliest());
  query.also(days.earliest, days.latest);
}

void bind_days(Query& query, const std::optional<Days>& days) {
  if (days) {
    bind_days(query, *days);
  } else {
    query.also(std::nullopt, std::nullopt);
  }
}

Days days_from(const Query& row, int column) {
  const bool is_open_below = row.text(column) == "..";
  const bool is_open_above = row.text(column + 1) == "..";
  return {.earliest = is_open_below ? Day::earliest() : row.day(column),
          .latest = is_open_above ? Day::latest() : row.day(column + 1)};
}

std::optional<Days> optional_days_from(const Query& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return days_from(row, column);
}

Standing standing_from(const Query& row, int column) {
  const std::string word = row.text(column);
  if (const auto standing = parse_standing(word)) return *standing;
  row.fail_as_damaged("'" + word + "' is no standing");
}

// Each of the three names all fields, so that a new one cannot be forgotten here.

void insert_segment(Connection& connection,
                    std::int64_t timeline,
                    std::size_t position,
                    const Segment& segment) {
  const auto& [state,
               start,
               end,
               since,
               last_confirmed,
               standing,
               reports_only,
               against,
               evidence,
               contrary] = segment;
  Query insert(connection,
               "INSERT INTO segment VALUES "
               "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.with(timeline, position, state);
  bind_days(insert, start);
  bind_days(insert, end);
  bind_days(insert, since);
  bind_days(insert, last_confirmed);
  insert.also(to_string(standing),
              reports_only,
              id_column(against),
              id_column(evidence),
              id_column(contrary));
  insert.run();
}

void insert_event(Connection& connection,
                  std::int64_t timeline,
                  std::string_view role,
                  std::size_t position,
                  const Event& event) {
  const auto& [policy, state, kind, when, scheduled, evidence] = event;
  Query insert(connection, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.with(timeline, role, position, policy, state, to_string(kind));
  bind_days(insert, when);
  insert.also(scheduled, id_column(evidence)).run();
}

void insert_timeline(Connection& connection, const Timeline& timeline) {
  const auto& [jurisdiction,
               policy,
               binds,
               agency,
               instance,
               segments,
               events,
               proposed,
               undated] = timeline;
  Query insert(connection,
               "INSERT INTO timeline VALUES (NULL, ?, ?, ?, ?, ?, ?) RETURNING key");
  insert.with(
      jurisdiction, policy, to_string(binds), agency, instance, id_column(undated));
  insert.next();
  const std::int64_t key = insert.integer(0);
  insert.next();
  for (std::size_t i = 0; i < segments.size(); ++i) {
    insert_segment(connection, key, i, segments[i]);
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    insert_event(connection, key, "happened", i, events[i]);
  }
  for (std::size_t i = 0; i < proposed.size(); ++i) {
    insert_event(connection, key, "proposed", i, proposed[i]);
  }
}

Segment segment_from(const Query& row) {
  Segment segment;
  if (!row.is_null(2)) segment.state = StateId{row.text(2)};
  segment.start = days_from(row, 3);
  segment.end = optional_days_from(row, 5);
  segment.since = days_from(row, 7);
  segment.last_confirmed = optional_days_from(row, 9);
  segment.standing = standing_from(row, 11);
  segment.reports_only = row.flag(12);
  segment.against = ids_from<StateTag>(row, 13);
  segment.evidence = ids_from<EvidenceTag>(row, 14);
  segment.contrary = ids_from<EvidenceTag>(row, 15);
  return segment;
}

Event event_from(const Query& row) {
  const std::optional<Kind> kind = parse_kind(row.text(5));
  if (!kind) row.fail_as_damaged("'" + row.text(5) + "' is no kind");
  return {.policy = {row.text(3)},
          .state = {row.text(4)},
          .kind = *kind,
          .when = days_from(row, 6),
          .scheduled = row.flag(8),
          .evidence = ids_from<EvidenceTag>(row, 9)};
}

// Reads the timelines of the rows of `timeline` one after another.
class TimelineReader {
 public:
  explicit TimelineReader(Connection& connection)
      : segments_(connection,
                  "SELECT * FROM segment WHERE timeline = ? ORDER BY position"),
        events_(connection,
                "SELECT * FROM event WHERE timeline = ? ORDER BY role, position") {}

  Timeline timeline_from(const Query& row) {
    Timeline timeline{.jurisdiction = {row.text(1)}, .policy = {row.text(2)}};
    const std::optional<Binds> binds = parse_binds(row.text(3));
    if (!binds) row.fail_as_damaged("'" + row.text(3) + "' is neither own nor below");
    timeline.binds = *binds;
    timeline.agency = row.optional_text(4);
    timeline.instance = row.optional_text(5);
    timeline.undated = ids_from<EvidenceTag>(row, 6);
    segments_.with(row.integer(0));
    while (segments_.next()) timeline.segments.push_back(segment_from(segments_));
    events_.with(row.integer(0));
    while (events_.next()) {
      const bool is_proposed = events_.text(1) == "proposed";
      (is_proposed ? timeline.proposed : timeline.events).push_back(event_from(events_));
    }
    return timeline;
  }

 private:
  Query segments_;
  Query events_;
};

std::vector<Timeline> read_timelines(Connection& connection, Query& rows) {
  TimelineReader reader(connection);
  std::vector<Timeline> timelines;
  while (rows.next()) timelines.push_back(reader.timeline_from(rows));
  return timelines;
}

// The ids below an id are those from "id/" up to "id0": "0" follows "/".
std::vector<Timeline> read_within(Connection& connection, const TimelineQuery& query) {
  Query rows(connection,
             "SELECT * FROM timeline WHERE (?1 IS NULL OR policy = ?1) AND (?2 IS NULL "
             "OR jurisdiction = ?2 OR (jurisdiction >= ?3 AND jurisdiction < ?4)) "
             "ORDER BY jurisdiction, policy, key");
  const std::string top = query.within ? query.within->text : std::string();
  rows.with(query.policy, query.within, top + "/", top + "0");
  return read_timelines(connection, rows);
}

}  // namespace

void mark_outdated(Connection& connection, const Subject& subject) {
  Query(
      connection,
      "INSERT INTO outdated (jurisdiction, policy) VALUES (?, ?) ON CONFLICT DO NOTHING")
      .with(subject.jurisdiction, subject.policy)
      .run();
}

std::vector<Subject> Store::outdated_timelines(const Digest& rules) const {
  const Attempt attempt(**open_, "look for outdated timelines");
  Query query(**open_,
              "SELECT jurisdiction, policy FROM outdated UNION "
              "SELECT jurisdiction, policy FROM timeline_set WHERE rules <> ? "
              "ORDER BY 1, 2");
  query.with(rules);
  std::vector<Subject> subjects;
  while (query.next()) subjects.push_back({{query.text(0)}, {query.text(1)}});
  return subjects;
}

void Store::replace_timelines(const Subject& subject,
                              const Digest& rules,
                              std::span<const Timeline> timelines) {
  const Attempt attempt(**open_, "store timelines");
  Connection& connection = **open_;
  transaction([&] {
    // The timelines of the set go with it, and their segments and events with them.
    Query(connection, "DELETE FROM timeline_set WHERE jurisdiction = ? AND policy = ?")
        .with(subject.jurisdiction, subject.policy)
        .run();
    Query(connection, "DELETE FROM outdated WHERE jurisdiction = ? AND policy = ?")
        .with(subject.jurisdiction, subject.policy)
        .run();
    Query(connection, "INSERT INTO timeline_set VALUES (?, ?, ?)")
        .with(subject.jurisdiction, subject.policy, rules)
        .run();
    for (const Timeline& timeline : timelines) {
      STANCE_ASSERT(timeline.jurisdiction == subject.jurisdiction &&
                    timeline.policy == subject.policy);
      insert_timeline(connection, timeline);
    }
  });
}

std::vector<Timeline> Store::timelines(const TimelineQuery& query) const {
  const Attempt attempt(**open_, "read timelines");
  Connection& connection = **open_;
  std::vector<Timeline> timelines;
  reading([&] {
    if (query.within || !query.jurisdiction) {
      timelines = read_within(connection, query);
      std::erase_if(timelines, [&](const Timeline& timeline) {
        return query.jurisdiction && timeline.jurisdiction != *query.jurisdiction;
      });
    } else if (query.policy) {
      Query rows(connection,
                 "SELECT * FROM timeline WHERE jurisdiction = ? AND policy = ? "
                 "ORDER BY key");
      timelines =
          read_timelines(connection, rows.with(*query.jurisdiction, *query.policy));
    } else {
      Query rows(connection,
                 "SELECT * FROM timeline WHERE jurisdiction = ? ORDER BY policy, key");
      timelines = read_timelines(connection, rows.with(*query.jurisdiction));
    }
  });
  return timelines;
}

void Store::drop_derived() {
  const Attempt attempt(**open_, "drop what was derived");
  transaction([&] {
    Connection& connection = **open_;
    Query(connection, "DELETE FROM timeline_set").with().run();
    Query(connection, "DELETE FROM evidence").with().run();
    Query(connection, "DELETE FROM fired_cue").with().run();
    Query(connection, "DELETE FROM extraction").with().run();
    Query(connection, "INSERT INTO document_word (document_word) VALUES ('delete-all')")
        .with()
        .run();
    Query(connection, "DELETE FROM indexed_words").with().run();
    for (const char* sql : {"DELETE FROM table_evidence",
                            "DELETE FROM table_publication",
                            "DELETE FROM table_reading",
                            "DELETE FROM held_name"}) {
      Query(connection, sql).with().run();
    }
    Query(connection, "DELETE FROM outdated").with().run();
    Query(
        connection,
        "INSERT INTO outdated SELECT DISTINCT jurisdiction, policy FROM manual_evidence")
        .with()
        .run();
  });
}

}  // namespace stance::store
