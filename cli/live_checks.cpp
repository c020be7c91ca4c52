// SPDX-License-Identifier: Apache-2.0
#include "live_checks.h"

#include <algorithm>

#include "evidence_overlay.h"
#include "live_uses.h"
#include "stance/base/text.h"
#include "stance/extract/examples.h"
#include "stance/ingest/files.h"
#include "stance/report/words.h"
#include "stance/rules/live_codes.h"

namespace stance::cli {
namespace {

// Below these nothing is said: too little to tell.
constexpr std::size_t fewest_hits = 5;
constexpr std::size_t fewest_records = 20;
constexpr std::size_t fewest_cues = 3;
constexpr std::size_t fewest_places = 6;
// Of words in one message.
constexpr std::size_t most_named = 8;
constexpr int silent_days = 548;  // 18 months
constexpr std::size_t file_limit = std::size_t{1} << 20U;

std::string short_name(const CueId& cue) {
  return "\"" + cue.text.substr(cue.text.find('/') + 1) + "\"";
}

std::string percent(std::size_t part, std::size_t all) {
  return std::to_string(part * 100 / all) + " %";
}

class LiveCheck {
 public:
  LiveCheck(Session& session, const RuleSet& rules) : session_(session), rules_(rules) {}

  Diagnostics run() {
    read_documents();
    if (uses_.documents == 0) {
      session_.say("the store has no documents; nothing can be said about the rules");
      return {};
    }
    for (const Cue& cue : rules_.cues) check_cue(cue);
    for (const Policy& policy : rules_.policies) check_shares(policy);
    for (const Context& context : rules_.contexts) check_context(context);
    check_off_topic();
    check_answers();
    return std::move(faults_);
  }

 private:
  void read_documents() {
    const Extractor extractor(rules_, session_.gazetteer());
    const Extractor by_word(with_single_words(rules_), session_.gazetteer());
    session_.store().each_document([&](const Document& document) {
      uses_.add(document, extractor.extract(document));
      word_uses_.add(document, by_word.extract(document));
    });
  }

  Diagnostic& report(std::string code, const SourceSpan& span, std::string message) {
    Diagnostic fault{.code = std::move(code),
                     .severity = Severity::warning,
                     .message = std::move(message)};
    fault.primary = Label{.span = span};
    faults_.push_back(std::move(fault));
    return faults_.back();
  }

  static void advise(Diagnostic& fault, std::string text) {
    fault.helps.push_back({.text = std::move(text), .edits = {}});
  }

  std::string in_store() const {
    return "the " + counted(uses_.documents, "document") + " of the store";
  }

  void check_cue(const Cue& cue) {
    const LiveUse& use = uses_.cues[cue.id];
    check_dead(cue, use);
    check_overlap(cue, use);
    check_contrary(cue, use);
  }

  void check_dead(const Cue& cue, const LiveUse& use) {
    if (use.hits == 0) {
      Diagnostic& fault =
          report("L0301",
                 cue.span,
                 "the cue " + short_name(cue.id) + " finds nothing in " + in_store());
      return advise(fault, "see what it misses: stance rules try");
    }
    if (use.records == 0) {
      Diagnostic& fault = report("L0301",
                                 cue.span,
                                 "the cue " + short_name(cue.id) + " gives nothing: " +
                                     counted(use.hits, "hit") + ", no evidence");
      fault.notes.push_back("the last one: " + use.silence);
      return;
    }
    if (!use.last || !uses_.newest) return;
    if (*uses_.newest <= add_days(*use.last, silent_days)) return;
    report("L0301",
           cue.span,
           "the cue " + short_name(cue.id) + " has found nothing since " +
               to_string(*use.last) + ", and the newest document is of " +
               to_string(*uses_.newest));
  }

  static bool yields(const Cue& cue, const CueId& to) {
    return std::ranges::find(cue.yields_to, to) != cue.yields_to.end();
  }

  // Do both mean the same, without a word on which of them counts?
  bool could_be_one(const Cue& cue, const CueId& other) const {
    const auto found = std::ranges::find(rules_.cues, other, &Cue::id);
    if (found == rules_.cues.end() || cue.gives.empty() || found->gives.empty()) {
      return false;
    }
    const Gives& one = cue.gives.front();
    const Gives& two = found->gives.front();
    return one.policy == two.policy && one.state == two.state && !yields(cue, other) &&
           !yields(*found, cue.id);
  }

  void check_overlap(const Cue& cue, const LiveUse& use) {
    if (use.hits < fewest_hits) return;
    for (const auto& [other, count] : use.shared) {
      if (count * 5 <= use.hits * 4 || !could_be_one(cue, other)) continue;
      Diagnostic& fault =
          report("L0302",
                 cue.span,
                 percent(count, use.hits) + " of what the cue " + short_name(cue.id) +
                     " finds is found by " + short_name(other) + " as well");
      advise(fault, "take one of them out, or write yields-to if one is the more exact");
    }
  }

  void check_contrary(const Cue& cue, const LiveUse& use) {
    for (const auto& [other, sentence] : use.contrary) {
      if (other < cue.id) continue;  // told once
      Diagnostic& fault =
          report("L0303",
                 cue.span,
                 "the cues " + short_name(cue.id) + " and " + short_name(other) +
                     " say different things of one sentence");
      fault.notes.push_back("\"" + printable_line(sentence) + "\"");
      advise(fault, "write yields-to in the one that is wrong, or narrow its pattern");
    }
  }

  // Policies with few cues cannot but rest on one.
  void check_shares(const Policy& policy) {
    const std::size_t all = uses_.records[policy.id];
    const auto is_of_policy = [&policy](const Cue& cue) {
      return !cue.gives.empty() && cue.gives.front().policy == policy.id;
    };
    const auto cues = std::ranges::count_if(rules_.cues, is_of_policy);
    if (all < fewest_records || static_cast<std::size_t>(cues) < fewest_cues) return;
    for (const Cue& cue : rules_.cues) {
      const std::size_t part = uses_.cues[cue.id].records;
      if (!is_of_policy(cue) || part * 5 <= all * 2) continue;
      report("L0304",
             cue.span,
             "the cue " + short_name(cue.id) + " gives " + percent(part, all) +
                 " of all evidence for \"" + policy.id.text +
                 "\": " + std::to_string(part) + " of " + std::to_string(all));
    }
  }

  void check_context(const Context& context) {
    const auto touched = uses_.contexts.find(context.name);
    if (touched != uses_.contexts.end()) {
      if (touched->second >= fewest_hits) check_words(context);
      return;
    }
    report("L0305",
           context.span,
           "the context \"" + context.name + "\" touches nothing in " + in_store());
  }

  // Words of a context that does something, but never by them: one message for all.
  void check_words(const Context& context) {
    std::vector<const Pattern*> idle;
    for (std::size_t i = 0; i < context.words.size(); ++i) {
      const bool is_used = word_uses_.contexts.contains(name_of_word(context.name, i));
      if (!is_used) idle.push_back(&context.words[i]);
    }
    if (idle.empty()) return;
    const std::string what = idle.size() == 1
                                 ? "the word '" + to_string(*idle.front()) + "' of"
                                 : counted(idle.size(), "word") + " of";
    Diagnostic& fault =
        report("L0305",
               idle.front()->span,
               what + " the context \"" + context.name + "\" touch" +
                   (idle.size() == 1 ? "es" : "") + " nothing in " + in_store());
    std::string others;
    for (std::size_t i = 0; idle.size() > 1 && i < std::min(idle.size(), most_named);
         ++i) {
      others += (i == 0 ? "" : ", ") + ("'" + to_string(*idle[i]) + "'");
    }
    if (idle.size() > most_named) {
      others += " and " + std::to_string(idle.size() - most_named) + " more";
    }
    if (!others.empty()) fault.notes.push_back(others);
  }

  void check_off_topic() {
    const auto text =
        ingest::read_file(session_.shipped("data/off-topic.txt"), file_limit);
    if (!text) throw InputError(Diagnostics{text.error()});
    const SentenceReader reader(rules_);
    for (const std::string& line : split_lines(*text)) {
      if (line.empty() || line.front() == '#') continue;
      for (const Evidence& piece :
           reader.read(line, std::nullopt, std::nullopt).evidence) {
        const auto cue = std::ranges::find(rules_.cues, *piece.cue, &Cue::id);
        if (cue != rules_.cues.end()) report_off_topic(*cue, line);
      }
    }
  }

  void report_off_topic(const Cue& cue, const std::string& sentence) {
    Diagnostic& fault =
        report("L0306",
               cue.span,
               "the cue " + short_name(cue.id) + " finds a sentence about other things");
    fault.notes.push_back("\"" + sentence + "\"");
    advise(fault, "make it a no-example of the cue and narrow the pattern");
  }

  // --- answers

  // Where the question is asked; of a reading its first row.
  SourceSpan span_of(const std::string& question) const {
    for (const Policy& policy : rules_.policies) {
      if (policy.id.text == question) return policy.span;
    }
    for (const ReadingPack& pack : rules_.readings) {
      for (const StatusTable& table : pack.statuses) {
        if (table.name + " under " + pack.name == question)
          return table.table.rows.front().span;
      }
    }
    return {};
  }

  void check_answers() {
    const bool is_applied = session_.store().applied_digest() == rules_.digest;
    const EvidenceBase base = is_applied ? EvidenceBase::stored(session_, rules_)
                                         : EvidenceBase::extracted(session_, rules_);
    const ReadAgain nothing;
    RuleWorld world(session_, rules_, overlaid(base, nothing));
    std::map<std::string, std::size_t> known;
    std::map<std::string, std::size_t> open;
    for (const JurisdictionId& place : base.places()) {
      for (const auto& [question, line] :
           world.answers(place, session_.environment().today)) {
        if (line.is_unknown) continue;
        ++known[question];
        const bool is_open = line.is_contested || line.now.starts_with("uncertain");
        if (is_open) ++open[question];
      }
    }
    for (const auto& [question, count] : open) {
      if (known[question] < fewest_places || count * 3 <= known[question]) continue;
      report("L0307",
             span_of(question),
             "\"" + question + "\" is contested or uncertain in " +
                 std::to_string(count) + " of the " + std::to_string(known[question]) +
                 " places where something is known");
    }
  }

  Session& session_;
  const RuleSet& rules_;
  LiveUses uses_ = {};
  LiveUses word_uses_ = {};
  Diagnostics faults_ = {};
};

}  // namespace

Diagnostics live_faults(Session& session, const DiskRules& rules) {
  Diagnostics faults = LiveCheck(session, *rules.loaded.rules).run();
  return without_allowed(rules.files, std::move(faults));
}

}  // namespace stance::cli
