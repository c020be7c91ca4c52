// SPDX-License-Identifier: Apache-2.0
#include "stance/report/json.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

namespace stance {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json date_json(const std::optional<Edtf>& date) {
  return date ? Json(date->to_string()) : Json(nullptr);
}

Json day_json(Day day) {
  return day.is_bound() ? Json(to_string(day)) : Json(nullptr);
}

Json days_json(const std::optional<Days>& days) {
  if (!days) return nullptr;
  return {{"earliest", day_json(days->earliest)}, {"latest", day_json(days->latest)}};
}

Json edtf_json(const std::optional<Days>& days) {
  return days ? Json(Edtf::from_days(*days).to_string()) : Json(nullptr);
}

Json place_json(const JurisdictionId& id, const Labels& labels) {
  const PlaceLabel label = labels(id);
  return {{"id", label.id.text}, {"geoid", or_null(label.geoid)}, {"name", label.name}};
}

Json ids_json(const std::vector<EvidenceId>& ids) {
  Json list = Json::array();
  for (const EvidenceId& id : ids) list.push_back(id.text);
  return list;
}

Json states_json(const std::vector<StateId>& states) {
  Json list = Json::array();
  for (const StateId& state : states) list.push_back(state.text);
  return list;
}

Json state_json(const std::optional<StateId>& state) {
  return state ? Json(state->text) : Json("unknown");
}

// Signs that turn the direction of writing are escaped, as control characters are: JSON
// is looked at on terminals as well.
std::string without_turns(const std::string& json) {
  constexpr std::array<std::string_view, 12> signs = {"\u061c",
                                                      "\u200e",
                                                      "\u200f",
                                                      "\u202a",
                                                      "\u202b",
                                                      "\u202c",
                                                      "\u202d",
                                                      "\u202e",
                                                      "\u2066",
                                                      "\u2067",
                                                      "\u2068",
                                                      "\u2069"};
  constexpr std::array<std::string_view, 12> escapes = {"\\u061c",
                                                        "\\u200e",
                                                        "\\u200f",
                                                        "\\u202a",
                                                        "\\u202b",
                                                        "\\u202c",
                                                        "\\u202d",
                                                        "\\u202e",
                                                        "\\u2066",
                                                        "\\u2067",
                                                        "\\u2068",
                                                        "\\u2069"};
  const auto may_begin = [](char c) { return c == '\xE2' || c == '\xD8'; };
  if (std::none_of(json.begin(), json.end(), may_begin)) return json;
  std::string shown = json;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    for (std::size_t at = 0; (at = shown.find(signs.at(i), at)) != std::string::npos;) {
      shown.replace(at, signs.at(i).size(), escapes.at(i));
    }
  }
  return shown;
}

std::string text_of(const Json& json) {
  return without_turns(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json dates_of(const Evidence& evidence) {
  Json dates = Json::object();
  for (const auto& [name, date] : evidence.dates) dates[name] = date.to_string();
  return dates;
}

Json grades_json(const std::optional<ComponentGrades>& grades) {
  if (!grades) return nullptr;
  Json json = Json::object();
  for (const auto& [name, grade] : named_grades(*grades)) {
    json[std::string(name)] = to_string(grade);
  }
  return json;
}

}  // namespace

std::string evidence_json(const Evidence& evidence, const Labels& labels) {
  Json json;
  json["id"] = evidence.id.text;
  json["document"] = evidence.document;
  json["digest"] = evidence.digest.text;
  // Of a record that lacks its place.
  json["jurisdiction"] = nullptr;
  if (!evidence.jurisdiction.text.empty()) {
    json["jurisdiction"] = place_json(evidence.jurisdiction, labels);
  }
  json["policy"] = evidence.policy.text;
  json["state"] = evidence.state.text;
  json["kind"] = to_string(evidence.kind);
  json["when"] = evidence.when.to_string();
  json["dates"] = dates_of(evidence);
  json["scope"] = or_null(evidence.scope);
  json["agency"] = or_null(evidence.agency);
  json["instance"] = or_null(evidence.instance);
  json["speaker"] = or_null(evidence.speaker);
  json["binds"] = to_string(evidence.binds);
  json["parameters"] = evidence.parameters;
  json["factual"] = evidence.factual;
  json["hedged"] = evidence.hedged;
  json["grade"] = to_string(evidence.grade);
  json["grades"] = grades_json(evidence.grades);
  json["cue"] = evidence.cue ? Json(evidence.cue->text) : Json(nullptr);
  json["extractor"] = or_null(evidence.extractor);
  json["contexts"] = evidence.contexts;
  json["quote"] = evidence.quote;
  json["span"] = {evidence.begin, evidence.end};
  json["published"] = date_json(evidence.published);
  json["source_kind"] = or_null(evidence.source_kind);
  json["publisher"] = or_null(evidence.publisher);
  if (evidence.cell) {
    json["table"] = evidence.cell->table;
    json["row"] = evidence.cell->row;
    json["column"] = evidence.cell->column;
  }
  if (evidence.withdrawn) json["withdrawn"] = to_string(*evidence.withdrawn);
  if (evidence.is_tentative) json["tentative"] = true;
  return text_of(json);
}

std::string status_json(const Status& status,
                        const Labels& labels,
                        const Digest& rules,
                        std::optional<Grade> grade,
                        const std::vector<Side>& sides,
                        const std::vector<Segment>& announced) {
  Json json;
  json["jurisdiction"] = place_json(status.jurisdiction, labels);
  json["policy"] = status.policy.text;
  json["state"] = state_json(status.state);
  json["standing"] = to_string(status.standing);
  json["states"] = states_json(status.states);
  json["since"] = days_json(status.since);
  json["last_confirmed"] = edtf_json(status.last_confirmed);
  json["on"] = day_json(status.on);
  json["as_known_on"] = day_json(status.as_known_on);
  json["inherited_from"] =
      status.inherited_from ? place_json(*status.inherited_from, labels) : Json(nullptr);
  json["evidence"] = ids_json(status.evidence);
  json["contrary"] = ids_json(status.contrary);
  for (const Side& side : sides) {
    json["sides"].push_back({{"state", side.state.text},
                             {"speakers", side.speakers},
                             {"evidence", ids_json(side.evidence)}});
  }
  for (const Segment& ahead : announced) {
    json["announced"].push_back({{"state", state_json(ahead.state)},
                                 {"start", days_json(ahead.start)},
                                 {"evidence", ids_json(ahead.evidence)}});
  }
  if (grade) json["grade"] = to_string(*grade);
  json["rules"] = rules.text;
  return text_of(json);
}

std::string segment_json(const Timeline& timeline,
                         const Segment& segment,
                         const Labels& labels) {
  Json json;
  json["jurisdiction"] = place_json(timeline.jurisdiction, labels);
  json["policy"] = timeline.policy.text;
  json["agency"] = or_null(timeline.agency);
  json["instance"] = or_null(timeline.instance);
  json["state"] = state_json(segment.state);
  json["start"] = days_json(segment.start);
  json["end"] = days_json(segment.end);
  json["last_confirmed"] = edtf_json(segment.last_confirmed);
  json["standing"] = to_string(segment.standing);
  json["against"] = states_json(segment.against);
  json["evidence"] = ids_json(segment.evidence);
  json["contrary"] = ids_json(segment.contrary);
  return text_of(json);
}

std::string event_json(const Timeline& timeline,
                       const Event& event,
                       const Labels& labels) {
  Json json;
  json["jurisdiction"] = place_json(timeline.jurisdiction, labels);
  json["policy"] = event.policy.text;
  json["state"] = event.state.text;
  json["kind"] = to_string(event.kind);
  json["when"] = days_json(event.when);
  json["scheduled"] = event.scheduled;
  json["evidence"] = ids_json(event.evidence);
  return text_of(json);
}

std::string change_json(const Change& change, const Labels& labels) {
  Json json;
  json["jurisdiction"] = place_json(change.jurisdiction, labels);
  json["policy"] = change.policy.text;
  json["binds"] = to_string(change.binds);
  json["agency"] = or_null(change.agency);
  json["instance"] = or_null(change.instance);
  json["kind"] = to_string(change.kind);
  json["from"] = state_json(change.from);
  json["to"] = state_json(change.to);
  json["against"] = states_json(change.against);
  json["inherited_from"] =
      change.inherited_from ? place_json(*change.inherited_from, labels) : Json(nullptr);
  json["moves_answer"] = change.moves_answer;
  json["when"] = days_json(change.when);
  json["confirmations"] = change.confirmations;
  json["last_confirmed"] = edtf_json(change.last_confirmed);
  json["evidence"] = ids_json(change.evidence);
  return text_of(json);
}

std::string jurisdiction_json(const Jurisdiction& jurisdiction) {
  Json json;
  json["id"] = jurisdiction.id.text;
  json["geoid"] = or_null(jurisdiction.geoid);
  json["name"] = printed_name(jurisdiction);
  json["kind"] = to_string(jurisdiction.kind);
  json["state"] = jurisdiction.state;
  json["parent"] = jurisdiction.parent ? Json(jurisdiction.parent->text) : Json(nullptr);
  json["population"] = or_null(jurisdiction.population);
  json["until"] = or_null(jurisdiction.until);
  Json successors = Json::array();
  for (const JurisdictionId& id : jurisdiction.successors) successors.push_back(id.text);
  json["successors"] = successors;
  return text_of(json);
}

std::string json_quoted(const std::string& text) {
  return text_of(Json(text));
}

}  // namespace stance
