// SPDX-License-Identifier: Apache-2.0
// status --cite and stance verify. A citation is a setting of the store; its value is one
// line for each part: "question PLACE ON KNOWN", "rules DIGEST", "evidence DIGEST",
// "answer PLACE POLICY" and the answer in words.
#include "citation.h"

#include <algorithm>
#include <ostream>
#include <sstream>

#include "answers.h"
#include "run.h"
#include "stance/base/digest.h"
#include "stance/base/text.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

constexpr std::size_t short_digest = 12;

std::string setting_of(const std::string& digest) {
  return "citation/" + digest;
}

std::string answer_line(const StatusPage& page,
                        const PolicyId& policy,
                        const Status& status) {
  std::string words = state_words(status);
  if (status.standing != Standing::settled && status.standing != Standing::unknown) {
    words += ", " + std::string(to_string(status.standing));
  }
  if (status.since) words += ", " + since_words(*status.since);
  return "answer " + page.place.id.text + " " + policy.text + " " + words;
}

void append_ids(const Subject& subject, std::vector<std::string>& ids) {
  for (const Evidence& piece : subject.evidence) {
    const std::string published = piece.published ? piece.published->to_string() : "";
    ids.push_back(piece.id.text + " " + published);
  }
  for (const Subject& parent : subject.above) append_ids(parent, ids);
}

// Of all that counts in these places and above them.
std::string evidence_digest(Session& session, const std::vector<StatusPage>& pages) {
  std::vector<std::string> ids;
  for (const StatusPage& page : pages) {
    append_ids(subject_of(session, page.place.id, page.as_known_on), ids);
  }
  std::ranges::sort(ids);
  std::string all;
  for (const std::string& id : ids) all += id + "\n";
  return digest_of(all).text;
}

std::string citation_of(Session& session, const std::vector<StatusPage>& pages) {
  std::string text;
  for (const StatusPage& page : pages) {
    text += "question " + page.place.id.text + " " + to_string(page.on) + " " +
            to_string(page.as_known_on) + "\n";
  }
  text += "rules " + session.applied_rules().digest.text + "\n";
  text += "evidence " + evidence_digest(session, pages) + "\n";
  for (const StatusPage& page : pages) {
    for (const StatusLine& line : page.lines) {
      text += answer_line(page, line.policy.id, line.status) + "\n";
    }
  }
  return text;
}

// The same questions, for the policies that were answered then.
std::vector<StatusPage> asked_again(Session& session,
                                    const std::vector<std::string>& cited) {
  std::vector<StatusPage> pages;
  std::vector<Subject> subjects;  // of the pages
  const RuleSet& rules = session.applied_rules();
  for (const std::string& line : cited) {
    std::istringstream words(line);
    std::string word;
    std::string place;
    std::string next;
    std::string known;
    words >> word >> place >> next >> known;
    if (word == "question") {
      pages.push_back({.place = session.label({place}),
                       .on = parse_day(next).value_or(Day{}),
                       .as_known_on = parse_day(known).value_or(Day{}),
                       .lines = {},
                       .notes = {}});
      subjects.push_back(
          subject_of(session, pages.back().place.id, pages.back().as_known_on));
    }
    if (word != "answer") continue;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      StatusPage& page = pages[i];
      if (page.place.id.text != place) continue;
      const auto policy = std::ranges::find(rules.policies, PolicyId{next}, &Policy::id);
      if (policy == rules.policies.end()) continue;
      page.lines.push_back(
          {.policy = *policy,
           .status = answer(subjects[i], *policy, page.on, page.as_known_on).effective});
    }
  }
  return pages;
}

// What follows a word at the start of one of the lines: "" if none has it.
std::string after(const std::vector<std::string>& lines, const std::string& start) {
  for (const std::string& line : lines) {
    if (line.starts_with(start)) return line.substr(start.size());
  }
  return "";
}

// "PLACE POLICY": what the cited line is about.
std::string subject_words(const std::string& line) {
  const std::size_t place = line.find(' ') + 1;
  const std::size_t policy = line.find(' ', place) + 1;
  return line.substr(0, line.find(' ', policy) + 1);
}

std::string same_or_not(const std::vector<std::string>& cited,
                        const std::vector<std::string>& now,
                        const std::string& what) {
  return after(cited, what) == after(now, what) ? "the same" : "changed since";
}

}  // namespace

void cite(Session& session, const std::vector<StatusPage>& pages) {
  const std::string text = citation_of(session, pages);
  const std::string digest = digest_of(text).text.substr(0, short_digest);
  store::Store& store = session.store(store::OpenMode::write);
  if (!store.setting(setting_of(digest))) {
    store.set_setting(setting_of(digest), text, session.environment().today);
  }
  const std::string line =
      "cite as " + digest + "; to check it later: stance verify " + digest + "\n";
  // Beside data it would be no data.
  if (session.format() == Format::table) {
    session.out() << "\n" << line;
  } else {
    session.err() << line;
  }
}

int run_verify(Session& session, const Arguments& arguments) {
  const std::string digest = arguments.value("DIGEST").value_or("");
  const std::optional<std::string> kept = session.store().setting(setting_of(digest));
  if (!kept) {
    throw InputError("this store cited nothing under \"" + digest +
                     "\"; it knows only what `status --cite` kept in it");
  }
  const std::vector<std::string> cited = split_lines(*kept);
  const std::vector<std::string> now =
      split_lines(citation_of(session, asked_again(session, cited)));
  std::size_t differ = 0;
  std::size_t answers = 0;
  for (const std::string& line : cited) {
    if (!line.starts_with("answer ")) continue;
    ++answers;
    const std::string about = subject_words(line);
    const std::string is = after(now, about);
    const std::string was = line.substr(about.size());
    if (is == was) continue;
    ++differ;
    session.out() << about.substr(std::string("answer ").size()) << "\n  was " << was
                  << "\n  is  " << (is.empty() ? "no policy any more" : is) << "\n";
  }
  session.out() << (differ == 0 ? "holds: " : "does not hold: ") << answers - differ
                << " of " << answers << " answers are the same; "
                << "rules: " << same_or_not(cited, now, "rules ")
                << "; evidence: " << same_or_not(cited, now, "evidence ") << "\n";
  return differ == 0 ? 0 : 1;
}

}  // namespace stance::cli
