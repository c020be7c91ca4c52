// SPDX-License-Identifier: Apache-2.0
#include "rule_editor.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "stance/base/text.h"
#include "stance/ingest/files.h"
#include "stance/report/diagnostics.h"
#include "stance/rules/text_edits.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

constexpr std::size_t widest_line = 160;  // bytes
constexpr std::size_t before_change = 60;

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// Of a long line the part around byte `change`.
std::string shown(std::string_view sign, std::string_view line, std::size_t change) {
  std::size_t begin = 0;
  std::size_t end = line.size();
  if (line.size() > widest_line) {
    begin = std::min(change - std::min(change, before_change), line.size() - widest_line);
    end = begin + widest_line;
    while (is_inside_character(line, begin)) --begin;
    while (is_inside_character(line, end)) ++end;
  }
  return std::string(sign) + " " + (begin > 0 ? "…" : "") +
         printable_line(line.substr(begin, end - begin)) +
         (end < line.size() ? "…" : "") + "\n";
}

// Lines that were taken out and those that came in their place. Where they are pairs,
// long ones are shown from where they differ.
std::string shown_change(const std::vector<std::string_view>& gone,
                         const std::vector<std::string_view>& added) {
  const auto change = [&](std::size_t i) -> std::size_t {
    if (gone.size() != added.size()) return 0;
    const auto differs = std::ranges::mismatch(gone[i], added[i]);
    return static_cast<std::size_t>(differs.in1 - gone[i].begin());
  };
  std::string text;
  for (std::size_t i = 0; i < gone.size(); ++i) text += shown("-", gone[i], change(i));
  for (std::size_t i = 0; i < added.size(); ++i) text += shown("+", added[i], change(i));
  return text;
}

// The longest common part of two runs of lines, as a table of lengths.
std::vector<std::vector<std::size_t>> common(const std::vector<std::string_view>& a,
                                             const std::vector<std::string_view>& b) {
  std::vector<std::vector<std::size_t>> length(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i > 0; --i) {
    for (std::size_t k = b.size(); k > 0; --k) {
      length[i - 1][k - 1] = a[i - 1] == b[k - 1]
                                 ? length[i][k] + 1
                                 : std::max(length[i][k - 1], length[i - 1][k]);
    }
  }
  return length;
}

// Errors as "code message" with how often each occurs; places move with edits.
std::multiset<std::string> errors_of(const Diagnostics& diagnostics) {
  std::multiset<std::string> errors;
  for (const Diagnostic& each : diagnostics) {
    if (each.severity == Severity::error) errors.insert(each.code + " " + each.message);
  }
  return errors;
}

bool is_shipped(const Session& session, const fs::path& root) {
  std::error_code error;
  try {
    return fs::equivalent(session.shipped("rules"), root, error);
  } catch (const InputError&) {
    return false;
  }
}

}  // namespace

const TomlValue* find_table(const TomlValue& root, const TableName& table) {
  const TomlEntry* section = root.find(table.section);
  if (section == nullptr) return nullptr;
  if (table.section == "cue") {
    for (const TomlValue& cue : section->value.items) {
      const TomlEntry* id = cue.find("id");
      if (id != nullptr && id->value.text == table.name) return &cue;
    }
    return nullptr;
  }
  if (table.name.empty()) return &section->value;
  const TomlEntry* entry = section->value.find(table.name);
  const bool is_table = entry != nullptr && entry->value.form == TomlForm::table;
  return is_table ? &entry->value : nullptr;
}

std::string line_difference(const std::string& before, const std::string& after) {
  std::vector<std::string_view> a = lines_of(before);
  std::vector<std::string_view> b = lines_of(after);
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.pop_back();
    b.pop_back();
  }
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  a.erase(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(same));
  b.erase(b.begin(), b.begin() + static_cast<std::ptrdiff_t>(same));
  constexpr std::size_t most_lines = 3000;
  std::string text;
  if (a.size() > most_lines || b.size() > most_lines) {
    return std::to_string(a.size()) + " lines become " + std::to_string(b.size()) + "\n";
  }
  const auto length = common(a, b);
  std::size_t i = 0;
  std::size_t k = 0;
  std::vector<std::string_view> gone;
  std::vector<std::string_view> added;
  while (i < a.size() || k < b.size()) {
    const bool is_same = i < a.size() && k < b.size() && a[i] == b[k];
    const bool is_gone =
        i < a.size() && (k == b.size() || length[i + 1][k] >= length[i][k + 1]);
    if (is_same) {
      text += shown_change(gone, added);
      gone.clear();
      added.clear();
      ++i;
      ++k;
    } else if (is_gone) {
      gone.push_back(a[i++]);
    } else {
      added.push_back(b[k++]);
    }
  }
  return text + shown_change(gone, added);
}

std::vector<RuleFile> edited_texts(const std::vector<RuleFile>& files,
                                   const std::vector<TextEdit>& edits) {
  std::map<std::string, std::vector<TextEdit>> by_file;
  for (const TextEdit& edit : edits) by_file[edit.span.file].push_back(edit);
  std::vector<RuleFile> texts;
  for (const RuleFile& file : files) {
    const auto of_file = by_file.find(file.name);
    if (of_file == by_file.end()) continue;
    std::string text = with_edits(file.text, of_file->second);
    if (text != file.text) texts.push_back({file.name, std::move(text)});
  }
  return texts;
}

RuleEditor::RuleEditor(Session& session, const Arguments& arguments)
    : session_(session), place_(session.pack_place()), rules_(session.read_rules()) {
  if (arguments.has("--rules") || !is_shipped(session, place_.root)) return;
  throw InputError(
      "these are the shipped rules; stance init copies them into a folder of yours, or "
      "name another one with --rules");
}

std::vector<const RuleFile*> RuleEditor::own_files() const {
  std::vector<const RuleFile*> own;
  for (const RuleFile& file : rules_.files) {
    const bool is_own = file.name.starts_with(rules_.pack + "/");
    if (is_own && !file.name.ends_with(".test.toml")) own.push_back(&file);
  }
  return own;
}

void RuleEditor::write(const std::vector<TextEdit>& edits, const Check& is_meant) {
  write_texts(edited_texts(rules_.files, edits), is_meant);
}

void RuleEditor::write_texts(const std::vector<RuleFile>& texts, const Check& is_meant) {
  std::vector<RuleFile> after = rules_.files;
  for (const RuleFile& text : texts) {
    const auto file = std::ranges::find(after, text.name, &RuleFile::name);
    if (file == after.end()) {
      after.push_back(text);
      report_ += text.name + "\n" + line_difference("", text.text);
      continue;
    }
    const TomlTree old_tree = read_toml(file->text, file->name);
    const TomlTree new_tree = read_toml(text.text, text.name);
    if (!is_meant(old_tree.root, new_tree.root)) {
      throw InputError(text.name +
                       ": the edit would change more than it should; nothing was "
                       "written. Edit the file by hand");
    }
    report_ += text.name + "\n" + line_difference(file->text, text.text);
    file->text = text.text;
  }
  const std::multiset<std::string> known = errors_of(rules_.loaded.diagnostics);
  Diagnostics fresh = load_rules(after, rules_.pack).diagnostics;
  std::erase_if(fresh, [&known](const Diagnostic& each) {
    return each.severity != Severity::error ||
           known.contains(each.code + " " + each.message);
  });
  if (!fresh.empty()) {
    session_.show(fresh, after);
    throw InputError("the edit would bring an error; nothing was written");
  }
  for (const RuleFile& text : texts) {
    ingest::write_file(place_.root / text.name, text.text);
  }
}

}  // namespace stance::cli
