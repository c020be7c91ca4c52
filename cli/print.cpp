// SPDX-License-Identifier: Apache-2.0
#include "print.h"

#include <ostream>

namespace stance::cli {
namespace {

void print_array(std::ostream& out, const std::vector<std::string>& objects) {
  out << "[";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    out << (i == 0 ? "\n" : ",\n") << objects[i];
  }
  out << (objects.empty() ? "]\n" : "\n]\n");
}

}  // namespace

bool printed_as_data(const Session& session,
                     const Table& table,
                     const std::vector<std::string>& objects) {
  switch (session.format()) {
    case Format::table: return false;
    case Format::json: print_array(session.out(), objects); return true;
    case Format::jsonl:
      for (const std::string& object : objects) session.out() << object << "\n";
      return true;
    case Format::csv: session.out() << to_csv(table); return true;
    case Format::markdown: session.out() << to_markdown(table); return true;
  }
  return false;
}

void print(const Session& session,
           const Table& table,
           const std::vector<std::string>& objects,
           const std::string& nothing) {
  if (printed_as_data(session, table, objects)) return;
  session.out() << render(table, session.width());
  if (table.rows.empty()) session.say(nothing);
}

}  // namespace stance::cli
