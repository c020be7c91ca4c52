// SPDX-License-Identifier: Apache-2.0
// stance rules schema: what editors of TOML need to complete and check rule files.
#include <ostream>

#include "run.h"
#include "stance/report/schema.h"

namespace stance::cli {

int run_rules_schema(Session& session, const Arguments& arguments) {
  const bool is_for_tests = arguments.has("--tests");
  if (!arguments.has("--local")) {
    session.out() << (is_for_tests ? test_schema() : rule_schema());
    return 0;
  }
  const DiskRules rules = session.sound_rules();
  const RuleSet& set = *rules.loaded.rules;
  session.out() << (is_for_tests ? test_schema(set) : rule_schema(set));
  return 0;
}

}  // namespace stance::cli
