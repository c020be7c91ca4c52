// SPDX-License-Identifier: Apache-2.0
// The language server's view of faults: diagnostics, quick fixes, layout.
#include <algorithm>

#include "lsp_server.h"
#include "stance/rules/layout.h"

namespace stance::cli {
namespace {

// A message without drawings: what is wrong, what is to be said about it, what to do.
std::string words_of(const Diagnostic& fault) {
  std::string text = fault.message;
  if (fault.primary && !fault.primary->text.empty()) text += "\n" + fault.primary->text;
  for (const std::string& note : fault.notes) text += "\n" + note;
  for (const Help& help : fault.helps) text += "\nhelp: " + help.text;
  return text;
}

bool touch(const TextRange& a, const TextRange& b) {
  return a.begin <= b.end && b.begin <= a.end;
}

}  // namespace

LspDiagnostic LspServer::diagnostic_of(const LspWorkspace& workspace,
                                       const Diagnostic& fault) const {
  LspDiagnostic diagnostic{.range = {},
                           .severity = fault.severity,
                           .code = fault.code,
                           .message = words_of(fault)};
  if (fault.primary) {
    if (const auto place = place_of(workspace, fault.primary->span)) {
      diagnostic.range = place->range;
    }
  }
  for (const Label& other : fault.others) {
    if (const auto place = place_of(workspace, other.span)) {
      diagnostic.others.push_back({*place, other.text.empty() ? "here" : other.text});
    }
  }
  return diagnostic;
}

void LspServer::publish() {
  for (auto& [root, workspace] : workspaces_) {
    if (workspace.is_stale()) publish(workspace);
  }
}

// Sends what has changed since it was sent last, an empty list where faults are gone.
void LspServer::publish(LspWorkspace& workspace) {
  std::map<std::string, std::vector<LspDiagnostic>> by_uri;
  for (const auto& [path, uri] : open_) by_uri[uri];
  const std::string below = uri_of_path(workspace.root().string()) + "/";
  for (const auto& [uri, text] : sent_) {
    if (uri.starts_with(below)) by_uri[uri];
  }
  for (const Diagnostic& fault : workspace.faults()) {
    if (!fault.primary || workspace.find(fault.primary->span.file) == nullptr) continue;
    by_uri[uri_of(workspace, fault.primary->span.file)].push_back(
        diagnostic_of(workspace, fault));
  }
  for (const auto& [uri, all] : by_uri) {
    if (locate(uri).workspace != &workspace) continue;
    std::string message = diagnostics_message(uri, all);
    std::string& last = sent_[uri];
    if (last == message) continue;
    wire_.write(message);
    last = std::move(message);
  }
}

std::vector<LspEdit> LspServer::edits_of(const LspWorkspace& workspace,
                                         const std::vector<TextEdit>& edits) const {
  std::vector<LspEdit> all;
  for (const TextEdit& edit : edits) {
    if (const auto place = place_of(workspace, edit.span)) {
      all.push_back({*place, edit.text});
    }
  }
  return all;
}

LspServer::Answer LspServer::code_actions(const LspMessage& message) {
  const Located at = locate(message.uri);
  if (!at) return {};
  std::vector<LspAction> found;
  std::vector<TextEdit> sure;
  for (const Diagnostic& fault : at.workspace->faults()) {
    if (!fault.primary || fault.primary->span.file != at.file->name) continue;
    const LspDiagnostic shown = diagnostic_of(*at.workspace, fault);
    bool is_mended = false;
    for (const Help& help : fault.helps) {
      if (help.edits.empty()) continue;
      if (help.sure && !is_mended) {
        sure.insert(sure.end(), help.edits.begin(), help.edits.end());
        is_mended = true;
      }
      if (!touch(shown.range, message.range)) continue;
      found.push_back({.title = help.text,
                       .kind = "quickfix",
                       .is_preferred = help.sure,
                       .edits = edits_of(*at.workspace, help.edits),
                       .diagnostic = shown});
    }
  }
  if (!sure.empty()) {
    found.push_back({.title = "carry out all proposals that are sure",
                     .kind = "source.fixAll",
                     .edits = edits_of(*at.workspace, sure)});
  }
  return {.result = actions(found)};
}

LspServer::Answer LspServer::format(const LspMessage& message) {
  const Located at = locate(message.uri);
  if (!at) return {};
  const std::string& before = at.file->text;
  const std::string after = laid_out(before);
  if (before == after) return {.result = text_edits({})};
  // Only the lines that change, so that the cursor stays where it is elsewhere.
  std::size_t same = 0;
  const std::size_t least = std::min(before.size(), after.size());
  while (same < least && before[same] == after[same]) ++same;
  while (same > 0 && before[same - 1] != '\n') --same;
  std::size_t tail = 0;
  while (tail < least - same &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  while (tail > 0 && before[before.size() - 1 - tail] != '\n') --tail;
  const SourceSpan span = {at.file->name, same, before.size() - tail};
  const std::string text = after.substr(same, after.size() - tail - same);
  return {.result = text_edits(edits_of(*at.workspace, {{span, text}}))};
}

}  // namespace stance::cli
