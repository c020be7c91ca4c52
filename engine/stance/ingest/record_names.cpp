// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/record_names.h"

#include <algorithm>
#include <string_view>

#include "stance/base/evidence.h"
#include "stance/base/text.h"
#include "stance/places/resolve.h"

namespace stance::ingest {
namespace {

// "Camden town, DE" -> "Camden, DE": names of the Census carry the kind of place.
std::string without_kind_of_place(const std::string& name) {
  const std::size_t comma = name.find(',');
  for (const std::string_view kind : {" city", " town", " village", " borough"}) {
    const std::size_t at = name.find(kind);
    if (at != std::string::npos && at + kind.size() == comma) {
      return name.substr(0, at) + name.substr(comma);
    }
  }
  return name;
}

std::string proposals(const std::string& word, const std::vector<std::string>& known) {
  const std::vector<std::string> near = closest(word, known);
  if (!near.empty()) return "did you mean '" + near.front() + "'?";
  return "it may be " + join(known, ", ");
}

}  // namespace

NamedPlace place_of_name(const Gazetteer& gazetteer, const std::string& name) {
  for (const std::string& spelling : {name, without_kind_of_place(name)}) {
    const Resolution found = resolve(gazetteer, spelling);
    if (const Found* one = std::get_if<Found>(&found))
      return {.id = one->jurisdiction.id};
    const Ambiguous* several = std::get_if<Ambiguous>(&found);
    if (several == nullptr) continue;
    // As our own records print it: "Jackson, MS" is the city, "Jackson County, MS" not.
    const auto is_meant = [&](const Jurisdiction& one) {
      return printed_name(one) == spelling;
    };
    const auto meant = std::ranges::find_if(several->candidates, is_meant);
    if (meant != several->candidates.end() &&
        std::ranges::count_if(several->candidates, is_meant) == 1) {
      return {.id = meant->id};
    }
    NamedPlace place;
    constexpr std::size_t most = 5;
    for (const Jurisdiction& one : several->candidates) {
      if (place.candidates.size() == most) break;
      place.candidates.push_back(unique_name(gazetteer, one));
    }
    if (several->candidates.size() > most) place.candidates.emplace_back("...");
    return place;
  }
  return {};
}

std::optional<NameFault> policy_fault(const RuleSet& rules,
                                      const PolicyId& policy,
                                      const StateId& state) {
  std::vector<std::string> known;
  const Policy* found = rules.find_policy(policy);
  if (found == nullptr) {
    for (const Policy& one : rules.policies) known.push_back(one.id.text);
    return NameFault{"unknown policy '" + printable_line(policy.text) + "'",
                     proposals(policy.text, known)};
  }
  for (const PolicyState& one : found->states) known.push_back(one.id.text);
  if (std::find(known.begin(), known.end(), state.text) != known.end()) {
    return std::nullopt;
  }
  return NameFault{policy.text + " has no state '" + printable_line(state.text) + "'",
                   proposals(state.text, known)};
}

std::optional<NameFault> kind_fault(const std::string& kind) {
  if (parse_kind(kind)) return std::nullopt;
  return NameFault{
      "unknown kind '" + printable_line(kind) + "'",
      proposals(kind,
                {"adopted", "ended", "observed", "proposed", "suspended", "resumed"})};
}

}  // namespace stance::ingest
