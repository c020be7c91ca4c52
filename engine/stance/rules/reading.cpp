// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/reading.h"

#include <algorithm>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/fault.h"
#include "stance/rules/pack_files.h"
#include "stance/rules/read_pattern.h"

namespace stance {
namespace {

constexpr std::size_t largest_file = 4'000'000;

// `Files` is a reading, constant or not.
template <class Files>
auto find_file(Files& reading, const FileName& name)
    -> decltype(&reading.packs[0].files[0]) {
  const auto find_by = [&](const auto& holds) -> decltype(&reading.packs[0].files[0]) {
    for (auto* packs : {&reading.packs, &reading.reading_packs}) {
      for (auto& pack : *packs) {
        const auto found = std::ranges::find_if(pack.files, holds, &PackFile::name);
        if (found != pack.files.end()) return &*found;
      }
    }
    return nullptr;
  };
  // Nearly all spans share the name of their file: no need to compare the texts.
  const std::string* const shared = &name.text();
  const auto by_place = [&](const FileName& each) { return &each.text() == shared; };
  if (auto* found = find_by(by_place)) return found;
  return find_by([&](const FileName& each) { return each == name; });
}

std::string_view text_of(const Reading& reading, const FileName& name) {
  const PackFile* file = find_file(reading, name);
  return file == nullptr ? std::string_view() : file->text;
}

bool may_stand_in_unread(const Reading& reading, const std::string& word) {
  return std::ranges::any_of(reading.unread, [&](const SourceSpan& span) {
    return source_text(reading, span).find(word) != std::string_view::npos;
  });
}

// Another kind of thing that has this name: "a policy, not a state".
std::string_view other_kind(const Names& names, const std::string& word) {
  if (names.policies.contains(word)) return "a policy";
  if (names.contexts.contains(word)) return "a context";
  if (names.lists.contains(word)) return "a word list";
  const bool is_state = std::ranges::any_of(
      names.states, [&word](const auto& entry) { return entry.second.contains(word); });
  if (is_state) return "a state";
  return names.sources.contains(word) ? "a kind of source" : std::string_view();
}

std::vector<std::string> keys_of(const NamesInFile& names) {
  std::vector<std::string> keys;
  keys.reserve(names.size());
  for (const auto& [name, span] : names) keys.push_back(name);
  return keys;
}

std::vector<std::string> in_file_order(const NamesInFile& names) {
  std::vector<std::pair<SourceSpan, std::string>> places;
  places.reserve(names.size());
  for (const auto& [name, span] : names) places.emplace_back(span, name);
  std::ranges::sort(places);
  std::vector<std::string> ordered;
  ordered.reserve(places.size());
  for (auto& [span, name] : places) ordered.push_back(quoted(name));
  return ordered;
}

void propose(const Reading& reading,
             std::string_view noun,
             const NameUse& use,
             const NamesInFile& names,
             Diagnostic& fault) {
  const auto renamed = reading.names.renamed.find(std::string(noun) + " " + use.word);
  if (renamed != reading.names.renamed.end()) {
    fault.helps.push_back(sure_edit("it is called " + quoted(renamed->second) + " now",
                                    use.replaced,
                                    renamed->second));
    return;
  }
  const std::vector<std::string> near = closest(use.word, keys_of(names));
  if (near.empty()) return;
  const SourceSpan& defined = names.at(near.front());
  const std::string where =
      defined.file.empty() ? "" : " (" + place_of(reading, defined) + ")";
  const std::string text = "did you mean " + quoted(near.front()) + "?" + where;
  fault.helps.push_back(near.size() == 1
                            ? sure_edit(text, use.replaced, near.front())
                            : possible_edit(text, use.replaced, near.front()));
}

// One more place where an unknown name is used.
void add_use(Diagnostic& fault, const NameUse& use) {
  fault.others.push_back({use.shown, "and here"});
  for (Help& help : fault.helps) {
    if (help.edits.empty()) continue;
    TextEdit edit = help.edits.front();
    edit.span = use.replaced;
    help.edits.push_back(std::move(edit));
  }
}

void shift(SourceSpan& span, const std::vector<std::size_t>& offsets) {
  const auto moved = [&offsets](std::size_t at) {
    return offsets[std::min(at, offsets.size() - 1)];
  };
  span.begin = moved(span.begin);
  span.end = std::max(span.begin, moved(span.end));
}

void shift(Pattern& pattern, const std::vector<std::size_t>& offsets) {
  shift(pattern.span, offsets);
  for (PatternItem& item : pattern.items) {
    shift(item.span, offsets);
    for (Pattern& branch : item.branches) shift(branch, offsets);
  }
}

void shift(Diagnostic& fault, const std::vector<std::size_t>& offsets) {
  shift(fault.primary->span, offsets);
  for (Help& help : fault.helps) {
    for (TextEdit& edit : help.edits) shift(edit.span, offsets);
  }
}

void check_name_of(Reading& reading, const PatternItem& item) {
  const Names& names = reading.names;
  if (item.form == ItemForm::list && !names.lists.contains(item.text)) {
    const SourceSpan name = {item.span.file, item.span.begin + 1, item.span.end - 1};
    report_unknown(reading, list_names, {item.text, item.span, name}, names.lists);
  }
  if (item.form != ItemForm::act) return;
  const std::optional<Kind> kind = parse_kind(item.text);
  const bool is_known =
      item.text.empty() ? !names.acts.empty() : kind && names.acts.contains(*kind);
  if (is_known) return;
  const auto [told, is_new] =
      reading.unknown.emplace("acts " + item.text, reading.faults.size());
  if (!is_new) {
    add_use(reading.faults[told->second], {item.text, item.span, item.span});
    return;
  }
  report(reading, fault_at("E0107", item.span, "[acts] has no such words")).helps = {
      advice("write them: [acts] adopted = ['sign~', …]")};
}

// `faults` are those of the pattern: a name that has one already gets no second.
void check_names(Reading& reading, const Pattern& pattern, const Diagnostics& faults) {
  for (const PatternItem& item : pattern.items) {
    for (const Pattern& branch : item.branches) check_names(reading, branch, faults);
    const bool is_faulty = std::ranges::any_of(faults, [&item](const Diagnostic& fault) {
      return fault.primary->span == item.span;
    });
    if (!is_faulty) check_name_of(reading, item);
  }
}

}  // namespace

Diagnostic& report(Reading& reading, Diagnostic fault) {
  reading.faults.push_back(std::move(fault));
  return reading.faults.back();
}

PackFile* file_of(Reading& reading, const FileName& name) {
  return find_file(reading, name);
}

PatternReading read_escaped(const Reading& reading, const TomlValue& value) {
  const std::string_view raw = source_text(reading, value.span);
  const std::vector<std::size_t> offsets = text_offsets(raw, value.span.begin);
  PatternReading read = read_pattern(value.text, {value.span.file, 0, 0});
  shift(read.pattern, offsets);
  for (Diagnostic& fault : read.faults) shift(fault, offsets);
  return read;
}

std::string_view source_text(const Reading& reading, const SourceSpan& span) {
  const std::string_view text = text_of(reading, span.file);
  if (span.begin >= text.size()) return {};
  return text.substr(span.begin, span.end - span.begin);
}

std::string place_of(const Reading& reading, const SourceSpan& span) {
  const std::string_view text = text_of(reading, span.file);
  return span.file.text() + ":" + std::to_string(line_and_column(text, span.begin).line);
}

SourceSpan inside_quotes(const Reading& reading, const TomlValue& value) {
  const std::string_view raw = source_text(reading, value.span);
  const bool is_long = raw.starts_with("'''") || raw.starts_with("\"\"\"");
  const std::size_t quotes = is_long ? 3 : 1;
  if (value.form != TomlForm::text || raw.size() < 2 * quotes) return value.span;
  return {value.span.file, value.span.begin + quotes, value.span.end - quotes};
}

SourceSpan part_of_text(const Reading& reading,
                        const TomlValue& value,
                        std::size_t begin,
                        std::size_t end) {
  SourceSpan span = {value.span.file, begin, end};
  shift(span, text_offsets(source_text(reading, value.span), value.span.begin));
  return span;
}

NameUse use_of(const Reading& reading, const TomlValue& value) {
  return {value.text, value.span, inside_quotes(reading, value)};
}

Diagnostic* report_unknown(Reading& reading,
                           const NameKind& kind,
                           const NameUse& use,
                           const NamesInFile& names) {
  const bool may_be_there = (reading.lacks_pack && kind.code != "E0152") ||
                            (reading.lacks_cue && kind.code == "E0109");
  if (may_be_there || may_stand_in_unread(reading, use.word)) return nullptr;
  if (kind.code == state_names.code && names.empty()) return nullptr;
  const std::string noun(kind.noun);
  // The same word may be a state of one policy and none of another.
  std::string key = noun + " " + use.word;
  for (const auto& [policy, states] : reading.names.states) {
    if (&states == &names) key += " of " + policy;
  }
  // Numbers are kept by each cue for itself.
  if (kind.code == "E0123") key += " " + std::to_string(reading.faults.size());
  const auto [known, is_new] = reading.unknown.emplace(key, reading.faults.size());
  if (!is_new) {
    add_use(reading.faults[known->second], use);
    return nullptr;
  }
  Diagnostic fault = fault_at(kind.code,
                              use.shown,
                              "the " + noun + " " + quoted(use.word) + " does not exist",
                              "no such " + noun);
  const std::string_view other = other_kind(reading.names, use.word);
  if (!other.empty() && !other.ends_with(" " + noun)) {
    fault.notes.push_back(quoted(use.word) + " is " + std::string(other) + ", not a " +
                          noun);
  }
  propose(reading, kind.noun, use, names, fault);
  if (fault.helps.empty()) {
    const std::string what = names.size() == 1
                                 ? "the only " + noun + " is"
                                 : "the " + std::string(kind.plural) + " are";
    const std::string choices = choices_note(what, in_file_order(names));
    if (!choices.empty()) fault.notes.push_back(choices);
    if (names.empty()) {
      fault.notes.push_back("there are no " + std::string(kind.plural) + " here yet");
    }
  }
  return &report(reading, std::move(fault));
}

std::optional<Diagnostic> text_fault(const RuleFile& file) {
  const SourceSpan whole = {file.name, 0, 0};
  if (file.text.size() > largest_file) {
    Diagnostic fault =
        fault_at("E0002", whole, "the file is larger than 4 MB (4,000,000 bytes)");
    fault.helps = {advice("split it; a pack may have any number of files")};
    return fault;
  }
  const std::size_t zero = file.text.find('\0');
  const std::optional<std::size_t> broken = first_utf8_fault(file.text);
  if (zero == std::string::npos && !broken) return std::nullopt;
  const std::size_t at = std::min(zero, broken.value_or(file.text.size()));
  Diagnostic fault =
      fault_at("E0001",
               part_of(whole, at, at + 1),
               at == zero ? "the file holds a byte of zero, which no text has"
                          : "the file is no UTF-8 text");
  fault.primary->text = at == zero ? "a zero byte" : "no character of UTF-8";
  fault.helps = {advice("save it as UTF-8 text")};
  return fault;
}

std::vector<Section> sections(const Reading& reading, std::string_view section) {
  std::vector<Section> found;
  for (std::size_t i = 0; i < reading.packs.size(); ++i) {
    for (const TomlEntry* entry : sections_of(reading.packs[i], section)) {
      found.push_back({i, entry});
    }
  }
  return found;
}

std::vector<const TomlEntry*> sections_of(const PackSource& pack,
                                          std::string_view section) {
  std::vector<const TomlEntry*> found;
  for (const PackFile& file : pack.files) {
    const TomlEntry* entry = file.tree.root.find(section);
    if (entry != nullptr) found.push_back(entry);
  }
  return found;
}

std::optional<std::string> text_at(const TomlValue& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  if (entry == nullptr || entry->value.form != TomlForm::text) return std::nullopt;
  return entry->value.text;
}

std::optional<std::int64_t> integer_at(const TomlValue& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  if (entry == nullptr || entry->value.form != TomlForm::integer) return std::nullopt;
  return entry->value.integer;
}

std::vector<const TomlValue*> texts_at(const TomlValue& table, std::string_view key) {
  std::vector<const TomlValue*> texts;
  const TomlEntry* entry = table.find(key);
  if (entry == nullptr) return texts;
  if (entry->value.form == TomlForm::text) texts.push_back(&entry->value);
  for (const TomlValue& item : entry->value.items) {
    if (item.form == TomlForm::text) texts.push_back(&item);
  }
  return texts;
}

std::vector<Pattern> read_patterns(Reading& reading,
                                   std::span<const TomlValue* const> values) {
  std::vector<Pattern> patterns;
  patterns.reserve(values.size());
  for (const TomlValue* value : values) {
    PatternReading read = take_pattern(reading, *value);
    for (Diagnostic& fault : read.faults) {
      const SourceSpan& span = fault.primary->span;
      if (span.begin == span.end) fault.primary->span = value->span;
      report(reading, fault);
    }
    check_names(reading, read.pattern, read.faults);
    patterns.push_back(std::move(read.pattern));
  }
  return patterns;
}

std::vector<Pattern> patterns_at(Reading& reading,
                                 const TomlValue& table,
                                 std::string_view key) {
  return read_patterns(reading, texts_at(table, key));
}

}  // namespace stance
