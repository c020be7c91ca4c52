// SPDX-License-Identifier: Apache-2.0
// Texts, packs and places for the tests of extraction, in few words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stance/extract/extract.h"
#include "stance/extract/tokens.h"
#include "stance/rules/rule_set.h"

namespace stance::test {

// A text of which every word has an id.
struct ReadText {
  std::string text;
  Vocabulary vocabulary;
  std::vector<Token> tokens;
};

ReadText read_text(std::string_view text);
// The folded words and marks, with "|" in between.
std::string words_of(const ReadText& read);

Pattern pattern(std::string_view text);

// The small pack of another field in tests/packs/cameras.
const RuleSet& camera_rules();
// What the shipped English pack says of dates.
const DateRules& english_dates();
// Reads with the camera pack and the shipped gazetteer.
const Extractor& camera_extractor();

Document document(std::string_view text, std::string_view published = "2025-03-04");
// "Alder County, MD cameras worn observed 2025-03-04", one a line, sorted by text.
std::string records_of(const Extraction& extraction);
std::string records_in(std::string_view text, std::string_view published = "2025-03-04");

// A text and the records that it must give.
struct TextRow {
  std::string_view name;
  std::string_view text;
  std::string_view records;
};
void check(const TextRow& row);

}  // namespace stance::test
