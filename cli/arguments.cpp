// SPDX-License-Identifier: Apache-2.0
#include "arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <sstream>

#include "stance/base/text.h"
#include "stance/report/table.h"

namespace stance::cli {
namespace {

// Where CLI11 puts what it reads, until it becomes Arguments.
struct Binding {
  const Option* option;
  std::vector<std::string> values;
  bool flag = false;
};

struct Bound {
  const Command* command;
  CLI::App* app;
  std::vector<std::unique_ptr<Binding>> bindings;
};

void bind(CLI::App& app, const Option& option, Bound& bound) {
  auto& binding = *bound.bindings.emplace_back(std::make_unique<Binding>());
  binding.option = &option;
  if (option.takes == Takes::flag) {
    app.add_flag(option.name, binding.flag, option.help);
    return;
  }
  CLI::Option* added = app.add_option(option.name, binding.values, option.help);
  // A word of the command line is not said twice.
  std::string takes = option.value == option.name ? "" : option.value;
  if (option.takes == Takes::one) added->expected(1)->allow_extra_args(false);
  if (option.takes == Takes::many) takes += takes.empty() ? "..." : " ...";
  if (option.required && option.name.starts_with("-")) takes += " (required)";
  // For nothing, CLI11 has words of its own.
  added->option_text(takes.empty() ? " " : takes);
  if (option.required) added->required();
}

// The app of "evidence list" hangs below that of "evidence".
CLI::App& app_of(CLI::App& root, const Command& command) {
  const std::size_t blank = command.name.find(' ');
  if (blank == std::string::npos) {
    return *root.add_subcommand(command.name, command.summary);
  }
  const std::string group = command.name.substr(0, blank);
  const auto is_group = [&](const CLI::App* app) { return app->get_name() == group; };
  const std::vector<CLI::App*> groups =
      root.get_subcommands([&](CLI::App* app) { return is_group(app); });
  CLI::App* parent = groups.empty() ? nullptr : groups.front();
  if (parent == nullptr) {
    parent = root.add_subcommand(group, "");
    parent->require_subcommand(1);
  }
  return *parent->add_subcommand(command.name.substr(blank + 1), command.summary);
}

// A group says what it holds: "list, show, add …".
void describe_groups(CLI::App& root) {
  for (CLI::App* app : root.get_subcommands([](CLI::App*) { return true; })) {
    std::string names;
    for (const CLI::App* below : app->get_subcommands([](CLI::App*) { return true; })) {
      names += (names.empty() ? "" : ", ") + below->get_name();
    }
    if (!names.empty()) app->description(names);
  }
}

void collect(const Bound& bound, Arguments& arguments) {
  for (const auto& binding : bound.bindings) {
    if (binding->flag) arguments.add(binding->option->name, {});
    if (!binding->values.empty()) arguments.add(binding->option->name, binding->values);
  }
}

Answer wrong(const std::string& what) {
  return {"stance: " + what + "\nRun with --help for more information.\n", 2};
}

// CLI11 speaks of its own parts; these are said in words of the command line.
std::string words_of(const CLI::ParseError& error) {
  const std::string text = error.what();
  if (error.get_name() != "ArgumentMismatch") return text;
  const std::string name = text.substr(0, text.find(':'));
  const bool twice = text.find("At Most") != std::string::npos;
  return name + (twice ? " is given more than once" : " needs a value");
}

// CLI11 writes each description on one line: what does not fit goes on below.
std::string fitted(const std::string& help) {
  constexpr std::size_t help_width = 80;
  std::string text;
  for (const std::string& line : split_lines(help)) {
    const std::size_t name = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t gap = line.find("  ", name);
    const std::size_t column =
        gap == std::string::npos ? name : line.find_first_not_of(' ', gap);
    if (display_width(line) <= help_width || column >= help_width) {
      text += line + "\n";
      continue;
    }
    std::string head = line.substr(0, column);
    for (const std::string& part : wrapped(line.substr(column), help_width - column)) {
      text += head + part + "\n";
      head = std::string(column, ' ');
    }
  }
  return text;
}

Answer answer_to(const CLI::App& root, const CLI::ParseError& error) {
  std::ostringstream out;
  std::ostringstream err;
  if (root.exit(error, out, err) == 0) return {fitted(out.str()), 0};
  return wrong(words_of(error));
}

// The commands below a group, or the first words of all commands.
std::vector<std::string> words_below(const std::string& group) {
  std::vector<std::string> words;
  for (const Command& command : commands()) {
    const std::size_t blank = std::min(command.name.find(' '), command.name.size());
    const std::string first = command.name.substr(0, blank);
    std::string word = group.empty() ? first : "";
    if (first == group && blank < command.name.size()) {
      word = command.name.substr(blank + 1);
    }
    const bool known = std::ranges::find(words, word) != words.end();
    if (!word.empty() && !known) words.push_back(word);
  }
  return words;
}

std::string enumerated(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

Answer no_such_command(const std::string& group, const std::string& word) {
  const std::string begin = group.empty() ? "" : group + " ";
  const std::vector<std::string> known = words_below(group);
  const std::vector<std::string> near = closest(word, known);
  return wrong("there is no command \"" + begin + printable_line(word) + "\"; " +
               (near.empty() ? "there are " + enumerated(known)
                             : "did you mean " + begin + near.front() + "?"));
}

// A word that is no command where one should stand, or none at all.
std::optional<Answer> unknown_command(const std::vector<std::string>& words) {
  std::string group;
  for (const std::string& word : words) {
    const std::vector<std::string> known = words_below(group);
    if (known.empty() || word.starts_with("-")) return std::nullopt;
    if (std::ranges::find(known, word) == known.end()) {
      return no_such_command(group, word);
    }
    if (!group.empty()) return std::nullopt;
    group = word;
  }
  const std::vector<std::string> below = words_below(group);
  if (below.empty()) return std::nullopt;
  return wrong((group.empty() ? "a command is needed: " : group + " needs a command: ") +
               enumerated(below));
}

std::string first_word(const std::string& text) {
  return text.substr(0, text.find(' '));
}

// Only the commands that begin with the first word given, where there are any: the other
// fifty would take longer to describe than a short command takes to run.
std::vector<const Command*> meant_by(const std::vector<std::string>& words) {
  std::vector<const Command*> all;
  std::vector<const Command*> meant;
  for (const Command& command : commands()) {
    all.push_back(&command);
    if (!words.empty() && first_word(command.name) == words.front()) {
      meant.push_back(&command);
    }
  }
  return meant.empty() ? all : meant;
}

// "stance --store FILE status" is "stance status --store FILE".
std::vector<std::string> globals_last(std::vector<std::string> words) {
  std::size_t first = 0;
  while (first < words.size()) {
    const std::string name = words[first].substr(0, words[first].find('='));
    const auto option = std::ranges::find(global_options(), name, &Option::name);
    if (option == global_options().end()) break;
    const bool has_value = option->takes != Takes::flag && name == words[first];
    first += has_value ? 2 : 1;
  }
  if (first < words.size())
    std::rotate(
        words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first), words.end());
  return words;
}

}  // namespace

std::variant<Invocation, Answer> read_arguments(const std::vector<std::string>& given) {
  const std::vector<std::string> words = globals_last(given);
  CLI::App root(
      "What a US jurisdiction's policy status is, since when, on what evidence.",
      "stance");
  root.set_version_flag("--version", "stance " STANCE_VERSION);
  root.require_subcommand(1);
  root.get_formatter()->column_width(34);
  std::vector<Bound> all;
  for (const Command* const command : meant_by(words)) {
    CLI::App& app = app_of(root, *command);
    Bound& bound = all.emplace_back(Bound{command, &app, {}});
    for (const Option& option : command->options) bind(app, option, bound);
    for (const Option& option : global_options()) bind(app, option, bound);
  }
  describe_groups(root);
  root.footer(
      "First steps:\n"
      "  stance init                     once, in a folder of yours\n"
      "  stance ingest PATH              your documents\n"
      "  stance status \"Montclair, NJ\"   what they say of a place\n"
      "Of a command: stance status --help");
  if (std::optional<Answer> answer = unknown_command(words)) return *std::move(answer);
  try {
    root.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ParseError& error) {
    return answer_to(root, error);
  }
  for (const Bound& bound : all) {
    if (!bound.app->parsed()) continue;
    Invocation invocation{bound.command, {}};
    collect(bound, invocation.arguments);
    return invocation;
  }
  return Answer{fitted(root.help()), 2};
}

}  // namespace stance::cli
