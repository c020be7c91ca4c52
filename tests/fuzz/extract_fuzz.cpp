// SPDX-License-Identifier: Apache-2.0
// Any bytes are a document: extraction ends, and every quote is the document's text at
// its offsets.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "stance/base/assert.h"
#include "stance/extract/extract.h"
#include "stance/rules/load.h"

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

stance::Extractor make_extractor() {
  const std::filesystem::path root = STANCE_SOURCE_DIR;
  std::vector<stance::RuleFile> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(root / "tests/packs/cameras")) {
    files.push_back(
        {"cameras/" + entry.path().filename().string(), text_of(entry.path())});
  }
  const stance::Loaded loaded = stance::load_rules(files, "cameras");
  STANCE_ASSERT(loaded.rules.has_value());
  auto gazetteer = stance::Gazetteer::parse(text_of(root / "data/jurisdictions.tsv"),
                                            "jurisdictions.tsv");
  STANCE_ASSERT(gazetteer.has_value());
  return {*loaded.rules, *gazetteer};
}

void check(const stance::Document& document, const stance::Evidence& evidence) {
  STANCE_ASSERT(evidence.begin < evidence.end && evidence.end <= document.text.size());
  STANCE_ASSERT(evidence.quote ==
                document.text.substr(evidence.begin, evidence.end - evidence.begin));
}

}  // namespace

// The name is libFuzzer's.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const stance::Extractor extractor = make_extractor();
  stance::Document document;
  document.id = "fuzz";
  document.text.assign(reinterpret_cast<const char*>(bytes), size);
  if (size % 2 == 0) document.published = *stance::Edtf::parse("2025-03-04");
  if (size % 3 == 0) document.title = "Kent County, Michigan";
  const stance::Extraction extraction = extractor.extract(document);
  for (const stance::Evidence& evidence : extraction.evidence) check(document, evidence);
  for (const stance::Dropped& dropped : extraction.dropped)
    check(document, dropped.evidence);
  return 0;
}
