// SPDX-License-Identifier: Apache-2.0
// Which words a document must have for a pattern to match in it: enough to find the few
// documents of a store that an edit of the rules can touch.
#pragma once

#include <string>
#include <vector>

#include "stance/base/document.h"
#include "stance/rules/rule_edits.h"
#include "stance/rules/rule_set.h"

namespace stance {

// A condition on the words of a document.
struct WordNeed {
  enum class Form {
    nothing,  // any document will do
    word,     // the document has `word`
    all,      // all of `parts` hold; at least two
    any       // one of `parts` holds; none: no document will do
  };
  Form form = Form::nothing;
  std::string word = {};
  std::vector<WordNeed> parts = {};
};

// Every document, its title included, in which one of the triggers can match under these
// rules meets it. Others may as well.
WordNeed need_of(const RuleSet& rules, const std::vector<Trigger>& triggers);

// A wider need of one word of a few: quick to ask of many documents where there are many
// triggers.
WordNeed coarse_need_of(const RuleSet& rules, const std::vector<Trigger>& triggers);

bool is_met(const WordNeed& need, const std::vector<std::string>& sorted_words);

// The words of a document and of its title as patterns see them, each once, sorted.
std::vector<std::string> words_in(const Document& document);

}  // namespace stance
