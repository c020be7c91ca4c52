// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/toml_table.h"

#include <optional>
#include <sstream>
#include <utility>

// In the header, so that no shared library is loaded at the start of every command.
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/impl/preprocessor.h>
// The library asserts that a key follows "[", which is wrong for "[{"; where assertions
// are off it reports the fault as it should.
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(claim) static_assert(true)
#include <toml++/toml.h>

#include "stance/base/text.h"

namespace stance::ingest {
namespace {

SourceSpan span_of(const TomlPlace& place, const toml::source_region& region) {
  const std::string_view inner = place.text.substr(place.begin, place.end - place.begin);
  const auto offset = [&](const toml::source_position& at) {
    const std::optional<std::size_t> found = offset_at(inner, {at.line, at.column});
    return place.begin + found.value_or(inner.size());
  };
  const std::size_t begin = offset(region.begin);
  return {.file = place.file, .begin = begin, .end = std::max(begin, offset(region.end))};
}

std::size_t line_of(const TomlPlace& place, std::size_t byte) {
  return line_and_column(place.text, byte).line;
}

// The file and the line are said in the message too: it may be shown without the text.
void complete(Diagnostic& fault, const TomlPlace& place, const SourceSpan& span) {
  fault.message = place.file + ", line " + std::to_string(line_of(place, span.begin)) +
                  ": " + fault.message;
  fault.primary = Label{.span = span};
}

Diagnostic syntax_fault(const TomlPlace& place,
                        const toml::parse_error& error,
                        const char* code) {
  Diagnostic fault{.code = code, .message = std::string(error.description())};
  fault.helps.push_back({.text = "text stands in quotes: title = \"County changes its "
                                 "policy\""});
  complete(fault, place, span_of(place, error.source()));
  return fault;
}

Diagnostic unknown_key(const TomlPlace& place,
                       const toml::key& key,
                       const char* code,
                       std::string proposal) {
  Diagnostic fault{.code = code,
                   .message = "unknown key '" + std::string(key.str()) + "'"};
  fault.helps.push_back({.text = std::move(proposal)});
  complete(fault, place, span_of(place, key.source()));
  return fault;
}

// A date may stand without quotes. Numbers and lists are no metadata: an empty result.
std::optional<MetadataValue> metadata_value(const toml::node& node) {
  if (const auto* text = node.as_string()) return MetadataValue(text->get());
  if (const auto* flag = node.as_boolean()) return MetadataValue(flag->get());
  std::ostringstream written;
  if (const auto* date = node.as_date()) {
    written << date->get();
  } else if (const auto* moment = node.as_date_time()) {
    written << moment->get();
  } else {
    return std::nullopt;
  }
  return MetadataValue(written.str());
}

void set_from_node(const TomlPlace& place,
                   std::pair<const toml::key&, const toml::node&> entry,
                   Metadata& metadata,
                   Diagnostics& faults) {
  const std::string_view key = entry.first.str();
  const std::optional<MetadataValue> value = metadata_value(entry.second);
  std::optional<Diagnostic> fault;
  if (value) {
    fault = set_metadata(metadata, key, *value);
  } else {
    fault = type_fault(key);
  }
  if (!fault) return;
  complete(*fault, place, span_of(place, entry.second.source()));
  faults.push_back(*std::move(fault));
}

Result<toml::table, toml::parse_error> parsed(const TomlPlace& place) {
  try {
    return toml::parse(place.text.substr(place.begin, place.end - place.begin));
  } catch (const toml::parse_error& error) {
    return failure(error);
  }
}

Diagnostic entry_fault(const TomlPlace& place,
                       const toml::node& node,
                       std::string message,
                       std::string help) {
  Diagnostic fault{.code = "I023", .message = std::move(message)};
  fault.helps.push_back({.text = std::move(help)});
  complete(fault, place, span_of(place, node.source()));
  return fault;
}

// Reads the entries of one manifest.
class ManifestReader {
 public:
  explicit ManifestReader(const TomlPlace& place) : place_(place) {}

  Manifest read(const toml::table& top) {
    for (const auto& [key, node] : top) {
      if (key.str() != "document") {
        add(unknown_key(place_, key, "I021", "entries begin with [[document]]"));
      } else if (const toml::array* entries = node.as_array()) {
        for (const toml::node& entry : *entries) read_entry(entry);
      } else {
        add(entry_fault(place_,
                        node,
                        "'document' is not a list of tables",
                        "entries begin with [[document]]"));
      }
    }
    sort_by_place(manifest_.diagnostics);
    return std::move(manifest_);
  }

 private:
  void add(Diagnostic fault) { manifest_.diagnostics.push_back(std::move(fault)); }

  void read_entry(const toml::node& node) {
    const toml::table* table = node.as_table();
    const toml::node* file = table == nullptr ? nullptr : table->get("file");
    const auto* name = file == nullptr ? nullptr : file->as_string();
    if (name == nullptr || name->get().empty()) {
      add(entry_fault(place_, node, "an entry without a file", "write file = \"NAME\""));
      return;
    }
    if (name->get().find('/') != std::string::npos) {
      add(entry_fault(place_,
                      *file,
                      "'" + name->get() + "' is not in the folder of the manifest",
                      "put a manifest.toml into the folder of the file"));
      return;
    }
    ManifestEntry entry{.span = span_of(place_, file->source())};
    Diagnostics faults = read_keys(*table, entry.metadata);
    entry.is_sound = faults.empty();
    for (Diagnostic& fault : faults) add(std::move(fault));
    if (!manifest_.entries.emplace(name->get(), entry).second) {
      add(entry_fault(place_,
                      *file,
                      "'" + name->get() + "' has an entry already",
                      "keep one of the two"));
      manifest_.entries[name->get()].is_sound = false;
    }
  }

  Diagnostics read_keys(const toml::table& table, Metadata& metadata) const {
    Diagnostics faults;
    for (const auto& [key, value] : table) {
      if (key.str() == "file") continue;
      if (is_metadata_key(key.str())) {
        set_from_node(place_, {key, value}, metadata, faults);
      } else {
        faults.push_back(unknown_key(place_, key, "I021", key_proposal(key.str())));
      }
    }
    return faults;
  }

  const TomlPlace& place_;
  Manifest manifest_;
};

}  // namespace

Diagnostics read_front_matter(const TomlPlace& place, Metadata& metadata) {
  const Result<toml::table, toml::parse_error> result = parsed(place);
  if (!result) return {syntax_fault(place, result.error(), "I011")};
  Diagnostics faults;
  for (const auto& [key, node] : *result) {
    if (is_metadata_key(key.str())) {
      set_from_node(place, {key, node}, metadata, faults);
    } else {
      faults.push_back(unknown_key(place, key, "I012", key_proposal(key.str())));
    }
  }
  sort_by_place(faults);
  return faults;
}

Manifest read_manifest(const TomlPlace& place) {
  const Result<toml::table, toml::parse_error> result = parsed(place);
  if (!result) {
    Manifest broken{.is_broken = true};
    broken.diagnostics.push_back(syntax_fault(place, result.error(), "I020"));
    return broken;
  }
  return ManifestReader(place).read(*result);
}

}  // namespace stance::ingest
