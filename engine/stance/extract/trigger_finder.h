// SPDX-License-Identifier: Apache-2.0
// Can patterns match in a document? Dates and names are not read, so that this costs much
// less than finding evidence: enough to leave alone most of the documents whose words an
// edit of the rules could touch.
#pragma once

#include <memory>
#include <vector>

#include "stance/base/document.h"
#include "stance/rules/rule_edits.h"
#include "stance/rules/rule_set.h"

namespace stance {

// Several threads may use one.
class TriggerFinder {
 public:
  TriggerFinder(const RuleSet& rules, const std::vector<Trigger>& triggers);
  ~TriggerFinder();
  TriggerFinder(const TriggerFinder&) = delete;
  TriggerFinder& operator=(const TriggerFinder&) = delete;

  // True for every document in which one of the triggers matches when it is read under
  // the rules, be it in one sentence or across several; seldom for another.
  bool may_match(const Document& document) const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace stance
