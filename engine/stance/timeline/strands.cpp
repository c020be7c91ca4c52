// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/strands.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace stance {
namespace {

// Long names compared as small numbers: positions in the sorted list of all names.
class NameRanks {
 public:
  std::uint32_t note(std::string_view name) {
    const auto [found, is_new] =
        numbers_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.push_back(name);
    return found->second;
  }

  // ranks()[n] is the rank of the name that note() numbered n.
  std::vector<std::uint32_t> ranks() const {
    std::vector<std::uint32_t> order(names_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](std::uint32_t i) { return names_[i]; });
    std::vector<std::uint32_t> ranks(names_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
    return ranks;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::vector<std::string_view> names_;
};

struct Keyed {
  std::uint32_t jurisdiction = 0;
  std::uint32_t policy = 0;
  const std::optional<std::string>* agency = nullptr;
  const Evidence* evidence = nullptr;

  auto group() const {
    return std::
        tuple<std::uint32_t, std::uint32_t, Binds, const std::optional<std::string>&>(
            jurisdiction, policy, evidence->binds, *agency);
  }
};

const std::optional<std::string> no_agency;

bool is_known(const Evidence& evidence, Day as_known_on) {
  if (evidence.withdrawn && *evidence.withdrawn <= as_known_on) return false;
  if (!evidence.published || evidence.published->is_unknown()) return true;
  return evidence.published->days().latest <= as_known_on;
}

std::vector<Keyed> keyed(std::span<const Evidence> evidence,
                         const RuleSet& rules,
                         Day as_known_on) {
  NameRanks jurisdictions;
  NameRanks policies;
  std::vector<bool> by_agency;
  std::vector<Keyed> all;
  all.reserve(evidence.size());
  for (const Evidence& piece : evidence) {
    const bool counts = piece.factual || piece.kind == Kind::proposed;
    if (!counts || !is_known(piece, as_known_on)) continue;
    const std::uint32_t policy = policies.note(piece.policy.text);
    if (policy == by_agency.size()) {
      const Policy* found = rules.find_policy(piece.policy);
      by_agency.push_back(found != nullptr && found->by_agency);
    }
    all.push_back({.jurisdiction = jurisdictions.note(piece.jurisdiction.text),
                   .policy = policy,
                   .agency = by_agency[policy] ? &piece.agency : &no_agency,
                   .evidence = &piece});
  }
  const auto jurisdiction_ranks = jurisdictions.ranks();
  const auto policy_ranks = policies.ranks();
  for (Keyed& one : all) {
    one.jurisdiction = jurisdiction_ranks[one.jurisdiction];
    one.policy = policy_ranks[one.policy];
  }
  return all;
}

bool names_one_instance(std::span<const Keyed> group) {
  const std::optional<std::string>* named = nullptr;
  for (const Keyed& one : group) {
    const auto& instance = one.evidence->instance;
    if (!instance) continue;
    if (named != nullptr && *named != instance) return false;
    named = &instance;
  }
  return named != nullptr;
}

Strand strand_of(const Keyed& like) {
  return {.jurisdiction = like.evidence->jurisdiction,
          .policy = like.evidence->policy,
          .binds = like.evidence->binds,
          .agency = *like.agency};
}

// `group` is sorted by instance, those without one first.
void append_strands(std::span<const Keyed> group, std::vector<Strand>& strands) {
  const bool is_one = names_one_instance(group);
  const std::size_t first = strands.size();
  for (const Keyed& one : group) {
    const bool begins = strands.size() == first ||
                        (!is_one && strands.back().instance != one.evidence->instance);
    if (begins) {
      strands.push_back(strand_of(one));
      strands.back().instance =
          is_one ? group.back().evidence->instance : one.evidence->instance;
    }
    strands.back().evidence.push_back(one.evidence);
  }
}

}  // namespace

std::vector<Strand> strands_of(std::span<const Evidence> evidence,
                               const RuleSet& rules,
                               Day as_known_on) {
  std::vector<Keyed> all = keyed(evidence, rules, as_known_on);
  std::ranges::sort(all, [](const Keyed& a, const Keyed& b) {
    const auto first = a.group();
    const auto second = b.group();
    if (first != second) return first < second;
    return a.evidence->instance < b.evidence->instance;
  });
  std::vector<Strand> strands;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && all[end].group() == all[begin].group()) ++end;
    append_strands(std::span<const Keyed>(all).subspan(begin, end - begin), strands);
    begin = end;
  }
  return strands;
}

}  // namespace stance
