// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/archive.h"

#include <istream>
#include <sstream>
#include <utility>

#include "stance/base/text.h"
#include "stance/ingest/front_matter.h"
#include "stance/ingest/pdf.h"
#include "stance/ingest/publication.h"
#include "stance/ingest/warc.h"

namespace stance::ingest {
namespace {

// A document of plain words with what its surroundings say.
void deliver_words(std::string text,
                   const ContentSource& source,
                   const PageContext& context,
                   Delivery& delivery) {
  if (std::optional<Diagnostic> fault = text_fault(text, source.name)) {
    return delivery.add(*std::move(fault));
  }
  Metadata metadata = source.given;
  if (!metadata.url) metadata.url = context.url;
  Document document = document_from(std::move(text), metadata, source.id);
  if (!document.published) document.published = context.fetched;
  delivery.deliver(std::move(document), source.name);
}

std::string field(const HeaderFields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

// "2025-03-04T10:15:00Z" bounds the day of publication.
std::optional<Edtf> by_the_day(const std::string& stamp) {
  const std::optional<Edtf> day = published_in_stamp(stamp);
  if (!day) return std::nullopt;
  return Edtf::from_days({.earliest = Day::earliest(), .latest = day->days().latest});
}

// The body as it was before the server packed it.
Result<std::string, std::string> unpacked(HttpResponse& response) {
  const std::string encoding = fold(field(response.fields, "content-encoding"));
  Packing packing = Packing::none;
  if (encoding == "gzip" || encoding == "x-gzip") packing = Packing::gzip;
  if (encoding == "zstd") packing = Packing::zstd;
  if (packing == Packing::none) {
    if (encoding.empty() || encoding == "identity") return std::move(response.body);
    return failure("its encoding '" + printable_line(encoding) + "' is not read");
  }
  std::istringstream stream(std::move(response.body));
  UnpackBuffer buffer(stream, packing, "body");
  Result<std::string, Diagnostic> whole = read_whole(buffer, "body", document_limit);
  if (!whole) return failure("its body cannot be unpacked: " + whole.error().message);
  return *std::move(whole);
}

class ArchiveReading {
 public:
  ArchiveReading(const ContentSource& archive, Delivery& delivery)
      : archive_(archive), delivery_(delivery) {}

  void read(WarcRecord record) {
    const std::string type = record.type();
    if (type != "response" && type != "resource" && type != "conversion" &&
        type != "revisit") {
      return;
    }
    const std::string number = std::to_string(record.number);
    const std::string url = field(record.fields, "warc-target-uri");
    source_ = {.name = archive_.name + ", record " + number +
                       (url.empty() ? "" : " (" + printable_line(url) + ")"),
               .id = archive_.id + ":" + number,
               .given = archive_.given};
    context_ = {.fetched = by_the_day(field(record.fields, "warc-date"))};
    if (!url.empty()) context_.url = url;
    if (record.is_too_long) return skip("larger than any document that is read");
    if (type == "revisit") return skip("a revisit: the page was not stored again");
    if (type == "response") return read_response(record.block);
    HttpResponse plain{.fields = {{"content-type", field(record.fields, "content-type")}},
                       .body = std::move(record.block)};
    read_body(plain);
  }

 private:
  void skip(std::string reason) { delivery_.skip(source_.name, std::move(reason)); }

  void read_response(const std::string& block) {
    std::optional<HttpResponse> response = parse_http(block);
    if (!response) return skip("not an answer of a web server");
    if (response->status != 200) {
      return skip("the server answered " + std::to_string(response->status));
    }
    read_body(*response);
  }

  void read_body(HttpResponse& response) {
    const std::string type = response.media_type();
    Result<std::string, std::string> body = unpacked(response);
    if (!body) return skip(body.error());
    context_.charset = response.charset();
    if (type == "text/html" || type == "application/xhtml+xml") {
      deliver_page(*body, source_, context_, delivery_);
    } else if (type == "text/plain") {
      deliver_words(*std::move(body), source_, context_, delivery_);
    } else if (type == "application/pdf") {
      Result<std::string, Diagnostic> text =
          pdf_text(*body, source_.name, delivery_.options().pdf);
      if (!text) return delivery_.add(text.error());
      deliver_words(*std::move(text), source_, context_, delivery_);
    } else {
      skip(type.empty() ? "it does not say what it is"
                        : "'" + printable_line(type) + "' is not read");
    }
  }

  const ContentSource& archive_;
  Delivery& delivery_;
  ContentSource source_ = {};
  PageContext context_ = {};
};

}  // namespace

void deliver_page(std::string_view bytes,
                  const ContentSource& source,
                  const PageContext& context,
                  Delivery& delivery) {
  Result<WebPage, Diagnostic> page = read_page(
      bytes, {.file = source.name, .known_url = context.url, .charset = context.charset});
  if (!page) return delivery.add(page.error());
  delivery.add(page->notes);
  if (page->body == 0) {
    return delivery.skip(source.name,
                         "the page has no text of its own; a script may make it");
  }
  Document document = document_from(
      std::move(page->text), merged(source.given, page->metadata), source.id);
  if (!document.published) document.published = context.fetched;
  delivery.deliver(std::move(document), source.name);
}

void read_archive(UnpackBuffer& bytes, const ContentSource& source, Delivery& delivery) {
  std::istream stream(&bytes);
  if (stream.peek() == std::istream::traits_type::eof() && !bytes.fault()) {
    return delivery.add(
        fault_in("I003", source.name, "'" + source.name + "' is empty", "leave it out"));
  }
  stream.clear();
  WarcReader reader(stream, source.name, document_limit);
  ArchiveReading reading(source, delivery);
  while (true) {
    Result<std::optional<WarcRecord>, Diagnostic> record = reader.next();
    if (!record) {
      // What breaks off because the packing is broken is told once.
      if (!bytes.fault()) delivery.add(record.error());
      continue;
    }
    if (!record->has_value()) break;
    reading.read(**std::move(record));
  }
  if (bytes.fault()) delivery.add(*bytes.fault());
}

}  // namespace stance::ingest
