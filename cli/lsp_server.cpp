// SPDX-License-Identifier: Apache-2.0
#include "lsp_server.h"

#include "lsp_completion.h"
#include "lsp_hover.h"

namespace stance::cli {

namespace fs = std::filesystem;

int LspServer::run() {
  std::string text;
  while (!is_over_ && wire_.read(text) == LspWire::Read::message) {
    handle(parse_message(text));
    // While more is there, what would be said is out of date already.
    if (!wire_.has_more()) publish();
  }
  return is_shut_down_ ? 0 : 1;
}

void LspServer::handle(const LspMessage& message) {
  switch (message.fault) {
    case LspMessage::Fault::not_json:
      return wire_.write(error_message({}, LspError::parse, "this is no JSON"));
    case LspMessage::Fault::no_message:
      return wire_.write(error_message(
          message.id, LspError::request, "a message needs \"method\", a text"));
    case LspMessage::Fault::wrong_parameters:
      if (!message.id) return;
      return wire_.write(error_message(
          message.id, LspError::parameters, "the parameters have a wrong form"));
    case LspMessage::Fault::none: break;
  }
  if (message.method.empty()) return;
  if (message.id) {
    answer(message);
  } else {
    notice(message);
  }
}

const std::map<std::string, LspServer::Method>& LspServer::methods() {
  static const std::map<std::string, Method> all = {
      {"initialize", &LspServer::initialize},
      {"shutdown", &LspServer::shut_down},
      {"textDocument/completion", &LspServer::complete_at},
      {"textDocument/hover", &LspServer::hover_at_cursor},
      {"textDocument/definition", &LspServer::definition},
      {"textDocument/references", &LspServer::references},
      {"textDocument/prepareRename", &LspServer::prepare_rename},
      {"textDocument/rename", &LspServer::rename},
      {"textDocument/documentSymbol", &LspServer::document_symbols},
      {"textDocument/formatting", &LspServer::format},
      {"textDocument/codeAction", &LspServer::code_actions},
  };
  return all;
}

void LspServer::answer(const LspMessage& message) {
  const auto refuse = [&](LspError error, const std::string& why) {
    wire_.write(error_message(message.id, error, why));
  };
  if (is_shut_down_) return refuse(LspError::request, "the server is shut down");
  if (!is_initialized_ && message.method != "initialize") {
    return refuse(LspError::not_initialized, "\"initialize\" comes first");
  }
  const auto method = methods().find(message.method);
  if (method == methods().end()) {
    return refuse(LspError::method, "there is no method \"" + message.method + "\"");
  }
  const Answer answer = (this->*method->second)(message);
  if (answer.error) return refuse(LspError::failed, *answer.error);
  wire_.write(result_message(*message.id, answer.result));
}

void LspServer::notice(const LspMessage& message) {
  if (message.method == "exit") {
    is_over_ = true;
    return;
  }
  if (!is_initialized_ || is_shut_down_) return;
  if (message.method == "textDocument/didOpen") return open(message);
  if (message.method == "textDocument/didChange") return change(message);
  if (message.method == "textDocument/didClose") return close(message);
  if (message.method == "textDocument/didSave" ||
      message.method == "workspace/didChangeWatchedFiles") {
    reload();
  }
}

// --- documents

void LspServer::open(const LspMessage& message) {
  const fs::path path = fs::path(path_of_uri(message.uri)).lexically_normal();
  if (!path.is_absolute() || path.extension() != ".toml") return;
  const std::optional<fs::path> root = LspWorkspace::root_of(path);
  if (!root) {
    return wire_.write(log_message(path.string() +
                                   ": no folder above this file holds a pack, a file "
                                   "with the table [pack]; it is not checked"));
  }
  LspWorkspace& workspace = workspaces_.try_emplace(*root, *root).first->second;
  open_[path.string()] = message.uri;
  workspace.open(workspace.name_of(path), message.text);
}

void LspServer::change(const LspMessage& message) {
  const Located at = locate(message.uri);
  if (!at) return;
  std::string text = at.file->text;
  for (const TextChange& change : message.changes) {
    if (!change.range) {
      text = change.text;
      continue;
    }
    const std::size_t begin = offset_of(text, change.range->begin);
    const std::size_t end = offset_of(text, change.range->end);
    if (begin <= end) text.replace(begin, end - begin, change.text);
  }
  at.workspace->open(at.file->name, text);
}

void LspServer::close(const LspMessage& message) {
  const Located at = locate(message.uri);
  if (!at) return;
  const std::string name = at.file->name;
  open_.erase((at.workspace->root() / name).string());
  at.workspace->close(name);
}

void LspServer::reload() {
  for (auto& [root, workspace] : workspaces_) workspace.reload();
}

LspServer::Located LspServer::locate(const std::string& uri) {
  const fs::path path = fs::path(path_of_uri(uri)).lexically_normal();
  for (auto& [root, workspace] : workspaces_) {
    if (const RuleFile* file = workspace.find(workspace.name_of(path))) {
      return {&workspace, file};
    }
  }
  return {};
}

std::string LspServer::uri_of(const LspWorkspace& workspace,
                              const std::string& file) const {
  const std::string path = (workspace.root() / file).string();
  const auto open = open_.find(path);
  return open == open_.end() ? uri_of_path(path) : open->second;
}

// --- requests

LspServer::Answer LspServer::initialize(const LspMessage&) {
  is_initialized_ = true;
  return {.result = capabilities()};
}

LspServer::Answer LspServer::shut_down(const LspMessage&) {
  is_shut_down_ = true;
  return {};
}

LspServer::Answer LspServer::complete_at(const LspMessage& message) {
  const Located at = locate(message.uri);
  if (!at) return {};
  const std::size_t offset = offset_of(at.file->text, message.position);
  return {.result = completions(complete(*at.workspace, *at.file, offset))};
}

LspServer::Answer LspServer::hover_at_cursor(const LspMessage& message) {
  const Located at = locate(message.uri);
  if (!at) return {};
  const std::size_t offset = offset_of(at.file->text, message.position);
  const std::optional<LspHover> found = hover_at(*at.workspace, *at.file, offset);
  if (!found) return {};
  return {.result =
              hover(found->markdown, range_of(at.file->text, found->begin, found->end))};
}

LspServer::Answer LspServer::document_symbols(const LspMessage& message) {
  const Located at = locate(message.uri);
  if (!at) return {};
  return {.result = symbols(symbols_of(*at.file))};
}

}  // namespace stance::cli
