// SPDX-License-Identifier: Apache-2.0
// stance rules try: the playground of those who write patterns.
#include <algorithm>
#include <iterator>
#include <ostream>

#include "print.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/extract/trial.h"
#include "stance/report/diagnostics.h"
#include "stance/report/words.h"
#include "trial_corpus.h"

namespace stance::cli {
namespace {

constexpr std::size_t most_listed = 10;
constexpr std::size_t widest_part = 32;
constexpr std::size_t input_limit = std::size_t{1} << 20U;

// What is tried: a cue of the pack, or a pattern of the command line.
struct Subject {
  std::string name;
  const Cue* cue = nullptr;
  std::vector<Pattern> when;
};

bool is_pattern(const std::string& text) {
  return text.find_first_of(" {}()[]<>~|\"") != std::string::npos;
}

const Cue* find_cue(const RuleSet& rules, const std::string& name) {
  const auto cue = std::ranges::find_if(rules.cues, [&name](const Cue& each) {
    return each.id.text == name || each.id.text.ends_with("/" + name);
  });
  return cue == rules.cues.end() ? nullptr : &*cue;
}

[[noreturn]] void throw_no_cue(const RuleSet& rules, const std::string& name) {
  std::vector<std::string> names;
  for (const Cue& cue : rules.cues) {
    names.push_back(cue.id.text.substr(cue.id.text.find('/') + 1));
  }
  const std::vector<std::string> near = closest(name, names);
  throw InputError("there is no cue \"" + printable_line(name) + "\"" +
                   (near.empty() ? "" : "; did you mean " + near.front() + "?") +
                   " (a pattern has several words, {lists} or word~)");
}

void check_names(const RuleSet& rules, const Pattern& pattern) {
  for (const PatternItem& item : pattern.items) {
    for (const Pattern& branch : item.branches) check_names(rules, branch);
    if (item.form != ItemForm::list || rules.find_words(item.text) != nullptr) continue;
    std::vector<std::string> names;
    for (const WordList& list : rules.words) names.push_back(list.name);
    const std::vector<std::string> near = closest(item.text, names);
    throw InputError("the word list {" + item.text + "} does not exist" +
                     (near.empty() ? "" : "; did you mean {" + near.front() + "}?"));
  }
}

Subject subject_of(const Session& session,
                   const RuleSet& rules,
                   const std::string& text) {
  Subject subject{.name = text};
  subject.cue = find_cue(rules, text);
  if (subject.cue != nullptr) return subject;
  if (!is_pattern(text)) throw_no_cue(rules, text);
  const auto pattern = parse_pattern(text, {"PATTERN", 0, text.size()});
  if (!pattern) {
    session.show(pattern.error(), {{"PATTERN", text}});
    throw InputError("the pattern cannot be read");
  }
  check_names(rules, *pattern);
  if (rules.policies.empty()) throw InputError("the pack has no policy yet");
  subject.when = {*pattern};
  return subject;
}

// --- near misses

std::string places_of(const TrialPart& part) {
  if (part.is_gap) return "-";
  if (part.places == 0 && part.is_optional) return "may be missing";
  return counted(part.places, "place");
}

void print_miss(const Session& session, const NearMiss& miss) {
  std::size_t width = 0;
  for (const TrialPart& part : miss.parts) {
    width = std::max(width, std::min(widest_part, display_width(part.pattern)));
  }
  bool is_complete = true;
  for (const TrialPart& part : miss.parts) {
    std::string line = "   " + pad_right(part.pattern, width) + "  " +
                       pad_right(places_of(part), 14) + "  " + join(part.found, ", ");
    if (!part.problem.empty()) {
      line.erase(line.find_last_not_of(' ') + 1);
      line += "  <- " + part.problem;
    }
    is_complete = is_complete && (part.is_gap || part.is_optional || part.places > 0);
    line.erase(line.find_last_not_of(' ') + 1);
    session.out() << printable_line(line) << "\n";
  }
  if (!is_complete || miss.reordered.empty()) return;
  session.out() << "All parts are there. This would match:\n   '" << miss.reordered
                << "'\n";
}

std::string gives_of(const TrialHit& hit) {
  const Evidence& piece = hit.evidence;
  std::string text = piece.policy.text + " " + piece.state.text + ", " +
                     std::string(to_string(piece.kind));
  return text;
}

constexpr std::size_t most_patterns = 3;

// The patterns that match and the words that they write.
void print_matches(const Session& session, const std::vector<TrialMatch>& matches) {
  for (std::size_t i = 0; i < std::min(matches.size(), most_patterns); ++i) {
    session.out() << "      pattern   '" << printable_line(matches[i].pattern)
                  << "'\n      words     "
                  << printable_line(join(matches[i].words, " ... ")) << "\n";
  }
  if (matches.size() <= most_patterns) return;
  session.out() << "      and " << counted(matches.size() - most_patterns, "pattern")
                << " more\n";
}

void print_hit(const Session& session, const Subject& subject, const TrialHit& hit) {
  session.out() << "   \"" << printable_line(hit.evidence.quote) << "\"\n";
  print_matches(session, hit.matches);
  if (!hit.evidence.contexts.empty()) {
    session.out() << "      contexts  " << join(hit.evidence.contexts, ", ") << "\n";
  }
  if (!hit.dropped.empty()) {
    session.out() << "      gives nothing: " << hit.dropped << "\n";
  } else if (subject.cue != nullptr) {
    session.out() << "      gives     " << gives_of(hit) << "\n";
  }
}

std::string list(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += (all.empty() ? "" : ",") + json_quoted(word);
  }
  return "[" + all + "]";
}

std::string matches_json(const std::vector<TrialMatch>& matches) {
  std::string all;
  for (const TrialMatch& match : matches) {
    all += (all.empty() ? "{" : ",{") + std::string("\"pattern\":") +
           json_quoted(match.pattern) + ",\"words\":" + list(match.words) + "}";
  }
  return "[" + all + "]";
}

std::string object_of(const std::string& text, const Trial& trial) {
  std::string hits;
  for (const TrialHit& hit : trial.hits) {
    hits += std::string(hits.empty() ? "" : ",") +
            "{\"quote\":" + json_quoted(hit.evidence.quote) +
            ",\"gives\":" + json_quoted(gives_of(hit)) +
            ",\"contexts\":" + list(hit.evidence.contexts) +
            ",\"dropped\":" + json_quoted(hit.dropped) +
            ",\"matches\":" + matches_json(hit.matches) + "}";
  }
  std::string parts;
  if (!trial.misses.empty()) {
    for (const TrialPart& part : trial.misses.front().parts) {
      parts += std::string(parts.empty() ? "" : ",") +
               "{\"pattern\":" + json_quoted(part.pattern) +
               ",\"places\":" + std::to_string(part.places) +
               ",\"found\":" + list(part.found) +
               ",\"problem\":" + json_quoted(part.problem) + "}";
    }
  }
  return "{\"text\":" + json_quoted(text) + ",\"words\":" + list(trial.words) +
         ",\"hits\":[" + hits + "],\"matches\":" + matches_json(trial.matches) +
         ",\"closest\":[" + parts + "]}";
}

void print_trial(const Session& session, const Subject& subject, const Trial& trial) {
  session.out() << "words    " << printable_line(join(trial.words, " · ")) << "\n";
  if (!trial.hits.empty()) {
    session.out() << (trial.hits.size() == 1 ? "a match:" : "matches:") << "\n";
    for (const TrialHit& hit : trial.hits) print_hit(session, subject, hit);
    return;
  }
  if (!trial.matches.empty()) {
    const bool repeats = subject.cue != nullptr && subject.cue->repeats;
    session.out() << "a match:\n";
    print_matches(session, trial.matches);
    session.out() << (repeats ? "      gives nothing: nothing stands before it that "
                                "it could repeat for another place\n"
                              : "      gives nothing\n");
    return;
  }
  if (trial.misses.empty()) {
    const bool has_parts = subject.cue == nullptr || subject.cue->regex.empty();
    session.out() << (has_parts ? "no match, and nothing of the pattern is there\n"
                                : "no match; a regular expression has no parts that "
                                  "could be compared\n");
    return;
  }
  session.out() << "no match. Closest:\n";
  print_miss(session, trial.misses.front());
  if (subject.cue != nullptr && subject.cue->when.size() > 1) {
    session.out() << "(the nearest of " << subject.cue->when.size() << " patterns: '"
                  << trial.misses.front().pattern << "')\n";
  }
}

// --- the corpus

std::string shown(const CorpusHit& hit) {
  return "   \"" + printable_line(hit.quote) + "\"\n      " + hit.gives + "   " +
         hit.document + ", " + hit.published + "\n";
}

int try_corpus(Session& session,
               const RuleSet& rules,
               const CueId& cue,
               const Arguments& arguments) {
  const Hits wanted = arguments.has("--new") ? Hits::only_new : Hits::all;
  const CorpusTrial trial = try_on_corpus(session, rules, cue, wanted);
  Table table{.header = {"DOCUMENT", "PUBLISHED", "PLACE", "GIVES", "QUOTE"}};
  std::vector<std::string> objects;
  for (const CorpusHit& hit : trial.hits) {
    table.rows.push_back({hit.document, hit.published, hit.place, hit.gives, hit.quote});
    objects.push_back("{\"document\":" + json_quoted(hit.document) +
                      ",\"published\":" + json_quoted(hit.published) + ",\"place\":" +
                      json_quoted(hit.place) + ",\"gives\":" + json_quoted(hit.gives) +
                      ",\"dropped\":" + (hit.is_dropped ? "true" : "false") +
                      ",\"quote\":" + json_quoted(hit.quote) + "}");
  }
  if (printed_as_data(session, table, objects)) return 0;
  session.out() << (wanted == Hits::only_new ? "new: " : "")
                << counted(trial.hits.size(), "sentence") << " · "
                << counted(trial.documents, "document") << " of " << trial.read << " · "
                << counted(trial.places, "place") << "\n";
  const std::size_t count = arguments.has("--all")
                                ? trial.hits.size()
                                : std::min(trial.hits.size(), most_listed);
  for (std::size_t i = 0; i < count; ++i) session.out() << shown(trial.hits[i]);
  if (count < trial.hits.size()) {
    session.out() << "   … " << trial.hits.size() - count << " more: --all\n";
  }
  return 0;
}

// The lines to try: one text, or each line of standard input, or the cue's examples.
std::vector<std::string> texts_of(const Session& session,
                                  const Arguments& arguments,
                                  const Subject& subject) {
  const std::optional<std::string> text = arguments.value("TEXT");
  if (text && *text != "-") return {*text};
  std::vector<std::string> texts;
  if (text) {
    std::string line;
    std::size_t size = 0;
    while (std::getline(session.environment().in, line)) {
      size += line.size();
      if (size > input_limit) throw InputError("standard input holds more than 1 MB");
      if (!line.empty()) texts.push_back(line);
    }
    return texts;
  }
  if (subject.cue == nullptr) {
    throw InputError("say what to try it on: a text, - or --corpus");
  }
  texts = subject.cue->yes;
  texts.insert(texts.end(), subject.cue->no.begin(), subject.cue->no.end());
  return texts;
}

}  // namespace

int run_rules_try(Session& session, const Arguments& arguments) {
  const DiskRules rules = session.sound_rules();
  const RuleSet& set = *rules.loaded.rules;
  const Subject subject = subject_of(session, set, arguments.value("CUE").value_or(""));
  if (arguments.has("--new") && !arguments.has("--corpus")) {
    throw InputError("--new goes with --corpus");
  }
  if (arguments.has("--corpus")) {
    return try_corpus(session,
                      subject.cue != nullptr ? rules_of_cue(set, subject.cue->id)
                                             : rules_of_patterns(set, subject.when),
                      subject.cue != nullptr ? subject.cue->id : CueId{"trial/trial"},
                      arguments);
  }
  const PatternTrial trial = subject.cue != nullptr ? PatternTrial(set, subject.cue->id)
                                                    : PatternTrial(set, subject.when);
  std::vector<std::string> objects;
  const std::vector<std::string> texts = texts_of(session, arguments, subject);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Trial result = trial.read(texts[i]);
    objects.push_back(object_of(texts[i], result));
    if (session.format() != Format::table) continue;
    if (i > 0) session.out() << "\n";
    print_trial(session, subject, result);
  }
  if (session.format() != Format::table) printed_as_data(session, {}, objects);
  return 0;
}

}  // namespace stance::cli
