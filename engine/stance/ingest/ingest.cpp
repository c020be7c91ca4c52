// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/ingest.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "stance/base/text.h"
#include "stance/ingest/files.h"
#include "stance/ingest/front_matter.h"
#include "stance/ingest/json_stream.h"
#include "stance/ingest/manifest.h"
#include "stance/ingest/seen_documents.h"

namespace stance::ingest {
namespace {

namespace fs = std::filesystem;

constexpr const char* manifest_name = "manifest.toml";

enum class FileForm { text, json_lines, manifest, other };

FileForm form_of(const fs::path& file) {
  if (file.filename() == manifest_name) return FileForm::manifest;
  const std::string ending = fold(file.extension().string());
  if (ending == ".txt" || ending == ".md" || ending == ".markdown") return FileForm::text;
  if (ending == ".jsonl" || ending == ".ndjson") return FileForm::json_lines;
  return FileForm::other;
}

std::string skip_reason(const fs::path& file) {
  const std::string ending = fold(file.extension().string());
  if (ending == ".pdf") return "PDF is not read: convert it to text first (pdftotext)";
  if (ending == ".html" || ending == ".htm") {
    return "HTML is not read: save the article's words as text first";
  }
  if (ending == ".gz" || ending == ".zip" || ending == ".zst" || ending == ".xz") {
    return "compressed files are not read: unpack it first";
  }
  return "not a kind of file that is read (.txt, .md, .jsonl)";
}

Diagnostic fault_in(const char* code,
                    const std::string& file,
                    std::string message,
                    std::string help) {
  Diagnostic fault{.code = code, .message = std::move(message)};
  fault.primary = Label{.span = {.file = file}};
  fault.helps.push_back({.text = std::move(help)});
  return fault;
}

Diagnostic note_in(const char* code, const std::string& file, std::string message) {
  Diagnostic note{
      .code = code, .severity = Severity::note, .message = std::move(message)};
  note.primary = Label{.span = {.file = file}};
  return note;
}

Diagnostic missing_file(std::string_view text,
                        const std::string& name,
                        const SourceSpan& span) {
  Diagnostic fault{.code = "I022",
                   .message = "line " +
                              std::to_string(line_and_column(text, span.begin).line) +
                              ": there is no file '" + name + "' in this folder"};
  fault.primary = Label{.span = span};
  fault.helps.push_back({.text = "correct the name, or remove the entry"});
  return fault;
}

std::string joined(const std::set<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

// One run: what was asked for, what was seen, and what goes to the caller.
class Run {
 public:
  Run(const IngestOptions& options, const std::function<void(Document)>& sink)
      : options_(options), sink_(sink) {}

  void read_path(const std::string& path) {
    std::error_code error;
    if (path == "-") {
      read_standard_input();
    } else if (fs::is_directory(path, error)) {
      read_folder(path);
    } else {
      read_file_at(path, AskedFor::by_name);
    }
  }

  Ingested finish() { return std::move(result_); }

 private:
  enum class AskedFor { by_name, with_its_folder };

  void add(Diagnostic diagnostic) {
    result_.diagnostics.push_back(std::move(diagnostic));
  }
  void add(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) add(diagnostic);
  }
  void skip(const std::string& file, std::string reason) {
    result_.skips.push_back({file, std::move(reason)});
  }

  void read_standard_input();
  void read_folder(const fs::path& folder);
  void read_entry(const fs::path& entry);
  void read_file_at(const fs::path& file, AskedFor asked);
  void read_text(const fs::path& file);
  void read_lines(std::istream& stream,
                  const std::string& name,
                  const Metadata& defaults);
  void read_lines_of(const fs::path& file);
  void use_manifest_of(const fs::path& folder, AskedFor asked);
  const ManifestEntry* manifest_entry(const fs::path& file) const;
  void deliver(Document document, const std::string& place);
  void apply_options(Document& document, const std::string& place);

  const IngestOptions& options_;
  const std::function<void(Document)>& sink_;
  Ingested result_;
  SeenDocuments seen_;
  // The folders on the way to the one being read, with links resolved.
  std::vector<fs::path> way_;
  // The manifest of the folder in which files are being read.
  std::optional<fs::path> manifest_folder_;
  Manifest manifest_;
};

void Run::read_standard_input() {
  if (options_.standard_input == nullptr) {
    add(fault_in("I002", "-", "there is no standard input to read", "name a file"));
    return;
  }
  read_lines(*options_.standard_input, "-", {});
}

Result<std::vector<fs::path>, std::error_code> entries_of(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> entries;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    entries.push_back(entry->path());
  }
  if (error) return failure(error);
  std::sort(entries.begin(), entries.end());
  return entries;
}

void Run::read_folder(const fs::path& folder) {
  std::error_code error;
  const fs::path real = fs::canonical(folder, error);
  if (std::find(way_.begin(), way_.end(), real) != way_.end()) {
    add(fault_in("I007",
                 folder.string(),
                 "'" + folder.string() + "' leads back to a folder it lies in",
                 "remove the link; nothing in it was read twice"));
    return;
  }
  Result<std::vector<fs::path>, std::error_code> entries = entries_of(folder);
  if (!entries) {
    add(fault_in(
        "I002",
        folder.string(),
        "cannot read the folder '" + folder.string() + "': " + entries.error().message(),
        "make the folder readable for you, or leave it out"));
    return;
  }
  way_.push_back(real);
  use_manifest_of(folder, AskedFor::with_its_folder);
  // Files first: the manifest in hand is that of this folder until the first subfolder.
  for (const fs::path& entry : *entries) {
    if (!fs::is_directory(entry, error)) read_entry(entry);
  }
  for (const fs::path& entry : *entries) {
    if (fs::is_directory(entry, error)) read_entry(entry);
  }
  way_.pop_back();
}

void Run::read_entry(const fs::path& entry) {
  std::error_code error;
  if (entry.filename().string().starts_with('.')) {
    skip(entry.string(), "hidden: its name begins with a dot");
  } else if (fs::is_directory(entry, error)) {
    read_folder(entry);
  } else {
    read_file_at(entry, AskedFor::with_its_folder);
  }
}

void Run::read_file_at(const fs::path& file, AskedFor asked) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code error;
  switch (form_of(file)) {
    case FileForm::text: use_manifest_of(folder, asked); return read_text(file);
    case FileForm::json_lines: use_manifest_of(folder, asked); return read_lines_of(file);
    case FileForm::manifest:
      if (asked == AskedFor::by_name) {
        skip(file.string(), "a manifest is read with its folder: name the folder");
      }
      return;
    case FileForm::other:
      if (!fs::exists(fs::symlink_status(file, error))) {
        add(read_file(file, document_limit).error());
      } else {
        skip(file.string(), skip_reason(file));
      }
      return;
  }
}

void Run::use_manifest_of(const fs::path& folder, AskedFor asked) {
  if (manifest_folder_ == folder) return;
  manifest_folder_ = folder;
  manifest_ = {};
  const fs::path file = folder / manifest_name;
  std::error_code error;
  if (!fs::exists(file, error)) return;
  const Result<std::string, Diagnostic> text = read_file(file, document_limit);
  if (!text) {
    add(text.error());
    manifest_.is_broken = true;
    return;
  }
  manifest_ = parse_manifest(*text, file.string());
  add(manifest_.diagnostics);
  if (asked == AskedFor::by_name) return;
  for (const auto& [name, entry] : manifest_.entries) {
    if (!fs::exists(folder / name, error)) {
      add(missing_file(*text, name, entry.span));
    }
  }
}

const ManifestEntry* Run::manifest_entry(const fs::path& file) const {
  const auto found = manifest_.entries.find(file.filename().string());
  return found == manifest_.entries.end() ? nullptr : &found->second;
}

void Run::read_text(const fs::path& file) {
  const std::string name = file.string();
  const ManifestEntry* entry = manifest_entry(file);
  if (entry != nullptr && !entry->is_sound) {
    return skip(name, "its entry in manifest.toml has a fault");
  }
  Result<std::string, Diagnostic> bytes = read_file(file, document_limit);
  if (!bytes) return add(bytes.error());
  Result<TextFile, Diagnostics> parsed = parse_text_file(*bytes, name);
  if (!parsed) return add(parsed.error());
  const bool has_front_matter = parsed->metadata != Metadata{};
  if (manifest_.is_broken && !has_front_matter) {
    return skip(name, "manifest.toml cannot be read, so its metadata is not known");
  }
  Metadata metadata = parsed->metadata;
  if (entry != nullptr) {
    metadata = merged(parsed->metadata, entry->metadata);
    if (merged(entry->metadata, parsed->metadata) != metadata) {
      add(note_in("I024",
                  name,
                  name + ": the front matter and manifest.toml differ; the front matter "
                         "is used"));
    }
  }
  deliver(document_from(std::move(parsed->text), metadata, file.filename().string()),
          name);
}

void Run::read_lines_of(const fs::path& file) {
  const ManifestEntry* entry = manifest_entry(file);
  if (entry != nullptr && !entry->is_sound) {
    return skip(file.string(), "its entry in manifest.toml has a fault");
  }
  std::ifstream stream(file, std::ios::binary);
  std::error_code error;
  if (!stream || !fs::is_regular_file(file, error)) {
    // Says why: with a limit of nothing it does not get as far as reading.
    const Result<std::string, Diagnostic> read = read_file(file, document_limit);
    return read ? skip(file.string(), "not a regular file") : add(read.error());
  }
  read_lines(stream, file.string(), entry == nullptr ? Metadata{} : entry->metadata);
}

void Run::read_lines(std::istream& stream,
                     const std::string& name,
                     const Metadata& defaults) {
  const std::string base = name == "-" ? name : fs::path(name).filename().string();
  const JsonStream read = read_json_stream(
      stream, name, document_limit, [&](JsonLine line, const LinePlace& place) {
        const std::string number = std::to_string(place.number);
        deliver(document_from(std::move(line.text),
                              merged(line.metadata, defaults),
                              base + ":" + number),
                name + ", line " + number);
      });
  if (read.lines == 0) {
    add(fault_in("I003", name, "'" + name + "' is empty", "leave it out"));
  } else if (read.without_text == read.lines) {
    skip(name, "no line has a 'text', so it holds no documents");
  } else {
    add(read.faults);
    if (!read.ignored.empty()) {
      add(note_in("I032", name, name + ": ignored keys: " + joined(read.ignored)));
    }
  }
}

void Run::deliver(Document document, const std::string& place) {
  apply_options(document, place);
  if (const std::optional<std::string> earlier = seen_.same_content(document)) {
    return skip(place, "the same text as '" + *earlier + "'");
  }
  if (seen_.has_other_content(document)) {
    add(note_in("I040",
                place,
                place + ": another document has the id '" + document.id +
                    "' already; both are kept"));
  }
  ++result_.documents;
  sink_(std::move(document));
}

void Run::apply_options(Document& document, const std::string& place) {
  if (options_.published) {
    if (document.published && document.published != options_.published) {
      add(note_in("I042",
                  place,
                  "published " + document.published->to_string() +
                      " by its own account; " + options_.published->to_string() +
                      " is used, as given"));
    }
    document.published = options_.published;
  }
  if (options_.publisher) {
    if (document.publisher && document.publisher != options_.publisher) {
      add(note_in("I042",
                  place,
                  "publisher '" + *document.publisher + "' by its own account; '" +
                      *options_.publisher + "' is used, as given"));
    }
    document.publisher = options_.publisher;
  }
}

}  // namespace

Ingested ingest(std::span<const std::string> paths,
                const IngestOptions& options,
                const std::function<void(Document)>& sink) {
  Run run(options, sink);
  for (const std::string& path : paths) run.read_path(path);
  return run.finish();
}

}  // namespace stance::ingest
