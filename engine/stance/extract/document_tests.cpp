// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/document_tests.h"

#include <algorithm>
#include <utility>

#include "stance/extract/made_up_places.h"
#include "stance/places/jurisdiction.h"

namespace stance {
namespace {

std::string cue_name(const Evidence& evidence) {
  const std::string& id = evidence.cue->text;
  return id.substr(id.find('/') + 1);
}

bool is_cue(const Evidence& evidence, const std::string& name) {
  return evidence.cue->text == name || cue_name(evidence) == name;
}

// A day stands bare, any other date in quotes.
std::string toml_date(const Edtf& date) {
  const bool is_day = date.form() == EdtfForm::date && date.days().is_single() &&
                      date.to_string().size() == 10;
  return is_day ? date.to_string() : "\"" + date.to_string() + "\"";
}

std::string in_quotes(const std::string& text) {
  return "\"" + text + "\"";
}

std::vector<std::string> places_of(const DocumentTest& test) {
  std::vector<std::string> places;
  for (const TestWord& place : test.places) places.push_back(place.text);
  for (const ExpectedInDocument& expected : test.expect) {
    if (expected.place) places.push_back(expected.place->text);
  }
  return places;
}

class DocumentCheck {
 public:
  DocumentCheck(const Gazetteer& gazetteer, const DocumentTest& test)
      : gazetteer_(gazetteer), test_(test) {}

  DocumentResult run(Extraction extraction) {
    result_.extraction = std::move(extraction);
    find_places();
    pair_up();
    report_missing();
    report_others();
    report_order();
    note_given();
    return std::move(result_);
  }

 private:
  const std::vector<Evidence>& evidence() const { return result_.extraction.evidence; }

  void find_places() {
    for (const ExpectedInDocument& expected : test_.expect) {
      std::optional<JurisdictionId> id;
      if (expected.place) {
        if (auto place = place_named(gazetteer_, expected.place->text)) id = place->id;
        if (!id) fail("T007", "a place is not known", *expected.place);
      }
      places_.push_back(std::move(id));
    }
  }

  void fail(std::string code, std::string message, const TestWord& word) {
    fail(std::move(code), std::move(message), word.span, word.text);
  }

  void fail(std::string code,
            std::string message,
            const SourceSpan& span,
            std::string why) {
    Diagnostic fault{.code = std::move(code), .message = std::move(message)};
    fault.primary = Label{.span = span, .text = std::move(why)};
    result_.failures.push_back(std::move(fault));
  }

  bool matches(std::size_t row, const Evidence& evidence) const {
    const ExpectedInDocument& expected = test_.expect[row];
    const auto fits = [](const auto& wanted, const auto& given) {
      return !wanted || *wanted == given;
    };
    return evidence.policy.text == expected.policy.text &&
           evidence.state.text == expected.state.text &&
           fits(expected.kind, evidence.kind) &&
           (!expected.when || expected.when->days() == evidence.when.days()) &&
           fits(places_[row], evidence.jurisdiction) &&
           (!expected.cue || is_cue(evidence, expected.cue->text));
  }

  // Each row gets one record, as many rows as can; rows before others.
  void pair_up() {
    row_of_.assign(evidence().size(), std::nullopt);
    is_told_.assign(evidence().size(), false);
    for (std::size_t row = 0; row < test_.expect.size(); ++row) {
      std::vector<bool> tried(evidence().size(), false);
      take(row, tried);
    }
  }

  bool take(std::size_t row, std::vector<bool>& tried) {
    for (std::size_t i = 0; i < evidence().size(); ++i) {
      if (tried[i] || !matches(row, evidence()[i])) continue;
      tried[i] = true;
      if (row_of_[i] && !take(*row_of_[i], tried)) continue;
      row_of_[i] = row;
      return true;
    }
    return false;
  }

  std::optional<std::size_t> record_of(std::size_t row) const {
    const auto found = std::ranges::find(row_of_, std::optional(row));
    if (found == row_of_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - row_of_.begin());
  }

  void report_missing() {
    for (std::size_t row = 0; row < test_.expect.size(); ++row) {
      if (record_of(row)) continue;
      const ExpectedInDocument& expected = test_.expect[row];
      fail("T003", "an expected record is missing", expected.span, why_missing(expected));
    }
  }

  // The nearest that came, or why it did not.
  std::string why_missing(const ExpectedInDocument& expected) {
    const auto is_of_policy = [&expected](const Evidence& one) {
      return one.policy.text == expected.policy.text;
    };
    for (std::size_t i = 0; i < evidence().size(); ++i) {
      if (!row_of_[i] && !is_told_[i] && is_of_policy(evidence()[i])) {
        is_told_[i] = true;
        return "there is " + row_text(evidence()[i]);
      }
    }
    for (std::size_t i = 0; i < evidence().size(); ++i) {
      if (row_of_[i] && is_of_policy(evidence()[i])) {
        return "what there is of this policy fits other rows; a record stands for one "
               "row";
      }
    }
    for (const Dropped& dropped : result_.extraction.dropped) {
      if (is_of_policy(dropped.evidence)) return dropped.reason;
    }
    return "no cue of this policy matches";
  }

  void report_others() {
    if (!test_.is_exact) return;
    for (std::size_t i = 0; i < evidence().size(); ++i) {
      if (row_of_[i] || is_told_[i]) continue;
      fail("T004",
           "a record comes that is not expected",
           {test_.text_span.file, test_.text_span.begin, test_.text_span.begin},
           row_text(evidence()[i]) + " by \"" + evidence()[i].quote + "\"");
    }
  }

  // Records of the same words have no order.
  void report_order() {
    std::size_t last = 0;
    for (std::size_t row = 0; row < test_.expect.size(); ++row) {
      const std::optional<std::size_t> record = record_of(row);
      if (!record) continue;
      const Evidence& one = evidence()[*record];
      if (one.begin < last) {
        fail("T006",
             "the records come in another order",
             test_.expect[row].span,
             "\"" + one.quote + "\" stands before what the row above expects");
        return;
      }
      last = one.begin;
    }
  }

  void note_given() {
    for (std::size_t i = 0; i < evidence().size(); ++i) {
      result_.given.push_back({.expected = row_of_[i], .row = row_text(evidence()[i])});
    }
  }

  std::string row_text(const Evidence& one) const {
    return "[" + in_quotes(one.policy.text) + ", " + in_quotes(one.state.text) + ", " +
           in_quotes(std::string(to_string(one.kind))) + ", " + toml_date(one.when) +
           ", " + in_quotes(place_text(one.jurisdiction)) + ", " +
           in_quotes(cue_name(one)) + "]";
  }

  // As the test calls it, if it does.
  std::string place_text(const JurisdictionId& id) const {
    for (std::size_t row = 0; row < places_.size(); ++row) {
      if (places_[row] == id) return test_.expect[row].place->text;
    }
    const std::optional<Jurisdiction> place = gazetteer_.find(id);
    return place ? printed_name(*place) : id.text;
  }

  const Gazetteer& gazetteer_;
  const DocumentTest& test_;
  DocumentResult result_ = {};
  // For each row the place that it names; for each record the row that it fits.
  std::vector<std::optional<JurisdictionId>> places_ = {};
  std::vector<std::optional<std::size_t>> row_of_ = {};
  // Records that the message on a missing one names.
  std::vector<bool> is_told_ = {};
};

}  // namespace

DocumentResult check_document(const RuleSet& rules,
                              const Gazetteer& gazetteer,
                              const DocumentTest& test,
                              const Document& document) {
  const std::vector<std::string> places = places_of(test);
  const bool are_known =
      std::ranges::all_of(places, [&gazetteer](const std::string& place) {
        return place_named(gazetteer, place).has_value();
      });
  const std::optional<Gazetteer> own = are_known ? std::nullopt : gazetteer_of(places);
  const Gazetteer& known = own ? *own : gazetteer;
  return DocumentCheck(known, test).run(Extractor(rules, known).extract(document));
}

}  // namespace stance
