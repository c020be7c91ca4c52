// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/json_stream.h"

#include <map>
#include <string_view>
#include <utility>

#include "stance/ingest/line_reader.h"

namespace stance::ingest {
namespace {

// A file of many lines may have the same fault on all of them: the first few are said,
// the others counted.
class FaultTally {
 public:
  explicit FaultTally(Diagnostics& faults) : faults_(faults) {}

  void add(const Diagnostic& fault) {
    constexpr std::size_t shown = 5;
    if (++counts_[fault.code] <= shown) {
      faults_.push_back(fault);
    } else {
      ++hidden_[fault.code];
    }
  }

  void finish(const std::string& file) {
    for (const auto& [code, count] : hidden_) {
      Diagnostic rest{.code = code,
                      .message = file + ": the same fault on " + std::to_string(count) +
                                 (count == 1 ? " more line" : " more lines")};
      rest.primary = Label{.span = {.file = file}};
      faults_.push_back(std::move(rest));
    }
  }

 private:
  Diagnostics& faults_;
  std::map<std::string, std::size_t> counts_ = {};
  std::map<std::string, std::size_t> hidden_ = {};
};

Diagnostic length_fault(const LinePlace& place, std::size_t limit) {
  Diagnostic fault{.code = "I033",
                   .message = "line " + std::to_string(place.number) + ": longer than " +
                              std::to_string(limit) + " bytes"};
  fault.primary =
      Label{.span = {.file = place.file, .begin = place.begin, .end = place.begin}};
  fault.helps.push_back({.text = "write each document on a line of its own"});
  return fault;
}

std::string_view without_mark(std::string_view line, std::size_t number) {
  if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  return line;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

JsonStream read_json_stream(
    std::istream& stream,
    const std::string& file,
    std::size_t limit,
    const std::function<void(JsonLine, const LinePlace&)>& visit) {
  JsonStream read;
  FaultTally tally(read.faults);
  LineReader reader(stream, limit);
  while (reader.next()) {
    const LinePlace place{file, reader.number(), reader.begin()};
    const std::string_view line = without_mark(reader.line(), reader.number());
    if (!reader.is_too_long() && is_blank(line)) continue;
    ++read.lines;
    if (reader.is_too_long()) {
      tally.add(length_fault(place, limit));
      continue;
    }
    Result<JsonLine, Diagnostics> parsed = parse_json_line(line, place);
    if (parsed) {
      read.ignored.insert(parsed->ignored.begin(), parsed->ignored.end());
      visit(*std::move(parsed), place);
      continue;
    }
    for (const Diagnostic& fault : parsed.error()) {
      if (fault.code == "I034") ++read.without_text;
      tally.add(fault);
    }
  }
  tally.finish(file);
  return read;
}

}  // namespace stance::ingest
