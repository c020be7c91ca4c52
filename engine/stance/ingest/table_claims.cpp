// SPDX-License-Identifier: Apache-2.0
// From the cells of a row to what it claims: which policy, which state, since when.
#include <algorithm>
#include <charconv>
#include <utility>

#include "stance/base/text.h"
#include "stance/ingest/table_rows.h"

namespace stance::ingest {
namespace {

// As much of a row's text as is kept as its quote.
constexpr std::size_t longest_quote = 400;
// "Warrant required" as names of rules are written: "warrant-required".
std::string rule_name(std::string_view text) {
  std::string name = folded_words(text);
  std::ranges::replace(name, ' ', '-');
  return name;
}

std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// The bytes of a text up to `longest`, no character cut.
std::size_t cut_at(std::string_view text, std::size_t longest) {
  if (text.size() <= longest) return text.size();
  while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xC0U) == 0x80U) {
    --longest;
  }
  return longest;
}

}  // namespace

std::optional<PolicyId> RowReader::policy() {
  const std::string text = value(Role::policy);
  if (text.empty()) return std::nullopt;
  for (const std::string& name : {text, rule_name(text)}) {
    if (rules_.rules.find_policy({name}) != nullptr) return PolicyId{name};
  }
  rules_.report.add_once(
      "I069",
      Severity::error,
      place_of(Role::policy),
      "nothing says which policy '" + shown(text) + "' is; add it to [values.policy]");
  return std::nullopt;
}

std::optional<StateId> RowReader::state_for(const PolicyId& policy) {
  // A cell may mean different states for different policies: "POLICY/CELL".
  std::string text = value(Role::state);
  const auto values = rules_.mapping.values.find(Role::state);
  if (values != rules_.mapping.values.end()) {
    const std::string of_policy = policy.text + "/";
    const std::string said(cell(Role::state));
    auto found = values->second.find_listed(of_policy + said);
    if (!found && !values->second.find_listed(said)) {
      found = values->second.find_listed(of_policy + "*");
    }
    if (found) text = found->value_or("");
  }
  if (text.empty()) return std::nullopt;
  const Policy* rule = rules_.rules.find_policy(policy);
  for (const std::string& name : {text, rule_name(text)}) {
    if (rule != nullptr && rule->find_state({name}) != nullptr) return StateId{name};
  }
  rules_.report.add_once("I069",
                         Severity::error,
                         place_of(Role::state),
                         "nothing says which state of '" + policy.text +
                             "' is meant by '" + shown(text) +
                             "'; add it to [values.state]");
  return std::nullopt;
}

Evidence RowReader::blank(const RowSays& says, const Claim& claim) const {
  Evidence piece;
  piece.document = info_.file;
  piece.digest = info_.digest;
  piece.jurisdiction = place_.id;
  piece.policy = claim.policy;
  piece.state = claim.state;
  piece.published = Edtf::from_day(says.published);
  piece.grade = rules_.mapping.grade;
  piece.publisher = rules_.mapping.publisher;
  piece.source_kind = rules_.mapping.source_kind;
  piece.instance = claim.instance;
  piece.cell = TableCell{csv_->row(), claim.column, info_.file};
  piece.begin = claim.begin;
  piece.end = claim.end;
  piece.quote = csv_->text().substr(claim.begin - csv_->begin(), claim.end - claim.begin);
  if (claim.number) piece.parameters[claim.column] = *claim.number;
  return piece;
}

// A version that says nothing of a cell takes back what was said of it.
void RowReader::be_silent(RowSays& says, const Claim& claim) {
  if (!rules_.mapping.has_versions) return;
  Evidence nothing;
  nothing.jurisdiction = place_.id;
  nothing.policy = claim.policy;
  nothing.instance = claim.instance;
  if (std::string text = value(Role::agency); !text.empty()) nothing.agency = text;
  if (std::string text = value(Role::instance); !text.empty()) nothing.instance = text;
  says.silent.push_back(std::move(nothing));
}

void RowReader::add(RowSays& says, const Claim& claim, Kind kind, const Edtf& when) {
  Evidence piece = blank(says, claim);
  piece.kind = kind;
  piece.factual = kind != Kind::proposed;
  piece.when = when;
  const auto set = [&](std::optional<std::string>& field, Role role) {
    if (std::string text = value(role); !text.empty()) field = std::move(text);
  };
  set(piece.agency, Role::agency);
  set(piece.instance, Role::instance);
  set(piece.speaker, Role::speaker);
  set(piece.scope, Role::scope);
  set(piece.publisher, Role::publisher);
  set(piece.source_kind, Role::source_kind);
  if (std::string source = value(Role::source); !source.empty()) {
    piece.document = std::move(source);
  }
  if (const auto grade = parse_grade(value(Role::grade))) piece.grade = *grade;
  const bool is_state = !place_.id.text.empty() && level(place_) == Level::state;
  if (is_state) piece.binds = rules_.mapping.states_bind;
  if (const auto binds = parse_binds(fold(value(Role::binds)))) piece.binds = *binds;
  for (const Role role : {Role::announced, Role::signed_on, Role::effective}) {
    const RowDate date =
        rules_.mapping.columns.contains(role) ? this->date(role) : RowDate{};
    if (date.is_given) piece.dates[std::string(to_string(role))] = date.date;
  }
  give(says, std::move(piece));
}

// The piece as it was known for a while before its table was published, told of first on
// day `known`; the cell of one of these roles shows it.
void RowReader::give_earlier(RowSays& says,
                             const Evidence& piece,
                             Day known,
                             const Days& while_known,
                             std::initializer_list<Role> roles) {
  if (while_known.earliest >= while_known.latest) return;
  Evidence before = piece;
  before.published = Edtf::from_day(while_known.earliest);
  before.withdrawn = while_known.latest;
  before.dates[std::string(to_string(Role::known))] = Edtf::from_day(known);
  for (const Role role : roles) {
    const std::vector<Column>& columns = columns_[static_cast<std::size_t>(role)];
    if (columns.empty()) continue;
    before.begin = csv_->cell_begin(columns.front().index);
    before.end = csv_->cell_end(columns.front().index);
    break;
  }
  before.quote =
      csv_->text().substr(before.begin - csv_->begin(), before.end - before.begin);
  before.id = evidence_id(before);
  says.evidence.push_back(std::move(before));
}

// What was known before its table was published counts from then on: while it lay ahead
// as announced, from its day on as what it is.
void RowReader::give(RowSays& says, Evidence piece) {
  const bool is_end = piece.kind == Kind::ended;
  const Role role = is_end ? Role::known_end : Role::known;
  const RowDate known = rules_.mapping.columns.contains(role) ? date(role) : RowDate{};
  const Day day = known.date.days().latest;
  if (known.is_given && day.is_bound() && day < says.published) {
    const Day happened = piece.when.days().latest;
    const bool was_ahead = happened.is_bound() && happened > day;
    const Day confirmed = was_ahead ? std::min(happened, says.published) : day;
    if (was_ahead) give_earlier(says, piece, day, {day, confirmed}, {role});
    if (is_end) {
      give_earlier(says, piece, day, {confirmed, says.published}, {Role::end, role});
    } else {
      give_earlier(says,
                   piece,
                   day,
                   {confirmed, says.published},
                   {Role::start, Role::effective, Role::when, Role::signed_on, role});
    }
  }
  piece.id = evidence_id(piece);
  says.evidence.push_back(std::move(piece));
}

// A report of a period may have been so on some of its days, or on all.
void RowReader::add_seen(RowSays& says, const Claim& claim, Kind kind, const Edtf& when) {
  const Days days = when.days();
  const PeriodMeans means = rules_.mapping.dates.period;
  const bool is_period =
      !days.is_single() && days.earliest.is_bound() && days.latest.is_bound();
  if (kind != Kind::observed || !is_period || means == PeriodMeans::some_day) {
    return add(says, claim, kind, when);
  }
  if (means != PeriodMeans::last_day) {
    add(says, claim, kind, Edtf::from_day(days.earliest));
  }
  if (means != PeriodMeans::first_day) {
    add(says, claim, kind, Edtf::from_day(days.latest));
  }
}

void RowReader::add_interval(RowSays& says,
                             const Claim& claim,
                             const RowDate& start,
                             const RowDate& end) {
  if (start.is_bad || end.is_bad) return;
  if (start.is_given && end.is_given &&
      end.date.days().latest < start.date.days().earliest) {
    rules_.report.add("I064",
                      Severity::error,
                      place_of(Role::end),
                      "it ends (" + end.date.to_string() + ") before it starts (" +
                          start.date.to_string() + "); the row is left out");
    return;
  }
  const Edtf published = Edtf::from_day(says.published);
  const bool is_proposed = kind_ == Kind::proposed || claim.kind == Kind::proposed;
  if (start.is_given) {
    add(says, claim, is_proposed ? Kind::proposed : Kind::adopted, start.date);
  } else if (!end.is_given) {
    add(says, claim, claim.kind.value_or(kind_.value_or(Kind::observed)), published);
  }
  if (!end.is_given || is_proposed) return;
  Edtf ended = end.date;
  if (rules_.mapping.dates.end_is_last_day) {
    const Days& days = end.date.days();
    ended = Edtf::from_days({add_days(days.earliest, 1), add_days(days.latest, 1)});
  } else if (start.is_given && start.date.days().is_single() && ended == start.date) {
    // What ends on its only day held on that day.
    ended = Edtf::from_day(add_days(ended.days().earliest, 1));
  }
  add(says, claim, Kind::ended, ended);
}

// An act on its day, or a report of how things were.
void RowReader::add_dated(RowSays& says, const Claim& claim) {
  const std::optional<Kind> kind = claim.kind ? claim.kind : kind_;
  if (claim.when)
    return add_seen(says, claim, kind.value_or(Kind::observed), *claim.when);
  const bool has_end = rules_.mapping.columns.contains(Role::end) ||
                       rules_.mapping.columns.contains(Role::lasts);
  const bool has_span = has_end || rules_.mapping.columns.contains(Role::start);
  const bool is_act_of_its_own = kind && *kind != Kind::adopted &&
                                 *kind != Kind::observed && *kind != Kind::proposed;
  if (has_span && !is_act_of_its_own) {
    RowDate start = first_date({Role::start, Role::effective, Role::signed_on});
    if (!start.is_given && !start.is_bad && kind == Kind::adopted) {
      start = date(Role::when);
    }
    return add_interval(says, claim, start, end_of_row(start));
  }
  RowDate when;
  Kind otherwise = Kind::observed;
  // Of an end that is said by a row of its own, its own date comes first.
  std::vector<Role> roles = {Role::effective, Role::when, Role::signed_on};
  if (has_span) roles = {Role::when, Role::end, Role::start, Role::effective};
  for (const Role role : roles) {
    if (when.is_given || !rules_.mapping.columns.contains(role)) continue;
    when = date(role);
    if (when.is_bad) return;
    if (when.is_given && role != Role::when) otherwise = Kind::adopted;
  }
  const Kind said = kind.value_or(otherwise);
  if (when.is_given) return add_seen(says, claim, said, when.date);
  add(says,
      claim,
      said,
      said == Kind::observed ? Edtf::from_day(says.published) : Edtf());
}

void RowReader::read_long(RowSays& says) {
  const std::optional<PolicyId> policy = this->policy();
  if (!policy) return;
  const std::optional<StateId> state = state_for(*policy);
  if (!state) return be_silent(says, {.policy = *policy, .state = {}});
  Claim claim{.policy = *policy, .state = *state};
  claim.column = place_of(Role::state).column;
  if (claim.column.empty()) claim.column = place_of(Role::place).column;
  claim.begin = csv_->begin();
  claim.end = csv_->begin() + cut_at(csv_->text(), longest_quote);
  const std::vector<Column>& quote = columns_[static_cast<std::size_t>(Role::quote)];
  if (!quote.empty() && !cell(Role::quote).empty()) {
    claim.begin = csv_->cell_begin(quote.front().index);
    claim.end = csv_->cell_end(quote.front().index);
    claim.column = quote.front().name;
  }
  add_dated(says, claim);
  if (says.evidence.empty()) be_silent(says, claim);
}

void RowReader::read_wide(RowSays& says) {
  for (WideColumn& wide : wide_) {
    const std::size_t before = says.evidence.size();
    read_wide_cell(says, wide);
    if (says.evidence.size() > before) continue;
    const PolicyColumn& column = rules_.mapping.policy_columns[wide.meaning];
    be_silent(says,
              {.policy = {column.policy.text}, .state = {}, .instance = column.instance});
  }
}

// The cell is a date: of an act, or of a day on which it was so.
void RowReader::read_dated_cell(RowSays& says, WideColumn& wide, const Claim& claim) {
  const PolicyColumn& meaning = rules_.mapping.policy_columns[wide.meaning];
  const RowDate start = date_in(cell_at(wide.column), wide.column.name, Role::start);
  RowDate end;
  if (wide.end) end = date_in(cell_at(*wide.end), wide.end->name, Role::end);
  if (start.is_bad || end.is_bad) return;
  if (meaning.cell == CellMeaning::start && (start.is_given || end.is_given)) {
    return add_interval(says, claim, start, end);
  }
  const Kind otherwise =
      meaning.cell == CellMeaning::start ? Kind::adopted : Kind::observed;
  if (start.is_given) {
    add_seen(says, claim, meaning.kind.value_or(otherwise), start.date);
  }
}

void RowReader::read_wide_cell(RowSays& says, WideColumn& wide) {
  const PolicyColumn& meaning = rules_.mapping.policy_columns[wide.meaning];
  const std::string_view text = cell_at(wide.column);
  const std::size_t index = wide.column.index;
  if (wide.column.name.empty() || index >= csv_->cells().size()) return;
  Claim claim{.policy = {meaning.policy.text},
              .state = {meaning.state ? meaning.state->text : std::string()},
              .kind = meaning.kind,
              .column = wide.column.name,
              .begin = csv_->cell_begin(index),
              .end = csv_->cell_end(index),
              .instance = meaning.instance,
              .when = wide.when};
  const auto named = meaning.values.find(text);
  const bool is_date =
      meaning.cell == CellMeaning::when || meaning.cell == CellMeaning::start;
  if (is_date && !named) return read_dated_cell(says, wide, claim);
  if (meaning.cell == CellMeaning::number && !named) {
    claim.number = number_in(text);
    if (claim.number) add_dated(says, claim);
    return;
  }
  std::string name(text);
  if (named) name = named->value_or("");
  if (name.empty()) return;
  // A word where a date or a number could stand: how it was, not when that began.
  if (meaning.cell != CellMeaning::state) claim.kind.reset();
  const Policy* policy = rules_.rules.find_policy(claim.policy);
  for (const std::string& each : {name, rule_name(name)}) {
    if (policy == nullptr || policy->find_state({each}) == nullptr) continue;
    claim.state.text = each;
    return add_dated(says, claim);
  }
  rules_.report.add_once("I069",
                         Severity::error,
                         {csv_->row(), wide.column.name},
                         "nothing says which state of '" + claim.policy.text +
                             "' is meant by '" + shown(text) + "'");
}

}  // namespace stance::ingest
