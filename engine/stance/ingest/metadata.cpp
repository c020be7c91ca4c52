// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/metadata.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "stance/base/digest.h"
#include "stance/base/text.h"
#include "stance/base/trimmed.h"
#include "stance/ingest/publication.h"

namespace stance::ingest {
namespace {

constexpr std::array keys = {
    "id", "title", "publisher", "url", "published", "kind", "state", "abstract"};

Diagnostic value_fault(const char* code, std::string message, std::string help) {
  Diagnostic fault{.code = code, .message = std::move(message)};
  fault.helps.push_back({.text = std::move(help)});
  return fault;
}

std::optional<Diagnostic> set_published(Metadata& metadata, const std::string& text) {
  Result<Edtf, EdtfError> date = Edtf::parse(text);
  if (!date) {
    return value_fault("I014",
                       "published: '" + text + "' is not a date: " + date.error().message,
                       "write a day (2019-07-23), a month (2019-07) or a year; leave it "
                       "out where it is not known");
  }
  if (!date->is_unknown()) metadata.published = *std::move(date);
  return std::nullopt;
}

std::optional<Diagnostic> set_state(Metadata& metadata, const std::string& text) {
  const auto is_capital = [](char c) { return 'A' <= c && c <= 'Z'; };
  if (text.size() != 2 || !std::all_of(text.begin(), text.end(), is_capital)) {
    return value_fault("I015",
                       "state: '" + text + "' is not the postal code of a state",
                       "write two capital letters, as in state = \"MD\"");
  }
  metadata.state = text;
  return std::nullopt;
}

std::optional<std::string>* text_field(Metadata& metadata, std::string_view key) {
  if (key == "id") return &metadata.id;
  if (key == "title") return &metadata.title;
  if (key == "publisher") return &metadata.publisher;
  if (key == "url") return &metadata.url;
  if (key == "kind") return &metadata.kind;
  return nullptr;
}

template <class T>
void fill(std::optional<T>& first, const std::optional<T>& second) {
  if (!first) first = second;
}

}  // namespace

bool is_metadata_key(std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string key_proposal(std::string_view key) {
  const std::vector<std::string> known(keys.begin(), keys.end());
  const std::vector<std::string> near = closest(key, known);
  if (!near.empty()) return "did you mean '" + near.front() + "'?";
  std::string list = "the keys are";
  for (const std::string& name : known)
    list += (&name == known.data() ? " " : ", ") + name;
  return list;
}

Diagnostic type_fault(std::string_view key) {
  if (key == "abstract") {
    return value_fault(
        "I013", "abstract: neither true nor false", "write abstract = true");
  }
  return value_fault("I013", std::string(key) + ": not a text", "write it in quotes");
}

std::optional<Diagnostic> set_metadata(Metadata& metadata,
                                       std::string_view key,
                                       const MetadataValue& value) {
  if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
  if (key == "abstract") {
    if (const bool* flag = std::get_if<bool>(&value)) {
      metadata.is_abstract = *flag;
      return std::nullopt;
    }
    return type_fault(key);
  }
  const std::string* given = std::get_if<std::string>(&value);
  if (given == nullptr) {
    return type_fault(key);
  }
  const std::string text(trimmed(*given));
  if (text.empty()) return std::nullopt;
  if (key == "published") return set_published(metadata, text);
  if (key == "state") return set_state(metadata, text);
  if (std::optional<std::string>* field = text_field(metadata, key)) *field = text;
  return std::nullopt;
}

Metadata merged(const Metadata& first, const Metadata& second) {
  Metadata all = first;
  fill(all.id, second.id);
  fill(all.title, second.title);
  fill(all.publisher, second.publisher);
  fill(all.url, second.url);
  fill(all.published, second.published);
  fill(all.kind, second.kind);
  fill(all.state, second.state);
  fill(all.is_abstract, second.is_abstract);
  return all;
}

Document document_from(std::string text,
                       const Metadata& metadata,
                       const std::string& default_id) {
  Document document;
  document.id = metadata.id ? *metadata.id : default_id;
  document.digest = digest_of(text);
  document.title = metadata.title;
  document.publisher = metadata.publisher;
  document.url = metadata.url;
  document.published = metadata.published;
  document.kind = metadata.kind;
  document.state = metadata.state;
  document.is_abstract = metadata.is_abstract.value_or(false);
  if (document.url && !document.publisher) document.publisher = host_of(*document.url);
  if (document.url && !document.published) {
    document.published = published_in_url(*document.url);
  }
  if (!document.published) document.published = published_in_text(text);
  document.text = std::move(text);
  return document;
}

}  // namespace stance::ingest
