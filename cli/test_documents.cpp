// SPDX-License-Identifier: Apache-2.0
#include "test_documents.h"

#include <utility>
#include <vector>

#include "stance/ingest/ingest.h"
#include "stance/ingest/metadata.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

Diagnostic unread(const DocumentTest& test, std::string why) {
  Diagnostic fault{.code = "E0505",
                   .message = "the file \"" + test.file->text + "\" cannot be read",
                   .primary = Label{test.file->span, std::move(why)}};
  fault.helps.push_back(
      {.text = "write its path from the test file's folder; see stance rules help E0505",
       .edits = {}});
  return fault;
}

ingest::Metadata metadata_of(const DocumentTest& test) {
  ingest::Metadata metadata;
  metadata.title = test.title;
  metadata.publisher = test.publisher;
  metadata.url = test.url;
  metadata.published = test.published;
  metadata.kind = test.kind;
  metadata.state = test.outlet_state;
  return metadata;
}

// What the test says wins.
void overlay(Document& document, const DocumentTest& test) {
  const auto set = [](auto& to, const auto& from) {
    if (from) to = from;
  };
  set(document.title, test.title);
  set(document.publisher, test.publisher);
  set(document.url, test.url);
  set(document.published, test.published);
  set(document.kind, test.kind);
  set(document.state, test.outlet_state);
}

Result<Document, Diagnostic> from_file(const DocumentTest& test, const fs::path& path) {
  if (fs::is_directory(path)) return failure(unread(test, "it is a folder"));
  std::vector<Document> documents;
  const std::vector<std::string> paths = {path.string()};
  const ingest::Ingested read = ingest::ingest(
      paths, {}, [&](Document document) { documents.push_back(std::move(document)); });
  if (documents.size() == 1) {
    overlay(documents.front(), test);
    return std::move(documents.front());
  }
  if (documents.size() > 1) {
    return failure(unread(
        test, "it holds " + std::to_string(documents.size()) + " documents, not one"));
  }
  if (!read.skips.empty()) return failure(unread(test, read.skips.front().reason));
  if (!fs::exists(path)) return failure(unread(test, "there is no such file"));
  const bool has_reason = !read.diagnostics.empty();
  return failure(
      unread(test, has_reason ? read.diagnostics.front().message : "it holds no text"));
}

}  // namespace

Result<Document, Diagnostic> document_of(const DocumentTest& test,
                                         const RuleFile& file,
                                         const fs::path& root) {
  if (!test.file) return ingest::document_from(test.text, metadata_of(test), file.name);
  return from_file(test, (root / file.name).parent_path() / test.file->text);
}

Diagnostics unread_documents(const TestFile& tests,
                             const RuleFile& file,
                             const fs::path& root) {
  Diagnostics faults;
  for (const DocumentTest& test : tests.documents) {
    if (!test.file) continue;
    auto document = document_of(test, file, root);
    if (!document) faults.push_back(std::move(document).error());
  }
  return faults;
}

}  // namespace stance::cli
