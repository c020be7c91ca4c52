// SPDX-License-Identifier: Apache-2.0
// What a command is: its words, its options, and the function that runs it. The table of
// all commands (commands.cpp) is the command line; arguments.cpp reads it with CLI11.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stance::cli {

class Session;

enum class Takes { flag, one, many };

// `name` is "--on" for an option, "PLACE" for a word of the command line. `value` names
// what an option takes in --help ("DAY").
struct Option {
  std::string name;
  std::string value;
  std::string help;
  Takes takes = Takes::one;
  bool required = false;
};

// What the user gave, by the names of the options. Options not given are absent.
class Arguments {
 public:
  void add(const std::string& name, std::vector<std::string> values);

  bool has(const std::string& name) const;
  // The option's only or first value.
  std::optional<std::string> value(const std::string& name) const;
  std::vector<std::string> values(const std::string& name) const;

 private:
  std::map<std::string, std::vector<std::string>> given_;
};

struct Command {
  // "status", or "evidence list" for a command below a group.
  std::string name;
  std::string summary;
  std::vector<Option> options;
  // Returns the exit code 0 or 1; faults of the user are thrown as InputError.
  int (*run)(Session& session, const Arguments& arguments);
};

// Those that edit rules; commands.cpp puts them among the others.
std::vector<Command> rule_edits();

// All commands, in the order of --help.
const std::vector<Command>& commands();

// Options that every command takes.
const std::vector<Option>& global_options();

}  // namespace stance::cli
