// SPDX-License-Identifier: Apache-2.0
// stance compare: our answers against an outside table, or those of two days; of two
// readings (rules_compare.cpp) and two versions of the rules (compare_rules.cpp).
#include "stance/timeline/compare.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <ostream>
#include <set>

#include "compare_lines.h"
#include "print.h"
#include "readings.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/report/evidence_page.h"
#include "stance/report/status_page.h"
#include "stance/report/words.h"
#include "table_series.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

// The rules with a policy for lists that answer no question of ours.
RuleSet rules_for_lists(const RuleSet& rules) {
  RuleSet extended = rules;
  Policy policy;
  policy.id = listed_policy;
  policy.title = "On the list";
  policy.states = {{listed_state, "On the list."}, {not_listed_state, "Not on it."}};
  policy.when_ended = not_listed_state;
  extended.policies.push_back(policy);
  // Whatever kind of source they are: it is their own word about their list.
  extended.precedence.acts_from.clear();
  return extended;
}

// What they say, place by place.
struct Theirs {
  MappingFile file;
  RuleSet rules;
  std::map<JurisdictionId, std::vector<Evidence>> evidence = {};
  std::vector<ingest::HeldRows> held = {};
};

Theirs read_theirs(Session& session,
                   const Arguments& arguments,
                   const std::string& path) {
  std::optional<std::string> mapping = arguments.value("--with");
  if (!mapping) mapping = arguments.value("--mapping");
  if (!mapping) throw InputError("say with --with MAPPING.toml what its columns mean");
  Theirs theirs{.file = read_mapping_file(session, *mapping),
                .rules = rules_for_lists(session.applied_rules())};
  require_rules(session, theirs.file, theirs.rules);
  const fs::path file = session.environment().folder / path;
  std::error_code error;
  if (!fs::is_regular_file(file, error)) {
    throw InputError(printable_line(path) + ": there is no such file");
  }
  const ingest::Mapping& meaning = theirs.file.mapping;
  const std::vector<Day> days =
      ingest::dates_in_name(file.filename().string(), meaning.file_date);
  const Day published = days.size() == 1 ? days.front() : session.environment().today;
  ingest::PlaceNames places(meaning, session.gazetteer(), {});
  ingest::TableReport report;
  const ingest::TableRules rules{meaning, theirs.rules, places, report};
  const auto open = [&] { return table_in_file(file.string(), meaning); };
  const ingest::SeriesTable table{
      .info = {file.filename().string(), digest_of_table(open()), published},
      .open = open};
  const ingest::SeriesOutcome outcome =
      ingest::series_evidence({table}, rules, [&](Evidence piece) {
        theirs.evidence[piece.jurisdiction].push_back(std::move(piece));
      });
  theirs.held = report.held();
  session.show(report.diagnostics());
  if (outcome.publications.empty() || outcome.counts.rows == 0 ||
      outcome.publications.front().standing == ingest::TableStanding::unreadable) {
    throw InputError("the table could not be read");
  }
  return theirs;
}

std::string their_proof_of(const std::vector<Evidence>& pieces, const Status& status) {
  for (const Evidence& piece : pieces) {
    const bool is_its =
        std::ranges::find(status.evidence, piece.id) != status.evidence.end();
    if (is_its && piece.cell) {
      return piece.cell->table + " row " + std::to_string(piece.cell->row);
    }
  }
  return "";
}

// All answers of one place on one policy.
Line compared_line(const JurisdictionId& place,
                   const Policy& policy,
                   const Status& theirs,
                   const EffectiveStatus& ours,
                   const Subject& subject) {
  return {.agreement = compared(theirs, ours.effective),
          .place = place,
          .question = policy.id.text,
          .theirs = answer_words(theirs),
          .ours = answer_words(ours.effective),
          .their_proof = "",
          .our_proof = proof_of(subject, ours.effective),
          .evidence = ours.effective.evidence};
}

Status their_status(const std::vector<Timeline>& timelines,
                    const Policy& policy,
                    Asked asked) {
  std::vector<Timeline> strands;
  std::ranges::copy_if(timelines, std::back_inserter(strands), [&](const Timeline& each) {
    return each.policy == policy.id;
  });
  return status_on(strands, policy, asked.on, asked.known);
}

// Places that they or we have something to say about.
std::set<JurisdictionId> places_of(Session& session,
                                   const Arguments& arguments,
                                   const Theirs& theirs,
                                   const std::map<JurisdictionId, Subject>& ours) {
  std::set<JurisdictionId> places;
  for (const auto& [id, pieces] : theirs.evidence) places.insert(id);
  for (const auto& [id, subject] : ours) places.insert(id);
  if (const auto within = arguments.value("--in")) {
    const JurisdictionId top = session.place(*within).id;
    std::erase_if(places, [&](const JurisdictionId& id) {
      return !session.gazetteer().lies_in(id, top);
    });
  }
  return places;
}

std::map<JurisdictionId, Subject> our_subjects(Session& session, Day known) {
  std::map<JurisdictionId, Subject> subjects;
  for (Subject& each : subjects_of(session, std::nullopt, known)) {
    subjects.emplace(each.jurisdiction, std::move(each));
  }
  return subjects;
}

std::set<PolicyId> policies_in(const Theirs& theirs) {
  std::set<PolicyId> policies;
  for (const auto& [id, pieces] : theirs.evidence) {
    for (const Evidence& piece : pieces) policies.insert(piece.policy);
  }
  return policies;
}

std::vector<Line> against_table(Session& session,
                                const Arguments& arguments,
                                const Theirs& theirs) {
  const Asked asked{session.on(arguments), session.as_known_on(arguments)};
  const std::map<JurisdictionId, Subject> ours = our_subjects(session, asked.known);
  const ListTest test(session, arguments);
  const std::set<PolicyId> policies = policies_in(theirs);
  if (policies.contains(listed_policy) && test.is_empty()) {
    throw InputError(
        "the table only says which places are on a list: say with --where \"POLICY is "
        "STATE\" (more than once for any of several), or with --under READING --where "
        "\"STATUS is ANSWER\", what that is held against");
  }
  std::vector<Line> lines;
  for (const JurisdictionId& place : places_of(session, arguments, theirs, ours)) {
    const auto pieces = theirs.evidence.find(place);
    const std::vector<Evidence> none;
    const std::vector<Evidence>& said =
        pieces == theirs.evidence.end() ? none : pieces->second;
    const std::vector<Timeline> timelines =
        assemble_timelines(said, theirs.rules, Day::latest());
    const auto known = ours.find(place);
    const Subject subject =
        known != ours.end() ? known->second : subject_of(session, place, asked.known);
    for (const PolicyId& id : policies) {
      const Policy& policy = *theirs.rules.find_policy(id);
      const Status status = their_status(timelines, policy, asked);
      Line line = id == listed_policy
                      ? test.line(subject, status, asked)
                      : compared_line(place,
                                      policy,
                                      status,
                                      answer(subject, policy, asked.on, asked.known),
                                      subject);
      line.their_proof = their_proof_of(said, status);
      if (line.agreement != Agreement::unknown) lines.push_back(std::move(line));
    }
  }
  return lines;
}

std::vector<Line> two_days(Session& session,
                           const Arguments& arguments,
                           Day first,
                           Day second) {
  const Day known = session.as_known_on(arguments);
  std::optional<JurisdictionId> within;
  if (const auto place = arguments.value("--in")) within = session.place(*place).id;
  std::vector<Line> lines;
  for (const Subject& subject : subjects_of(session, within, known)) {
    for (const Policy& policy : session.policies(arguments)) {
      const EffectiveStatus before = answer(subject, policy, first, known);
      const EffectiveStatus after = answer(subject, policy, second, known);
      Line line =
          compared_line(subject.jurisdiction, policy, before.effective, after, subject);
      line.their_proof = proof_of(subject, before.effective);
      if (line.agreement != Agreement::unknown) lines.push_back(std::move(line));
    }
  }
  return lines;
}

bool is_reading(Session& session, const std::string& name) {
  const auto& readings = session.applied_rules().readings;
  return std::ranges::any_of(readings,
                             [&](const ReadingPack& pack) { return pack.name == name; });
}

std::string object_of(Session& session, const Line& line) {
  const PlaceLabel place = session.label(line.place);
  std::string ids;
  for (const EvidenceId& id : line.evidence) {
    ids += (ids.empty() ? "" : ",") + json_quoted(id.text);
  }
  return "{\"result\":" + json_quoted(std::string(to_string(line.agreement))) +
         ",\"jurisdiction\":" + json_quoted(place.id.text) +
         ",\"name\":" + json_quoted(place.name) +
         ",\"policy\":" + json_quoted(line.question) +
         ",\"theirs\":" + json_quoted(line.theirs) +
         ",\"ours\":" + json_quoted(line.ours) +
         ",\"their_proof\":" + json_quoted(line.their_proof) +
         ",\"our_proof\":" + json_quoted(line.our_proof) + ",\"evidence\":[" + ids + "]}";
}

// What matters most comes first.
constexpr std::array listed_order = {
    Agreement::differ, Agreement::we_lack, Agreement::they_lack, Agreement::agree};

}  // namespace

int show_lines(Session& session,
               const Arguments& arguments,
               std::vector<Line> lines,
               const Heads& heads) {
  std::map<Agreement, std::size_t> counts;
  for (const Line& line : lines) ++counts[line.agreement];
  const bool lists_lacking =
      !heads.is_outside || arguments.has("--lacking") || arguments.has("--all");
  std::erase_if(lines, [&](const Line& line) {
    if (line.agreement == Agreement::agree) return !arguments.has("--all");
    return line.agreement != Agreement::differ && !lists_lacking;
  });
  std::ranges::stable_sort(lines, {}, [](const Line& line) {
    return std::ranges::find(listed_order, line.agreement);
  });
  Table table{.header = {"RESULT", "PLACE", "POLICY", heads.theirs, heads.ours, "PROOF"}};
  std::vector<std::string> objects;
  for (const Line& line : lines) {
    const bool is_theirs = line.agreement == Agreement::we_lack;
    table.rows.push_back({std::string(to_string(line.agreement)),
                          session.label(line.place).name,
                          line.question,
                          line.theirs,
                          line.ours,
                          is_theirs ? line.their_proof : line.our_proof});
    objects.push_back(object_of(session, line));
  }
  table.flexible = 5;
  if (!printed_as_data(session, table, objects)) {
    session.out() << render(table, session.width());
    session.out() << (table.rows.empty() ? "" : "\n") << counts[Agreement::agree]
                  << " agree, " << counts[Agreement::differ] << " differ, "
                  << counts[Agreement::they_lack] << " they lack, "
                  << counts[Agreement::we_lack] << " we lack\n";
  }
  const std::size_t lacking = counts[Agreement::they_lack] + counts[Agreement::we_lack];
  if (lacking > 0 && !lists_lacking) {
    session.say("what only one side answers (" + std::to_string(lacking) +
                ") is listed with --lacking, all of it with --all");
  }
  const bool is_different = counts[Agreement::differ] + lacking > 0;
  return arguments.has("--exit-code") && is_different ? 1 : 0;
}

namespace {

void show_held(const Session& session, const std::vector<ingest::HeldRows>& held) {
  if (held.empty()) return;
  session.say(counted(held.size(), "name") + " of the table could not be placed:");
  for (const ingest::HeldRows& each : held) {
    if (session.is_quiet()) return;
    session.err() << "  row " << each.first_row << ": " << printable_line(each.name.name)
                  << (each.name.in.empty() ? "" : ", ") << printable_line(each.name.in)
                  << ": " << printable_line(each.name.reason) << "\n";
  }
}

}  // namespace

int run_compare(Session& session, const Arguments& arguments) {
  const std::vector<std::string> what = arguments.values("WHAT");
  session.store();
  if (what.size() == 2) {
    const std::optional<Day> first = parse_day(what[0]);
    const std::optional<Day> second = parse_day(what[1]);
    if (first && second) {
      return show_lines(session,
                        arguments,
                        two_days(session, arguments, *first, *second),
                        {what[0], what[1]});
    }
    if (is_reading(session, what[0]) && is_reading(session, what[1])) {
      return compare_readings(session, arguments, what[0], what[1]);
    }
    if (first || second) throw InputError("compare a day with a day");
    return compare_rules(session, arguments, what[0], what[1]);
  }
  if (what.size() > 2) throw InputError("compare one table, or two of a kind");
  const Theirs theirs = read_theirs(session, arguments, what.front());
  std::vector<Line> lines = against_table(session, arguments, theirs);
  show_held(session, theirs.held);
  return show_lines(session, arguments, std::move(lines), {"THEIRS", "OURS", true});
}

}  // namespace stance::cli
