// SPDX-License-Identifier: Apache-2.0
// stance review: what waits for a person, those records first on which most depends.
#include <algorithm>
#include <charconv>
#include <ostream>

#include "print.h"
#include "review_queue.h"
#include "review_session.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/report/evidence_page.h"

namespace stance::cli {
namespace {

QueueScope scope_of(Session& session, const Arguments& arguments) {
  QueueScope scope;
  if (const auto query = arguments.value("PLACE")) scope.place = session.place(*query).id;
  if (const auto query = arguments.value("--in")) scope.within = session.place(*query).id;
  if (const auto name = arguments.value("--policy")) {
    scope.policy = session.policy(*name).id;
  }
  return scope;
}

std::size_t limit_of(const Arguments& arguments) {
  const auto text = arguments.value("--limit");
  if (!text) return SIZE_MAX;
  std::size_t limit = 0;
  const char* const end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, limit);
  if (read.ec == std::errc() && read.ptr == end && limit > 0) return limit;
  throw InputError("--limit " + printable_line(*text) +
                   ": say how many records, 1 or more");
}

// Where the text does not tell, the first places that it can be.
std::string place_words(Session& session, const Waiting& waiting) {
  if (waiting.candidates.empty()) return session.label(waiting.piece.jurisdiction).name;
  std::vector<std::string> names;
  for (const JurisdictionId& place : waiting.candidates) {
    names.push_back(session.label(place).name);
    if (names.size() == 2) break;
  }
  const std::size_t more = waiting.candidates.size() - names.size();
  if (more > 0) names.push_back(std::to_string(more) + " more");
  return join(names, " or ");
}

std::string object_of(Session& session, const Waiting& waiting) {
  std::vector<std::string> candidates;
  for (const JurisdictionId& place : waiting.candidates) {
    candidates.push_back(json_quoted(place.text));
  }
  return "{\"changes\":" + json_quoted(std::string(to_string(waiting.outlook.stake))) +
         ",\"now\":" + json_quoted(waiting.outlook.now) +
         ",\"accepted\":" + json_quoted(waiting.outlook.then) + ",\"candidates\":[" +
         join(candidates, ",") + "]" +
         ",\"evidence\":" + evidence_json(waiting.piece, session.labels()) + "}";
}

// For people: what fits beside each other.
Table page_of(Session& session, const std::vector<Waiting>& queue) {
  Table table{.header = {"ID", "PLACE", "SAYS", "CHANGES", "ANSWER"}, .rows = {}};
  for (const Waiting& waiting : queue) {
    const Evidence& piece = waiting.piece;
    table.rows.push_back({piece.id.text,
                          place_words(session, waiting),
                          piece.policy.text + ": " + claim_words(piece),
                          std::string(to_string(waiting.outlook.stake)),
                          outlook_words(waiting.outlook)});
  }
  return table;
}

Table data_of(Session& session, const std::vector<Waiting>& queue) {
  Table table{.header = {"ID",
                         "PLACE",
                         "POLICY",
                         "STATE",
                         "KIND",
                         "WHEN",
                         "GRADE",
                         "CHANGES",
                         "NOW",
                         "ACCEPTED",
                         "DOCUMENT",
                         "WORDS"},
              .rows = {}};
  for (const Waiting& waiting : queue) {
    const Evidence& piece = waiting.piece;
    table.rows.push_back({piece.id.text,
                          place_words(session, waiting),
                          piece.policy.text,
                          piece.state.text,
                          std::string(to_string(piece.kind)),
                          piece.when.to_string(),
                          std::string(to_string(piece.grade)),
                          std::string(to_string(waiting.outlook.stake)),
                          waiting.outlook.now,
                          waiting.outlook.then,
                          piece.document,
                          printable_line(piece.quote)});
  }
  return table;
}

void print_queue(Session& session, const std::vector<Waiting>& queue) {
  std::vector<std::string> objects;
  for (const Waiting& waiting : queue) objects.push_back(object_of(session, waiting));
  const bool is_page = session.format() == Format::table;
  const Table table = is_page ? page_of(session, queue) : data_of(session, queue);
  print(session, table, objects, "nothing waits for a person");
}

}  // namespace

int run_review(Session& session, const Arguments& arguments) {
  const bool is_list = arguments.has("--list") || session.format() != Format::table;
  const std::size_t limit = limit_of(arguments);
  // Before anybody has worked for nothing: may it be written?
  session.store(is_list ? store::OpenMode::read : store::OpenMode::write);
  std::vector<Waiting> queue = review_queue(session, scope_of(session, arguments));
  queue.resize(std::min(limit, queue.size()));
  if (is_list) {
    print_queue(session, queue);
  } else if (queue.empty()) {
    session.out() << "Nothing waits for a person.\n";
  } else {
    work_through(
        session, queue, arguments.value("--why").value_or("read in stance review"));
  }
  return 0;
}

}  // namespace stance::cli
