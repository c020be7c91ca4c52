// SPDX-License-Identifier: Apache-2.0
// What an editor asks of the language server, and the answers, without their JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lsp_text.h"
#include "stance/base/diagnostic.h"

namespace stance::cli {

// Without a range the text is the whole.
struct TextChange {
  std::optional<TextRange> range = {};
  std::string text;
};

// A request, or, without an id, a notification. Of the parameters those that the methods
// of this server have; what is not there stays empty.
struct LspMessage {
  // none; no JSON; JSON that is no message; parameters of a wrong form. A response of the
  // editor, to a question that was never asked, has neither method nor fault.
  enum class Fault { none, not_json, no_message, wrong_parameters };
  Fault fault = Fault::none;
  std::optional<std::string> id = {};  // as JSON
  std::string method;
  std::string uri;
  std::string text;
  std::string new_name;
  TextPosition position = {};
  TextRange range = {};
  std::vector<TextChange> changes = {};
};

LspMessage parse_message(const std::string& text);

// --- answers, as JSON

enum class LspError {
  parse = -32700,
  request = -32600,
  method = -32601,
  parameters = -32602,
  not_initialized = -32002,
  failed = -32803,
};

// `result` is JSON, "null" for nothing.
std::string result_message(const std::string& id, const std::string& result);
std::string error_message(const std::optional<std::string>& id,
                          LspError error,
                          const std::string& message);

std::string capabilities();

// A span of bytes where an editor finds it.
struct LspPlace {
  std::string uri;
  TextRange range;
};

struct LspLabel {
  LspPlace place;
  std::string text;
};

struct LspDiagnostic {
  TextRange range;
  Severity severity = Severity::error;
  std::string code;
  std::string message;
  std::vector<LspLabel> others = {};
};
std::string diagnostics_message(const std::string& uri,
                                const std::vector<LspDiagnostic>& all);
// A line in the editor's log.
std::string log_message(const std::string& line);

// The numbers are those of the protocol.
enum class LspSort {
  function = 3,
  variable = 6,
  type = 7,
  context = 8,
  key = 10,
  value = 12,
  state = 20
};

struct LspCompletion {
  std::string label;
  LspSort sort = LspSort::value;
  std::string detail = {};
  // What is put in the place of `range`.
  std::string text;
  TextRange range = {};
};
std::string completions(const std::vector<LspCompletion>& all);

// Markdown.
std::string hover(const std::string& text, const TextRange& range);
std::string places(const std::vector<LspPlace>& all);
std::string range_result(const TextRange& range);

struct LspEdit {
  LspPlace place;
  std::string text;
};
// Of one file.
std::string text_edits(const std::vector<LspEdit>& all);
std::string workspace_edit(const std::vector<LspEdit>& all);

struct LspAction {
  std::string title;
  // "quickfix", "source.fixAll".
  std::string kind;
  bool is_preferred = false;
  std::vector<LspEdit> edits;
  std::optional<LspDiagnostic> diagnostic = {};
};
std::string actions(const std::vector<LspAction>& all);

struct LspSymbol {
  std::string name;
  std::string detail;
  // The numbers are those of the protocol: class, function, enum, array, interface.
  enum class Sort {
    type = 5,
    function = 12,
    states = 10,
    list = 18,
    context = 11,
    test = 6
  };
  Sort sort = Sort::type;
  TextRange range;
  TextRange selection;
};
std::string symbols(const std::vector<LspSymbol>& all);

}  // namespace stance::cli
