// SPDX-License-Identifier: Apache-2.0
// The language server's answers about names: definition, references, rename.
#include <algorithm>

#include "lsp_server.h"
#include "rename_edits.h"

namespace stance::cli {
namespace {

bool is_name(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '-';
  });
}

}  // namespace

const NamePlace* LspServer::name_at(const Located& at, const LspMessage& message) {
  if (!at) return nullptr;
  const std::size_t offset = offset_of(at.file->text, message.position);
  return place_at(at.workspace->names(), at.file->name, offset);
}

std::optional<LspPlace> LspServer::place_of(const LspWorkspace& workspace,
                                            const SourceSpan& span) const {
  const RuleFile* file = workspace.find(span.file);
  if (file == nullptr) return std::nullopt;
  return LspPlace{uri_of(workspace, span.file),
                  range_of(file->text, span.begin, span.end)};
}

LspServer::Answer LspServer::definition(const LspMessage& message) {
  const Located at = locate(message.uri);
  const NamePlace* name = name_at(at, message);
  if (name == nullptr) return {};
  std::vector<LspPlace> found;
  for (const NamePlace& place : at.workspace->names()) {
    if (!place.is_definition || !place.same_name(*name)) continue;
    if (auto there = place_of(*at.workspace, place.span)) found.push_back(*there);
  }
  return {.result = places(found)};
}

LspServer::Answer LspServer::references(const LspMessage& message) {
  const Located at = locate(message.uri);
  const NamePlace* name = name_at(at, message);
  if (name == nullptr) return {};
  std::vector<LspPlace> found;
  for (const NamePlace& place : at.workspace->names()) {
    if (!place.same_name(*name)) continue;
    if (auto there = place_of(*at.workspace, place.span)) found.push_back(*there);
  }
  return {.result = places(found)};
}

LspServer::Answer LspServer::prepare_rename(const LspMessage& message) {
  const Located at = locate(message.uri);
  const NamePlace* name = name_at(at, message);
  if (name == nullptr) return {};
  return {.result =
              range_result(range_of(at.file->text, name->span.begin, name->span.end))};
}

LspServer::Answer LspServer::rename(const LspMessage& message) {
  const Located at = locate(message.uri);
  const NamePlace* name = name_at(at, message);
  if (name == nullptr) return {.error = "nothing here has a name"};
  const std::string& to = message.new_name;
  if (!is_name(to)) {
    return {.error = "names are made of lower-case letters, digits and hyphens"};
  }
  for (const NamePlace& place : at.workspace->names()) {
    const bool is_taken = place.is_definition && place.sort == name->sort &&
                          place.scope == name->scope && place.name == to;
    if (is_taken && to != name->name) {
      return {.error = "there is a " + std::string(to_string(name->sort)) + " \"" + to +
                       "\" already"};
    }
  }
  const auto edits =
      rename_edits(at.workspace->files(), at.workspace->names(), *name, to);
  return {.result = workspace_edit(edits_of(*at.workspace, edits))};
}

}  // namespace stance::cli
