// SPDX-License-Identifier: Apache-2.0
// A language server for rule files and test files: the checker, the names, the layout and
// the proposals of stance inside an editor.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "lsp_protocol.h"
#include "lsp_wire.h"
#include "lsp_workspace.h"

namespace stance::cli {

class LspServer {
 public:
  LspServer(std::istream& in, std::ostream& out) : wire_(in, out) {}

  // Until the editor says "exit" or its end is closed. 0 if it had said "shutdown".
  int run();

 private:
  struct Located {
    LspWorkspace* workspace = nullptr;
    const RuleFile* file = nullptr;
    explicit operator bool() const { return file != nullptr; }
  };
  // What a request is answered with: JSON, or why not.
  struct Answer {
    std::string result = "null";
    std::optional<std::string> error = {};
  };
  using Method = Answer (LspServer::*)(const LspMessage&);

  void handle(const LspMessage& message);
  void answer(const LspMessage& message);
  void notice(const LspMessage& message);
  static const std::map<std::string, Method>& methods();

  void open(const LspMessage& message);
  void change(const LspMessage& message);
  void close(const LspMessage& message);
  void reload();

  Answer initialize(const LspMessage& message);
  Answer shut_down(const LspMessage& message);
  Answer complete_at(const LspMessage& message);
  Answer hover_at_cursor(const LspMessage& message);
  Answer definition(const LspMessage& message);
  Answer references(const LspMessage& message);
  Answer prepare_rename(const LspMessage& message);
  Answer rename(const LspMessage& message);
  Answer document_symbols(const LspMessage& message);
  Answer format(const LspMessage& message);
  Answer code_actions(const LspMessage& message);

  Located locate(const std::string& uri);
  // The name at the position of a message.
  const NamePlace* name_at(const Located& at, const LspMessage& message);
  std::string uri_of(const LspWorkspace& workspace, const std::string& file) const;
  std::optional<LspPlace> place_of(const LspWorkspace& workspace,
                                   const SourceSpan& span) const;
  std::vector<LspEdit> edits_of(const LspWorkspace& workspace,
                                const std::vector<TextEdit>& edits) const;
  LspDiagnostic diagnostic_of(const LspWorkspace& workspace,
                              const Diagnostic& fault) const;
  void publish();
  void publish(LspWorkspace& workspace);

  LspWire wire_;
  std::map<std::filesystem::path, LspWorkspace> workspaces_ = {};
  // Addresses as the editor writes them, by the file's path.
  std::map<std::string, std::string> open_ = {};
  // The last diagnostics that were sent for an address.
  std::map<std::string, std::string> sent_ = {};
  bool is_initialized_ = false;
  bool is_shut_down_ = false;
  bool is_over_ = false;
};

}  // namespace stance::cli
