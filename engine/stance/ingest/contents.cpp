// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/contents.h"

#include <istream>
#include <set>
#include <sstream>
#include <utility>

#include "stance/base/text.h"
#include "stance/ingest/archive.h"
#include "stance/ingest/front_matter.h"
#include "stance/ingest/html.h"
#include "stance/ingest/json_stream.h"
#include "stance/ingest/pdf.h"

namespace stance::ingest {
namespace {

namespace fs = std::filesystem;

FileForm form_of_ending(const std::string& ending) {
  if (ending == ".txt" || ending == ".md" || ending == ".markdown") return FileForm::text;
  if (ending == ".jsonl" || ending == ".ndjson") return FileForm::json_lines;
  if (ending == ".html" || ending == ".htm" || ending == ".xhtml") return FileForm::page;
  if (ending == ".pdf") return FileForm::pdf;
  if (ending == ".warc" || ending == ".wet") return FileForm::warc;
  return FileForm::other;
}

std::string joined(const std::set<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

void read_text(const std::string& bytes,
               const ContentSource& source,
               Delivery& delivery) {
  Result<TextFile, Diagnostics> parsed = parse_text_file(bytes, source.name);
  if (!parsed) return delivery.add(parsed.error());
  const bool has_front_matter = parsed->metadata != Metadata{};
  if (source.is_manifest_broken && !has_front_matter) {
    return delivery.skip(source.name,
                         "manifest.toml cannot be read, so its metadata is not known");
  }
  const Metadata metadata = merged(parsed->metadata, source.given);
  if (merged(source.given, parsed->metadata) != metadata) {
    delivery.add(note_in("I024",
                         source.name,
                         source.name + ": the front matter and manifest.toml differ; "
                                       "the front matter is used"));
  }
  delivery.deliver(document_from(std::move(parsed->text), metadata, source.id),
                   source.name);
}

void read_pdf(const std::string& bytes, const ContentSource& source, Delivery& delivery) {
  Result<std::string, Diagnostic> text =
      pdf_text(bytes, source.name, delivery.options().pdf);
  if (!text) return delivery.add(text.error());
  if (std::optional<Diagnostic> fault = text_fault(*text, source.name)) {
    return delivery.add(*std::move(fault));
  }
  delivery.deliver(document_from(*std::move(text), source.given, source.id), source.name);
}

void read_lines(UnpackBuffer& bytes, const ContentSource& source, Delivery& delivery) {
  std::istream stream(&bytes);
  const JsonStream read = read_json_stream(
      stream, source.name, document_limit, [&](JsonLine line, const LinePlace& place) {
        const std::string number = std::to_string(place.number);
        delivery.deliver(document_from(std::move(line.text),
                                       merged(line.metadata, source.given),
                                       source.id + ":" + number),
                         source.name + ", line " + number);
      });
  if (read.lines == 0) {
    if (!bytes.fault()) {
      delivery.add(fault_in(
          "I003", source.name, "'" + source.name + "' is empty", "leave it out"));
    }
  } else if (read.without_text == read.lines) {
    delivery.skip(source.name, "no line has a 'text', so it holds no documents");
  } else {
    delivery.add(read.faults);
    if (!read.ignored.empty()) {
      delivery.add(note_in(
          "I032", source.name, source.name + ": ignored keys: " + joined(read.ignored)));
    }
  }
  if (bytes.fault()) delivery.add(*bytes.fault());
}

}  // namespace

FileKind kind_of(const fs::path& file) {
  if (file.filename() == "manifest.toml") return {.form = FileForm::manifest};
  const std::string ending = fold(file.extension().string());
  Packing packing = Packing::none;
  if (ending == ".gz") packing = Packing::gzip;
  if (ending == ".zst") packing = Packing::zstd;
  if (packing == Packing::none) return {.form = form_of_ending(ending)};
  return {.form = form_of_ending(fold(file.stem().extension().string())),
          .packing = packing};
}

FileForm form_of(std::string_view begin) {
  if (begin.starts_with("\xEF\xBB\xBF")) begin.remove_prefix(3);
  begin.remove_prefix(std::min(begin.find_first_not_of(" \t\r\n"), begin.size()));
  if (begin.starts_with("%PDF-")) return FileForm::pdf;
  if (begin.starts_with("WARC/")) return FileForm::warc;
  if (begin.starts_with('<')) return FileForm::page;
  if (begin.starts_with('{') || begin.starts_with('[')) return FileForm::json_lines;
  return FileForm::text;
}

std::string skip_reason(const fs::path& file) {
  const std::string ending = fold(file.extension().string());
  if (ending == ".doc" || ending == ".docx" || ending == ".odt" || ending == ".rtf") {
    return "word processors' files are not read: save it as PDF, HTML or text";
  }
  if (ending == ".zip" || ending == ".xz" || ending == ".bz2" || ending == ".tar" ||
      ending == ".7z") {
    return "this kind of archive is not read: unpack it first (.gz and .zst are read)";
  }
  if (ending == ".csv" || ending == ".tsv") {
    return "a table: stance import reads it, with a mapping";
  }
  return "not a kind of file that is read (.txt, .md, .html, .pdf, .jsonl, .warc)";
}

void read_contents(FileForm form,
                   UnpackBuffer& bytes,
                   const ContentSource& source,
                   Delivery& delivery) {
  if (form == FileForm::json_lines) return read_lines(bytes, source, delivery);
  if (form == FileForm::warc) return read_archive(bytes, source, delivery);
  const Result<std::string, Diagnostic> whole =
      read_whole(bytes, source.name, document_limit);
  if (!whole) return delivery.add(whole.error());
  if (source.is_manifest_broken && form != FileForm::text) {
    return delivery.skip(source.name,
                         "manifest.toml cannot be read, so its metadata is not known");
  }
  switch (form) {
    case FileForm::text: return read_text(*whole, source, delivery);
    case FileForm::page: return deliver_page(*whole, source, {}, delivery);
    case FileForm::pdf: return read_pdf(*whole, source, delivery);
    case FileForm::json_lines:
    case FileForm::warc:
    case FileForm::manifest:
    case FileForm::other: return;
  }
}

}  // namespace stance::ingest
