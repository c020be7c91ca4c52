// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/json_lines.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "stance/base/text.h"

namespace stance::ingest {
namespace {

using nlohmann::json;

Diagnostic fault_at(const LinePlace& place,
                    const char* code,
                    const std::string& message,
                    std::string help) {
  Diagnostic fault{.code = code,
                   .message = "line " + std::to_string(place.number) + ": " + message};
  fault.primary =
      Label{.span = {.file = place.file, .begin = place.begin, .end = place.begin}};
  fault.helps.push_back({.text = std::move(help)});
  return fault;
}

// Of the library's "[json.exception...] parse error at line 1, column 5: syntax error
// while ... - unexpected ...; last read: '...'" the parts that help: "column 5:
// unexpected
// ...". What was last read may be megabytes long.
std::string short_reason(std::string_view what) {
  what = what.substr(0, what.find("; last read"));
  const std::size_t column = what.find("column ");
  const std::size_t colon = what.find(':', std::min(column, what.size()));
  const std::size_t dash = what.find(" - ");
  if (column == std::string_view::npos || colon == std::string_view::npos ||
      dash == std::string_view::npos) {
    return std::string("a value: ").append(what.substr(what.find("] ") + 2));
  }
  return std::string(what.substr(column, colon - column))
      .append(": ")
      .append(what.substr(dash + 3));
}

// Puts the value of the line into `value`. JSON itself takes the last of two equal keys
// in silence.
std::optional<Diagnostic> parse(std::string_view line,
                                const LinePlace& place,
                                json& value) {
  std::set<std::string> seen;
  std::optional<std::string> twice;
  const auto watch = [&](int depth, json::parse_event_t event, json& key) {
    if (event == json::parse_event_t::key && depth == 1 &&
        !seen.insert(key.get<std::string>()).second) {
      twice = key.get<std::string>();
    }
    return true;
  };
  try {
    value = json::parse(line, watch);
  } catch (const json::exception& error) {
    return fault_at(place,
                    "I030",
                    "broken JSON at " + short_reason(error.what()),
                    "write each document as one object on one line");
  }
  if (!value.is_object()) {
    return fault_at(
        place, "I031", "not an object", "write each document as {\"text\": \"...\"}");
  }
  if (!twice) return std::nullopt;
  return fault_at(place, "I031", "the key '" + *twice + "' stands twice", "keep one");
}

// The value, or nothing for a number, a list or an object.
std::optional<MetadataValue> value_of(const json& value) {
  if (value.is_null()) return MetadataValue{};
  if (value.is_string()) return MetadataValue(value.get<std::string>());
  if (value.is_boolean()) return MetadataValue(value.get<bool>());
  return std::nullopt;
}

std::optional<Diagnostic> set_from_json(Metadata& metadata,
                                        const std::string& key,
                                        const json& value) {
  const std::optional<MetadataValue> known = value_of(value);
  return known ? set_metadata(metadata, key, *known) : type_fault(key);
}

Diagnostics read_keys(const json& object, const LinePlace& place, JsonLine& read) {
  Diagnostics faults;
  for (const auto& [key, value] : object.items()) {
    if (key == "text") continue;
    if (!is_metadata_key(key)) {
      read.ignored.push_back(key);
    } else if (std::optional<Diagnostic> fault =
                   set_from_json(read.metadata, key, value)) {
      const std::string help =
          fault->helps.empty() ? std::string() : fault->helps[0].text;
      faults.push_back(fault_at(place, fault->code.c_str(), fault->message, help));
    }
  }
  return faults;
}

std::optional<Diagnostic> read_text(json& object,
                                    const LinePlace& place,
                                    JsonLine& read) {
  const auto text = object.find("text");
  if (text == object.end() || !text->is_string()) {
    return fault_at(place, "I034", "no 'text'", "give the document's words as \"text\"");
  }
  read.text = std::move(text->get_ref<std::string&>());
  if (read.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    return fault_at(place, "I003", "the text is empty", "leave the line out");
  }
  if (read.text.find('\0') != std::string::npos) {
    return fault_at(place, "I004", "a zero byte in the text", "convert it to plain text");
  }
  return std::nullopt;
}

}  // namespace

Result<JsonLine, Diagnostics> parse_json_line(std::string_view line,
                                              const LinePlace& place) {
  if (const std::optional<std::size_t> at = first_utf8_fault(line)) {
    return failure(Diagnostics{fault_at(
        place,
        "I005",
        "not UTF-8 at byte " + std::to_string(place.begin + *at) + " of the file",
        "save it as UTF-8: iconv -f WINDOWS-1252 -t UTF-8")});
  }
  json value;
  if (std::optional<Diagnostic> fault = parse(line, place, value)) {
    return failure(Diagnostics{*std::move(fault)});
  }
  JsonLine read;
  Diagnostics faults = read_keys(value, place, read);
  if (std::optional<Diagnostic> fault = read_text(value, place, read)) {
    faults.push_back(*std::move(fault));
  }
  if (!faults.empty()) return failure(std::move(faults));
  return read;
}

}  // namespace stance::ingest
