// SPDX-License-Identifier: Apache-2.0
// stance rules show ID: a policy, cue, context, word list or status as it is in force,
// and where it comes from.
#include <algorithm>
#include <ostream>
#include <set>

#include "rule_source.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/rules/pattern.h"
#include "stance/rules/pattern_walk.h"

namespace stance::cli {
namespace {

// The text of a table, from its header to the next one's.
struct Shown {
  std::string title;
  SourceSpan span;
};

class Finder {
 public:
  Finder(const DiskRules& disk) : disk_(disk), rules_(*disk.loaded.rules) {}

  // All things of that name, "name", "pack/name" or, of a list, "{name}".
  std::vector<Shown> find(std::string id) const {
    std::vector<Shown> found;
    const bool is_list = id.starts_with('{') && id.ends_with('}');
    if (is_list) id = id.substr(1, id.size() - 2);
    const auto is = [&](const std::string& name, const SourceSpan& span) {
      const std::string& file = span.file;
      const std::string pack = file.substr(0, file.find('/') + 1);
      return !is_list &&
             (name == id || pack + name == id || name.substr(name.find('/') + 1) == id);
    };
    for (const Policy& policy : rules_.policies) {
      if (is(policy.id.text, policy.span))
        found.push_back({"policy " + policy.id.text, policy.span});
    }
    for (const Cue& cue : rules_.cues) {
      if (is(cue.id.text, cue.span)) found.push_back({"cue " + cue.id.text, cue.span});
    }
    for (const Context& context : rules_.contexts) {
      if (is(context.name, context.span))
        found.push_back({"context " + context.name, context.span});
    }
    for (const WordList& list : rules_.words) {
      const bool is_meant = is_list ? list.name == id : is(list.name, list.span);
      if (is_meant) found.push_back({"word list " + list.name, list.span});
    }
    for (const ReadingPack& pack : rules_.readings) {
      for (const StatusTable& table : pack.statuses) {
        const bool is_asked =
            is(table.name, table.table.span) || (!is_list && pack.name == id);
        if (!is_asked) continue;
        found.push_back({"status " + pack.name + "/" + table.name, table.table.span});
      }
    }
    return found;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const Policy& policy : rules_.policies) names.push_back(policy.id.text);
    for (const Context& context : rules_.contexts) names.push_back(context.name);
    for (const WordList& list : rules_.words) names.push_back(list.name);
    for (const Cue& cue : rules_.cues) {
      names.push_back(cue.id.text.substr(cue.id.text.find('/') + 1));
    }
    for (const ReadingPack& pack : rules_.readings) {
      for (const StatusTable& table : pack.statuses) names.push_back(table.name);
    }
    return names;
  }

  std::string place_of(const SourceSpan& span) const {
    return span.file.text() + ":" +
           std::to_string(line_and_column(text_of(span.file), span.begin).line);
  }

  // Up to the next table that is not a part of this one, comments before it left out.
  std::string source_of(const Shown& thing) const {
    const std::string_view text = text_of(thing.span.file);
    std::size_t begin = std::min(thing.span.begin, text.size());
    begin = begin == 0 ? 0 : text.rfind('\n', begin - 1) + 1;
    const bool is_list = thing.title.starts_with("word list ");
    std::size_t end = is_list ? end_of_list(text, begin) : text.find("\n[", begin);
    const std::string name = thing.title.substr(thing.title.rfind(' ') + 1);
    while (!is_list && end != std::string_view::npos &&
           text.substr(end + 1).starts_with("[policy." + name + ".")) {
      end = text.find("\n[", end + 1);
    }
    std::string source(text.substr(begin, std::min(end, text.size()) - begin));
    while (!is_list && !source.empty() && is_comment_or_blank(last_line(source))) {
      source.erase(source.size() - last_line(source).size());
      if (source.ends_with('\n')) source.pop_back();
    }
    return source + "\n";
  }

  // What a pattern's lists hold, each entry with its place where another pack changed it.
  std::string lists_of(const std::string& title) const {
    std::set<std::string> names;
    if (title.starts_with("word list ")) names.insert(title.substr(10));
    for (const Cue& cue : rules_.cues) {
      if (title != "cue " + cue.id.text) continue;
      PatternUses uses(rules_);
      uses.add_all(cue);
      names = uses.lists();
    }
    std::string text;
    for (const std::string& name : names) {
      const WordList* list = rules_.find_words(name);
      if (list == nullptr) continue;
      text += "\n{" + name + "}  " + place_of(list->span) + "\n";
      for (const Pattern& entry : list->entries) {
        const bool is_foreign = entry.span.file != list->span.file;
        text += "  " + to_string(entry) +
                (is_foreign ? "    added by " + place_of(entry.span) : "") + "\n";
      }
    }
    return text;
  }

 private:
  std::string_view text_of(const std::string& file) const {
    const auto found = std::ranges::find(disk_.files, file, &RuleFile::name);
    return found == disk_.files.end() ? std::string_view() : found->text;
  }

  static std::string_view last_line(const std::string& text) {
    const std::size_t at = text.rfind('\n');
    return std::string_view(text).substr(at == std::string::npos ? 0 : at + 1);
  }

  static bool is_comment_or_blank(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t\r");
    return first == std::string_view::npos || line[first] == '#';
  }

  // After the bracket that ends the line, or the line itself.
  static std::size_t end_of_list(std::string_view text, std::size_t begin) {
    const std::size_t line = std::min(text.find('\n', begin), text.size());
    std::string_view list = text.substr(begin, line - begin);
    list = list.substr(0, list.find(" #"));
    list = list.substr(0, list.find_last_not_of(' ') + 1);
    if (list.ends_with("]")) return line;
    return std::min(text.find("\n]", begin), text.size() - 2) + 2;
  }

  const DiskRules& disk_;
  const RuleSet& rules_;
};

}  // namespace

int run_rules_show(Session& session, const Arguments& arguments) {
  const DiskRules disk = session.sound_rules();
  const Finder finder(disk);
  const std::string id = arguments.value("ID").value_or("");
  const std::vector<Shown> found = finder.find(id);
  if (found.empty()) {
    const std::vector<std::string> near = closest(id, finder.names());
    throw InputError("nothing in the rules is called \"" + printable_line(id) + "\"" +
                     (near.empty() ? "" : "; did you mean " + near.front() + "?"));
  }
  std::string text;
  std::vector<std::string> objects;
  for (const Shown& thing : found) {
    const std::string place = finder.place_of(thing.span);
    const std::string source = finder.source_of(thing);
    const std::string lists =
        arguments.has("--resolved") ? finder.lists_of(thing.title) : "";
    text +=
        (text.empty() ? "" : "\n") + thing.title + "  " + place + "\n\n" + source + lists;
    objects.push_back("{\"what\":" + json_quoted(thing.title) + ",\"place\":" +
                      json_quoted(place) + ",\"source\":" + json_quoted(source) + "}");
  }
  if (session.format() == Format::json || session.format() == Format::jsonl) {
    for (const std::string& object : objects) session.out() << object << "\n";
    return 0;
  }
  session.out() << text;
  return 0;
}

}  // namespace stance::cli
