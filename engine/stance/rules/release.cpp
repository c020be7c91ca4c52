// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/release.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "stance/base/digest.h"
#include "stance/rules/fault.h"
#include "stance/rules/meaning.h"
#include "stance/rules/toml_tree.h"

namespace stance {
namespace {

constexpr std::string_view file_name = "released.toml";
constexpr std::size_t most_named = 5;
constexpr std::size_t digits = 12;
// Readings are packs of their own: one more is no change, one less is no loss of names.
constexpr std::string_view reading_prefix = "reading ";

// "cue 13:parks/free 4:open" -> "parks/free": the first text of a line of the meaning.
std::string first_text(std::string_view line) {
  const std::size_t colon = line.find(':');
  const std::size_t blank = line.find(' ');
  if (colon == std::string_view::npos || blank == std::string_view::npos) return {};
  const std::string length(line.substr(blank + 1, colon - blank - 1));
  return std::string(line.substr(colon + 1, std::stoul(length)));
}

std::string head_of(std::string_view line) {
  return std::string(line.substr(0, line.find(' ')));
}

struct Released {
  std::string version;
  Meanings meanings;
};

const RuleFile* release_file(std::span<const RuleFile> files, const RuleSet& rules) {
  if (rules.packs.empty()) return nullptr;
  const std::string wanted = rules.packs.front().name + "/" + std::string(file_name);
  const auto file = std::ranges::find(files, wanted, &RuleFile::name);
  return file == files.end() ? nullptr : &*file;
}

std::optional<Released> parsed(const RuleFile& file) {
  const TomlTree tree = read_toml(file.text, file.name);
  const TomlEntry* version = tree.root.find("version");
  const TomlEntry* meaning = tree.root.find("meaning");
  if (!tree.faults.empty() || version == nullptr || meaning == nullptr)
    return std::nullopt;
  Released released{.version = version->value.text, .meanings = {}};
  for (const TomlEntry& entry : meaning->value.entries) {
    released.meanings[entry.key] = entry.value.text;
  }
  return released;
}

std::string major_of(const std::string& version) {
  return version.substr(0, version.find('.'));
}

std::string named(const std::vector<std::string>& names) {
  std::vector<std::string> shown(
      names.begin(),
      names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), most_named)));
  if (names.size() > most_named) {
    shown.push_back(std::to_string(names.size() - most_named) + " more");
  }
  return enumeration(shown, "and");
}

// The pack's version where it is written.
SourceSpan version_span(std::span<const RuleFile> files, const std::string& pack) {
  for (const RuleFile& file : files) {
    const bool is_part = file.name.starts_with(pack + "/") &&
                         !is_release_file(file.name) &&
                         !file.name.ends_with(".test.toml") &&
                         file.text.find("[pack]") != std::string::npos;
    if (!is_part) continue;
    const TomlTree tree = read_toml(file.text, file.name);
    const TomlEntry* header = tree.root.find("pack");
    const TomlEntry* version =
        header == nullptr ? nullptr : header->value.find("version");
    if (version != nullptr) return version->value.span;
  }
  return {};
}

// What things were called before they were renamed, as in Meanings.
std::set<std::string> earlier_names_of(const RuleSet& rules) {
  std::set<std::string> names;
  for (const Cue& cue : rules.cues) {
    const std::string folder = cue.id.text.substr(0, cue.id.text.find('/') + 1);
    for (const std::string& was : cue.was) names.insert("cue " + folder + was);
  }
  for (const Context& context : rules.contexts) {
    for (const std::string& was : context.was) names.insert("context " + was);
  }
  for (const Policy& policy : rules.policies) {
    for (const std::string& was : policy.was) {
      names.insert("policy " + was);
      for (const PolicyState& state : policy.states) {
        names.insert("state " + was + "." + state.id.text);
      }
    }
  }
  return names;
}

// Where a state is gone and its policy has one that is new: the way to rename it. Empty
// where there is none.
std::string advice_to_rename(const std::vector<std::string>& gone,
                             const std::vector<std::string>& added) {
  for (const std::string& name : gone) {
    if (!name.starts_with("state ")) continue;
    const std::string policy = name.substr(0, name.find('.') + 1);
    const auto is_of_policy = [&policy](const std::string& each) {
      return each.starts_with(policy);
    };
    if (std::ranges::count_if(added, is_of_policy) != 1) continue;
    const std::string is =
        std::ranges::find_if(added, is_of_policy)->substr(policy.size());
    return "if it is called " + quoted(is) + " now: stance rules rename " +
           name.substr(head_of(name).size() + 1) + " " + is +
           " writes the new name wherever the old one stands";
  }
  return "";
}

}  // namespace

Meanings meanings_of(const RuleSet& rules) {
  return meanings_of(rules, meaning_of(rules));
}

Meanings meanings_of(const RuleSet& rules, std::string_view text) {
  std::map<std::string, std::string> parts;
  std::string part = "the rest";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::string head = head_of(line);
    // A context has words, too.
    const bool is_list = head == "words" && !part.starts_with("context ");
    const bool is_named = head == "policy" || head == "context" || head == "cue" ||
                          is_list || head == "reading" || head == "status" ||
                          head == "fact";
    if (is_named) part = head + " " + first_text(line);
    if (head == "forms" || head == "acts" || head == "rank") part = "the rest";
    parts[part].append(line).append("\n");
    at = end + 1;
  }
  Meanings meanings;
  for (const auto& [name, lines] : parts) {
    meanings[name] = digest_of(lines).text.substr(0, digits);
  }
  for (const ReadingPack& reading : rules.readings) {
    meanings[std::string(reading_prefix) + reading.name] =
        digest_of_reading(reading).text.substr(0, digits);
  }
  for (const Policy& policy : rules.policies) {
    for (const PolicyState& state : policy.states) {
      meanings["state " + policy.id.text + "." + state.id.text] = "";
    }
  }
  return meanings;
}

std::string release_text(const RuleSet& rules) {
  std::string text =
      "# SPDX-License-Identifier: Apache-2.0\n"
      "# Written by `stance rules release`: what each name meant in this version, so "
      "that\n# a change of meaning is told. Not to be edited.\n\nversion = \"" +
      rules.packs.front().version + "\"\n\n[meaning]\n";
  for (const auto& [name, digest] : meanings_of(rules)) {
    text += "\"" + name + "\" = \"" + digest + "\"\n";
  }
  return text;
}

bool is_release_file(std::string_view name) {
  return name.ends_with("/released.toml") || name == file_name;
}

Diagnostics release_faults(std::span<const RuleFile> files,
                           const RuleSet& rules,
                           std::string_view meaning) {
  const RuleFile* file = release_file(files, rules);
  if (file == nullptr) return {};
  const std::optional<Released> released = parsed(*file);
  if (!released) {
    Diagnostic fault =
        fault_at("E0402", {file->name, 0, 0}, "the list of the release cannot be read");
    fault.helps = {advice("stance rules release writes it anew")};
    return {std::move(fault)};
  }
  const Pack& pack = rules.packs.front();
  std::vector<std::string> gone;
  std::vector<std::string> added;
  std::vector<std::string> changed;
  const Meanings meanings = meanings_of(rules, meaning);
  const std::set<std::string> renamed = earlier_names_of(rules);
  for (const auto& [name, digest] : released->meanings) {
    const auto now = meanings.find(name);
    if (now == meanings.end() && renamed.contains(name)) {
      continue;
    } else if (now == meanings.end() && !name.starts_with(reading_prefix)) {
      gone.push_back(name);
    } else if (now == meanings.end()) {
      changed.push_back(name);
    } else if (now->second != digest) {
      changed.push_back(name);
    }
  }
  for (const auto& [name, digest] : meanings) {
    if (name.starts_with(reading_prefix)) continue;
    if (!released->meanings.contains(name)) added.push_back(name);
  }
  changed.insert(changed.end(), added.begin(), added.end());
  const SourceSpan span = version_span(files, pack.name);
  if (!gone.empty() && major_of(pack.version) == major_of(released->version)) {
    Diagnostic fault =
        fault_at("E0401",
                 span,
                 "names of version " + released->version + " are gone: " + named(gone));
    fault.helps = {
        advice("bring them back, or raise the first number of the version; "
               "then stance rules release")};
    const std::string rename = advice_to_rename(gone, added);
    if (!rename.empty()) fault.helps.push_back(advice(rename));
    return {std::move(fault)};
  }
  if (changed.empty() || pack.version != released->version) return {};
  Diagnostic fault = fault_at("W0401",
                              span,
                              "the meaning is not that of the released version " +
                                  released->version + ": " + named(changed));
  fault.helps = {
      advice("raise the version if answers may change; then stance rules "
             "release")};
  return {std::move(fault)};
}

}  // namespace stance
