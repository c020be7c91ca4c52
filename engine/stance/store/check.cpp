// SPDX-License-Identifier: Apache-2.0
// Is a store what it promises to be? Every promise is looked at by itself.
#include <utility>

#include "stance/base/digest.h"
#include "stance/store/evidence_rows.h"
#include "stance/store/fault.h"
#include "stance/store/open_store.h"
#include "stance/store/table_evidence.h"

namespace stance::store {
namespace {

// Collects what is wrong. Of many faults of one kind the first few are said, the rest is
// counted.
class Findings {
 public:
  Findings(const std::string& file, Diagnostics& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

  void begin(const char* code, std::string help) {
    code_ = code;
    help_ = std::move(help);
    count_ = 0;
  }
  void add(std::string message) {
    constexpr std::size_t shown = 5;
    if (++count_ <= shown) {
      diagnostics_.push_back(file_fault(code_, file_, std::move(message), help_));
    }
    if (count_ == shown + 1) diagnostics_.push_back(file_fault(code_, file_, "", help_));
    if (count_ > shown) {
      diagnostics_.back().message =
          "the same fault " + std::to_string(count_ - shown) + " times more";
    }
  }

 private:
  const std::string& file_;
  Diagnostics& diagnostics_;
  const char* code_ = "";
  std::string help_ = {};
  std::size_t count_ = 0;
};

constexpr const char* restore =
    "restore a backup, or make a new store from the documents";
constexpr const char* rebuild = "make the derived rows anew: stance rebuild";

void check_file(Connection& connection, Findings& findings) {
  findings.begin("S101", restore);
  Query integrity(connection, "PRAGMA integrity_check");
  integrity.with();
  while (integrity.next()) {
    if (integrity.text(0) != "ok") findings.add("damaged: " + integrity.text(0));
  }
  findings.begin("S102", restore);
  Query keys(connection, "PRAGMA foreign_key_check");
  keys.with();
  while (keys.next()) {
    findings.add("a row of '" + keys.text(0) + "' points to a row of '" + keys.text(2) +
                 "' that is not there");
  }
}

void check_documents(Connection& connection, Findings& findings) {
  findings.begin("S103", restore);
  Query contents(connection, "SELECT digest, content FROM document");
  contents.with();
  while (contents.next()) {
    if (digest_of(contents.text(1)).text != contents.text(0)) {
      findings.add("the document " + contents.text(0) + " is not the text it was");
    }
  }
  findings.begin("S104", restore);
  Query bare(connection,
             "SELECT digest FROM document WHERE key NOT IN "
             "(SELECT document FROM document_metadata)");
  bare.with();
  while (bare.next()) findings.add("the document " + bare.text(0) + " has no metadata");
}

void check_evidence(Connection& connection, Findings& findings) {
  findings.begin("S105", rebuild);
  Query rows(connection,
             "SELECT d.digest, d.content, e.* FROM document d JOIN evidence e "
             "ON e.document = d.key WHERE e.dropped IS NULL ORDER BY d.key");
  rows.with();
  constexpr int first = 5;
  std::string digest;
  std::string content;
  while (rows.next()) {
    if (rows.text(0) != digest) {
      digest = rows.text(0);
      content = rows.text(1);
    }
    Evidence evidence = evidence_from(rows, first);
    evidence.digest.text = digest;
    const bool is_within =
        evidence.begin <= evidence.end && evidence.end <= content.size();
    if (!is_within ||
        content.compare(evidence.begin, evidence.end - evidence.begin, evidence.quote) !=
            0) {
      findings.add("the quote of evidence " + evidence.id.text +
                   " is not what its document says there");
    }
    if (evidence_id(evidence) != evidence.id) {
      findings.add("evidence " + evidence.id.text +
                   " does not say what its id was made of");
    }
  }
}

// Tables, and what their rows are said to say.
void check_tables(const Store& store, Connection& connection, Findings& findings) {
  findings.begin("S103", restore);
  Query contents(connection, "SELECT digest FROM table_content ORDER BY key");
  contents.with();
  while (contents.next()) {
    DigestMaker maker;
    const Bytes bytes = store.table_bytes({contents.text(0)});
    for (std::string chunk; bytes(chunk);) maker.add(chunk);
    if (maker.finish().text != contents.text(0)) {
      findings.add("the table " + contents.text(0) + " is not what it was");
    }
  }
  findings.begin("S105", rebuild);
  Query rows(connection, "SELECT * FROM table_evidence ORDER BY imported, span_begin");
  rows.with();
  TableDigests digests(connection);
  while (rows.next()) {
    const Evidence piece = table_evidence_from(rows, digests);
    if (store.table_text(piece.digest, piece.begin, piece.end) != piece.quote) {
      findings.add("the quote of evidence " + piece.id.text +
                   " is not what its table says there");
    }
    if (evidence_id(piece) != piece.id) {
      findings.add("evidence " + piece.id.text + " does not say what its id was made of");
    }
  }
}

void check_manual_evidence(const Store& store, Findings& findings) {
  findings.begin("S106", "restore a backup");
  for (const ManualEvidence& manual : store.manual_evidence()) {
    if (evidence_id(manual.evidence) != manual.evidence.id) {
      findings.add("evidence " + manual.evidence.id.text +
                   " does not say what its id was made of");
    }
    if (!manual.evidence.extractor) continue;
    const std::optional<Document> document = store.document(manual.evidence.digest);
    const Evidence& piece = manual.evidence;
    if (!document || piece.begin > document->text.size() ||
        document->text.compare(piece.begin, piece.end - piece.begin, piece.quote) != 0) {
      findings.add("the quote of evidence " + piece.id.text +
                   " is not what its document says there");
    }
  }
}

// Derived rows that other rules than the applied ones made.
void check_stamps(Connection& connection, Findings& findings, const std::string& rules) {
  findings.begin("S107", rebuild);
  Query documents(
      connection,
      "SELECT d.digest FROM extraction e JOIN document d ON d.key = e.document "
      "WHERE e.rules <> ?");
  documents.with(rules);
  while (documents.next()) {
    findings.add("the evidence of document " + documents.text(0) +
                 " was made by other rules than those applied");
  }
  Query timelines(connection,
                  "SELECT jurisdiction, policy FROM timeline_set WHERE rules <> ?");
  timelines.with(rules);
  while (timelines.next()) {
    findings.add("the timelines of " + timelines.text(0) + ", " + timelines.text(1) +
                 ", were made by other rules than those applied");
  }
}

// Segments and events must rest on evidence that is there.
void check_proofs(Connection& connection, Findings& findings) {
  findings.begin("S108", rebuild);
  Query rows(connection,
             "WITH used (timeline, id) AS ("
             "SELECT s.timeline, j.value FROM segment s, json_each(s.evidence) j UNION "
             "SELECT s.timeline, j.value FROM segment s, json_each(s.contrary) j UNION "
             "SELECT e.timeline, j.value FROM event e, json_each(e.evidence) j) "
             "SELECT DISTINCT t.jurisdiction, t.policy, used.id FROM used "
             "JOIN timeline t ON t.key = used.timeline "
             "WHERE NOT EXISTS (SELECT 1 FROM outdated o WHERE o.jurisdiction = "
             "t.jurisdiction AND o.policy = t.policy) "
             "AND used.id NOT IN (SELECT id FROM evidence WHERE dropped IS NULL) "
             "AND used.id NOT IN (SELECT id FROM table_evidence) "
             "AND used.id NOT IN (SELECT id FROM manual_evidence) ORDER BY 1, 2, 3");
  rows.with();
  while (rows.next()) {
    findings.add("a timeline of " + rows.text(0) + ", " + rows.text(1) +
                 ", rests on evidence " + rows.text(2) + ", which is not there");
  }
}

}  // namespace

Diagnostics Store::check() const {
  const Attempt attempt(**open_, "check the store");
  Diagnostics diagnostics;
  Findings findings(file(), diagnostics);
  reading([&] {
    Connection& connection = **open_;
    check_file(connection, findings);
    // What follows would stumble over a damaged file.
    if (!diagnostics.empty()) return;
    check_documents(connection, findings);
    check_evidence(connection, findings);
    check_tables(*this, connection, findings);
    check_manual_evidence(*this, findings);
    if (const std::optional<Digest> rules = applied_digest()) {
      check_stamps(connection, findings, rules->text);
    }
    check_proofs(connection, findings);
  });
  return diagnostics;
}

}  // namespace stance::store
