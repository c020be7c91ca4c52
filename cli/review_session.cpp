// SPDX-License-Identifier: Apache-2.0
#include "review_session.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "derive.h"
#include "moves.h"
#include "review_keys.h"
#include "stance/base/text.h"
#include "stance/report/evidence_page.h"
#include "stance/report/table.h"
#include "stance/report/words.h"
#include "terminal.h"

namespace stance::cli {
namespace {

// So many have a number that is a single key.
constexpr std::size_t most_shown = 9;

// A decision of this session that can be taken back.
struct Taken {
  std::size_t number = 0;  // of the record in the queue
  Verdict verdict = Verdict::accept;
  // The record, with the place that it was given.
  Evidence piece = {};
  // An amendment that stood before: taking back the decision must not lose it.
  std::optional<Decision> amendment = {};
};

class Review {
 public:
  Review(Session& session, const std::vector<Waiting>& queue, const std::string& why)
      : session_(session), queue_(queue), why_(why), keys_(session) {}

  void run() {
    try {
      go_through();
    } catch (const store::StoreError&) {
      sum_up();  // what was decided until then is kept
      throw;
    }
    sum_up();
  }

 private:
  const Evidence& current() const { return queue_[at_].piece; }
  const std::vector<JurisdictionId>& candidates() const { return queue_[at_].candidates; }

  void go_through() {
    while (at_ < queue_.size()) {
      session_.forget_decisions();  // of others, too
      if (is_settled(queue_[at_], session_.decisions())) {
        ++at_;
        continue;
      }
      show();
      const bool goes_on = settle();
      session_.out() << "\n";
      if (!goes_on) return;
    }
  }

  void show() const {
    const Evidence& piece = current();
    const std::optional<Document> document = session_.store().document(piece.digest);
    session_.out() << at_ + 1 << "/" << queue_.size() << "  "
                   << (candidates().empty() ? session_.label(piece.jurisdiction).name
                                            : "place not clear")
                   << ", " << piece.policy.text << ": " << claim_words(piece) << "\n"
                   << evidence_in_paragraph(piece, document, session_.width());
    Outlooks outlooks(session_);
    if (candidates().empty()) show_field("accepted", outlook_words(outlooks.of(piece)));
    const std::size_t shown = std::min(candidates().size(), most_shown);
    for (std::size_t i = 0; i < shown; ++i) {
      const JurisdictionId& place = candidates()[i];
      show_field(i == 0 ? "could be" : "",
                 std::to_string(i + 1) + " " + session_.label(place).name + ": " +
                     outlook_words(outlooks.of(placed(piece, place))));
    }
    if (shown == candidates().size()) return;
    show_field("",
               std::to_string(candidates().size() - shown) +
                   " more, to be chosen by their names");
  }

  void show_field(const std::string& name, const std::string& value) const {
    constexpr std::size_t label_width = 12;
    std::string label = pad_right(name, label_width);
    for (const std::string& line : wrapped(value, session_.width() - label_width)) {
      session_.out() << label << line << "\n";
      label.assign(label_width, ' ');
    }
  }

  // False to stop.
  bool settle() {
    for (;;) {
      const std::optional<ReviewAnswer> answer = keys_.next();
      if (!answer) {
        session_.out() << "the input has ended\n";
        return false;
      }
      switch (answer->key) {
        case ReviewKey::accept:
          if (accept(answer->rest)) return !quits_;
          break;
        case ReviewKey::reject: decide(current(), Verdict::reject, {}); return true;
        case ReviewKey::amend:
          if (amend(answer->rest)) return !quits_;
          break;
        case ReviewKey::skip: ++at_; return true;
        case ReviewKey::undo:
          if (undo()) return true;
          break;
        case ReviewKey::open: open(); break;
        case ReviewKey::quit: return false;
        case ReviewKey::help: keys_.explain(); break;
      }
    }
  }

  // The answer to a question; "" where there is none, also since the person quits.
  std::string asked(const std::string& question) {
    std::string text = keys_.line(question);
    quits_ = text == "q" || text == "quit";
    return quits_ ? std::string() : text;
  }

  // False where no place is given to a record that needs one: back to the record. True
  // also where the person quits.
  bool accept(std::string text) {
    const std::optional<Evidence> piece = with_place(text);
    if (piece) decide(*piece, Verdict::accept, {});
    return piece.has_value() || quits_;
  }

  // Another day. False where none is given: back to the record. True also where the
  // person quits.
  bool amend(std::string text) {
    const std::optional<Evidence> piece = with_place(text);
    while (piece) {
      if (text.empty()) {
        text = asked(
            "the day or days of it, as 2025-03-04, 2025-03 or ../2025; "
            "nothing: go back, q: quit");
      }
      if (text.empty()) return quits_;
      const Result<Edtf, EdtfError> when = Edtf::parse(text);
      if (when) {
        decide(*piece, Verdict::amend, *when);
        return true;
      }
      session_.out() << "\"" << text << "\" is no day: " << when.error().message << "\n";
      text.clear();
    }
    return quits_;
  }

  // The record; where its place is not clear, with the one whose number or name the text
  // begins with, which is taken off. Nothing where none is given.
  std::optional<Evidence> with_place(std::string& text) {
    if (candidates().empty()) return current();
    for (;;) {
      if (text.empty()) {
        text =
            asked("which place it is, by its number or name; nothing: go back, q: quit");
      }
      if (text.empty()) return std::nullopt;
      if (const auto place = candidate_named(text)) return placed(current(), *place);
      text.clear();
    }
  }

  // Takes it off the text; says why where there is none.
  std::optional<JurisdictionId> candidate_named(std::string& text) {
    const std::size_t shown = std::min(candidates().size(), most_shown);
    const std::string word = text.substr(0, text.find(' '));
    if (word.size() == 1 && word[0] >= '0' && word[0] <= '9') {
      text.erase(0, word.size() + 1);
      const auto number = static_cast<std::size_t>(word[0] - '0');
      if (number > 0 && number <= shown) return candidates()[number - 1];
      session_.out() << word << " is none of the numbers 1 to " << shown << "\n";
      return std::nullopt;
    }
    try {
      const JurisdictionId place = session_.place(std::exchange(text, "")).id;
      if (std::ranges::count(candidates(), place) > 0) return place;
      session_.out() << session_.label(place).name
                     << " is not among those that the text can mean\n";
    } catch (const InputError& error) {
      session_.out() << error.what() << "\n";
    }
    return std::nullopt;
  }

  Decision decision(const Evidence& piece, Verdict verdict) const {
    return {.evidence = piece.id,
            .verdict = verdict,
            .who = session_.environment().user,
            .why = why_,
            .recorded = session_.environment().today};
  }

  // The answer that the record is about; none while its place is not clear.
  Answers answer_of(const Evidence& piece) const {
    if (piece.jurisdiction.text.empty()) return {};
    return answers_now(session_, {{piece.jurisdiction, piece.policy}});
  }

  // All or nothing. False while somebody else writes, which is said: the person can try
  // again. A line of a file that was meant for the next record must not be taken for this
  // one: there, the fault ends the session.
  bool record(const Evidence& piece, const std::vector<Decision>& decisions) {
    try {
      store::Store& store = session_.store(store::OpenMode::write);
      store.transaction([&] {
        give_place(store, piece);
        for (const Decision& each : decisions) store.add_decision(each);
      });
    } catch (const store::StoreError& error) {
      const bool is_locked = error.diagnostic().code == "S006";
      if (!is_locked || !is_terminal(session_.environment().in)) throw;
      session_.show({error.diagnostic()});
      return false;
    }
    session_.forget_decisions();
    return true;
  }

  // Makes anew what follows from a decision, and prints the answer before and after.
  void follow(const Evidence& piece, const Answers& was) {
    before_.insert(was.begin(), was.end());
    derive(session_);
    if (!was.empty()) print_moves(session_, was, answer_of(piece));
  }

  // What only a person can say of it is kept as evidence that a person gives.
  void give_place(store::Store& store, const Evidence& piece) const {
    const bool is_given = !candidates().empty() && !piece.jurisdiction.text.empty();
    if (!is_given || !store.evidence_by_id(piece.id).empty()) return;
    store.add_manual_evidence({.evidence = piece,
                               .who = session_.environment().user,
                               .why = why_,
                               .recorded = session_.environment().today});
  }

  // Goes on to the next record.
  void decide(const Evidence& piece, Verdict verdict, const std::optional<Edtf>& when) {
    Taken taken{at_, verdict, piece, standing_amendment(piece)};
    std::vector<Decision> decisions = {decision(piece, verdict)};
    decisions.front().when = when;
    // Another day alone does not make it count.
    if (verdict == Verdict::amend) decisions.push_back(decision(piece, Verdict::accept));
    const Answers was = answer_of(piece);
    if (!record(piece, decisions)) return;
    taken_.push_back(std::move(taken));
    ++at_;
    follow(piece, was);
  }

  std::optional<Decision> standing_amendment(const Evidence& piece) const {
    std::optional<Decision> standing;
    for (const Decision& each : session_.decisions()) {
      if (each.target != Target::evidence || each.evidence != piece.id) continue;
      if (each.verdict == Verdict::undo) standing.reset();
      if (each.verdict == Verdict::amend) standing = each;
    }
    return standing;
  }

  // Goes back to the record of the last decision. False where there is none.
  bool undo() {
    if (taken_.empty()) {
      session_.out() << "nothing was decided yet that could be taken back\n";
      return false;
    }
    const std::size_t here = at_;
    at_ = taken_.back().number;
    session_.out() << "taken back: " << to_string(taken_.back().verdict) << "\n";
    const Evidence piece = taken_.back().piece;
    std::vector<Decision> decisions = {decision(piece, Verdict::undo)};
    if (taken_.back().amendment) decisions.push_back(*taken_.back().amendment);
    // Of a place that was given, nothing may be left to wait by itself.
    const bool is_given = piece.jurisdiction != current().jurisdiction;
    if (is_given) decisions.push_back(decision(piece, Verdict::reject));
    const Answers was = answer_of(piece);
    if (!record(piece, decisions)) {
      at_ = here;
      return false;
    }
    taken_.pop_back();
    follow(piece, was);
    return true;
  }

  void open() const {
    const std::optional<Document> document = session_.store().document(current().digest);
    if (document) {
      session_.out() << "\n"
                     << marked_document(current(), *document, session_.width()) << "\n";
    } else {
      session_.out() << "it comes from no document\n";
    }
  }

  std::size_t count(Verdict verdict) const {
    return static_cast<std::size_t>(std::ranges::count(taken_, verdict, &Taken::verdict));
  }

  void sum_up() {
    session_.forget_decisions();
    const auto waiting = std::ranges::count_if(queue_, [&](const Waiting& each) {
      return !is_settled(each, session_.decisions());
    });
    session_.out() << count(Verdict::accept) << " accepted, " << count(Verdict::reject)
                   << " rejected, " << count(Verdict::amend) << " amended; " << waiting
                   << " of " << queue_.size() << " still wait\n";
    if (before_.empty()) return;
    Subjects concerned;
    for (const auto& [subject, words] : before_) concerned.insert(subject);
    print_moves(session_, before_, answers_now(session_, concerned));
  }

  Session& session_;
  const std::vector<Waiting>& queue_;
  const std::string& why_;
  ReviewKeys keys_;
  std::size_t at_ = 0;
  bool quits_ = false;
  std::vector<Taken> taken_ = {};
  // The answers before the first decision that concerned them.
  Answers before_ = {};
};

}  // namespace

void work_through(Session& session,
                  const std::vector<Waiting>& queue,
                  const std::string& why) {
  Review(session, queue, why).run();
}

}  // namespace stance::cli
