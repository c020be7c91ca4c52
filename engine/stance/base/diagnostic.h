// SPDX-License-Identifier: Apache-2.0
// What is wrong with something the user can correct: a code, the place, the reason and
// what to do. One structure, several printers (see report/).
#pragma once

#include <compare>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stance {

// The name of a text. All spans that were copied from one share it, since rules hold tens
// of thousands of them.
class FileName {
 public:
  FileName() = default;
  FileName(std::string name)
      : name_(name.empty() ? nullptr
                           : std::make_shared<const std::string>(std::move(name))) {}
  FileName(const char* name) : FileName(std::string(name)) {}

  const std::string& text() const;
  operator const std::string&() const { return text(); }
  operator std::string_view() const { return text(); }
  bool empty() const { return name_ == nullptr; }
  bool starts_with(std::string_view beginning) const {
    return text().starts_with(beginning);
  }

  bool operator==(const FileName& other) const {
    return name_ == other.name_ || text() == other.text();
  }
  std::strong_ordering operator<=>(const FileName& other) const {
    return name_ == other.name_ ? std::strong_ordering::equal : text() <=> other.text();
  }

 private:
  std::shared_ptr<const std::string> name_;  // null: ""
};

// Bytes [begin, end) of a named text. `file` is as the user gave it.
struct SourceSpan {
  FileName file;
  std::size_t begin = 0;
  std::size_t end = 0;

  auto operator<=>(const SourceSpan&) const = default;
};

enum class Severity { error, warning, note };

// A place in a text and what is to be said about it. The text may be empty.
struct Label {
  SourceSpan span;
  std::string text;

  bool operator==(const Label&) const = default;
};

// Replace the bytes of `span` by `text`.
struct TextEdit {
  SourceSpan span;
  std::string text;

  bool operator==(const TextEdit&) const = default;
};

// A proposal. `sure` ones can be applied by a program; the others need a person's eye.
struct Help {
  std::string text;
  std::vector<TextEdit> edits;
  bool sure = false;

  bool operator==(const Help&) const = default;
};

// `code` is stable ("E0104"). `message` stands alone: lower case, no full stop. Without a
// `primary` the fault belongs to no place in a text (a missing folder, say).
struct Diagnostic {
  std::string code;
  Severity severity = Severity::error;
  std::string message;
  std::optional<Label> primary = {};
  std::vector<Label> others = {};
  std::vector<std::string> notes = {};
  std::vector<Help> helps = {};

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

// Does any of them have severity `error`?
bool has_errors(const Diagnostics& diagnostics);

// By file, place and code: the order in which they are shown.
void sort_by_place(Diagnostics& diagnostics);

}  // namespace stance
