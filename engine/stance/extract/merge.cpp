// SPDX-License-Identifier: Apache-2.0
// Records of one document that tell of the same thing.
#include <algorithm>
#include <utility>

#include "stance/extract/assemble.h"
#include "stance/extract/told_days.h"

namespace stance {

namespace {

bool overlaps(const Evidence& a, const Evidence& b) {
  return a.begin < b.end && b.begin < a.end;
}

// An act so many days before the document's own is its news.
constexpr std::int32_t fresh_days = 60;

std::int64_t width(const Edtf& when) {
  const Days& days = when.days();
  if (!days.earliest.is_bound() || !days.latest.is_bound()) return INT32_MAX;
  return std::int64_t{days.latest.number} - days.earliest.number;
}

bool says_the_same(const Evidence& a, const Evidence& b) {
  if (a.jurisdiction != b.jurisdiction || a.policy != b.policy || a.state != b.state ||
      a.kind != b.kind) {
    return false;
  }
  const bool same_instance = !a.instance || !b.instance || a.instance == b.instance;
  return same_instance && intersection(a.when.days(), b.when.days()).has_value();
}

// "The council barred it on Monday ... County staff may not ...": the second tells of the
// same act, and is no report of its own.
bool retells(const Evidence& report, const Evidence& act) {
  if (report.kind != Kind::observed || !report.published) return false;
  const bool is_act = act.kind == Kind::adopted || act.kind == Kind::ended;
  const Days& told = report.when.days();
  const Day published = report.published->days().latest;
  const bool is_news = told == report.published->days() ||
                       (told.latest == published && told.earliest.is_bound() &&
                        published.number - told.earliest.number <= days_of_news);
  if (!is_act || act.jurisdiction != report.jurisdiction || act.policy != report.policy ||
      act.state != report.state || !is_news) {
    return false;
  }
  const Days& days = act.when.days();
  return days.latest.is_bound() && days.latest.number + fresh_days >= published.number;
}

bool holds(Kind kind) {
  return kind == Kind::adopted || kind == Kind::observed;
}

// "They honor none" and, elsewhere, "they honor none without a judge's word".
bool is_narrower(const RuleSet& rules, const Evidence& narrow, const Evidence& wide) {
  if (narrow.jurisdiction != wide.jurisdiction || narrow.policy != wide.policy ||
      !holds(narrow.kind) || !holds(wide.kind)) {
    return false;
  }
  const Policy* policy = rules.find_policy(wide.policy);
  if (policy == nullptr) return false;
  const auto implied = policy->implies.find(narrow.state);
  return implied != policy->implies.end() &&
         std::find(implied->second.begin(), implied->second.end(), wide.state) !=
             implied->second.end();
}

}  // namespace

void merge_repeats(std::vector<Evidence>& evidence, std::vector<Dropped>& dropped) {
  std::stable_sort(
      evidence.begin(), evidence.end(), [](const Evidence& a, const Evidence& b) {
        return std::pair(width(a.when), a.grade) < std::pair(width(b.when), b.grade);
      });
  std::vector<Evidence> kept;
  for (Evidence& one : evidence) {
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const Evidence& other) {
      return says_the_same(one, other);
    });
    if (same == kept.end()) {
      kept.push_back(std::move(one));
      continue;
    }
    if (!same->scope) same->scope = one.scope;
    if (!same->instance) same->instance = one.instance;
    if (!same->agency && overlaps(*same, one)) same->agency = one.agency;
    dropped.push_back({std::move(one), "repeats another record of the document"});
  }
  const std::vector<Evidence> all = kept;
  const auto is_retold = [&](const Evidence& one) {
    const bool retold = std::any_of(
        all.begin(), all.end(), [&](const Evidence& act) { return retells(one, act); });
    if (retold) dropped.push_back({one, "repeats another record of the document"});
    return retold;
  };
  kept.erase(std::remove_if(kept.begin(), kept.end(), is_retold), kept.end());
  evidence = std::move(kept);
}

void keep_narrower(const RuleSet& rules,
                   std::vector<Evidence>& evidence,
                   std::vector<Dropped>& dropped) {
  const std::vector<Evidence> all = evidence;
  std::vector<Evidence> kept;
  for (const Evidence& one : all) {
    const auto narrower =
        std::find_if(evidence.begin(), evidence.end(), [&](const Evidence& other) {
          return is_narrower(rules, other, one);
        });
    if (narrower == evidence.end()) continue;
    // The act belongs to what it brought about.
    const bool tells_act = one.kind == Kind::adopted && narrower->kind == Kind::observed;
    if (!tells_act) continue;
    narrower->kind = Kind::adopted;
    narrower->when = one.when;
  }
  for (Evidence& one : evidence) {
    const bool is_wider = std::any_of(all.begin(), all.end(), [&](const Evidence& other) {
      return is_narrower(rules, other, one);
    });
    if (is_wider) {
      dropped.push_back({std::move(one), "told more exactly elsewhere in the document"});
    } else {
      kept.push_back(std::move(one));
    }
  }
  evidence = std::move(kept);
}

}  // namespace stance
