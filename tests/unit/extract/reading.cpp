// SPDX-License-Identifier: Apache-2.0
#include "unit/extract/reading.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "stance/rules/load.h"
#include "unit/places/shipped.h"

namespace stance::test {

ReadText read_text(std::string_view text) {
  ReadText read{.text = std::string(text), .vocabulary = {}, .tokens = {}};
  for (const std::string& word : phrase_words(text)) read.vocabulary.intern(word);
  read.tokens = tokenize(read.text, read.vocabulary);
  return read;
}

std::string words_of(const ReadText& read) {
  std::string words;
  for (const Token& token : read.tokens) {
    if (!words.empty()) words += '|';
    words += token.is_mark() ? read.text.substr(token.begin, token.end - token.begin)
                             : std::string(read.vocabulary.word(token.word));
  }
  return words;
}

Pattern pattern(std::string_view text) {
  auto parsed = parse_pattern(text, {"test.toml", 0, text.size()});
  REQUIRE(parsed);
  return *parsed;
}

namespace {

RuleSet pack_in(const std::string& folder, const std::string& name) {
  std::vector<RuleFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    files.push_back({name + "/" + file, file_text(entry.path().string()).value()});
  }
  Loaded loaded = load_rules(files, name);
  for (const Diagnostic& fault : loaded.diagnostics) {
    MESSAGE(fault.code << ": " << fault.message);
  }
  REQUIRE(loaded.rules);
  return std::move(*loaded.rules);
}

}  // namespace

const RuleSet& camera_rules() {
  static const RuleSet rules =
      pack_in(STANCE_SOURCE_DIR "/tests/packs/cameras", "cameras");
  return rules;
}

const DateRules& english_dates() {
  static const DateRules dates =
      pack_in(STANCE_SOURCE_DIR "/rules/english", "english").dates;
  return dates;
}

const Extractor& camera_extractor() {
  static const Extractor extractor(camera_rules(), shipped_gazetteer());
  return extractor;
}

Document document(std::string_view text, std::string_view published) {
  Document document;
  document.id = "test";
  document.digest = {"00"};
  document.text = std::string(text);
  if (!published.empty()) document.published = *Edtf::parse(published);
  return document;
}

std::string records_of(const Extraction& extraction) {
  std::vector<std::string> lines;
  for (const Evidence& one : extraction.evidence) {
    const auto unit = shipped_gazetteer().find(one.jurisdiction);
    lines.push_back((unit ? printed_name(*unit) : one.jurisdiction.text) + " " +
                    one.policy.text + " " + one.state.text + " " +
                    std::string(to_string(one.kind)) + " " + one.when.to_string());
  }
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "\n") + line;
  return all;
}

std::string records_in(std::string_view text, std::string_view published) {
  return records_of(camera_extractor().extract(document(text, published)));
}

void check(const TextRow& row) {
  CAPTURE(row.name);
  CHECK(records_in(row.text) == row.records);
}

}  // namespace stance::test
