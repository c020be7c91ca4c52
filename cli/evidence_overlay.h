// SPDX-License-Identifier: Apache-2.0
// The evidence of a corpus under one rule set, and the same where some documents were
// read again under another.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "reading_reach.h"
#include "rule_world.h"
#include "stance/rules/rule_edits.h"

namespace stance::cli {

// Where the evidence under the baseline comes from.
class EvidenceBase {
 public:
  // As it is stored; InputError if the applied rules have not read all documents.
  static EvidenceBase stored(Session& session, const RuleSet& applied);
  // All documents read anew.
  static EvidenceBase extracted(Session& session, const RuleSet& rules);

  // Reads all that is stored about these policies, or all, at once: for questions about
  // all places. Only these policies may be asked for from then on.
  void gather(const std::set<PolicyId>* policies);
  // Of these policies only, or of all where nothing is given.
  std::vector<Evidence> of_place(const JurisdictionId& place,
                                 const std::set<PolicyId>* policies = nullptr) const;
  // Of what was gathered: do pieces about the place, or what binds it of those above it,
  // tell of a state of each policy?
  bool meets(const JurisdictionId& place,
             const std::vector<JurisdictionId>& above,
             const TableReach& reach) const;
  // What rules found in it.
  std::vector<Evidence> of_document(const Digest& document) const;
  // What people and other programs say of it, whatever the rules.
  std::vector<Evidence> given_in(const Digest& document) const;
  std::set<JurisdictionId> places() const;

 private:
  explicit EvidenceBase(Session& session);

  Session* session_;
  bool is_stored_ = true;
  bool is_gathered_ = false;
  std::map<Digest, std::vector<Evidence>> given_;
  std::map<JurisdictionId, std::vector<Evidence>> by_place_;
  std::map<Digest, std::vector<Evidence>> by_document_;
};

// What documents give under other rules.
using ReadAgain = std::map<Digest, std::vector<Evidence>>;

// The documents that going from one rule set to the other can touch.
std::set<Digest> touched_documents(Session& session,
                                   const RuleSet& before,
                                   const RuleSet& after);

ReadAgain read_again(Session& session,
                     const std::set<Digest>& documents,
                     const RuleSet& rules);

// The base but for what was read again, about these policies or, where nothing is given,
// all. All of them must outlive it.
EvidenceOf overlaid(const EvidenceBase& base,
                    const ReadAgain& again,
                    const std::set<PolicyId>* policies = nullptr);

}  // namespace stance::cli
