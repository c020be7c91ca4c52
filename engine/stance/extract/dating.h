// SPDX-License-Identifier: Apache-2.0
// Which date belongs to an act, and what it says about it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stance/extract/carry.h"

namespace stance {

// The days of a claim. "Since 2014" tells when the state was adopted, and that it holds.
struct Dating {
  Edtf when;
  Grade grade = Grade::a;
  // "until 2016" ends what was observed; "the 2019 law" adopted it.
  std::optional<Kind> kind = {};
  // When it is said to hold still: "since 2014".
  std::optional<Edtf> seen = {};
  // When what ends began, where its own sentence tells.
  std::optional<Edtf> began = {};
  // Other dates by name: "until".
  std::vector<std::pair<std::string, Edtf>> others = {};
};

// An act and what the words around it do to it.
struct ToldAct {
  const CueHit& hit;
  const Effect& effect;
  // Whether what was told elsewhere is of those whose act it is.
  std::function<bool(const ToldIn& told)> is_of_same;
};

Dating date_claim(const CompiledRules& rules,
                  const Passage& passage,
                  ContextTable& contexts,
                  const ToldAct& act,
                  Kind kind);

}  // namespace stance
