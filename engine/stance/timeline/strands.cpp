// SPDX-License-Identifier: Apache-2.0
// Evidence is large and lies all over the memory, so it is read once, in its own order.
// What the sweep needs of it goes into pieces, and the pieces are dealt out to their
// strands by number, without comparing names.
#include "stance/timeline/strands.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace stance {
namespace {

using Number = std::uint32_t;

// Long names compared as small numbers.
class Names {
 public:
  Number note(std::string_view name) {
    const auto [found, is_new] =
        numbers_.try_emplace(name, static_cast<Number>(names_.size()));
    if (is_new) names_.push_back(name);
    return found->second;
  }

  // ranks()[n] is the rank of the name that note() numbered n.
  std::vector<Number> ranks() const {
    std::vector<Number> order(names_.size());
    for (Number i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](Number i) { return names_[i]; });
    std::vector<Number> ranks(names_.size());
    for (Number i = 0; i < order.size(); ++i) ranks[order[i]] = i;
    return ranks;
  }

 private:
  std::unordered_map<std::string_view, Number> numbers_;
  std::vector<std::string_view> names_;
};

// Pieces of one jurisdiction, policy, what is bound, and agency.
struct Group {
  Number jurisdiction = 0;
  Number policy = 0;
  Binds binds = Binds::own;
  // One more than the agency's number; 0: none.
  Number agency = 0;

  bool operator==(const Group&) const = default;
};

struct GroupHash {
  std::size_t operator()(const Group& group) const noexcept {
    const std::uint64_t place = (std::uint64_t{group.jurisdiction} << 32U) | group.agency;
    const std::uint64_t rest =
        (std::uint64_t{group.policy} << 1U) | static_cast<std::uint64_t>(group.binds);
    return static_cast<std::size_t>((place * 0x9E3779B97F4A7C15U) ^
                                    (rest * 0xC2B2AE3D27D4EB4FU));
  }
};

bool is_known(const Evidence& evidence, Day as_known_on) {
  if (evidence.withdrawn && *evidence.withdrawn <= as_known_on) return false;
  if (!evidence.published || evidence.published->is_unknown()) return true;
  return evidence.published->days().latest <= as_known_on;
}

class Dealer {
 public:
  Dealer(const RuleSet& rules, Day as_known_on, const JurisdictionShare& share)
      : rules_(rules), as_known_on_(as_known_on), share_(share) {}

  Strands deal(std::span<const Evidence> evidence) {
    pieces_.reserve(evidence.size() / share_.all);
    group_of_.reserve(evidence.size() / share_.all);
    for (std::size_t at = 0; at < evidence.size(); ++at) {
      const Evidence& piece = evidence[at];
      look_ahead(evidence.subspan(at));
      if (!is_in_share(piece.jurisdiction)) continue;
      const bool counts = piece.factual || piece.kind == Kind::proposed;
      if (counts && is_known(piece, as_known_on_)) take(piece);
    }
    sort_unlisted_states();
    deal_out();
    return std::move(strands_);
  }

 private:
  bool is_in_share(const JurisdictionId& jurisdiction) const {
    const std::hash<std::string_view> hash;
    return share_.all == 1 || hash(jurisdiction.text) % share_.all == share_.own;
  }

  void take(const Evidence& evidence) {
    const Number policy = policies_.note(evidence.policy.text);
    if (policy == strands_.numbered.size()) add_policy(evidence.policy);
    NumberedStates& numbered = strands_.numbered[policy];
    Group group{.jurisdiction = jurisdictions_.note(evidence.jurisdiction.text),
                .policy = policy,
                .binds = evidence.binds};
    if (numbered.policy->by_agency && evidence.agency) {
      group.agency = agencies_.note(*evidence.agency) + 1;
    }
    const auto [found, is_new] =
        numbers_.try_emplace(group, static_cast<Number>(groups_.size()));
    if (is_new) groups_.push_back(group);
    append_pieces(
        evidence, number_of(evidence.state, numbered), rules_.precedence, pieces_);
    group_of_.resize(pieces_.size(), found->second);
  }

  // Asks the memory for what is read a few steps on.
  static void look_ahead(std::span<const Evidence> rest) {
    constexpr std::size_t far = 8;
    constexpr std::size_t near = 4;
    constexpr std::size_t line = 64;
    if (rest.size() > far) {
      const char* const bytes = reinterpret_cast<const char*>(&rest[far]);
      for (std::size_t at = 0; at < sizeof(Evidence); at += line) {
        __builtin_prefetch(bytes + at);
      }
    }
    if (rest.size() > near) __builtin_prefetch(rest[near].jurisdiction.text.data());
  }

  void add_policy(const PolicyId& id) {
    const Policy* policy = rules_.find_policy(id);
    if (policy == nullptr) {
      strands_.unlisted.emplace_back();
      strands_.unlisted.back().id = id;
      policy = &strands_.unlisted.back();
    }
    strands_.numbered.push_back({.policy = policy});
    for (const PolicyState& state : policy->states) {
      strands_.numbered.back().states.push_back(state.id);
    }
  }

  static StateNumber number_of(const StateId& state, NumberedStates& numbered) {
    const auto found = std::ranges::find(numbered.states, state);
    const auto number = static_cast<StateNumber>(found - numbered.states.begin());
    if (found == numbered.states.end()) numbered.states.push_back(state);
    return number;
  }

  // States that a policy does not list were numbered as they came.
  void sort_unlisted_states() {
    std::vector<std::vector<StateNumber>> now;
    bool is_any_moved = false;
    for (NumberedStates& numbered : strands_.numbered) {
      const std::vector<StateId> before = numbered.states;
      const auto listed = static_cast<std::ptrdiff_t>(numbered.policy->states.size());
      std::sort(numbered.states.begin() + listed, numbered.states.end());
      is_any_moved = is_any_moved || before != numbered.states;
      for (auto& numbers = now.emplace_back(); const StateId& state : before) {
        const auto found = std::ranges::find(numbered.states, state);
        numbers.push_back(static_cast<StateNumber>(found - numbered.states.begin()));
      }
    }
    for (std::size_t at = 0; is_any_moved && at < pieces_.size(); ++at) {
      StateNumber& state = pieces_[at].state;
      state = now[groups_[group_of_[at]].policy][static_cast<std::size_t>(state)];
    }
  }

  // The groups by their names.
  std::vector<Number> sorted_groups() const {
    const auto jurisdictions = jurisdictions_.ranks();
    const auto policies = policies_.ranks();
    const auto agencies = agencies_.ranks();
    std::vector<Number> order(groups_.size());
    for (Number i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](Number i) {
      const Group& group = groups_[i];
      return std::tuple(jurisdictions[group.jurisdiction],
                        policies[group.policy],
                        group.binds,
                        group.agency == 0 ? 0 : agencies[group.agency - 1] + 1);
    });
    return order;
  }

  void deal_out() {
    std::vector<std::size_t> sizes(groups_.size());
    for (const Number group : group_of_) ++sizes[group];
    const std::vector<Number> order = sorted_groups();
    std::vector<std::size_t> next(groups_.size());
    std::size_t begin = 0;
    for (const Number group : order) {
      next[group] = begin;
      begin += sizes[group];
    }
    strands_.pieces.resize(pieces_.size());
    for (std::size_t at = 0; at < pieces_.size(); ++at) {
      strands_.pieces[next[group_of_[at]]++] = pieces_[at];
    }
    strands_.all.reserve(groups_.size());
    begin = 0;
    for (const Number group : order) {
      append_strands(groups_[group],
                     std::span(strands_.pieces).subspan(begin, sizes[group]));
      begin += sizes[group];
    }
  }

  // One strand; where the pieces name several instances, one for each.
  void append_strands(const Group& group, std::span<Piece> pieces) {
    const auto names_one = [](const Piece& piece) { return piece.has_instance; };
    const auto instance_of = [](const Piece& piece) -> const auto& {
      return piece.evidence->instance;
    };
    if (std::ranges::any_of(pieces, names_one)) {
      // Those without one come first.
      std::ranges::stable_sort(pieces, {}, instance_of);
      const Piece& named = *std::ranges::find_if(pieces, names_one);
      if (instance_of(named) != instance_of(pieces.back())) {
        for (std::size_t begin = 0; begin < pieces.size();) {
          std::size_t end = begin + 1;
          while (end < pieces.size() &&
                 instance_of(pieces[end]) == instance_of(pieces[begin])) {
            ++end;
          }
          append_strand(group, pieces.subspan(begin, end - begin));
          begin = end;
        }
        return;
      }
    }
    append_strand(group, pieces);
  }

  void append_strand(const Group& group, std::span<const Piece> pieces) {
    const Evidence& like = *pieces.back().evidence;
    Strand strand{.like = &like,
                  .numbered = &strands_.numbered[group.policy],
                  .instance = like.instance,
                  .pieces = pieces};
    if (group.agency != 0) strand.agency = like.agency;
    strands_.all.push_back(std::move(strand));
  }

  const RuleSet& rules_;
  Day as_known_on_;
  JurisdictionShare share_;
  Names jurisdictions_;
  Names policies_;
  Names agencies_;
  std::unordered_map<Group, Number, GroupHash> numbers_;
  std::vector<Group> groups_;
  std::vector<Piece> pieces_;
  std::vector<Number> group_of_;
  Strands strands_ = {};
};

}  // namespace

Strands strands_of(std::span<const Evidence> evidence,
                   const RuleSet& rules,
                   Day as_known_on,
                   const JurisdictionShare& share) {
  return Dealer(rules, as_known_on, share).deal(evidence);
}

}  // namespace stance
