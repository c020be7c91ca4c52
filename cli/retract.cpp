// SPDX-License-Identifier: Apache-2.0
// stance evidence retract | decisions: sources that are taken back, and all that people
// have decided.
#include "retract.h"

#include <algorithm>
#include <ostream>
#include <set>

#include "moves.h"
#include "print.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/report/evidence_page.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

// A source that a name can mean.
struct Source {
  Target target = Target::document;
  // As decisions name it.
  std::string name;
  // For people.
  std::string words;
};

struct RowName {
  std::string table;
  std::size_t row = 0;
};

// "FILE row 12", "FILE:12".
std::optional<RowName> row_name_in(const std::string& name) {
  for (const std::string_view mark : {" row ", ":"}) {
    const std::size_t at = name.rfind(mark);
    if (at == std::string::npos || at == 0) continue;
    const std::string digits = name.substr(at + mark.size());
    const bool is_number = !digits.empty() && digits.size() < 10 &&
                           digits.find_first_not_of("0123456789") == std::string::npos;
    if (is_number) return RowName{name.substr(0, at), std::stoul(digits)};
  }
  return std::nullopt;
}

bool begins_digest(const std::string& name, const Digest& digest) {
  return name.size() >= 8 && digest.text.starts_with(name);
}

void add_tables(const store::Store& store,
                const std::string& name,
                std::vector<Source>& sources) {
  const std::optional<RowName> row = row_name_in(name);
  std::set<std::string> seen;
  for (const store::ImportedTable& table : store.tables(std::nullopt)) {
    const auto is_named = [&](const std::string& text) {
      return table.file == text || begins_digest(text, table.digest);
    };
    if (is_named(name) && seen.insert(table.digest.text).second) {
      sources.push_back({Target::document, table.digest.text, "the table " + table.file});
    }
    if (row && is_named(row->table) && seen.insert(table.digest.text + "#").second) {
      sources.push_back({Target::row,
                         row_name(table.digest, row->row),
                         "row " + std::to_string(row->row) + " of " + table.file});
    }
  }
}

bool has_extractor(const store::Store& store, const std::string& name) {
  const std::vector<store::ManualEvidence> given = store.manual_evidence();
  return std::ranges::any_of(given, [&](const store::ManualEvidence& one) {
    return one.evidence.extractor == name;
  });
}

std::vector<Source> sources_named(const store::Store& store, const std::string& name) {
  std::vector<Source> sources;
  std::set<std::string> publishers;
  for (const Document& document : store.documents_named(name)) {
    sources.push_back(
        {Target::document, document.digest.text, "the document " + document.id});
  }
  const bool is_found = !sources.empty();
  store.each_document([&](const Document& document) {
    if (document.publisher) publishers.insert(*document.publisher);
    if (is_found || !begins_digest(name, document.digest)) return;
    sources.push_back(
        {Target::document, document.digest.text, "the document " + document.id});
  });
  add_tables(store, name, sources);
  if (sources.empty() && !publishers.contains(name)) {
    store.each_evidence([&](const Evidence& piece) {
      if (piece.publisher) publishers.insert(*piece.publisher);
    });
  }
  if (publishers.contains(name)) {
    sources.push_back({Target::publisher, name, "all that " + name + " published"});
  }
  if (has_extractor(store, name)) {
    sources.push_back({Target::extractor, name, "all that " + name + " found"});
  }
  return sources;
}

Source the_source(const store::Store& store, const std::string& name) {
  std::vector<Source> sources = sources_named(store, name);
  if (sources.size() == 1) return std::move(sources.front());
  if (sources.empty()) {
    throw InputError(
        "\"" + printable_line(name) +
        "\" is no document, table, \"TABLE row N\", publisher or extractor of the store, "
        "and no evidence");
  }
  std::string text = "\"" + printable_line(name) + "\" can be";
  for (const Source& each : sources) {
    text += "\n  " + each.words + "  (" + each.name.substr(0, 12) + ")";
  }
  throw InputError(text + "\nname it by the beginning of its digest");
}

// The tables whose reading rests on the source: those of its series.
std::set<std::string> digests_with(const store::Store& store, const std::string& digest) {
  std::set<std::string> series;
  for (const store::ImportedTable& table : store.tables(std::nullopt)) {
    if (table.digest.text == digest) series.insert(table.series);
  }
  std::set<std::string> digests = {digest};
  for (const store::ImportedTable& table : store.tables(std::nullopt)) {
    if (series.contains(table.series)) digests.insert(table.digest.text);
  }
  return digests;
}

std::set<store::Subject> concerned_by(const store::Store& store, const Source& source) {
  const std::set<std::string> digests =
      digests_with(store, source.name.substr(0, source.name.find(' ')));
  std::set<store::Subject> subjects;
  store.each_evidence([&](const Evidence& piece) {
    bool is_concerned = digests.contains(piece.digest.text);
    if (source.target == Target::publisher) is_concerned = piece.publisher == source.name;
    if (source.target == Target::extractor) is_concerned = piece.extractor == source.name;
    if (is_concerned) subjects.insert({piece.jurisdiction, piece.policy});
  });
  return subjects;
}

std::string what_words(const store::Store& store, const Decision& decision) {
  switch (decision.target) {
    case Target::evidence: return decision.evidence.text;
    case Target::publisher: return "publisher " + decision.evidence.text;
    case Target::extractor: return "extractor " + decision.evidence.text;
    case Target::document:
    case Target::row: break;
  }
  const std::string& name = decision.evidence.text;
  const std::size_t blank = name.find(' ');
  const Digest digest{name.substr(0, blank)};
  const std::string rest = blank == std::string::npos ? "" : name.substr(blank);
  if (const auto document = store.document(digest)) return document->id + rest;
  for (const store::ImportedTable& table : store.tables(std::nullopt)) {
    if (table.digest == digest) return table.file + rest;
  }
  return digest.text.substr(0, 12) + rest;
}

std::string verdict_words(const Decision& decision) {
  if (decision.verdict == Verdict::amend && decision.when) {
    return "amend: " + decision.when->to_string();
  }
  const bool is_source = decision.target != Target::evidence;
  if (is_source && decision.verdict == Verdict::reject) return "retract";
  return std::string(to_string(decision.verdict));
}

// What a person said, as a row of the table.
struct Recorded {
  std::vector<std::string> row;
  std::string target;
  // What it is about, for programs.
  std::string name;
  Day day;
};

std::string object_of(const Recorded& recorded) {
  const std::vector<std::string>& row = recorded.row;
  return "{\"recorded\":" + json_quoted(row[0]) + ",\"who\":" + json_quoted(row[1]) +
         ",\"verdict\":" + json_quoted(row[2]) +
         ",\"target\":" + json_quoted(recorded.target) +
         ",\"name\":" + json_quoted(recorded.name) + ",\"why\":" + json_quoted(row[4]) +
         "}";
}

void add_given(Session& session, std::vector<Recorded>& all) {
  for (const store::ManualEvidence& each : session.store().manual_evidence()) {
    const Evidence& piece = each.evidence;
    // A program's records are no word of a person's; what is decided about them is.
    if (piece.extractor) continue;
    all.push_back({{to_string(each.recorded),
                    each.who,
                    // In `review`: of which place a record of a document is.
                    piece.cue ? "place" : "add",
                    piece.id.text + " (" + session.label(piece.jurisdiction).name + ", " +
                        piece.policy.text + ": " + claim_words(piece) + ")",
                    each.why},
                   std::string(to_string(Target::evidence)),
                   piece.id.text,
                   each.recorded});
  }
}

void add_names(Session& session, std::vector<Recorded>& all) {
  for (const store::NameDecision& each : session.store().name_decisions()) {
    const std::string name = each.name + (each.in.empty() ? "" : ", " + each.in);
    all.push_back(
        {{to_string(each.recorded),
          each.who,
          each.place ? "name: " + session.label(*each.place).name : "name: undo",
          name,
          each.why},
         "name",
         name,
         each.recorded});
  }
}

void add_decisions(const store::Store& store, std::vector<Recorded>& all) {
  for (const Decision& each : store.decisions()) {
    const std::string name = what_words(store, each);
    all.push_back(
        {{to_string(each.recorded), each.who, verdict_words(each), name, each.why},
         std::string(to_string(each.target)),
         name,
         each.recorded});
  }
}

// Day by day, the oldest first; of one day what was added comes before what was decided
// about it, and both in the order in which they were recorded.
std::vector<Recorded> all_recorded(Session& session) {
  std::vector<Recorded> all;
  session.store();
  add_given(session, all);
  add_names(session, all);
  add_decisions(session.store(), all);
  std::ranges::stable_sort(all, {}, &Recorded::day);
  return all;
}

}  // namespace

int retract_source(Session& session,
                   const Arguments& arguments,
                   const std::string& name,
                   Verdict verdict) {
  store::Store& store = session.store(store::OpenMode::write);
  const Source source = the_source(store, name);
  if (session.format() == Format::table) {
    session.out() << (verdict == Verdict::undo ? "no longer retracted: " : "retracted: ")
                  << printable_line(source.words) << "\n";
  }
  const Decision decision{.evidence = {source.name},
                          .verdict = verdict,
                          .who = session.environment().user,
                          .why = arguments.value("--why").value_or(""),
                          .recorded = session.environment().today,
                          .target = source.target};
  show_moves(
      session,
      [&] { return concerned_by(store, source); },
      [&] { store.add_decision(decision); });
  return 0;
}

int run_evidence_retract(Session& session, const Arguments& arguments) {
  return retract_source(
      session, arguments, arguments.value("SOURCE").value_or(""), Verdict::reject);
}

int run_evidence_decisions(Session& session, const Arguments& arguments) {
  (void)arguments;
  Table table{.header = {"RECORDED", "WHO", "VERDICT", "ABOUT", "WHY"}};
  std::vector<std::string> objects;
  for (const Recorded& each : all_recorded(session)) {
    objects.push_back(object_of(each));
    table.rows.push_back(each.row);
  }
  table.flexible = 4;
  print(session, table, objects, "nobody has decided anything");
  return 0;
}

}  // namespace stance::cli
