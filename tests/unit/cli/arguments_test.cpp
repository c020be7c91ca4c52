// SPDX-License-Identifier: Apache-2.0
#include "arguments.h"

#include <doctest/doctest.h>

#include <set>

using namespace stance::cli;

namespace {

using Words = std::vector<std::string>;

Invocation invocation(const Words& words) {
  auto read = read_arguments(words);
  REQUIRE(std::holds_alternative<Invocation>(read));
  return std::get<Invocation>(std::move(read));
}

Answer answer(const Words& words) {
  auto read = read_arguments(words);
  REQUIRE(std::holds_alternative<Answer>(read));
  return std::get<Answer>(std::move(read));
}

}  // namespace

TEST_CASE("arguments: words, options and flags reach their command") {
  const Invocation read = invocation({"status",
                                      "Kent County, MI",
                                      "26081",
                                      "--on",
                                      "2025-03-04",
                                      "--quiet",
                                      "--format",
                                      "json"});
  CHECK(read.command->name == "status");
  CHECK(read.arguments.values("PLACE") == Words{"Kent County, MI", "26081"});
  CHECK(read.arguments.value("--on") == "2025-03-04");
  CHECK(read.arguments.value("--format") == "json");
  CHECK(read.arguments.has("--quiet"));
  CHECK_FALSE(read.arguments.has("--policy"));
  CHECK_FALSE(read.arguments.value("--policy").has_value());
}

TEST_CASE("arguments: options may stand before the words") {
  const Invocation read = invocation({"explain", "--on", "2025-03-04", "Kent", "dogs"});
  CHECK(read.arguments.value("PLACE") == "Kent");
  CHECK(read.arguments.value("POLICY") == "dogs");
}

TEST_CASE("arguments: a place may be called as a command is") {
  const Invocation read = invocation({"status", "list"});
  CHECK(read.command->name == "status");
  CHECK(read.arguments.values("PLACE") == Words{"list"});
}

TEST_CASE("arguments: a command below a group") {
  const Invocation read = invocation({"evidence", "reject", "0123", "--why", "a slip"});
  CHECK(read.command->name == "evidence reject");
  CHECK(read.arguments.value("ID") == "0123");
  CHECK(read.arguments.value("--why") == "a slip");
}

TEST_CASE("arguments: wrong words are exit code 2, and say what is wrong") {
  struct Row {
    std::string_view name;
    Words words;
    std::string_view said;
  };
  const Row rows[] = {
      {"nothing", {}, "a command is needed"},
      {"no such command", {"staus"}, "did you mean status?"},
      {"no such command of a group", {"rules", "chek"}, "did you mean rules check?"},
      {"no such option", {"status", "Kent", "--frmat", "json"}, "--frmat"},
      {"no value", {"status", "Kent", "--on"}, "--on needs a value"},
      {"a value too many",
       {"status", "Kent", "--on", "2025-03-04", "--on", "2025-03-05"},
       "--on is given more than once"},
      {"a word is missing", {"status"}, "PLACE"},
      {"a needed option is missing", {"evidence", "reject", "0123"}, "--why"},
      {"a group alone", {"evidence"}, "list, show"},
      {"a word too many", {"explain", "Kent", "dogs", "more"}, "more"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Answer read = answer(row.words);
    CAPTURE(read.text);
    CHECK(read.exit_code == 2);
    CHECK(read.text.find(row.said) != std::string::npos);
    CHECK(read.text.ends_with('\n'));
  }
}

TEST_CASE("arguments: help and version are answers, not faults") {
  const Answer version = answer({"--version"});
  CHECK(version.exit_code == 0);
  CHECK(version.text.starts_with("stance "));
  const Answer help = answer({"--help"});
  CHECK(help.exit_code == 0);
  for (const Command& command : commands()) {
    const std::string group = command.name.substr(0, command.name.find(' '));
    CAPTURE(group);
    CHECK(help.text.find(group) != std::string::npos);
  }
}

TEST_CASE("arguments: every command has a page of help with all its options") {
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    Words words;
    const std::size_t blank = command.name.find(' ');
    words.push_back(command.name.substr(0, blank));
    if (blank != std::string::npos) words.push_back(command.name.substr(blank + 1));
    words.emplace_back("--help");
    const Answer help = answer(words);
    CHECK(help.exit_code == 0);
    for (const Option& option : command.options) {
      CAPTURE(option.name);
      CHECK(help.text.find(option.name) != std::string::npos);
      CHECK(help.text.find(option.help.substr(0, 20)) != std::string::npos);
    }
    for (const Option& option : global_options()) {
      CHECK(help.text.find(option.name) != std::string::npos);
    }
  }
}

TEST_CASE("arguments: no two commands share a name, no two options of one command") {
  std::set<std::string> names;
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    CHECK(names.insert(command.name).second);
    CHECK_FALSE(command.summary.empty());
    std::set<std::string> options;
    for (const Option& option : command.options)
      CHECK(options.insert(option.name).second);
    for (const Option& option : global_options()) {
      CHECK(options.insert(option.name).second);
    }
  }
}
