// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/weight.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "stance/base/text.h"

namespace stance {
namespace {

constexpr std::string_view manual_document = "manual";

// "…/county:prince_georges" -> "prince georges".
std::string own_name(const JurisdictionId& jurisdiction) {
  const std::size_t colon = jurisdiction.text.rfind(':');
  std::string name = jurisdiction.text.substr(colon == std::string::npos ? 0 : colon + 1);
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

bool speaks_for_itself(const Evidence& evidence) {
  if (!evidence.speaker) return false;
  const std::string speaker = fold(*evidence.speaker);
  if (evidence.agency && speaker == fold(*evidence.agency)) return true;
  return speaker.find(own_name(evidence.jurisdiction)) != std::string::npos;
}

// Whether `first` is favoured by the reason; nothing if it does not tell them apart.
std::optional<bool> favours_first(Reason reason,
                                  const Weight& first,
                                  const Weight& second) {
  switch (reason) {
    case Reason::source_rank:
      if (first.rank == second.rank) return std::nullopt;
      return first.rank < second.rank;
    case Reason::act_over_report:
      if (first.has_act == second.has_act) return std::nullopt;
      return first.has_act;
    case Reason::own_word:
      if (first.is_own_word == second.is_own_word) return std::nullopt;
      return first.is_own_word;
  }
  return std::nullopt;
}

}  // namespace

Weight weight_of(const Evidence& evidence, const Precedence& precedence) {
  Weight weight{.rank = static_cast<std::uint32_t>(precedence.rank.size() + 1),
                .has_act = false,
                .is_own_word = speaks_for_itself(evidence)};
  if (evidence.document == manual_document) {
    weight.rank = 0;
  } else if (evidence.source_kind) {
    const auto found = std::ranges::find(precedence.rank, *evidence.source_kind);
    weight.rank = static_cast<std::uint32_t>(found - precedence.rank.begin()) + 1;
  }
  return weight;
}

Weight joined(const Weight& a, const Weight& b) {
  return {.rank = std::min(a.rank, b.rank),
          .has_act = a.has_act || b.has_act,
          .is_own_word = a.is_own_word || b.is_own_word};
}

std::optional<Preference> preference(const Weight& first,
                                     const Weight& second,
                                     std::span<const Reason> order) {
  for (const Reason reason : order) {
    const std::optional<bool> favoured = favours_first(reason, first, second);
    if (favoured) return Preference{.reason = reason, .favours_first = *favoured};
  }
  return std::nullopt;
}

bool is_trusted_for_acts(const Evidence& evidence, const Precedence& precedence) {
  if (evidence.document == manual_document || precedence.acts_from.empty()) return true;
  if (!evidence.published || !evidence.source_kind) return false;
  return std::ranges::find(precedence.acts_from, *evidence.source_kind) !=
         precedence.acts_from.end();
}

}  // namespace stance
