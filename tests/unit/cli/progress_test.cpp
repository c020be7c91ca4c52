// SPDX-License-Identifier: Apache-2.0
#include "progress.h"

#include <doctest/doctest.h>

#include <sstream>
#include <thread>

#include "app.h"

using namespace stance;
using namespace stance::cli;

TEST_CASE("progress: the line says what is done, and how much of it") {
  struct Row {
    HowFar far;
    std::size_t columns;
    std::string_view text;
  };
  const HowFar half{"finding evidence", "documents", 12, 24};
  const Row rows[] = {
      {half, 50, "finding evidence  [#####.....]  12 of 24 documents"},
      {half,
       200,
       "finding evidence  [###############...............]  12 of 24 documents"},
      {half, 44, "finding evidence  12 of 24 documents"},
      {half, 10, "finding ev"},
      {half, 0, ""},
      {{"reading", "documents", 7}, 80, "reading  7 documents"},
      {{"reading", "documents", 0, 0}, 39, "reading  [..........]  0 of 0 documents"},
      {{"reading", "documents", 9, 4}, 39, "reading  [##########]  9 of 4 documents"},
      {{"storing a.csv", "bytes", 1250000, 5000000},
       40,
       "storing a.csv  [##......]  1.2 of 5.0 MB"},
      {{"reading orders", "bytes", 99999}, 80, "reading orders  0.0 MB"},
      // Names of files cannot send control characters to the terminal.
      {{"storing \x1b[2Ja", "bytes", 0}, 80, "storing \\x1b[2Ja  0.0 MB"},
      {{"\xC3\xA9\xC3\xA9\xC3\xA9", "documents", 1}, 2, "\xC3\xA9\xC3\xA9"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(progress_text(row.far, row.columns) == row.text);
  }
}

namespace {

// What work of half a second prints.
std::string printed(std::optional<std::size_t> columns,
                    bool is_quiet,
                    std::optional<std::chrono::seconds> pause = {}) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const Environment environment = {
      .in = in,
      .out = out,
      .err = err,
      .variable = [](const std::string&) { return std::optional<std::string>(); },
      .folder = ".",
      .executable = STANCE_SOURCE_DIR "/cli/stance",
      .today = parse_day("2026-11-22").value(),
      .now = "2026-11-22T12:00:00Z",
      .user = "tester",
      .error_columns = columns,
      .progress_pause = pause};
  Arguments arguments;
  if (is_quiet) arguments.add("--quiet", {});
  const Session session(environment, "test", arguments);
  {
    Progress progress(session, {"reading", "documents", 0, 100});
    for (int i = 0; i < 50; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      progress.advance();
    }
  }
  CHECK(out.str().empty());
  return err.str();
}

}  // namespace

TEST_CASE("progress: it goes to a terminal alone, seldom, and leaves nothing behind") {
  CHECK(printed(std::nullopt, false).empty());
  CHECK(printed(60, true).empty());
  const std::string text = printed(60, false);
  CHECK(text.starts_with("\rreading  ["));
  CHECK(text.ends_with("\r\x1b[K"));
  CHECK(text.find('\n') == std::string::npos);
  const auto lines = std::count(text.begin(), text.end(), '\r') - 1;
  CHECK(lines >= 1);
  CHECK(lines <= 50);
}

TEST_CASE("progress: where nobody watches, a line is written now and then") {
  const std::string text = printed(std::nullopt, false, std::chrono::seconds(0));
  CHECK(text.starts_with("reading: 1 of 100 documents\n"));
  CHECK(text.find('\r') == std::string::npos);
  CHECK(printed(std::nullopt, true, std::chrono::seconds(0)).empty());
}
