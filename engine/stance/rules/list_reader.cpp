// SPDX-License-Identifier: Apache-2.0
// Lists that one pack defines and another changes: [words], [acts], [forms], [places],
// [text].
#include <algorithm>
#include <iterator>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/check_keys.h"
#include "stance/rules/fault.h"
#include "stance/rules/forms.h"
#include "stance/rules/keys.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

class Lists {
 public:
  Lists(Reading& reading, std::string_view section)
      : reading_(reading), section_(section) {}

  std::vector<RawList> run() {
    for (const Section& found : sections(reading_, section_)) {
      if (found.entry->value.form != TomlForm::table) continue;
      for (const TomlEntry& entry : found.entry->value.entries) {
        if (section_ == "places" && entry.key == "outlets") continue;  // no list
        if (entry.value.form == TomlForm::array) {
          define(entry, found.pack);
        } else if (entry.value.form == TomlForm::table) {
          change(entry, found.pack);
        }
      }
    }
    return std::move(lists_);
  }

 private:
  std::string shown(const std::string& name) const {
    return section_ == "words" ? "the word list " + quoted(name)
                               : quoted(name) + " in [" + std::string(section_) + "]";
  }

  void define(const TomlEntry& entry, std::size_t pack) {
    const auto known = std::ranges::find(lists_, entry.key, &RawList::name);
    if (known != lists_.end()) {
      // collect_names() has reported word lists that stand twice.
      if (section_ != "words") report_twice(entry, known->span);
      return;
    }
    RawList list = {entry.key, entry.key_span, {}};
    for (const TomlValue& item : entry.value.items) {
      if (item.form == TomlForm::text) list.entries.push_back(&item);
    }
    lists_.push_back(std::move(list));
    packs_.push_back(pack);
  }

  void report_twice(const TomlEntry& entry, const SourceSpan& first) {
    Diagnostic fault = fault_at(
        "E0110", entry.key_span, shown(entry.key) + " is defined twice", "again here");
    fault.others = {{first, "first here"}};
    fault.helps = {advice("to change a list of another pack write [" +
                          std::string(section_) + "." + entry.key +
                          "] add = […] or remove = […]")};
    report(reading_, std::move(fault));
  }

  void change(const TomlEntry& entry, std::size_t pack) {
    check_keys(reading_, entry.value, list_change_keys(), entry.key_span);
    const auto list = std::ranges::find(lists_, entry.key, &RawList::name);
    if (list == lists_.end()) {
      NamesInFile names;
      for (const RawList& known : lists_) names.emplace(known.name, known.span);
      report_unknown(
          reading_, list_names, {entry.key, entry.key_span, entry.key_span}, names);
      return;
    }
    if (packs_[static_cast<std::size_t>(list - lists_.begin())] == pack) {
      Diagnostic fault = fault_at("E0110",
                                  entry.key_span,
                                  shown(entry.key) + " is defined in this pack",
                                  "changed here");
      fault.others = {{list->span, "defined here"}};
      fault.helps = {
          advice("add and remove change the list of another pack; edit the "
                 "list itself")};
      report(reading_, std::move(fault));
      return;
    }
    for (const TomlValue* item : texts_at(entry.value, "remove")) remove(*list, *item);
    for (const TomlValue* item : texts_at(entry.value, "add")) {
      list->entries.push_back(item);
    }
  }

  void remove(RawList& list, const TomlValue& item) {
    const auto removed = std::erase_if(list.entries, [&item](const TomlValue* entry) {
      return entry->text == item.text;
    });
    if (removed > 0) return;
    std::vector<std::string> entries;
    for (const TomlValue* entry : list.entries) entries.push_back(entry->text);
    Diagnostic fault = fault_at("E0127",
                                item.span,
                                shown(list.name) + " has no entry " + quoted(item.text),
                                "not there");
    const std::vector<std::string> near = closest(item.text, entries);
    fault.helps = {
        near.empty()
            ? advice("write the entry exactly as in " + place_of(reading_, list.span))
            : possible_edit("did you mean " + quoted(near.front()) + "?",
                            inside_quotes(reading_, item),
                            near.front())};
    report(reading_, std::move(fault));
  }

  Reading& reading_;
  std::string_view section_;
  std::vector<RawList> lists_;
  // The pack that defines each list.
  std::vector<std::size_t> packs_;
};

// Values of [words] and [forms], whose keys are free, must be lists of texts.
void check_free_lists(Reading& reading, std::string_view section) {
  for (const Section& found : sections(reading, section)) {
    for (const TomlEntry& entry : found.entry->value.entries) {
      const TomlValue& value = entry.value;
      if (value.form == TomlForm::table) continue;
      const Key key = {
          entry.key, KeyForm::patterns, Need::optional, "a list of its words in quotes"};
      const TableKeys keys = {section == "words" ? "[words]" : "[forms]", "", {&key, 1}};
      TomlValue one;
      one.entries.push_back(entry);
      check_keys(reading, one, keys, entry.key_span);
    }
  }
}

// Sections with fixed keys may hold [section.key] add, remove as well.
void check_sections(Reading& reading, std::string_view section, const TableKeys& keys) {
  for (const Section& found : sections(reading, section)) {
    if (found.entry->value.form != TomlForm::table) continue;
    TomlValue table = found.entry->value;
    std::erase_if(table.entries, [&keys](const TomlEntry& entry) {
      const auto key = std::ranges::find(keys.keys, entry.key, &Key::name);
      return key != keys.keys.end() && key->form != KeyForm::table &&
             entry.value.form == TomlForm::table;
    });
    check_keys(reading, table, keys, found.entry->key_span);
  }
}

std::vector<std::string> folded_texts(
    const std::vector<RawList>& lists,
    std::string_view name,
    const std::map<std::string, std::vector<std::string>>& forms) {
  std::vector<std::string> texts;
  const auto list = std::ranges::find(lists, name, &RawList::name);
  if (list == lists.end()) return texts;
  for (const TomlValue* entry : list->entries) {
    std::string text = fold(entry->text);
    if (!text.ends_with('~')) {
      texts.push_back(std::move(text));
      continue;
    }
    text.pop_back();
    std::ranges::move(forms_of(text, forms), std::back_inserter(texts));
  }
  return texts;
}

std::vector<Pattern> patterns_of(Reading& reading,
                                 const std::vector<RawList>& lists,
                                 std::string_view name) {
  const auto list = std::ranges::find(lists, name, &RawList::name);
  return list == lists.end() ? std::vector<Pattern>()
                             : read_patterns(reading, list->entries);
}

// Reports a value that is no state's postal code; `what`: what must be one.
bool is_postal_code(Reading& reading, const TomlValue& value, const std::string& what) {
  const std::string& state = value.text;
  const bool is_code =
      value.form == TomlForm::text && state.size() == 2 &&
      std::ranges::all_of(state, [](char c) { return 'A' <= c && c <= 'Z'; });
  if (!is_code) {
    report(reading,
           fault_at("E0102", value.span, what + " must be a state's postal code"))
        .helps = {advice("two capital letters in quotes: \"MD\"")};
  }
  return is_code;
}

void read_outlets(Reading& reading, PlaceWords& places) {
  for (const Section& found : sections(reading, "places")) {
    const TomlEntry* outlets = found.entry->value.find("outlets");
    if (outlets == nullptr) continue;
    for (const TomlEntry& outlet : outlets->value.entries) {
      if (is_postal_code(reading, outlet.value, "the home of " + quoted(outlet.key)))
        places.outlets[outlet.key] = outlet.value.text;
    }
  }
}

void read_prisons_in(Reading& reading,
                     const std::vector<RawList>& lists,
                     PlaceWords& places) {
  const auto list = std::ranges::find(lists, "prisons-in", &RawList::name);
  if (list == lists.end()) return;
  for (const TomlValue* state : list->entries) {
    if (is_postal_code(reading, *state, "each of \"prisons-in\""))
      places.prisons_in.push_back(state->text);
  }
}

}  // namespace

std::vector<RawList> raw_lists(Reading& reading, std::string_view section) {
  return Lists(reading, section).run();
}

std::vector<WordList> read_words(Reading& reading) {
  check_free_lists(reading, "words");
  std::vector<WordList> words;
  for (const RawList& list : raw_lists(reading, "words")) {
    if (list.entries.empty()) {
      report(reading,
             fault_at(
                 "E0114", list.span, "the word list " + quoted(list.name) + " is empty"))
          .helps = {advice("write its words, or take the list out")};
    }
    words.push_back({list.name, read_patterns(reading, list.entries), list.span});
  }
  return words;
}

std::map<std::string, std::vector<std::string>> read_forms(Reading& reading) {
  check_free_lists(reading, "forms");
  std::map<std::string, std::vector<std::string>> forms;
  for (const RawList& list : raw_lists(reading, "forms")) {
    std::vector<std::string>& of_word = forms[fold(list.name)];
    for (const TomlValue* entry : list.entries) of_word.push_back(fold(entry->text));
  }
  return forms;
}

std::map<Kind, std::vector<Pattern>> read_acts(Reading& reading) {
  check_sections(reading, "acts", acts_keys());
  std::map<Kind, std::vector<Pattern>> acts;
  for (const RawList& list : raw_lists(reading, "acts")) {
    const std::optional<Kind> kind = parse_kind(list.name);
    if (kind) acts[*kind] = read_patterns(reading, list.entries);
  }
  return acts;
}

PlaceWords read_places(Reading& reading) {
  check_sections(reading, "places", places_keys());
  const std::vector<RawList> lists = raw_lists(reading, "places");
  PlaceWords places;
  places.county = patterns_of(reading, lists, "county");
  places.place = patterns_of(reading, lists, "place");
  places.state = patterns_of(reading, lists, "state");
  places.own = patterns_of(reading, lists, "own");
  places.nobody = patterns_of(reading, lists, "nobody");
  places.laws = patterns_of(reading, lists, "laws");
  places.prisons = patterns_of(reading, lists, "prisons");
  read_prisons_in(reading, lists, places);
  places.guards = patterns_of(reading, lists, "guards");
  places.comparisons = patterns_of(reading, lists, "comparisons");
  places.agencies = patterns_of(reading, lists, "agencies");
  read_outlets(reading, places);
  return places;
}

TextWords read_text_words(Reading& reading,
                          const std::map<std::string, std::vector<std::string>>& forms) {
  check_sections(reading, "text", text_keys());
  const std::vector<RawList> lists = raw_lists(reading, "text");
  return {.abbreviations = folded_texts(lists, "abbreviations", forms),
          .titles = folded_texts(lists, "titles", forms),
          .given_names = folded_texts(lists, "given-names", forms),
          .clause_openers = folded_texts(lists, "clause-openers", forms),
          .reporting_verbs = folded_texts(lists, "reporting-verbs", forms)};
}

}  // namespace stance
