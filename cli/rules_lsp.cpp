// SPDX-License-Identifier: Apache-2.0
// stance rules lsp: the language server, on standard input and output.
#include "lsp_server.h"
#include "run.h"

namespace stance::cli {

int run_rules_lsp(Session& session, const Arguments&) {
  return LspServer(session.environment().in, session.out()).run();
}

}  // namespace stance::cli
