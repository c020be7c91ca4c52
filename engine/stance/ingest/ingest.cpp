// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/ingest.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "stance/base/text.h"
#include "stance/ingest/contents.h"
#include "stance/ingest/delivery.h"
#include "stance/ingest/files.h"
#include "stance/ingest/manifest.h"

namespace stance::ingest {
namespace {

namespace fs = std::filesystem;

constexpr const char* manifest_name = "manifest.toml";

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

// One run: what was asked for, what was seen, and what goes to the caller.
class Run {
 public:
  Run(const IngestOptions& options, const std::function<void(Document)>& sink)
      : delivery_(options, sink) {}

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

  Ingested finish() { return delivery_.finish(); }

 private:
  enum class AskedFor { by_name, with_its_folder };

  void read_standard_input();
  void read_folder(const fs::path& folder);
  void read_entry(const fs::path& entry);
  void read_file_at(const fs::path& file, AskedFor asked);
  void read_file_as(FileKind kind, const fs::path& file);
  void use_manifest_of(const fs::path& folder, AskedFor asked);
  const ManifestEntry* manifest_entry(const fs::path& file) const;

  Delivery delivery_;
  // The folders on the way to the one being read, with links resolved.
  std::vector<fs::path> way_;
  // The manifest of the folder in which files are being read.
  std::optional<fs::path> manifest_folder_;
  Manifest manifest_;
};

void Run::read_standard_input() {
  std::istream* input = delivery_.options().standard_input;
  if (input == nullptr) {
    delivery_.add(
        fault_in("I002", "-", "there is no standard input to read", "name a file"));
    return;
  }
  UnpackBuffer bytes(*input, Packing::by_content, "-");
  bytes.sgetc();
  read_contents(form_of(bytes.ahead()), bytes, {.name = "-", .id = "-"}, delivery_);
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
    delivery_.add(fault_in("I007",
                           folder.string(),
                           "'" + folder.string() + "' leads back to a folder it lies in",
                           "remove the link; nothing in it was read twice"));
    return;
  }
  Result<std::vector<fs::path>, std::error_code> entries = entries_of(folder);
  if (!entries) {
    delivery_.add(fault_in(
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
    delivery_.skip(entry.string(), "hidden: its name begins with a dot");
  } else if (fs::is_directory(entry, error)) {
    read_folder(entry);
  } else {
    read_file_at(entry, AskedFor::with_its_folder);
  }
}

void Run::read_file_at(const fs::path& file, AskedFor asked) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code error;
  const FileKind kind = kind_of(file);
  switch (kind.form) {
    case FileForm::manifest:
      if (asked == AskedFor::by_name) {
        delivery_.skip(file.string(),
                       "a manifest is read with its folder: name the folder");
      }
      return;
    case FileForm::other:
      if (!fs::exists(fs::symlink_status(file, error))) {
        delivery_.add(read_file(file, document_limit).error());
      } else {
        delivery_.skip(file.string(), skip_reason(file));
      }
      return;
    case FileForm::text:
    case FileForm::json_lines:
    case FileForm::page:
    case FileForm::pdf:
    case FileForm::warc: use_manifest_of(folder, asked); return read_file_as(kind, file);
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
    delivery_.add(text.error());
    manifest_.is_broken = true;
    return;
  }
  manifest_ = parse_manifest(*text, file.string());
  delivery_.add(manifest_.diagnostics);
  if (asked == AskedFor::by_name) return;
  for (const auto& [name, entry] : manifest_.entries) {
    if (!fs::exists(folder / name, error)) {
      delivery_.add(missing_file(*text, name, entry.span));
    }
  }
}

const ManifestEntry* Run::manifest_entry(const fs::path& file) const {
  const auto found = manifest_.entries.find(file.filename().string());
  return found == manifest_.entries.end() ? nullptr : &found->second;
}

// Is it read bit by bit, however long it is?
bool is_stream(FileKind kind) {
  return kind.form == FileForm::json_lines || kind.form == FileForm::warc ||
         kind.packing != Packing::none;
}

void Run::read_file_as(FileKind kind, const fs::path& file) {
  const ManifestEntry* entry = manifest_entry(file);
  if (entry != nullptr && !entry->is_sound) {
    return delivery_.skip(file.string(), "its entry in manifest.toml has a fault");
  }
  ContentSource source{.name = file.string(),
                       .id = file.filename().string(),
                       .is_manifest_broken = manifest_.is_broken};
  if (entry != nullptr) source.given = entry->metadata;
  std::error_code error;
  std::ifstream stream(file, std::ios::binary);
  if (is_stream(kind) && stream && fs::is_regular_file(file, error)) {
    UnpackBuffer bytes(stream, kind.packing, source.name);
    return read_contents(kind.form, bytes, source, delivery_);
  }
  // Refuses a large file before it is read, and says why one cannot be read.
  Result<std::string, Diagnostic> whole = read_file(file, document_limit);
  if (!whole) return delivery_.add(whole.error());
  if (is_stream(kind)) return delivery_.skip(source.name, "not a regular file");
  std::istringstream content(*std::move(whole));
  UnpackBuffer bytes(content, Packing::none, source.name);
  read_contents(kind.form, bytes, source, delivery_);
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
