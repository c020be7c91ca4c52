// SPDX-License-Identifier: Apache-2.0
// A transcript: commands, what they print and how they exit, in one file that reads like
// a terminal. Lines of a *.golden file:
//
//   # words for the reader of the file
//   --- file NAME           writes a file of the scratch folder, up to `--- end`
//   --- bytes NAME HEX      writes bytes ("0a00ff")
//   --- program NAME        makes the file NAME one that can be run
//   --- copy FROM TO        copies a file or folder; FROM below <source>
//   --- replace NAME A => B the only place where the file NAME says A says B from now on
//   --- cut NAME BYTES      leaves the first BYTES bytes of a file, or makes it as long
//   --- sql NAME STATEMENT  runs a statement on an SQLite file, which it makes if need be
//   --- seal NAME           makes an SQLite file one that can only be read
//   --- lock NAME           another program writes to an SQLite file, until `--- unlock`
//   --- env NAME=VALUE      a variable of the environment
//   --- columns NUMBER      the width of a terminal
//   --- let NAME = REGEX    the first group of the last output that fits; `$NAME` in
//                           later commands
//   $ stance WORDS [< FILE] a command; words in "..." or '...' are one
//   text                    a line of stdout
//   ! text                  a line of stderr
//   ? NUMBER                the exit code; ends the command
//
// Each transcript runs in a scratch folder of its own, on 2026-11-22, without a shell.
// `<folder>` stands for the scratch folder, `<source>` for the project, `<rules>` for the
// digest of the rules, `<NAME>` for what `let` found.
#pragma once

#include <filesystem>
#include <string>

namespace stance::test {

// Runs the commands of a transcript and returns it with what they print and how they
// exit now. Throws std::runtime_error where a line cannot be carried out.
std::string replayed(const std::string& transcript, const std::filesystem::path& source);

// Line by line: "  both", "- expected", "+ actual".
std::string difference(const std::string& expected, const std::string& actual);

}  // namespace stance::test
