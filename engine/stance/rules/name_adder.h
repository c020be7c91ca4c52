// SPDX-License-Identifier: Apache-2.0
// What the indexers of packs and of tests share: a name of a file noted down with the
// bytes that it stands in.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "stance/rules/name_index.h"
#include "stance/rules/toml_tree.h"

namespace stance {

// The inputs of each status, by "reading/status".
using StatusInputs = std::map<std::string, std::vector<std::string>>;

enum class NameRole { definition, use };

bool is_name_letter(char c);

class NameAdder {
 public:
  NameAdder(const RuleFile& file, std::vector<NamePlace>& places)
      : file_(file), places_(places) {}

  const RuleFile& file() const { return file_; }

  // Nothing is noted where the file does not say `name` there to the letter (escapes).
  void add(NameSort sort,
           const std::string& name,
           const SourceSpan& span,
           NameRole role,
           const std::string& scope = {});

  // Bytes [begin, end) of a text value without escapes.
  SourceSpan part(const TomlValue& value, std::size_t begin, std::size_t end) const;

  // The text as a whole; nothing for values of other forms.
  void add_text(NameSort sort,
                const TomlValue& value,
                NameRole role = NameRole::use,
                const std::string& scope = {});
  // The text, or each text of the list.
  void add_texts(NameSort sort, const TomlValue& value, const std::string& scope = {});

  // "cue", "pack/cue"
  void add_cue_id(const TomlValue& item);

  // The states of "open", "!open", "open | closed".
  void add_cell(const TomlValue& cell, const std::string& policy);

 private:
  const RuleFile& file_;
  std::vector<NamePlace>& places_;
};

// The names in a test file.
void index_tests(NameAdder& names, const TomlValue& root, const StatusInputs& statuses);

}  // namespace stance
