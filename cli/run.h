// SPDX-License-Identifier: Apache-2.0
// The functions behind the commands, one file each. All return 0, or 1 for findings, and
// throw InputError for what the user can put right.
#pragma once

#include "session.h"

namespace stance::cli {

int run_status(Session& session, const Arguments& arguments);
int run_verify(Session& session, const Arguments& arguments);
int run_history(Session& session, const Arguments& arguments);
int run_changes(Session& session, const Arguments& arguments);
int run_list(Session& session, const Arguments& arguments);
int run_explain(Session& session, const Arguments& arguments);
int run_compare(Session& session, const Arguments& arguments);
int run_places(Session& session, const Arguments& arguments);
int run_places_import(Session& session, const Arguments& arguments);
int run_init(Session& session, const Arguments& arguments);
int run_ingest(Session& session, const Arguments& arguments);
int run_import(Session& session, const Arguments& arguments);
int run_tables_list(Session& session, const Arguments& arguments);
int run_tables_held(Session& session, const Arguments& arguments);
int run_tables_settle(Session& session, const Arguments& arguments);
int run_extract(Session& session, const Arguments& arguments);
int run_evaluate(Session& session, const Arguments& arguments);
int run_evidence_list(Session& session, const Arguments& arguments);
int run_evidence_show(Session& session, const Arguments& arguments);
int run_evidence_add(Session& session, const Arguments& arguments);
int run_evidence_accept(Session& session, const Arguments& arguments);
int run_evidence_reject(Session& session, const Arguments& arguments);
int run_evidence_amend(Session& session, const Arguments& arguments);
int run_evidence_retract(Session& session, const Arguments& arguments);
int run_evidence_decisions(Session& session, const Arguments& arguments);
int run_evidence_undo(Session& session, const Arguments& arguments);
int run_review(Session& session, const Arguments& arguments);
int run_rules_check(Session& session, const Arguments& arguments);
int run_rules_test(Session& session, const Arguments& arguments);
int run_rules_try(Session& session, const Arguments& arguments);
int run_rules_preview(Session& session, const Arguments& arguments);
int run_rules_apply(Session& session, const Arguments& arguments);
int run_rules_cues(Session& session, const Arguments& arguments);
int run_rules_show(Session& session, const Arguments& arguments);
int run_rules_edit(Session& session, const Arguments& arguments);
int run_rules_blame(Session& session, const Arguments& arguments);
int run_rules_docs(Session& session, const Arguments& arguments);
int run_rules_compare(Session& session, const Arguments& arguments);
int run_rules_set(Session& session, const Arguments& arguments);
int run_rules_add(Session& session, const Arguments& arguments);
int run_rules_rename(Session& session, const Arguments& arguments);
int run_rules_fix(Session& session, const Arguments& arguments);
int run_rules_fmt(Session& session, const Arguments& arguments);
int run_rules_lsp(Session& session, const Arguments& arguments);
int run_rules_release(Session& session, const Arguments& arguments);
int run_rules_schema(Session& session, const Arguments& arguments);
int run_rules_help(Session& session, const Arguments& arguments);
int run_rebuild(Session& session, const Arguments& arguments);
int run_store_info(Session& session, const Arguments& arguments);
int run_store_check(Session& session, const Arguments& arguments);
int run_store_backup(Session& session, const Arguments& arguments);

}  // namespace stance::cli
