// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/process.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "stance/ingest/pdf.h"

namespace stance::ingest {
namespace {

using namespace std::chrono_literals;

ProcessResult shell(const std::string& command,
                    std::string_view input = "",
                    const ProcessLimits& limits = {}) {
  return run_process({"sh", "-c", command}, input, limits);
}

TEST_CASE("ingest: another program gets its input and gives its output") {
  const ProcessResult result = shell("tr a-z A-Z; echo oops >&2; exit 3", "words");
  CHECK(result.end == ProcessEnd::exited);
  CHECK(result.code == 3);
  CHECK(result.output == "WORDS");
  CHECK(result.errors == "oops\n");
}

TEST_CASE("ingest: megabytes go through another program both ways") {
  const std::string input(std::size_t{5} << 20U, 'x');
  CHECK((shell("cat", input).output == input));
}

TEST_CASE("ingest: a program that reads nothing is no fault") {
  const std::string input(std::size_t{5} << 20U, 'x');
  const ProcessResult result = shell("echo done", input);
  CHECK(result.end == ProcessEnd::exited);
  CHECK(result.output == "done\n");
}

TEST_CASE("ingest: another program may open its streams by name, and run elsewhere") {
  CHECK((shell("cat /dev/stdin", "words").output == "words"));
  CHECK((shell("echo oops >/dev/stderr").errors == "oops\n"));
  CHECK((run_process({"pwd"}, "", {}, "/").output == "/\n"));
  CHECK((run_process({"pwd"}, "", {}, "/no-such-folder").end == ProcessEnd::not_found));
}

TEST_CASE("ingest: of what a program complains about the end is kept, in whole letters") {
  // Letters of two bytes and one of a single byte: the bound falls within a letter.
  const std::string words =
      "i=0; while [ $i -lt 10001 ]; do printf '\303\251'; "
      "i=$((i + 1)); done; printf '.'; exit 1";
  const ProcessResult result = shell("{ " + words + "; } >&2");
  CHECK(result.errors.size() == 4095);
  CHECK(result.errors.starts_with("\xC3\xA9"));
  CHECK(result.errors.ends_with("\xC3\xA9."));
}

TEST_CASE("ingest: a program without a bound of memory has all there is") {
  CHECK((shell("ulimit -v", "", {.memory = 0}).output == shell("ulimit -v").output) ==
        false);
  CHECK((shell("ulimit -t", "", {.is_parallel = true}).output == "unlimited\n"));
}

TEST_CASE("ingest: whatever another program does, it ends") {
  struct Row {
    std::string_view name;
    std::string command;
    ProcessLimits limits;
    ProcessEnd end;
  };
  const Row rows[] = {
      {"it hangs", "sleep 60", {.time = 200ms}, ProcessEnd::out_of_time},
      {"it hangs, its output closed",
       "exec >&- 2>&-; sleep 60",
       {.time = 200ms},
       ProcessEnd::out_of_time},
      {"what it started hangs",
       "sleep 60 & wait",
       {.time = 200ms},
       ProcessEnd::out_of_time},
      {"it never stops writing",
       "while :; do echo xxxxxxxx; done",
       {.output = 10000},
       ProcessEnd::too_much_output},
      {"it kills itself", "kill -SEGV $$", {}, ProcessEnd::killed_by_signal},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(shell(row.command, "", row.limits).end == row.end);
  }
  CHECK(run_process({"no-such-program-here"}, "", {}).end == ProcessEnd::not_found);
}

TEST_CASE("ingest: a PDF's words, or why there are none") {
  struct Row {
    std::string_view name;
    std::string program;
    std::string_view code;
  };
  const Row rows[] = {
      {"no such program", "no-such-program-here", "I110"},
      {"it fails", "false", "I112"},
      {"no text", "true", "I113"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto text = pdf_text("%PDF-1.4", "a.pdf", {.program = row.program});
    REQUIRE_FALSE(text.has_value());
    CHECK(text.error().code == row.code);
  }
}

TEST_CASE("ingest: words that a line end divides are whole again") {
  struct Row {
    std::string_view text;
    std::string_view whole;
  };
  const Row rows[] = {
      {"no coop-\neration with", "no cooperation\nwith"},
      {"coop-\neration", "cooperation"},
      {"coop-\neration\n\fNext", "cooperation\n\fNext"},
      {"a Smith-\nJones bill", "a Smith-\nJones bill"},
      {"a - \nb", "a - \nb"},
      {"2019-\n2021", "2019-\n2021"},
      {"in de-\nde-\ntail", "in dede-\ntail"},
      {"-\na", "-\na"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(with_whole_words(row.text) == row.whole);
  }
}

}  // namespace
}  // namespace stance::ingest
