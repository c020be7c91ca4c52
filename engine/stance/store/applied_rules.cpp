// SPDX-License-Identifier: Apache-2.0
// The rules that were applied, GEOIDs, settings.
#include "stance/base/digest.h"
#include "stance/store/json_columns.h"
#include "stance/store/open_store.h"

namespace stance::store {
namespace {

// The row of a text, which is added if no rule set has had it yet.
std::int64_t rule_text_key(Connection& connection, const std::string& text) {
  const Digest digest = digest_of(text);
  Query(connection,
        "INSERT INTO rule_text (digest, content) VALUES (?, ?) ON CONFLICT DO NOTHING")
      .with(digest, text)
      .run();
  Query query(connection, "SELECT key FROM rule_text WHERE digest = ?");
  query.with(digest).next();
  return query.integer(0);
}

std::int64_t add_rule_set(Connection& connection, const AppliedRules& rules) {
  Query insert(connection,
               "INSERT INTO rule_set (digest, recorded, who, packs) VALUES (?, ?, ?, ?) "
               "RETURNING key");
  insert.with(
      rules.digest, rules.recorded, rules.who, list_column(rules.packs).value_or("[]"));
  insert.next();
  const std::int64_t key = insert.integer(0);
  insert.next();
  return key;
}

// From the columns key, digest, recorded, who, packs.
std::optional<AppliedRules> rules_from(Connection& connection, Query& row) {
  if (!row.next()) return std::nullopt;
  AppliedRules rules{.digest = {row.text(1)},
                     .recorded = row.day(2),
                     .who = row.optional_text(3),
                     .packs = list_from(row, 4)};
  Query files(
      connection,
      "SELECT f.name, t.content FROM rule_file f JOIN rule_text t ON t.key = f.text "
      "WHERE f.rule_set = ? ORDER BY f.name");
  files.with(row.integer(0));
  while (files.next()) rules.files.emplace_back(files.text(0), files.text(1));
  return rules;
}

}  // namespace

void Store::apply_rules(const AppliedRules& rules) {
  const Attempt attempt(**open_, "apply rules");
  transaction([&] {
    const std::int64_t key = add_rule_set(**open_, rules);
    for (const auto& [name, text] : rules.files) {
      Query(**open_, "INSERT INTO rule_file (rule_set, name, text) VALUES (?, ?, ?)")
          .with(key, name, rule_text_key(**open_, text))
          .run();
    }
  });
}

std::optional<AppliedRules> Store::applied_rules() const {
  const Attempt attempt(**open_, "read the applied rules");
  Query query(**open_,
              "SELECT key, digest, recorded, who, packs FROM rule_set "
              "ORDER BY key DESC LIMIT 1");
  return rules_from(**open_, query.with());
}

std::optional<Digest> Store::applied_digest() const {
  const Attempt attempt(**open_, "read the applied rules");
  Query query(**open_, "SELECT digest FROM rule_set ORDER BY key DESC LIMIT 1");
  query.with();
  if (!query.next()) return std::nullopt;
  return Digest{query.text(0)};
}

std::optional<AppliedRules> Store::rules_by_digest(const Digest& digest) const {
  const Attempt attempt(**open_, "read applied rules");
  Query query(**open_,
              "SELECT key, digest, recorded, who, packs FROM rule_set WHERE digest = ? "
              "ORDER BY key DESC LIMIT 1");
  return rules_from(**open_, query.with(digest));
}

std::optional<AppliedRules> Store::applied_rules_at(std::size_t number) const {
  const Attempt attempt(**open_, "read applied rules");
  Query query(**open_,
              "SELECT key, digest, recorded, who, packs FROM rule_set ORDER BY key "
              "LIMIT 1 OFFSET ?");
  return rules_from(**open_, query.with(static_cast<std::int64_t>(number)));
}

std::vector<std::pair<Digest, Day>> Store::rules_history() const {
  const Attempt attempt(**open_, "read applied rules");
  Query query(**open_, "SELECT digest, recorded FROM rule_set ORDER BY key");
  query.with();
  std::vector<std::pair<Digest, Day>> history;
  while (query.next()) history.emplace_back(Digest{query.text(0)}, query.day(1));
  return history;
}

void Store::add_geoids(const std::map<JurisdictionId, std::string>& geoids,
                       Day recorded) {
  const Attempt attempt(**open_, "record GEOIDs");
  transaction([&] {
    const std::map<JurisdictionId, std::string> known = this->geoids();
    for (const auto& [jurisdiction, geoid] : geoids) {
      const auto found = known.find(jurisdiction);
      if (found != known.end() && found->second == geoid) continue;
      Query(**open_,
            "INSERT INTO place_geoid (jurisdiction, geoid, recorded) VALUES (?, ?, ?)")
          .with(jurisdiction, geoid, recorded)
          .run();
    }
  });
}

std::map<JurisdictionId, std::string> Store::geoids() const {
  const Attempt attempt(**open_, "read GEOIDs");
  Query query(**open_, "SELECT jurisdiction, geoid FROM place_geoid ORDER BY key");
  query.with();
  std::map<JurisdictionId, std::string> geoids;
  while (query.next()) geoids[{query.text(0)}] = query.text(1);
  return geoids;
}

void Store::set_setting(const std::string& name, const std::string& value, Day recorded) {
  const Attempt attempt(**open_, "record a setting");
  transaction([&] {
    if (setting(name) == value) return;
    Query(**open_, "INSERT INTO setting (name, value, recorded) VALUES (?, ?, ?)")
        .with(name, value, recorded)
        .run();
  });
}

std::optional<std::string> Store::setting(const std::string& name) const {
  const Attempt attempt(**open_, "read a setting");
  Query query(**open_,
              "SELECT value FROM setting WHERE name = ? ORDER BY key DESC LIMIT 1");
  query.with(name);
  if (!query.next()) return std::nullopt;
  return query.text(0);
}

}  // namespace stance::store
