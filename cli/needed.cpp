// SPDX-License-Identifier: Apache-2.0
#include "needed.h"

#include <ostream>
#include <utility>

#include "print.h"
#include "review_queue.h"
#include "stance/base/text.h"
#include "stance/report/table.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

// Would a document make the answer better?
bool is_weak(Standing standing) {
  switch (standing) {
    case Standing::unknown:
    case Standing::stale:
    case Standing::contested:
    case Standing::uncertain:
    case Standing::announced: return true;
    case Standing::settled:
    case Standing::suspended:
    case Standing::inherited: return false;
  }
  return false;
}

std::string object_of(const StatusPage& page, const StatusLine& line) {
  std::string documents;
  for (const std::string& text : line.policy.settled_by) {
    documents += (documents.empty() ? "" : ",") + json_quoted(text);
  }
  const auto& confirmed = line.status.last_confirmed;
  return "{\"jurisdiction\":" + json_quoted(page.place.id.text) +
         ",\"policy\":" + json_quoted(line.policy.id.text) +
         ",\"standing\":" + json_quoted(std::string(to_string(line.status.standing))) +
         ",\"last_confirmed\":" +
         (confirmed ? json_quoted(in_words(*confirmed)) : std::string("null")) +
         ",\"settled_by\":[" + documents + "]}";
}

// For people: a line for each answer, and below it what would settle it.
std::string page_of(const StatusPage& page, std::size_t width) {
  std::string text;
  for (const StatusLine& line : page.lines) {
    if (!is_weak(line.status.standing)) continue;
    text += line.policy.id.text + ": " + std::string(to_string(line.status.standing));
    const auto& confirmed = line.status.last_confirmed;
    if (confirmed) text += ", last confirmed " + in_words(*confirmed);
    text += "\n";
    for (const std::string& document : line.policy.settled_by) {
      std::string start = "  - ";
      for (const std::string& part : wrapped(document, width - start.size())) {
        text += start + part + "\n";
        start = "    ";
      }
    }
  }
  return page.place.name + ", on " + to_string(page.on) + "\n\n" +
         (text.empty() ? "Nothing is unknown, stale, contested or uncertain.\n"
                       : "Weak answers, and which documents would settle them:\n" + text);
}

}  // namespace

int print_needed(Session& session, const std::vector<StatusPage>& pages) {
  Table table{.header = {"PLACE", "POLICY", "STANDING", "CONFIRMED", "WOULD SETTLE IT"}};
  std::vector<std::string> objects;
  for (const StatusPage& page : pages) {
    for (const StatusLine& line : page.lines) {
      if (!is_weak(line.status.standing)) continue;
      table.rows.push_back({page.place.name,
                            line.policy.id.text,
                            std::string(to_string(line.status.standing)),
                            in_words(line.status.last_confirmed),
                            join(line.policy.settled_by, "; ")});
      objects.push_back(object_of(page, line));
    }
  }
  if (printed_as_data(session, table, objects)) return 0;
  std::vector<QueueScope> scopes;
  for (const StatusPage& page : pages) {
    QueueScope scope{.place = page.place.id};
    if (page.lines.size() == 1) scope.policy = page.lines.front().policy.id;
    scopes.push_back(std::move(scope));
  }
  const std::vector<std::size_t> counts = waiting_counts(session, scopes);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    session.out() << (i == 0 ? "" : "\n") << page_of(pages[i], session.width());
    const std::string waiting = waiting_words(session, scopes[i], counts[i]);
    if (!waiting.empty()) session.out() << "\n" << waiting << "\n";
  }
  return 0;
}

}  // namespace stance::cli
