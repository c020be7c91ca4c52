// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/outside_extractor.h"

#include <filesystem>

#include <nlohmann/json.hpp>

#include "stance/base/text.h"
#include "stance/ingest/clipped.h"
#include "stance/ingest/process.h"

namespace stance::ingest {
namespace {

// Records of one document, not a copy of the corpus.
constexpr std::size_t output_limit = std::size_t{16} << 20U;
// What sh says of a program that it cannot start.
constexpr int cannot_start = 126;
constexpr int not_there = 127;

Diagnostic run_fault(const char* code, const std::string& message, std::string help) {
  Diagnostic fault{.code = code, .message = message};
  fault.helps.push_back({.text = std::move(help)});
  return fault;
}

std::string last_words(std::string_view errors) {
  while (!errors.empty() && (errors.back() == '\n' || errors.back() == ' ')) {
    errors.remove_suffix(1);
  }
  // npos + 1 is the beginning.
  constexpr std::size_t longest = 160;
  const std::string line = clipped(errors.substr(errors.rfind('\n') + 1), longest);
  return line.empty() ? "" : "; it says: " + line;
}

bool is_missing(const ProcessResult& result, const OutsideExtractor& extractor) {
  return result.end == ProcessEnd::not_found ||
         (!extractor.has_run && result.end == ProcessEnd::exited &&
          (result.code == not_there || result.code == cannot_start));
}

Diagnostic fault_of(const ProcessResult& result,
                    const OutsideExtractor& extractor,
                    const Document& document) {
  const std::string who = printable_line(extractor.name);
  const std::string on = " on '" + printable_line(document.id) + "'";
  if (is_missing(result, extractor)) {
    return run_fault("I154",
                     "'" + printable_line(extractor.command) + "' cannot be started" +
                         last_words(result.errors),
                     "--extractor takes a command as you would type it in a shell here");
  }
  if (result.end == ProcessEnd::out_of_time) {
    return run_fault("I155",
                     who + " was stopped" + on + " after " +
                         std::to_string(extractor.time.count()) + " s",
                     "give it more with --time-limit");
  }
  if (result.end == ProcessEnd::too_much_output) {
    return run_fault("I156",
                     who + " wrote more than " + std::to_string(output_limit >> 20U) +
                         " MB" + on + " and was stopped",
                     "print records alone, one line each");
  }
  const bool was_killed = result.end == ProcessEnd::killed_by_signal;
  return run_fault("I156",
                   who + (was_killed ? " was ended by signal " : " ended with code ") +
                       std::to_string(result.code) + on + last_words(result.errors),
                   "try it by hand on the document, then ingest again");
}

// A program that was stopped may have been in the middle of a line.
std::string_view whole_lines(std::string_view output) {
  return output.substr(0, output.rfind('\n') + 1);
}

}  // namespace

std::string program_name(const std::string& command) {
  const std::vector<std::string> words = split_words(command);
  if (words.empty()) return {};
  return std::filesystem::path(words.front()).filename().string();
}

std::string outside_json(const Document& document) {
  using Json = nlohmann::ordered_json;
  const auto or_null = [](const std::optional<std::string>& value) {
    return value ? Json(*value) : Json(nullptr);
  };
  Json json;
  json["id"] = document.id;
  json["digest"] = document.digest.text;
  json["text"] = document.text;
  json["title"] = or_null(document.title);
  json["publisher"] = or_null(document.publisher);
  json["url"] = or_null(document.url);
  json["published"] =
      document.published ? Json(document.published->to_string()) : Json(nullptr);
  json["kind"] = or_null(document.kind);
  json["state"] = or_null(document.state);
  json["abstract"] = document.is_abstract;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

OutsideRun run_outside_extractor(const OutsideExtractor& extractor,
                                 const Document& document,
                                 const RecordNames& names) {
  const ProcessResult result = run_process(
      {"sh", "-c", extractor.command},
      outside_json(document),
      {.time = extractor.time, .memory = 0, .is_parallel = true, .output = output_limit},
      extractor.folder);
  OutsideRun run;
  run.is_finished = result.end == ProcessEnd::exited && result.code == 0;
  run.is_missing = is_missing(result, extractor);
  const std::string_view output = result.output;
  run.found = read_outside_records(
      run.is_finished ? output : whole_lines(output), document, extractor.name, names);
  if (!run.is_finished) {
    run.found.diagnostics.push_back(fault_of(result, extractor, document));
  }
  return run;
}

}  // namespace stance::ingest
