// SPDX-License-Identifier: Apache-2.0
#include "preview_review.h"

#include <algorithm>
#include <istream>
#include <ostream>
#include <tuple>

#include "rule_editor.h"
#include "stance/base/text.h"
#include "stance/extract/examples.h"
#include "stance/report/diagnostics.h"
#include "stance/report/words.h"
#include "stance/rules/text_edits.h"
#include "terminal.h"

namespace stance::cli {
namespace {

enum class Turn { comes, goes };

// A sentence, and all that one cue makes of it.
struct Question {
  Turn turn = Turn::comes;
  CueId cue;
  std::vector<const Evidence*> pieces;
  // How bad the worst change is that one of its places sees.
  Danger danger = Danger::past;
};

Danger danger_of(const RulePreview& preview, const Evidence& piece) {
  for (const ChangedAnswer& change : preview.changes) {
    if (change.place == piece.jurisdiction) return change.danger;  // the worst is first
  }
  return Danger::past;
}

// The worst first.
std::vector<Question> questions_of(const RulePreview& preview) {
  std::map<std::tuple<Turn, CueId, std::string>, Question> by_sentence;
  const auto collect = [&](const std::map<EvidenceId, Evidence>& all, Turn turn) {
    for (const auto& [id, piece] : all) {
      if (!piece.cue) continue;
      Question& question = by_sentence[{turn, *piece.cue, piece.quote}];
      question.turn = turn;
      question.cue = *piece.cue;
      question.pieces.push_back(&piece);
      question.danger = std::min(question.danger, danger_of(preview, piece));
    }
  };
  collect(preview.added, Turn::comes);
  collect(preview.removed, Turn::goes);
  std::vector<Question> questions;
  for (const auto& [key, question] : by_sentence) questions.push_back(question);
  std::ranges::stable_sort(questions, {}, &Question::danger);
  return questions;
}

std::string short_name(const CueId& cue) {
  return cue.text.substr(cue.text.find('/') + 1);
}

std::string source_of(const Evidence& piece) {
  std::string text = piece.publisher.value_or(piece.document);
  if (piece.publisher) text += " " + piece.document;
  if (piece.published) text += ", " + piece.published->to_string();
  return printable_line(text);
}

// --- writing

// Of a text between values: comments do not count.
bool has_comma(std::string_view text) {
  bool in_comment = false;
  for (const char c : text) {
    if (c == '#') in_comment = true;
    if (c == '\n') in_comment = false;
    if (c == ',' && !in_comment) return true;
  }
  return false;
}

// The lines of an example with its source.
std::string noted(const std::string& sentence, const std::string& note) {
  const bool needs_escapes = sentence.find_first_of("\"\\") != std::string::npos;
  const std::string element =
      needs_escapes ? toml_quoted(sentence) : "\"" + sentence + "\"";
  return "  # " + note + "\n  " + element + ",\n";
}

std::vector<TextEdit> edits_for(const std::string& text,
                                const TomlValue& cue,
                                const std::string& key,
                                const std::string& lines) {
  const TomlEntry* entry = cue.find(key);
  if (entry == nullptr) return edits_to_set(text, cue, key, "[\n" + lines + "]");
  const TomlValue& list = entry->value;
  if (list.items.empty()) return {{list.span, "[\n" + lines + "]"}};
  const std::size_t last = list.items.back().span.end;
  const std::size_t close = list.span.end - 1;
  std::vector<TextEdit> edits;
  if (!has_comma(std::string_view(text).substr(last, close - last))) {
    edits.push_back({{list.span.file, last, last}, ","});
  }
  const std::size_t line = text.rfind('\n', close) + 1;
  const bool stands_alone = line > last && text.find_first_not_of(" \t", line) == close;
  const std::size_t at = stands_alone ? line : close;
  edits.push_back({{list.span.file, at, at}, (stands_alone ? "" : "\n") + lines});
  return edits;
}

// Nothing but examples was added?
bool adds_examples(const TomlValue& before, TomlValue after) {
  const TomlEntry* old_cues = before.find("cue");
  const auto cues = std::ranges::find(after.entries, "cue", &TomlEntry::key);
  if (old_cues == nullptr || cues == after.entries.end()) return same_tree(before, after);
  std::vector<TomlValue>& items = cues->value.items;
  for (std::size_t i = 0; i < std::min(items.size(), old_cues->value.items.size()); ++i) {
    for (const char* key : {"yes", "no"}) {
      const TomlEntry* old_list = old_cues->value.items[i].find(key);
      const auto list = std::ranges::find(items[i].entries, key, &TomlEntry::key);
      if (list == items[i].entries.end()) continue;
      if (old_list == nullptr) {
        items[i].entries.erase(list);
      } else if (list->value.items.size() >= old_list->value.items.size()) {
        list->value.items.resize(old_list->value.items.size());
      }
    }
  }
  return same_tree(before, after);
}

class Review {
 public:
  Review(Session& session, const Arguments& arguments)
      : session_(session), editor_(session, arguments), texts_(editor_.rules().files) {}

  int run(const std::vector<Question>& questions) {
    const SingleKeys keys(session_.environment().in);
    for (std::size_t i = 0; i < questions.size(); ++i) {
      show(questions[i], i + 1, questions.size());
      if (!settle(questions[i])) break;
    }
    return keep();
  }

 private:
  void show(const Question& question, std::size_t number, std::size_t of) const {
    const Evidence& first = *question.pieces.front();
    session_.out() << number << "/" << of
                   << (question.turn == Turn::comes ? "  + " : "  - ")
                   << short_name(question.cue) << "   \"" << printable_line(first.quote)
                   << "\"\n";
    for (const Evidence* piece : question.pieces) {
      session_.out() << "     " << session_.label(piece->jurisdiction).name << " · "
                     << source_of(*piece) << "   → "
                     << (question.turn == Turn::comes ? "" : "no longer ")
                     << piece->policy.text << " " << piece->state.text << ", "
                     << to_string(piece->kind) << " " << piece->when.to_string() << "\n";
    }
  }

  // False to stop.
  bool settle(const Question& question) {
    const bool comes = question.turn == Turn::comes;
    for (;;) {
      session_.out() << "     [y] right: " << (comes ? "yes" : "no")
                     << "-example   [n] wrong: " << (comes ? "no" : "yes")
                     << "-example   [s] skip   [o] read on   [q] stop  > " << std::flush;
      const char key = next_key();
      session_.out() << "\n";
      if (key == 'q') return false;
      if (key == 's') return true;
      if (key == 'o') open(*question.pieces.front());
      if (key == 'y') return add(question, comes ? "yes" : "no");
      if (key == 'n') return add(question, comes ? "no" : "yes");
    }
  }

  // Without more keys: stop.
  char next_key() {
    char key = 0;
    while (session_.environment().in.get(key)) {
      if (key != '\n' && key != '\r' && key != ' ') return key;
    }
    return 'q';
  }

  void open(const Evidence& piece) {
    const auto document = session_.store().document(piece.digest);
    if (!document) return;
    session_.out() << "\n     " << printable_line(document->id)
                   << (document->url ? "  " + printable_line(*document->url) : "")
                   << "\n";
    const std::string& text = document->text;
    const std::size_t before = text.rfind("\n\n", piece.begin);
    const std::size_t begin = before == std::string::npos ? 0 : before + 2;
    const std::size_t end = std::min(text.find("\n\n", piece.end), text.size());
    session_.out() << "     " << printable_line(text.substr(begin, end - begin))
                   << "\n\n";
  }

  bool add(const Question& question, const std::string& key) {
    const Evidence& piece = *question.pieces.front();
    for (RuleFile& file : texts_) {
      if (!file.name.starts_with(
              question.cue.text.substr(0, question.cue.text.find('/')) + "/") ||
          file.name.ends_with(".test.toml")) {
        continue;
      }
      const TomlTree tree = read_toml(file.text, file.name);
      const TomlValue* cue = find_table(tree.root, {"cue", short_name(question.cue)});
      if (cue == nullptr) continue;
      const std::string lines = noted(printable_line(piece.quote), source_of(piece));
      file.text = with_edits(file.text, edits_for(file.text, *cue, key, lines));
      ++added_;
      return true;
    }
    session_.out() << "     the files on disk have no cue \"" << question.cue.text
                   << "\"; nothing is added\n";
    return true;
  }

  int keep() {
    std::vector<RuleFile> changed;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (texts_[i].text != editor_.rules().files[i].text) changed.push_back(texts_[i]);
    }
    if (changed.empty()) {
      session_.out() << "no example was added\n";
      return 0;
    }
    editor_.write_texts(changed, adds_examples);
    session_.out() << editor_.report() << counted(added_, "example") << " added; ";
    const Loaded loaded = load_rules(texts_, editor_.rules().pack);
    ExampleResults results = run_examples(*loaded.rules);
    for (Diagnostic& failure : results.failures) failure.notes.clear();
    if (results.failures.empty()) {
      session_.out() << "all " << results.examples << " hold\n";
      return 0;
    }
    session_.out() << counted(results.failures.size(), "example") << " of "
                   << results.examples << " do not hold:\n\n"
                   << render(results.failures, texts_of(texts_), DiagnosticStyle::plain);
    return 1;
  }

  Session& session_;
  RuleEditor editor_;
  std::vector<RuleFile> texts_;
  std::size_t added_ = 0;
};

}  // namespace

int review(Session& session, const Arguments& arguments, const RulePreview& preview) {
  const std::vector<Question> questions = questions_of(preview);
  if (questions.empty()) {
    session.out() << "No sentence is read otherwise; there is nothing to review.\n";
    return 0;
  }
  return Review(session, arguments).run(questions);
}

}  // namespace stance::cli
