// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/toml_table.h"

#include <optional>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/toml_tree.h"

namespace stance::ingest {
namespace {

// From the bytes of the part that was read to those of the file.
SourceSpan in_file(const TomlPlace& place, SourceSpan span) {
  span.begin += place.begin;
  span.end += place.begin;
  return span;
}

// The line is said in the message: it may be shown without the text.
void complete(Diagnostic& fault, const TomlPlace& place, const SourceSpan& span) {
  const SourceSpan there = in_file(place, span);
  fault.message = "line " +
                  std::to_string(line_and_column(place.text, there.begin).line) + ": " +
                  fault.message;
  fault.primary = Label{.span = there, .text = ""};
}

// The first of a part is its cause; what follows it mostly is not.
Diagnostic syntax_fault(const TomlPlace& place, const TomlTree& tree, const char* code) {
  const Diagnostic& found = tree.faults.front();
  Diagnostic fault{.code = code, .message = found.message};
  fault.helps.push_back({.text = "text stands in quotes: title = \"County changes its "
                                 "policy\"",
                         .edits = {}});
  complete(fault, place, found.primary ? found.primary->span : SourceSpan{});
  return fault;
}

Diagnostic unknown_key(const TomlPlace& place,
                       const TomlEntry& entry,
                       const char* code,
                       std::string proposal) {
  Diagnostic fault{.code = code, .message = "unknown key '" + entry.key + "'"};
  fault.helps.push_back({.text = std::move(proposal), .edits = {}});
  complete(fault, place, entry.key_span);
  return fault;
}

// A date may stand without quotes. Numbers and lists are no metadata: an empty result.
std::optional<MetadataValue> metadata_value(const TomlValue& value) {
  switch (value.form) {
    case TomlForm::text:
    case TomlForm::date: return MetadataValue(value.text);
    case TomlForm::boolean: return MetadataValue(value.boolean);
    case TomlForm::table:
    case TomlForm::array:
    case TomlForm::integer:
    case TomlForm::real: break;
  }
  return std::nullopt;
}

void set_from_entry(const TomlPlace& place,
                    const TomlEntry& entry,
                    Metadata& metadata,
                    Diagnostics& faults) {
  const std::optional<MetadataValue> value = metadata_value(entry.value);
  std::optional<Diagnostic> fault;
  if (value) {
    fault = set_metadata(metadata, entry.key, *value);
  } else {
    fault = type_fault(entry.key);
  }
  if (!fault) return;
  complete(*fault, place, entry.value.span);
  faults.push_back(*std::move(fault));
}

TomlTree parsed(const TomlPlace& place) {
  return read_toml(place.text.substr(place.begin, place.end - place.begin), place.file);
}

Diagnostic entry_fault(const TomlPlace& place,
                       const SourceSpan& span,
                       std::string message,
                       std::string help) {
  Diagnostic fault{.code = "I023", .message = std::move(message)};
  fault.helps.push_back({.text = std::move(help), .edits = {}});
  complete(fault, place, span);
  return fault;
}

// Reads the entries of one manifest.
class ManifestReader {
 public:
  explicit ManifestReader(const TomlPlace& place) : place_(place) {}

  Manifest read(const TomlValue& top) {
    for (const TomlEntry& entry : top.entries) {
      if (entry.key != "document") {
        add(unknown_key(place_, entry, "I021", "entries begin with [[document]]"));
      } else if (entry.value.form == TomlForm::array) {
        for (const TomlValue& item : entry.value.items) read_entry(item);
      } else {
        add(entry_fault(place_,
                        entry.value.span,
                        "'document' is not a list of tables",
                        "entries begin with [[document]]"));
      }
    }
    sort_by_place(manifest_.diagnostics);
    return std::move(manifest_);
  }

 private:
  void add(Diagnostic fault) { manifest_.diagnostics.push_back(std::move(fault)); }

  void read_entry(const TomlValue& table) {
    const TomlEntry* file = table.find("file");
    if (file == nullptr || file->value.form != TomlForm::text ||
        file->value.text.empty()) {
      add(entry_fault(
          place_, table.span, "an entry without a file", "write file = \"NAME\""));
      return;
    }
    const std::string& name = file->value.text;
    const SourceSpan& span = file->value.span;
    if (name.find('/') != std::string::npos) {
      add(entry_fault(place_,
                      span,
                      "'" + name + "' is not in the folder of the manifest",
                      "put a manifest.toml into the folder of the file"));
      return;
    }
    ManifestEntry entry{.metadata = {}, .span = in_file(place_, span)};
    Diagnostics faults = read_keys(table, entry.metadata);
    entry.is_sound = faults.empty();
    for (Diagnostic& fault : faults) add(std::move(fault));
    if (!manifest_.entries.emplace(name, entry).second) {
      add(entry_fault(
          place_, span, "'" + name + "' has an entry already", "keep one of the two"));
      manifest_.entries[name].is_sound = false;
    }
  }

  Diagnostics read_keys(const TomlValue& table, Metadata& metadata) const {
    Diagnostics faults;
    for (const TomlEntry& entry : table.entries) {
      if (entry.key == "file") continue;
      if (is_metadata_key(entry.key)) {
        set_from_entry(place_, entry, metadata, faults);
      } else {
        faults.push_back(unknown_key(place_, entry, "I021", key_proposal(entry.key)));
      }
    }
    return faults;
  }

  const TomlPlace& place_;
  Manifest manifest_;
};

}  // namespace

Diagnostics read_front_matter(const TomlPlace& place, Metadata& metadata) {
  const TomlTree tree = parsed(place);
  if (!tree.faults.empty()) return {syntax_fault(place, tree, "I011")};
  Diagnostics faults;
  for (const TomlEntry& entry : tree.root.entries) {
    if (is_metadata_key(entry.key)) {
      set_from_entry(place, entry, metadata, faults);
    } else {
      faults.push_back(unknown_key(place, entry, "I012", key_proposal(entry.key)));
    }
  }
  sort_by_place(faults);
  return faults;
}

Manifest read_manifest(const TomlPlace& place) {
  const TomlTree tree = parsed(place);
  if (!tree.faults.empty()) {
    Manifest broken{.is_broken = true};
    broken.diagnostics.push_back(syntax_fault(place, tree, "I020"));
    return broken;
  }
  return ManifestReader(place).read(tree.root);
}

}  // namespace stance::ingest
