// SPDX-License-Identifier: Apache-2.0
// stance rules edit ID: the editor on a copy, at the right line; then what is wrong with
// it, what its examples say, what it would change; then "What now?".
#include <algorithm>
#include <istream>
#include <ostream>

#include "draft.h"
#include "rule_preview.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/ingest/files.h"
#include "stance/report/diagnostics.h"
#include "stance/report/words.h"
#include "test_suite.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

struct Place {
  std::string file;
  std::size_t line = 1;
};

bool defines(std::string_view line, const std::string& id) {
  const std::string quoted_id = "\"" + id + "\"";
  if (line.starts_with("id") && line.find(quoted_id) != std::string_view::npos)
    return true;
  if (line.starts_with('[')) return line.find("." + id + "]") != std::string_view::npos;
  return line.starts_with(id + " ") || line.starts_with(id + "=");
}

// Found in the text itself, so that rules with faults can be edited too.
std::optional<Place> place_of(const std::vector<RuleFile>& files, const std::string& id) {
  const std::string name = id.substr(id.find('/') + 1);
  for (const RuleFile& file : files) {
    if (!file.name.ends_with(".toml") || file.name.ends_with(".test.toml")) continue;
    std::size_t number = 1;
    for (std::size_t at = 0; at < file.text.size(); ++number) {
      const std::size_t end = std::min(file.text.find('\n', at), file.text.size());
      if (defines(std::string_view(file.text).substr(at, end - at), name)) {
        return Place{file.name, number};
      }
      at = end + 1;
    }
  }
  return std::nullopt;
}

class Editing {
 public:
  Editing(Session& session, DiskRules disk, Place place, const fs::path& drafts)
      : session_(session),
        disk_(std::move(disk)),
        place_(std::move(place)),
        root_(session.pack_place().root) {
    std::string name = place_.file;
    std::ranges::replace(name, '/', '+');
    draft_ = drafts / name;
    before_ = text();
  }

  int run() {
    if (fs::exists(draft_)) {
      session_.say("goes on with the draft " + draft_.string());
    } else {
      write_whole(draft_, before_);
    }
    while (true) {
      if (!edited(session_.environment(), draft_, place_.line)) {
        throw InputError("the editor failed; the draft is kept: " + draft_.string() +
                         " (set EDITOR)");
      }
      if (!fs::exists(draft_)) {
        throw InputError("the editor left no file; the rules are as they were");
      }
      if (read_text(draft_) == before_) return leave("nothing was changed");
      const bool is_sound = look();
      const char answer = ask(is_sound);
      if (answer == 'a') return keep();
      if (answer == 'x') return leave("thrown away; the rules are as they were");
      if (answer == 'd') {
        session_.out() << "kept as a draft: " << draft_.string() << "\n";
        return 0;
      }
    }
  }

 private:
  std::string& text() {
    return std::ranges::find(disk_.files, place_.file, &RuleFile::name)->text;
  }

  int leave(const std::string& words) {
    fs::remove(draft_);
    session_.out() << words << "\n";
    return 0;
  }

  // Checks the draft in its place, tells what it is like; false if it has faults.
  bool look() {
    text() = read_text(draft_);
    disk_.loaded = load_rules(disk_.files, disk_.pack);
    session_.show(disk_.loaded.diagnostics, disk_.files);
    if (!disk_.loaded.rules) {
      point_at(disk_.loaded.diagnostics);
      return false;
    }
    const std::string tests = test();
    session_.out() << "check ok; " << tests << "; " << effect_of(*disk_.loaded.rules)
                   << "\n";
    return true;
  }

  // Runs the examples and the tests beside the rules; shows those that fail.
  std::string test() {
    const SuiteResult result = run_suite(session_, disk_, root_);
    session_.show(result.examples.failures, disk_.files);
    session_.show(result.faults, disk_.files);
    for (const TestResult& each : result.tests) {
      if (each.outcome != TestOutcome::failed) continue;
      session_.err() << details_of({each});
    }
    const std::string failures = failures_in_words(result);
    holds_ = failures.empty();
    if (!holds_) return failures;
    return counted(result.examples.examples, "example") + " and " +
           counted(result.tests.size(), "test") + " pass";
  }

  // The next edit begins at the first fault.
  void point_at(const Diagnostics& faults) {
    for (const Diagnostic& fault : faults) {
      if (!fault.primary || fault.primary->span.file != place_.file) continue;
      place_.line = line_and_column(text(), fault.primary->span.begin).line;
      return;
    }
  }

  std::string effect_of(RuleSet rules) {
    std::error_code ignored;
    if (!fs::exists(session_.store_path(), ignored)) return "no store to preview on";
    NamedRules to{"the draft", std::move(rules), disk_.files};
    preview_ = preview_between(session_, applied_rules(session_), std::move(to));
    std::size_t now = 0;
    for (const ChangedAnswer& change : preview_->changes) {
      if (change.danger != Danger::past) ++now;
    }
    return now == 0 ? "no answer of today changes"
                    : counted(now, "answer") + " of today change";
  }

  void show_changes() const {
    for (const ChangedAnswer& change : preview_->changes) {
      if (change.danger == Danger::past) continue;
      session_.out() << "  " << session_.label(change.place).name << ", "
                     << change.question << ": " << change.before << " -> " << change.after
                     << " (" << to_string(change.danger) << ")\n";
    }
  }

  // One of a, e, d, x; at the end of the input the draft is kept.
  char ask(bool is_sound) {
    while (true) {
      session_.out() << "What now?  "
                     << (is_sound ? "[a] apply  [r] show the changes  " : "")
                     << "[e] edit again  [d] keep as a draft  [x] throw away  > "
                     << std::flush;
      std::string line;
      const bool has_line =
          static_cast<bool>(std::getline(session_.environment().in, line));
      session_.out() << "\n";
      if (!has_line) return 'd';
      const char answer = line.empty() ? '?' : line.front();
      if (is_sound && answer == 'r' && preview_) show_changes();
      const std::string_view choices = is_sound ? "aedx" : "edx";
      if (choices.find(answer) != std::string_view::npos) return answer;
    }
  }

  int keep() {
    write_whole(root_ / place_.file, read_text(draft_));
    fs::remove(draft_);
    std::error_code ignored;
    if (!fs::exists(session_.store_path(), ignored)) {
      session_.out() << "saved " << (root_ / place_.file).string() << "\n";
      return holds_ ? 0 : 1;
    }
    apply_rules(session_, session_.sound_rules());
    return holds_ ? 0 : 1;
  }

  Session& session_;
  DiskRules disk_;
  Place place_;
  fs::path root_;
  fs::path draft_;
  std::string before_;
  std::optional<RulePreview> preview_;
  // Do all examples and tests pass?
  bool holds_ = true;
};

}  // namespace

int run_rules_edit(Session& session, const Arguments& arguments) {
  DiskRules disk = session.read_rules();
  const std::string id = arguments.value("ID").value_or("");
  const std::optional<Place> place = place_of(disk.files, id);
  if (!place) {
    throw InputError("nothing in the rules is called \"" + printable_line(id) +
                     "\" (stance rules show)");
  }
  const fs::path drafts = session.store_path().parent_path() / "drafts";
  const DraftLock lock(drafts, session.environment());
  return Editing(session, std::move(disk), *place, drafts).run();
}

}  // namespace stance::cli
