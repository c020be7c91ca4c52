// SPDX-License-Identifier: Apache-2.0
#include "outside.h"

#include <utility>

#include "ingest_options.h"
#include "progress.h"
#include "stance/base/text.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

// A program that fails so often in a row will not do better on the next thousand.
constexpr std::size_t most_failures = 5;
constexpr std::size_t longest_name = 100;

std::string name_option(const Arguments& arguments, const std::string& command) {
  const std::string name =
      arguments.value("--extractor-name").value_or(ingest::program_name(command));
  if (name.empty()) throw InputError("--extractor-name: give it a name");
  if (name.size() > longest_name || printable_line(name) != name) {
    throw InputError("--extractor-name " + printable_line(name) +
                     ": write a name of at most 100 plain letters");
  }
  return name;
}

}  // namespace

std::optional<ingest::OutsideExtractor> extractor_option(const Session& session,
                                                         const Arguments& arguments) {
  if (!arguments.has("--extractor")) {
    if (!arguments.has("--extractor-name")) return std::nullopt;
    throw InputError("--extractor-name names an extractor: say with --extractor which");
  }
  const std::string command = arguments.value("--extractor").value_or("");
  if (command.find_first_not_of(" \t\n") == std::string::npos) {
    throw InputError("--extractor: give it a command");
  }
  ingest::OutsideExtractor extractor{.command = command,
                                     .folder = session.environment().folder.string(),
                                     .name = name_option(arguments, command)};
  if (const auto limit = time_limit_option(arguments)) extractor.time = *limit;
  return extractor;
}

OutsideReading::OutsideReading(Session& session,
                               ingest::OutsideExtractor extractor,
                               const RuleSet& rules)
    : session_(session), extractor_(std::move(extractor)), rules_(rules) {}

OutsideReading::Found OutsideReading::read(const Document& document) {
  if (is_given_up_) {
    ++not_tried_;
    return {};
  }
  ingest::OutsideRun run =
      ingest::run_outside_extractor(extractor_, document, {session_.gazetteer(), rules_});
  const bool is_whole = run.is_finished && run.found.diagnostics.empty();
  bad_ += run.found.bad;
  for (Diagnostic& fault : run.found.diagnostics) {
    diagnostics_.push_back(std::move(fault));
  }
  failed_in_a_row_ = run.is_finished ? 0 : failed_in_a_row_ + 1;
  ++(run.is_finished ? documents_ : failed_);
  if (run.is_finished) extractor_.has_run = true;
  if (run.is_missing || failed_in_a_row_ == most_failures) is_given_up_ = true;
  return {.evidence = std::move(run.found.evidence), .is_whole = is_whole};
}

void OutsideReading::keep(const Document& document, const Found& found) {
  store::Store& store = session_.store(store::OpenMode::write);
  const Environment& environment = session_.environment();
  store.transaction([&] {
    for (const Evidence& piece : found.evidence) {
      const bool is_new = store.add_manual_evidence({.evidence = piece,
                                                     .who = environment.user,
                                                     .why = "",
                                                     .recorded = environment.today});
      ++(is_new ? kept_ : known_);
    }
    if (!found.is_whole) return;
    store.add_reading(document.digest, extractor_.name, environment.today);
  });
}

void OutsideReading::read_stored(const std::vector<Digest>& documents) {
  store::Store& store = session_.store(store::OpenMode::write);
  Progress progress(session_, {extractor_.name, "documents", 0, documents.size()});
  for (const Digest& digest : documents) {
    progress.advance();
    if (store.was_read_by(extractor_.name, digest)) {
      ++before_;
      continue;
    }
    const std::optional<Document> document = store.document(digest);
    if (document) keep(*document, read(*document));
  }
}

std::string OutsideReading::gap() const {
  if (not_tried_ == 0) return "";
  return extractor_.name + " was given up: " + counted(not_tried_, "document") +
         (not_tried_ == 1 ? " was" : " were") + " not handed to it";
}

std::string OutsideReading::summary() const {
  std::string text = extractor_.name + ": " + counted(documents_, "document") + " read";
  if (before_ > 0) text += ", " + std::to_string(before_) + " before";
  if (failed_ > 0) text += ", " + std::to_string(failed_) + " not to the end";
  if (not_tried_ > 0) {
    text += ", given up with " + std::to_string(not_tried_) + " to go";
  }
  text += "; " + counted(kept_, "record") + " kept";
  if (known_ > 0) text += ", " + std::to_string(known_) + " known already";
  if (bad_ > 0) text += ", " + std::to_string(bad_) + " not taken";
  if (kept_ > 0) text += " (stance evidence list --waiting)";
  return text;
}

}  // namespace stance::cli
