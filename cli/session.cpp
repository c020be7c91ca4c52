// SPDX-License-Identifier: Apache-2.0
#include "session.h"

#include <algorithm>
#include <ostream>

#include "checked_places.h"
#include "packs.h"
#include "stance/base/text.h"
#include "stance/ingest/files.h"
#include "stance/ingest/mapped_file.h"
#include "stance/places/fingerprint.h"
#include "stance/places/resolve.h"
#include "stance/report/diagnostics.h"
#include "stance/rules/answer_pack.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t default_width = 80;
constexpr std::size_t widest = 100;

// Commands about rules show faults in formats of their own (see fault_style.h).
bool is_style(const std::string& command, const std::string& name) {
  return command.starts_with("rules ") && (parse_style(name) || name == "junit");
}

Format parse_format(const std::string& command, const std::string& name) {
  if (name == "json") return Format::json;
  if (command == "rules check" || is_style(command, name)) return Format::table;
  if (name == "table") return Format::table;
  if (name == "jsonl") return Format::jsonl;
  if (name == "csv") return Format::csv;
  if (name == "markdown") return Format::markdown;
  throw InputError("--format " + name +
                   ": there is no such format; use table, json, jsonl, csv or markdown");
}

// The nearest folder from `start` upwards that holds `name`.
std::optional<fs::path> holder(fs::path start, const fs::path& name) {
  std::error_code ignored;
  while (true) {
    if (fs::exists(start / name, ignored)) return start;
    if (!start.has_parent_path() || start == start.parent_path()) return std::nullopt;
    start = start.parent_path();
  }
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw InputError(folder.string() + ": the folder cannot be made (" + error.message() +
                     "); name another place with --store");
  }
}

std::string list_of(const Gazetteer& gazetteer, const std::vector<Jurisdiction>& units) {
  std::string lines;
  for (const Jurisdiction& unit : units) {
    lines += "\n  " + unique_name(gazetteer, unit) + "  (" +
             std::string(to_string(unit.kind)) + ", " + unit.id.text + ")";
  }
  return lines;
}

std::string not_one(const Gazetteer& gazetteer,
                    const std::string& query,
                    const Resolution& resolution) {
  const std::string quoted = "\"" + printable_line(query) + "\"";
  if (const auto* many = std::get_if<Ambiguous>(&resolution)) {
    return quoted + " can be " + std::to_string(many->candidates.size()) +
           " places; say which:" + list_of(gazetteer, many->candidates);
  }
  const auto& none = std::get<NotFound>(resolution);
  std::string text = quoted + ": " + none.reason;
  if (!none.proposals.empty()) {
    text += "; did you mean" + list_of(gazetteer, none.proposals);
  }
  return text;
}

// What answers need of the applied rules, as the store keeps it: the number of the format
// and the digest of all of them on the first line, then a pack.
constexpr const char* answer_rules_setting = "answer-rules";

// The stamp of the table of places that was found sound last.
constexpr const char* checked_places_setting = "checked-places";

std::string answer_rules_head(const Digest& rules) {
  return std::to_string(answer_pack_format) + " " + rules.text + "\n";
}

// Commands that read no text and show no rule.
bool only_answers(const std::string& command, const Arguments& arguments) {
  const bool is_one = command == "status" || command == "history" || command == "list" ||
                      command == "changes";
  // What waits without a clear place is found in the text.
  return is_one && !arguments.has("--under") && !arguments.has("--needed");
}

bool means_the_same(const RuleSet& one, const RuleSet& two) {
  const auto same_reading = [](const ReadingPack& a, const ReadingPack& b) {
    return a.name == b.name && a.digest == b.digest;
  };
  return one.digest == two.digest &&
         std::ranges::equal(one.readings, two.readings, same_reading);
}

// All that was applied.
Loaded loaded_from(const store::AppliedRules& applied) {
  std::vector<RuleFile> files;
  for (const auto& [name, text] : applied.files) files.push_back({name, text});
  return load_rules(files, applied.packs.front());
}

}  // namespace

Session::Session(const Environment& environment,
                 const std::string& command,
                 const Arguments& arguments)
    : environment_(environment),
      command_(command),
      store_option_(arguments.value("--store")),
      rules_option_(arguments.value("--rules")),
      format_(parse_format(command, arguments.value("--format").value_or("table"))),
      quiet_(arguments.has("--quiet")),
      only_answers_(only_answers(command, arguments)) {
  if (!store_option_) store_option_ = environment.variable("STANCE_STORE");
  if (!rules_option_) rules_option_ = environment.variable("STANCE_RULES");
  // Before anything is opened or written.
  for (const char* day : {"--on", "--as-known-on", "--since", "--until"}) {
    day_option(arguments, day, environment.today);
  }
}

Session::~Session() = default;

std::size_t Session::width() const {
  return std::min(environment_.columns.value_or(default_width), widest);
}

void Session::say(const std::string& line) const {
  if (!quiet_) err() << "stance: " << line << "\n";
}

void Session::show(const Diagnostics& diagnostics,
                   const std::vector<RuleFile>& texts) const {
  err() << render(diagnostics, texts_of(texts), DiagnosticStyle::plain);
}

Day Session::day_option(const Arguments& arguments,
                        const std::string& name,
                        Day otherwise) const {
  const std::optional<std::string> text = arguments.value(name);
  if (!text) return otherwise;
  if (*text == "today") return environment_.today;
  if (const std::optional<Day> day = parse_day(*text)) return *day;
  throw InputError(name + " " + *text + ": there is no such day; write it as 2025-03-04");
}

Day Session::on(const Arguments& arguments) const {
  return day_option(arguments, "--on", environment_.today);
}

Day Session::as_known_on(const Arguments& arguments) const {
  return day_option(arguments, "--as-known-on", environment_.today);
}

fs::path Session::shipped(const std::string& name) const {
  const fs::path start = environment_.executable.parent_path();
  for (const fs::path& below : {fs::path("share/stance") / name, fs::path(name)}) {
    if (const auto found = holder(start, below)) return *found / below;
  }
  throw InputError("the shipped " + name + " is not beside the program (" +
                   environment_.executable.string() + "); install stance again");
}

const Gazetteer& Session::gazetteer() {
  if (gazetteer_) return *gazetteer_;
  const fs::path file = shipped("data/jurisdictions.tsv");
  const auto table = ingest::MappedFile::open(file);
  if (!table) throw InputError(Diagnostics{table.error()});
  const std::string_view text = (*table)->text();
  const bool is_noted =
      store_ && store_->setting(checked_places_setting) == (*table)->stamp();
  if (is_noted || fingerprint(text) == checked_places) {
    gazetteer_ = Gazetteer::from_checked(text, *table);
  } else {
    auto parsed = Gazetteer::parse(std::string(text), file.string());
    if (!parsed) throw InputError(parsed.error());
    gazetteer_ = std::move(parsed).value();
  }
  if (!is_noted) checked_places_ = (*table)->stamp();
  note_checked_places();
  if (store_) {
    std::vector<AddedGeoid> added;
    for (const auto& [id, geoid] : store().geoids()) added.push_back({id, geoid});
    gazetteer_->add(std::move(added));
  }
  return *gazetteer_;
}

// For later commands, in a store that may be written.
void Session::note_checked_places() {
  if (!store_ || store_mode_ == store::OpenMode::read || checked_places_.empty()) return;
  store_->set_setting(checked_places_setting, checked_places_, environment_.today);
}

Jurisdiction Session::place(const std::string& query) {
  const Resolution resolution = resolve(gazetteer(), query);
  if (const auto* found = std::get_if<Found>(&resolution)) {
    for (const std::string& note : found->notes) say(note);
    return found->jurisdiction;
  }
  throw InputError(not_one(gazetteer(), query, resolution));
}

PlaceLabel Session::label(const JurisdictionId& id) {
  const std::optional<Jurisdiction> unit = gazetteer().find(id);
  if (!unit) return {id, std::nullopt, id.text};
  return {unit->id, unit->geoid, printed_name(*unit)};
}

Labels Session::labels() {
  return [this](const JurisdictionId& id) { return label(id); };
}

fs::path Session::rules_folder() const {
  if (rules_option_) return environment_.folder / *rules_option_;
  if (const auto workspace = holder(environment_.folder, ".stance")) {
    if (fs::is_directory(*workspace / "rules")) return *workspace / "rules";
  }
  return shipped("rules");
}

PackPlace Session::pack_place() const {
  return find_pack(rules_folder());
}

DiskRules Session::read_rules() const {
  const PackPlace place = pack_place();
  auto files = ingest::read_rule_files(place.root);
  if (!files) throw InputError(files.error());
  DiskRules rules;
  for (auto& [name, text] : *files) rules.files.push_back({name, std::move(text)});
  rules.loaded = load_rules(rules.files, place.name);
  rules.pack = place.name;
  return rules;
}

DiskRules Session::sound_rules() const {
  return sound(read_rules());
}

DiskRules Session::sound(DiskRules rules) const {
  if (rules.loaded.rules) return rules;
  show(rules.loaded.diagnostics, rules.files);
  throw InputError("the rules have faults; nothing was done (stance rules check)");
}

fs::path Session::store_path() const {
  if (store_option_) return environment_.folder / *store_option_;
  const fs::path name = fs::path(".stance") / "stance.db";
  if (const auto workspace = holder(environment_.folder, ".stance"))
    return *workspace / name;
  return environment_.folder / name;
}

fs::path Session::new_store_path() const {
  if (store_option_) return environment_.folder / *store_option_;
  return environment_.folder / ".stance" / "stance.db";
}

store::Store& Session::open_store(const fs::path& file, store::OpenMode mode) {
  store_.reset();
  const store::OpenOptions options{.mode = mode, .command = "stance " + command_};
  auto opened = store::Store::open(file.string(), options);
  if (!opened) throw InputError(Diagnostics{opened.error()});
  store_.emplace(std::move(opened).value());
  store_mode_ = mode;
  note_checked_places();
  return *store_;
}

store::Store& Session::store(store::OpenMode mode) {
  if (store_ && (mode == store::OpenMode::read || store_mode_ != store::OpenMode::read)) {
    return *store_;
  }
  const fs::path file = store_path();
  if (mode == store::OpenMode::create) make_folder(file.parent_path());
  return open_store(file, mode);
}

void Session::create_store(const fs::path& file) {
  make_folder(file.parent_path());
  open_store(file, store::OpenMode::create);
}

const RuleSet& Session::applied_rules() {
  if (applied_) return *applied_;
  const std::optional<store::AppliedRules> applied = store().applied_rules();
  if (!applied) {
    throw InputError(
        "the store has no rules yet: stance ingest PATH applies those on disk");
  }
  if (only_answers_) applied_ = answer_rules();
  if (applied_) {
    warn_if_edited(*applied);
    return *applied_;
  }
  std::vector<RuleFile> files;
  for (const auto& [name, text] : applied->files) files.push_back({name, text});
  Loaded loaded = load_rules(files, applied->packs.front());
  if (!loaded.rules) {
    show(loaded.diagnostics, files);
    throw InputError(
        "this version cannot read the rules that the store was made with: "
        "stance rebuild --apply takes those on disk");
  }
  applied_ = std::move(loaded.rules);
  warn_if_edited(*applied);
  return *applied_;
}

std::optional<RuleSet> Session::answer_rules() {
  const std::optional<Digest> digest = store().applied_digest();
  const std::optional<std::string> kept = store().setting(answer_rules_setting);
  if (!digest || !kept) return std::nullopt;
  const std::string head = answer_rules_head(*digest);
  if (!kept->starts_with(head)) return std::nullopt;
  const std::vector<RuleFile> files = {
      {std::string(answer_pack_name) + "/pack.toml", kept->substr(head.size())}};
  Loaded loaded = load_rules(files, answer_pack_name);
  if (loaded.rules) loaded.rules->digest = *digest;
  return std::move(loaded.rules);
}

const std::vector<Decision>& Session::decisions() {
  if (!decisions_) decisions_ = store().decisions();
  return *decisions_;
}

void Session::apply(const DiskRules& rules) {
  store::AppliedRules applied{.digest = rules.loaded.rules->digest,
                              .recorded = environment_.today,
                              .who = environment_.user,
                              .packs = {rules.pack}};
  for (const RuleFile& file : rules.files)
    applied.files.emplace_back(file.name, file.text);
  store::Store& store = this->store(store::OpenMode::write);
  store.apply_rules(applied);
  store.set_setting(answer_rules_setting,
                    answer_rules_head(applied.digest) + answer_pack(*rules.loaded.rules),
                    environment_.today);
  applied_ = rules.loaded.rules;
}

// Compares text first, so that the everyday case loads no second rule set.
void Session::warn_if_edited(const store::AppliedRules& applied) const {
  if (quiet_) return;
  const PackPlace place = pack_place();
  const auto files = ingest::read_rule_files(place.root);
  if (!files || *files == applied.files) return;
  const DiskRules disk = read_rules();
  const Loaded before = loaded_from(applied);
  const bool is_same = disk.loaded.rules && before.rules &&
                       means_the_same(*disk.loaded.rules, *before.rules);
  if (is_same) return;
  say(std::string("the rules on disk ") +
      (disk.loaded.rules ? "differ from those applied" : "have faults") +
      "; answers come from the applied rules " + applied.digest.text.substr(0, 8) +
      (disk.loaded.rules ? " (stance rules apply)" : " (stance rules check)"));
}

const Policy& Session::policy(const std::string& id) {
  const RuleSet& rules = applied_rules();
  if (const Policy* found = rules.find_policy({id})) return *found;
  std::vector<std::string> names;
  for (const Policy& each : rules.policies) names.push_back(each.id.text);
  const std::vector<std::string> near = closest(id, names);
  std::string text = "the policy \"" + printable_line(id) + "\" does not exist";
  if (!near.empty()) text += "; did you mean " + near.front() + "?";
  if (near.empty()) {
    text += "; there are";
    for (const std::string& name : names) text += " " + name;
  }
  throw InputError(text);
}

std::vector<Policy> Session::policies(const Arguments& arguments) {
  const std::optional<std::string> one = arguments.value("--policy");
  if (one) return {policy(*one)};
  return applied_rules().policies;
}

}  // namespace stance::cli
