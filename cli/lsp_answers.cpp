// SPDX-License-Identifier: Apache-2.0
// Answers of the language server as JSON.
#include <nlohmann/json.hpp>

#include "lsp_protocol.h"

namespace stance::cli {
namespace {

using Json = nlohmann::ordered_json;

// Files may hold bytes that are no UTF-8; JSON may not.
std::string dumped(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json json_of(const TextPosition& position) {
  return {{"line", position.line}, {"character", position.character}};
}

Json json_of(const TextRange& range) {
  return {{"start", json_of(range.begin)}, {"end", json_of(range.end)}};
}

Json json_of(const LspPlace& place) {
  return {{"uri", place.uri}, {"range", json_of(place.range)}};
}

int number_of(Severity severity) {
  switch (severity) {
    case Severity::error: return 1;
    case Severity::warning: return 2;
    case Severity::note: return 3;
  }
  return 1;
}

Json json_of(const LspDiagnostic& each) {
  Json object = {{"range", json_of(each.range)},
                 {"severity", number_of(each.severity)},
                 {"code", each.code},
                 {"source", "stance"},
                 {"message", each.message}};
  if (each.others.empty()) return object;
  Json others = Json::array();
  for (const LspLabel& other : each.others) {
    others.push_back({{"location", json_of(other.place)}, {"message", other.text}});
  }
  object["relatedInformation"] = std::move(others);
  return object;
}

Json json_of(const LspEdit& edit) {
  return {{"range", json_of(edit.place.range)}, {"newText", edit.text}};
}

Json edits_by_file(const std::vector<LspEdit>& all) {
  Json changes = Json::object();
  for (const LspEdit& edit : all) changes[edit.place.uri].push_back(json_of(edit));
  return {{"changes", std::move(changes)}};
}

template <class Item, class Convert>
std::string list_of(const std::vector<Item>& all, const Convert& convert) {
  Json list = Json::array();
  for (const Item& each : all) list.push_back(convert(each));
  return dumped(list);
}

std::string notification(const std::string& method, const Json& params) {
  return dumped({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
}

}  // namespace

std::string result_message(const std::string& id, const std::string& result) {
  return R"({"jsonrpc":"2.0","id":)" + id + R"(,"result":)" + result + "}";
}

std::string error_message(const std::optional<std::string>& id,
                          LspError error,
                          const std::string& message) {
  const Json object = {{"code", static_cast<int>(error)}, {"message", message}};
  return R"({"jsonrpc":"2.0","id":)" + id.value_or("null") + R"(,"error":)" +
         dumped(object) + "}";
}

std::string capabilities() {
  const Json sync = {{"openClose", true}, {"change", 2}, {"save", true}};
  const Json all = {
      {"positionEncoding", "utf-16"},
      {"textDocumentSync", sync},
      {"completionProvider", {{"triggerCharacters", {"{", "\"", "'", "["}}}},
      {"hoverProvider", true},
      {"definitionProvider", true},
      {"referencesProvider", true},
      {"documentSymbolProvider", true},
      {"documentFormattingProvider", true},
      {"renameProvider", {{"prepareProvider", true}}},
      {"codeActionProvider", {{"codeActionKinds", {"quickfix", "source.fixAll"}}}}};
  return dumped({{"capabilities", all},
                 {"serverInfo", {{"name", "stance"}, {"version", STANCE_VERSION}}}});
}

std::string diagnostics_message(const std::string& uri,
                                const std::vector<LspDiagnostic>& all) {
  Json list = Json::array();
  for (const LspDiagnostic& each : all) list.push_back(json_of(each));
  return notification("textDocument/publishDiagnostics",
                      {{"uri", uri}, {"diagnostics", std::move(list)}});
}

std::string log_message(const std::string& line) {
  return notification("window/logMessage", {{"type", 3}, {"message", line}});
}

std::string completions(const std::vector<LspCompletion>& all) {
  return list_of(all, [](const LspCompletion& each) {
    Json item = {{"label", each.label}, {"kind", static_cast<int>(each.sort)}};
    if (!each.detail.empty()) item["detail"] = each.detail;
    item["textEdit"] = {{"range", json_of(each.range)}, {"newText", each.text}};
    return item;
  });
}

std::string hover(const std::string& text, const TextRange& range) {
  return dumped(
      {{"contents", {{"kind", "markdown"}, {"value", text}}}, {"range", json_of(range)}});
}

std::string places(const std::vector<LspPlace>& all) {
  return list_of(all, [](const LspPlace& each) { return json_of(each); });
}

std::string range_result(const TextRange& range) {
  return dumped(json_of(range));
}

std::string text_edits(const std::vector<LspEdit>& all) {
  return list_of(all, [](const LspEdit& each) { return json_of(each); });
}

std::string workspace_edit(const std::vector<LspEdit>& all) {
  return dumped(edits_by_file(all));
}

std::string actions(const std::vector<LspAction>& all) {
  return list_of(all, [](const LspAction& each) {
    Json item = {{"title", each.title}, {"kind", each.kind}};
    if (each.is_preferred) item["isPreferred"] = true;
    if (each.diagnostic) item["diagnostics"] = Json::array({json_of(*each.diagnostic)});
    item["edit"] = edits_by_file(each.edits);
    return item;
  });
}

std::string symbols(const std::vector<LspSymbol>& all) {
  return list_of(all, [](const LspSymbol& each) {
    Json item = {{"name", each.name}, {"kind", static_cast<int>(each.sort)}};
    if (!each.detail.empty()) item["detail"] = each.detail;
    item["range"] = json_of(each.range);
    item["selectionRange"] = json_of(each.selection);
    return item;
  });
}

}  // namespace stance::cli
