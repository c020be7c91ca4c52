// SPDX-License-Identifier: Apache-2.0
// All names of all packs are known before any use of a name is looked at, so that the
// order of files does not matter.
#include <algorithm>
#include <array>

#include "stance/base/text.h"
#include "stance/rules/fault.h"
#include "stance/rules/keys.h"
#include "stance/rules/pack_changes.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

std::string folder_part(const std::string& file) {
  return file.substr(0, file.find('/'));
}

class Collector {
 public:
  explicit Collector(Reading& reading) : reading_(reading), names_(reading.names) {}

  void run() {
    for_tables("policy", "[policy.ID]", [this](const TomlEntry& e) { add_policy(e); });
    for_tables(
        "context", "[context.NAME]", [this](const TomlEntry& e) { add_context(e); });
    add_lists();
    add_cues();
    add_sources();
    add_acts();
    replace_cues();
    read_off(reading_);
    add_earlier_cues();
  }

 private:
  template <class Add>
  void for_tables(std::string_view section, const std::string& form, Add add) {
    for (const Section& found : sections(reading_, section)) {
      if (found.entry->value.form != TomlForm::table) continue;
      for (const TomlEntry& entry : found.entry->value.entries) {
        if (entry.value.form == TomlForm::table) {
          add(entry);
          continue;
        }
        Diagnostic fault =
            fault_at("E0102",
                     entry.key_span,
                     quoted(entry.key) + " must be a table",
                     "this is " + std::string(described(entry.value.form)));
        fault.helps = {advice("the table is written " + form)};
        report(reading_, std::move(fault));
      }
    }
  }

  void add(NamesInFile& names,
           const std::string& what,
           const std::string& name,
           const SourceSpan& span) {
    const auto [known, is_new] = names.emplace(name, span);
    if (is_new) return;
    const bool is_other_pack = folder_part(known->second.file) != folder_part(span.file);
    Diagnostic fault =
        fault_at("E0110", span, "the " + what + " " + quoted(name) + " is defined twice");
    fault.primary->text = "again here";
    fault.others = {{known->second, "first here"}};
    std::string way = "give one of them another name";
    if (is_other_pack && what == "word list") {
      way = "to change a list of another pack write [words." + name +
            "] add = […] or remove = […]";
    } else if (is_other_pack && (what == "policy" || what == "context")) {
      way = "to take its place write replaces = " +
            quoted(folder_part(known->second.file) + "/" + name) + " in this table";
    }
    fault.helps = {advice(way)};
    report(reading_, std::move(fault));
  }

  // The same for tables that can say that they replace another pack's.
  void add_table(NamesInFile& names, const std::string& what, const TomlEntry& entry) {
    const auto known = names.find(entry.key);
    if (known == names.end()) {
      report_needless_replaces(reading_, entry.value, entry.key, what);
    } else if (takes_its_place(
                   reading_, entry.value, entry.key, known->second, entry.key_span)) {
      known->second = entry.key_span;
      return;
    }
    add(names, what, entry.key, entry.key_span);
  }

  void add_earlier(const std::string& kind, const TomlEntry& entry) {
    for (const std::string& was : earlier_names(entry.value)) {
      names_.renamed.emplace(kind + was, entry.key);
    }
  }

  void add_policy(const TomlEntry& entry) {
    check_name(reading_, entry.key, entry.key_span);
    add_table(names_.policies, "policy", entry);
    add_earlier("policy ", entry);
    const bool is_in_force = names_.policies.at(entry.key) == entry.key_span;
    if (is_in_force) names_.states[entry.key].clear();
    const TomlEntry* states = entry.value.find("states");
    if (states == nullptr) return;
    for (const TomlEntry& state : states->value.entries) {
      check_name(reading_, state.key, state.key_span);
      names_.states[entry.key].emplace(state.key, state.key_span);
    }
  }

  void add_context(const TomlEntry& entry) {
    check_name(reading_, entry.key, entry.key_span);
    add_table(names_.contexts, "context", entry);
    add_earlier("context ", entry);
    const bool is_in_force = names_.contexts.at(entry.key) == entry.key_span;
    if (is_in_force) names_.exceptions.erase(entry.key);
    if (text_at(entry.value, "then") == "exception") {
      names_.exceptions.emplace(entry.key, entry.key_span);
    }
  }

  void add_lists() {
    for (const Section& found : sections(reading_, "words")) {
      for (const TomlEntry& entry : found.entry->value.entries) {
        if (entry.value.form == TomlForm::table) continue;  // add, remove
        add_list(entry);
      }
    }
  }

  void add_list(const TomlEntry& entry) {
    constexpr std::array<std::string_view, 5> built_in = {
        "number", "date", "place", "places", "act"};
    check_name(reading_, entry.key, entry.key_span);
    if (std::ranges::find(built_in, entry.key) != built_in.end()) {
      report(reading_,
             fault_at("E0128",
                      entry.key_span,
                      "{" + entry.key + "} has a meaning of its own",
                      "cannot name a word list"))
          .helps = {advice("give the list another name")};
      return;
    }
    add(names_.lists, "word list", entry.key, entry.key_span);
  }

  void add_cues() {
    for (const Section& found : sections(reading_, "cue")) {
      for (const TomlValue& cue : found.entry->value.items) {
        const TomlEntry* id = cue.find("id");
        if (id == nullptr || id->value.form != TomlForm::text) {
          reading_.lacks_cue = true;
          continue;
        }
        const std::size_t before = reading_.faults.size();
        check_name(reading_, id->value.text, id->value.span);
        add(names_.cues,
            "cue",
            reading_.packs[found.pack].folder + "/" + id->value.text,
            id->value.span);
        if (reading_.faults.size() != before) reading_.lacks_cue = true;
      }
    }
  }

  // A cue is found under the ids that it had, where nothing else has them now.
  void add_earlier_cues() {
    for (const Section& found : sections(reading_, "cue")) {
      const std::string folder = reading_.packs[found.pack].folder + "/";
      for (const TomlValue& cue : found.entry->value.items) {
        const std::optional<std::string> id = text_at(cue, "id");
        for (const std::string& was : earlier_names(cue)) {
          if (!id || names_.cues.contains(folder + was)) continue;
          reading_.replaced_cues.emplace(folder + was, folder + *id);
        }
      }
    }
  }

  void replace_cues() {
    for (const PackSource& pack : reading_.packs) {
      for (const TomlEntry* entry : sections_of(pack, "cue")) {
        for (const TomlValue& cue : entry->value.items) replace_cue(reading_, pack, cue);
      }
    }
  }

  void add_sources() {
    for (const Section& found : sections(reading_, "sources")) {
      for (const TomlValue* source : texts_at(found.entry->value, "rank")) {
        add(names_.sources, "kind of source", source->text, source->span);
      }
    }
  }

  void add_acts() {
    for (const Section& found : sections(reading_, "acts")) {
      for (const TomlEntry& entry : found.entry->value.entries) {
        // A misspelt kind is told of once, and its words are there.
        std::optional<Kind> kind = parse_kind(entry.key);
        if (!kind) {
          const std::vector<std::string> kinds(kind_words.begin(), kind_words.end());
          const std::vector<std::string> near = closest(entry.key, kinds);
          if (!near.empty()) kind = parse_kind(near.front());
        }
        if (kind) names_.acts.insert(*kind);
      }
    }
  }

  Reading& reading_;
  Names& names_;
};

}  // namespace

void check_name(Reading& reading, const std::string& name, const SourceSpan& span) {
  constexpr std::string_view signs = "abcdefghijklmnopqrstuvwxyz0123456789-";
  const bool is_good = !name.empty() && name.size() <= 100 && name.front() != '-' &&
                       name.find_first_not_of(signs) == std::string::npos;
  if (is_good) return;
  report(reading, fault_at("E0128", span, quoted(name) + " cannot be a name")).helps = {
      advice("names are made of lower-case letters, digits and hyphens, 100 at "
             "most: open-by-day")};
}

std::vector<std::string> earlier_names(const TomlValue& table) {
  std::vector<std::string> names;
  for (const TomlValue* name : texts_at(table, "was")) names.push_back(name->text);
  return names;
}

void collect_names(Reading& reading) {
  Collector(reading).run();
}

}  // namespace stance
