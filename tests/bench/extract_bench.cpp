// SPDX-License-Identifier: Apache-2.0
// Finding evidence with the shipped rules, against a bare program that folds the same
// bytes, splits them into words and looks each one up: no patterns, no sentences, no
// names. Reading rules and names is not counted.
//
//   extract_dense      the shipped corpus, where every sentence has cues
//   extract_news       sentences of ordinary news, some words of cues among them
//   extract_foreign    words that no rule speaks of
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>
#include <vector>

#include "bench/yardstick.h"
#include "stance/extract/extract.h"
#include "stance/ingest/ingest.h"
#include "stance/rules/load.h"

namespace {

using stance::Document;

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

stance::RuleSet shipped_rules() {
  const std::filesystem::path root = STANCE_SOURCE_DIR "/rules";
  std::vector<stance::RuleFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".toml") continue;
    files.push_back(
        {entry.path().lexically_relative(root).string(), contents(entry.path())});
  }
  return *stance::load_rules(files, "us-ice").rules;
}

const stance::Extractor& extractor() {
  static const stance::Extractor shipped = [] {
    const std::string name = "jurisdictions.tsv";
    const auto places =
        stance::Gazetteer::parse(contents(STANCE_SOURCE_DIR "/data/" + name), name);
    return stance::Extractor(shipped_rules(), *places);
  }();
  return shipped;
}

// The same row of numbers on every machine.
class Dice {
 public:
  template <class Things>
  const auto& one_of(const Things& things) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return things[static_cast<std::size_t>(state_ >> 33U) % things.size()];
  }

 private:
  std::uint64_t state_ = 1;
};

std::vector<Document> dense_corpus() {
  const std::vector<std::string> paths = {STANCE_SOURCE_DIR "/data/corpus"};
  std::vector<Document> documents;
  stance::ingest::ingest(
      paths, {}, [&](Document document) { documents.push_back(std::move(document)); });
  return documents;
}

// Who, what, when, in every order that is a sentence.
std::string news_sentence(Dice& dice) {
  using Words = std::array<std::string_view, 8>;
  constexpr Words who = {"The school board",
                         "A spokeswoman for the library",
                         "The team's new coach",
                         "Volunteers from the food bank",
                         "Firefighters in Portland",
                         "The owner of the bakery",
                         "Dr. Ellen Marsh",
                         "Residents of Cedar Falls"};
  constexpr Words did = {"opened a second kitchen",
                         "raised money for the summer concerts",
                         "said the bridge would be painted",
                         "repaired roofs after the storm",
                         "won the regional chess title",
                         "planted oaks along the river",
                         "moved the farmers' market indoors",
                         "asked the council for a crosswalk"};
  constexpr Words when = {"on Tuesday",
                          "last week",
                          "in the spring of 2019",
                          "during the first snow",
                          "for the third year in a row",
                          "before the long weekend",
                          "at noon on May 4",
                          "after a year of repairs"};
  constexpr Words more = {"and hopes for more sunshine",
                          "while the old mill stood empty",
                          "although tickets had sold out",
                          "with help from a retired teacher",
                          "as the orchestra played outside",
                          "because the roof had leaked",
                          "under a sky without a cloud",
                          "to the delight of the children"};
  std::string sentence(dice.one_of(who));
  for (const Words& part : {did, when, more}) {
    sentence += ' ';
    sentence += dice.one_of(part);
  }
  return sentence + ". ";
}

// Words of syllables that are in no language.
std::string foreign_sentence(Dice& dice) {
  constexpr std::array<std::string_view, 12> syllables = {"vok",
                                                          "zim",
                                                          "tarl",
                                                          "quen",
                                                          "drub",
                                                          "yost",
                                                          "plif",
                                                          "gorn",
                                                          "wub",
                                                          "xel",
                                                          "jat",
                                                          "kresh"};
  std::string sentence;
  for (int word = 0; word < 20; ++word) {
    for (int i = 0; i < 3; ++i) sentence += dice.one_of(syllables);
    sentence += word == 19 ? ". " : " ";
  }
  return sentence;
}

std::vector<Document> made_up(std::string (*sentence)(Dice&)) {
  constexpr std::size_t documents = 100;
  constexpr std::size_t sentences = 40;
  Dice dice;
  std::vector<Document> made;
  for (std::size_t i = 0; i < documents; ++i) {
    Document document;
    document.id = "made-" + std::to_string(i);
    document.published = stance::Edtf::parse("2019-05-06").value();
    for (std::size_t k = 0; k < sentences; ++k) {
      document.text += sentence(dice);
      if (k % 4 == 3) document.text += "\n\n";
    }
    made.push_back(std::move(document));
  }
  return made;
}

std::size_t bytes_of(const std::vector<Document>& documents) {
  std::size_t bytes = 0;
  for (const Document& document : documents) bytes += document.text.size();
  return bytes;
}

// The least that any search for folded words has to do.
std::size_t words_known(const std::vector<Document>& documents,
                        const std::unordered_set<std::string>& known) {
  std::size_t found = 0;
  std::string word;
  for (const Document& document : documents) {
    for (const char byte : document.text) {
      const char lower = static_cast<char>(byte | 0x20);
      if (lower >= 'a' && lower <= 'z') {
        word += lower;
        continue;
      }
      if (!word.empty()) found += known.count(word);
      word.clear();
    }
  }
  return found;
}

std::size_t pieces_in(const std::vector<Document>& documents) {
  std::size_t pieces = 0;
  for (const Document& document : documents) {
    pieces += extractor().extract(document).evidence.size();
  }
  return pieces;
}

void measure(benchmark::State& state, const std::vector<Document>& documents) {
  const std::unordered_set<std::string> known = {"sheriff", "jail", "county", "policy"};
  extractor();
  stance::bench::compare(
      state,
      bytes_of(documents),
      [&] { benchmark::DoNotOptimize(pieces_in(documents)); },
      [&] { benchmark::DoNotOptimize(words_known(documents, known)); });
}

void extract_dense(benchmark::State& state) {
  measure(state, dense_corpus());
}
BENCHMARK(extract_dense)->Unit(benchmark::kMillisecond);

void extract_news(benchmark::State& state) {
  measure(state, made_up(news_sentence));
}
BENCHMARK(extract_news)->Unit(benchmark::kMillisecond);

void extract_foreign(benchmark::State& state) {
  measure(state, made_up(foreign_sentence));
}
BENCHMARK(extract_foreign)->Unit(benchmark::kMillisecond);

// From one Extractor in several threads: as many bytes a second for each of them.
void extract_dense_threads(benchmark::State& state) {
  const std::vector<Document> documents = dense_corpus();
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(pieces_in(documents));
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(bytes_of(documents)));
}
BENCHMARK(extract_dense_threads)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Threads(static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));

}  // namespace
