// SPDX-License-Identifier: Apache-2.0
// stance rules rename: a name wherever it stands, in rules and tests.
#include <algorithm>
#include <optional>
#include <ostream>
#include <string_view>

#include "rename_edits.h"
#include "rule_editor.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/rules/name_index.h"
#include "stance/rules/text_edits.h"

namespace stance::cli {
namespace {

// The entries but for `was`, which remembers names.
std::vector<const TomlEntry*> entries_of(const TomlValue& table) {
  std::vector<const TomlEntry*> entries;
  for (const TomlEntry& entry : table.entries) {
    if (entry.key != "was") entries.push_back(&entry);
  }
  return entries;
}

bool is_name_letter(char c) {
  return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '-';
}

// The run of letters of names that begins there.
std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_name_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

struct NewName {
  std::string_view before;
  std::string_view after;
};

// The same texts but that the one name may have become the other, as a whole word.
bool same_but_for(std::string_view one, std::string_view two, const NewName& name) {
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < one.size() && k < two.size()) {
    const std::string_view old_word = name_at(one, i);
    const std::string_view new_word = name_at(two, k);
    const bool is_renamed = old_word == name.before && new_word == name.after;
    if (old_word != new_word && !is_renamed) return false;
    if (old_word.empty() && one[i] != two[k]) return false;
    i += std::max<std::size_t>(old_word.size(), 1);
    k += std::max<std::size_t>(new_word.size(), 1);
  }
  return i == one.size() && k == two.size();
}

// Texts and keys may differ in the name alone.
bool same_but_for(const TomlValue& one, const TomlValue& two, const NewName& name) {
  const std::vector<const TomlEntry*> entries = entries_of(one);
  const std::vector<const TomlEntry*> others = entries_of(two);
  if (one.items.size() != two.items.size() || entries.size() != others.size()) {
    return false;
  }
  for (std::size_t i = 0; i < one.items.size(); ++i) {
    if (!same_but_for(one.items[i], two.items[i], name)) return false;
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!same_but_for(entries[i]->key, others[i]->key, name)) return false;
    if (!same_but_for(entries[i]->value, others[i]->value, name)) return false;
  }
  return one.form == two.form && same_but_for(one.text, two.text, name) &&
         one.integer == two.integer && one.boolean == two.boolean;
}

// "dogs", "dogs.free", "policy:dogs", "{park}", "list:park", each with its "pack/" or
// without.
std::vector<NamePlace> meant(const std::vector<NamePlace>& places, std::string name) {
  std::optional<std::string> sort;
  const std::size_t colon = name.find(':');
  if (colon != std::string::npos) {
    sort = name.substr(0, colon);
    name.erase(0, colon + 1);
  }
  if (name.starts_with('{') && name.ends_with('}')) {
    sort = "list";
    name = name.substr(1, name.size() - 2);
  }
  std::string folder;
  const std::size_t slash = name.find('/');
  if (slash != std::string::npos) {
    folder = name.substr(0, slash + 1);
    name.erase(0, slash + 1);
  }
  std::vector<NamePlace> found;
  for (const NamePlace& place : places) {
    if (!place.span.file.starts_with(folder)) continue;
    const std::string full =
        place.sort == NameSort::state ? place.scope + "." + place.name : place.name;
    const std::string_view noun = to_string(place.sort);
    const bool is_sort = !sort || noun == *sort || noun.ends_with(" " + *sort);
    if (place.is_definition && full == name && is_sort) found.push_back(place);
  }
  return found;
}

}  // namespace

int run_rules_rename(Session& session, const Arguments& arguments) {
  RuleEditor editor(session, arguments);
  const std::string old_name = arguments.value("OLD").value_or("");
  const std::string new_name = arguments.value("NEW").value_or("");
  const std::vector<NamePlace> places = name_places(editor.rules().files);
  const std::vector<NamePlace> found = meant(places, old_name);
  if (found.empty()) {
    throw InputError("nothing is called \"" + printable_line(old_name) +
                     "\"; a state is written POLICY.STATE");
  }
  if (found.size() > 1) {
    std::string which;
    for (const NamePlace& place : found) {
      which += " \"" + std::string(to_string(place.sort)) + ":" + old_name + "\"";
    }
    throw InputError("\"" + old_name + "\" is several things; say which:" + which);
  }
  const NamePlace& name = found.front();
  for (const NamePlace& place : places) {
    const bool is_taken = place.sort == name.sort && place.scope == name.scope &&
                          place.name == new_name && place.is_definition;
    if (is_taken) {
      throw InputError("there is a " + std::string(to_string(place.sort)) + " \"" +
                       new_name + "\" already");
    }
  }
  const auto edits = rename_edits(editor.rules().files, places, name, new_name);
  editor.write(edits, [&](const TomlValue& before, const TomlValue& after) {
    return same_but_for(before, after, {name.name, new_name});
  });
  session.out() << (editor.report().empty() ? "nothing to change\n" : editor.report());
  return 0;
}

}  // namespace stance::cli
