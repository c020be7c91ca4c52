// SPDX-License-Identifier: Apache-2.0
#include "review_session.h"

#include <algorithm>
#include <ostream>

#include "derive.h"
#include "moves.h"
#include "review_keys.h"
#include "stance/base/text.h"
#include "stance/report/evidence_page.h"
#include "stance/report/table.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

// A decision of this session that can be taken back.
struct Taken {
  std::size_t number = 0;  // of the record in the queue
  Verdict verdict = Verdict::accept;
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

  bool is_decided(const Evidence& piece) const {
    return verdict_for(piece.id, session_.decisions()).has_value();
  }

  void go_through() {
    while (at_ < queue_.size()) {
      session_.forget_decisions();  // of others, too
      if (is_decided(current())) {
        ++at_;
        continue;
      }
      show();
      const bool goes_on = settle();
      session_.out() << "\n";
      if (!goes_on) return;
    }
  }

  store::Subject subject() const { return {current().jurisdiction, current().policy}; }

  void show() const {
    const Evidence& piece = current();
    const std::optional<Document> document = session_.store().document(piece.digest);
    session_.out() << at_ + 1 << "/" << queue_.size() << "  "
                   << session_.label(piece.jurisdiction).name << ", " << piece.policy.text
                   << ": " << claim_words(piece) << "\n"
                   << evidence_in_paragraph(piece, document, session_.width());
    const Outlook outlook = Outlooks(session_).of(piece);
    std::string label = "accepted    ";
    for (const std::string& line :
         wrapped(outlook_words(outlook), session_.width() - label.size())) {
      session_.out() << label << line << "\n";
      label.assign(label.size(), ' ');
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
        case ReviewKey::accept: decide(Verdict::accept, {}); return true;
        case ReviewKey::reject: decide(Verdict::reject, {}); return true;
        case ReviewKey::amend:
          if (amend(answer->rest)) return true;
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

  // Another day. False where none is given: back to the record.
  bool amend(std::string text) {
    for (;;) {
      if (text.empty()) {
        text = keys_.line(
            "the day or days of it, as 2025-03-04, 2025-03 or ../2025; "
            "nothing: go back");
      }
      if (text.empty()) return false;
      const Result<Edtf, EdtfError> when = Edtf::parse(text);
      if (when) {
        decide(Verdict::amend, *when);
        return true;
      }
      session_.out() << "\"" << text << "\" is no day: " << when.error().message << "\n";
      text.clear();
    }
  }

  Decision decision(Verdict verdict) const {
    return {.evidence = current().id,
            .verdict = verdict,
            .who = session_.environment().user,
            .why = why_,
            .recorded = session_.environment().today};
  }

  // Writes, makes anew what follows, and prints the answer before and after. False while
  // somebody else writes, which is said: the record stays where it is.
  bool record(const std::vector<Decision>& decisions) {
    const Subjects one = {subject()};
    const Answers was = answers_now(session_, one);
    try {
      store::Store& store = session_.store(store::OpenMode::write);
      store.transaction([&] {
        for (const Decision& each : decisions) store.add_decision(each);
      });
      session_.forget_decisions();
      derive(session_);
    } catch (const store::StoreError& error) {
      if (error.diagnostic().code != "S006") throw;
      session_.show({error.diagnostic()});
      return false;
    }
    before_.insert(was.begin(), was.end());
    print_moves(session_, was, answers_now(session_, one));
    return true;
  }

  // Goes on to the next record.
  void decide(Verdict verdict, const std::optional<Edtf>& when) {
    Taken taken{at_, verdict, standing_amendment()};
    std::vector<Decision> decisions = {decision(verdict)};
    decisions.front().when = when;
    // Another day alone does not make it count.
    if (verdict == Verdict::amend) decisions.push_back(decision(Verdict::accept));
    if (!record(decisions)) return;
    taken_.push_back(std::move(taken));
    ++at_;
  }

  std::optional<Decision> standing_amendment() const {
    std::optional<Decision> standing;
    for (const Decision& each : session_.decisions()) {
      if (each.target != Target::evidence || each.evidence != current().id) continue;
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
    std::vector<Decision> decisions = {decision(Verdict::undo)};
    if (taken_.back().amendment) decisions.push_back(*taken_.back().amendment);
    if (!record(decisions)) {
      at_ = here;
      return false;
    }
    taken_.pop_back();
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
    const auto waiting = std::ranges::count_if(
        queue_, [&](const Waiting& each) { return !is_decided(each.piece); });
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
