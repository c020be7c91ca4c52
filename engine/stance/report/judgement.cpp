// SPDX-License-Identifier: Apache-2.0
#include "stance/report/judgement.h"

#include <nlohmann/json.hpp>

#include "stance/report/words.h"

namespace stance {
namespace {

using Json = nlohmann::ordered_json;

Json day_json(Day day) {
  return day.is_bound() ? Json(to_string(day)) : Json(nullptr);
}

Json place_json(const JurisdictionId& id, const Labels& labels) {
  const PlaceLabel label = labels(id);
  return {{"id", label.id.text},
          {"geoid", label.geoid ? Json(*label.geoid) : Json(nullptr)},
          {"name", label.name}};
}

std::string_view word_of(InputKind kind) {
  switch (kind) {
    case InputKind::policy: return "policy";
    case InputKind::fact: return "fact";
    case InputKind::status: return "status";
  }
  return "";
}

Json rows_json(const Judgement& judgement, const StatusTable& table) {
  Json rows = Json::array();
  for (const std::size_t row : judgement.rows) {
    Json json;
    json["row"] = row + 1;
    json["cells"] = table.cells[row];
    json["because"] = row < table.because.size() && !table.because[row].empty()
                          ? Json(table.because[row])
                          : Json(nullptr);
    rows.push_back(std::move(json));
  }
  return rows;
}

Json inputs_json(const Judgement& judgement, const StatusTable& table) {
  Json inputs = Json::array();
  for (std::size_t i = 0; i < judgement.inputs.size(); ++i) {
    const JudgedInput& input = judgement.inputs[i];
    Json values = Json::array();
    const std::vector<std::string>& names = table.table.inputs[i].values;
    for (std::size_t k = 0; k < names.size(); ++k) {
      if ((input.values >> k & 1U) != 0) values.push_back(names[k]);
    }
    inputs.push_back(
        {{"name", input.name},
         {"kind", word_of(input.kind)},
         {"values", std::move(values)},
         {"policy_standing",
          input.status ? Json(to_string(input.status->standing)) : Json(nullptr)}});
  }
  return inputs;
}

Json answer_part(const JudgedStretch& stretch,
                 const JudgementContext& context,
                 const Labels& labels) {
  const Judgement& judgement = stretch.judgement;
  Json json;
  json["jurisdiction"] = place_json(context.jurisdiction, labels);
  json["reading"] = context.pack.name;
  json["status"] = judgement.status;
  const bool is_one = judgement.answers.size() == 1;
  json["answer"] = is_one ? Json(judgement.answers.front()) : Json(nullptr);
  json["answers"] = judgement.answers;
  json["standing"] = to_string(judgement.standing);
  json["since"] = {{"earliest", day_json(stretch.since.earliest)},
                   {"latest", day_json(stretch.since.latest)}};
  return json;
}

std::string finished(Json json,
                     const JudgedStretch& stretch,
                     const JudgementContext& context) {
  json["as_known_on"] = day_json(context.as_known_on);
  json["rows"] = rows_json(stretch.judgement, context.table);
  json["inputs"] = inputs_json(stretch.judgement, context.table);
  json["rules"] = context.rules.text;
  json["reading_digest"] = context.pack.digest.text;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string answers_in_words(const Judgement& judgement) {
  std::string text;
  for (const std::string& answer : judgement.answers) {
    text += (text.empty() ? "" : " or ") + answer;
  }
  return text;
}

std::string marked_answer(const Judgement& judgement) {
  const std::string mark = mark_of(judgement.standing);
  return answers_in_words(judgement) + (mark.empty() ? "" : " " + mark);
}

std::string judgement_json(const JudgedStretch& stretch,
                           const JudgementContext& context,
                           const Labels& labels) {
  Json json = answer_part(stretch, context, labels);
  json["on"] = day_json(stretch.judgement.on);
  return finished(std::move(json), stretch, context);
}

std::string judged_stretch_json(const JudgedStretch& stretch,
                                const JudgementContext& context,
                                const Labels& labels) {
  Json json = answer_part(stretch, context, labels);
  json["from"] = day_json(stretch.first);
  json["to"] = day_json(stretch.last);
  return finished(std::move(json), stretch, context);
}

}  // namespace stance
