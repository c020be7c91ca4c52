// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/pack_files.h"

#include <algorithm>
#include <utility>

#include "stance/base/in_parallel.h"

namespace stance {
namespace {

// Without escapes: each byte of the text stands for itself.
bool is_as_written(const TomlValue& value) {
  return value.span.end - value.span.begin == value.text.size() + 2;
}

PatternReading read_as_written(const TomlValue& value) {
  const SourceSpan& span = value.span;
  return read_pattern(value.text, {span.file, span.begin + 1, span.end - 1});
}

// Texts in single quotes: nearly all of them are patterns. Whoever wants one that was not
// read here reads it himself.
void read_patterns_of(const TomlValue& value, PackFile& file) {
  const bool is_likely = value.form == TomlForm::text && is_as_written(value) &&
                         file.text[value.span.begin] == '\'';
  if (is_likely) file.patterns.push_back({value.span.begin, read_as_written(value)});
  for (const TomlValue& item : value.items) read_patterns_of(item, file);
  for (const TomlEntry& entry : value.entries) read_patterns_of(entry.value, file);
}

}  // namespace

std::vector<PackFile> read_pack_files(const std::vector<const RuleFile*>& files) {
  std::vector<PackFile> read(files.size());
  std::vector<std::size_t> largest_first(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    read[i].name = files[i]->name;
    read[i].text = files[i]->text;
    read[i].tree.root.span = {read[i].name, 0, 0};
    largest_first[i] = i;
  }
  std::ranges::sort(largest_first, std::ranges::greater(), [&](std::size_t i) {
    return files[i]->text.size();
  });
  in_parallel(files.size(), [&](std::size_t number) {
    PackFile& file = read[largest_first[number]];
    const RuleFile& source = *files[largest_first[number]];
    if (text_fault(source)) return;
    file.tree = read_toml(source.text, source.name);
    file.name = file.tree.root.span.file;
    read_patterns_of(file.tree.root, file);
    std::ranges::sort(file.patterns, {}, &ReadPattern::begin);
  });
  return read;
}

PatternReading take_pattern(Reading& reading, const TomlValue& value) {
  PackFile* file = file_of(reading, value.span.file);
  if (file != nullptr) {
    const auto known = std::ranges::lower_bound(
        file->patterns, value.span.begin, {}, &ReadPattern::begin);
    const bool is_here = known != file->patterns.end() &&
                         known->begin == value.span.begin && !known->is_taken;
    if (is_here) {
      known->is_taken = true;
      return std::move(known->reading);
    }
  }
  if (is_as_written(value)) return read_as_written(value);
  return read_escaped(reading, value);
}

}  // namespace stance
