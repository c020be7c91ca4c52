// SPDX-License-Identifier: Apache-2.0
#include "rule_source.h"

#include <algorithm>

#include "stance/base/text.h"

namespace stance::cli {
namespace {

std::string named(const RuleSet& rules, const std::string& whence) {
  return "rules " + rules.digest.text.substr(0, 8) + " (" + whence + ")";
}

NamedRules loaded(Session& session,
                  std::vector<RuleFile> files,
                  const std::string& pack,
                  const std::string& whence) {
  Loaded result = load_rules(files, pack);
  if (!result.rules) {
    session.show(result.diagnostics, files);
    throw InputError("the rules of " + whence + " have faults; nothing was done");
  }
  return {named(*result.rules, whence), std::move(*result.rules), std::move(files)};
}

NamedRules from_store(Session& session, const Digest& digest, const std::string& whence) {
  const auto applied = session.store().rules_by_digest(digest);
  std::vector<RuleFile> files;
  for (const auto& [name, text] : applied->files) files.push_back({name, text});
  return loaded(session, std::move(files), applied->packs.front(), whence);
}

NamedRules from_git(Session& session, const std::string& name) {
  const std::string ref = name.substr(std::string_view("git:").size());
  const PackPlace place = session.pack_place();
  const std::string root = place.root.string();
  if (ref.empty() || ref.front() == '-') {
    throw InputError("--against " + name + ": write git:REF, such as git:HEAD~1");
  }
  const auto names =
      output_of({"git", "-C", root, "ls-tree", "-r", "--name-only", ref, "--", "."});
  if (!names) {
    throw InputError("--against " + name + ": git knows no such version of " + root);
  }
  std::vector<RuleFile> files;
  for (const std::string& file : split_lines(*names)) {
    if (!file.ends_with(".toml")) continue;
    const auto text = output_of({"git", "-C", root, "show", ref + ":./" + file});
    if (!text) throw InputError("--against " + name + ": " + file + " cannot be read");
    files.push_back({file, *text});
  }
  return loaded(session, std::move(files), place.name, name);
}

std::optional<NamedRules> by_digest(Session& session, const std::string& name) {
  std::vector<Digest> found;
  for (const auto& [digest, day] : session.store().rules_history()) {
    const bool is_new = std::ranges::find(found, digest) == found.end();
    if (digest.text.starts_with(name) && is_new) found.push_back(digest);
  }
  if (found.size() > 1) {
    throw InputError("--against " + name + ": " + std::to_string(found.size()) +
                     " rule sets begin so; write more of the digest");
  }
  if (found.empty()) return std::nullopt;
  return from_store(session, found.front(), "applied once");
}

// "yesterday", or a day: the rules that were applied at its end.
std::optional<NamedRules> by_day(Session& session, const std::string& name) {
  std::optional<Day> day = parse_day(name);
  if (name == "yesterday") day = add_days(session.environment().today, -1);
  if (!day) return std::nullopt;
  std::optional<Digest> last;
  for (const auto& [digest, applied] : session.store().rules_history()) {
    if (!(*day < applied)) last = digest;
  }
  if (!last) {
    throw InputError("--against " + name + ": the store had no rules by " +
                     to_string(*day));
  }
  return from_store(session, *last, "applied by " + to_string(*day));
}

std::optional<NamedRules> by_version(Session& session, const std::string& name) {
  const std::size_t at = name.find('@');
  if (at == std::string::npos) return std::nullopt;
  const auto history = session.store().rules_history();
  for (auto entry = history.rbegin(); entry != history.rend(); ++entry) {
    NamedRules rules = from_store(session, entry->first, name);
    const auto fits = [&](const auto& pack) {
      return pack.name == name.substr(0, at) && pack.version == name.substr(at + 1);
    };
    if (std::ranges::any_of(rules.rules.packs, fits) ||
        std::ranges::any_of(rules.rules.readings, fits)) {
      return rules;
    }
  }
  return std::nullopt;
}

}  // namespace

NamedRules applied_rules(Session& session) {
  const auto digest = session.store().applied_digest();
  if (!digest) {
    throw InputError(
        "the store has no rules yet: stance ingest PATH applies those on disk");
  }
  return from_store(session, *digest, "applied");
}

NamedRules disk_rules(Session& session) {
  return disk_rules(session, session.read_rules());
}

NamedRules disk_rules(Session& session, DiskRules read) {
  DiskRules disk = session.sound(std::move(read));
  return {named(*disk.loaded.rules, "on disk"),
          std::move(*disk.loaded.rules),
          std::move(disk.files)};
}

NamedRules rules_from(Session& session, const std::string& name) {
  if (name.starts_with("git:")) return from_git(session, name);
  if (auto found = by_day(session, name)) return std::move(*found);
  if (auto found = by_version(session, name)) return std::move(*found);
  if (name.size() >= 4) {
    if (auto found = by_digest(session, name)) return std::move(*found);
  }
  std::string known;
  for (const auto& [digest, day] : session.store().rules_history()) {
    known += "\n  rules " + digest.text.substr(0, 8) + "  applied on " + to_string(day);
  }
  throw InputError(
      "--against " + printable_line(name) +
      ": no such rules; write git:REF, PACK@VERSION, a day or a digest:" + known);
}

}  // namespace stance::cli
