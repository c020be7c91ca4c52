// SPDX-License-Identifier: Apache-2.0
// What is known while packs are read: their texts, the names in them, the faults so far.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/evidence.h"
#include "stance/rules/load.h"
#include "stance/rules/read_pattern.h"
#include "stance/rules/toml_tree.h"

namespace stance {

// Names of one kind, and where each is defined.
using NamesInFile = std::map<std::string, SourceSpan>;

// A pattern of the text value that begins at the byte.
struct ReadPattern {
  std::size_t begin = 0;
  PatternReading reading;
  bool is_taken = false;
};

struct PackFile {
  FileName name;
  std::string_view text;
  TomlTree tree;
  // By their bytes. Not all: see pack_files.h.
  std::vector<ReadPattern> patterns = {};
};

struct PackSource {
  std::string folder;
  // By name.
  std::vector<PackFile> files;
  // The table [pack]; absent only where that is a reported fault.
  const TomlValue* header = nullptr;
};

// All names of all packs that take part.
struct Names {
  NamesInFile policies;
  // policy -> its states.
  std::map<std::string, NamesInFile> states;
  NamesInFile lists;
  NamesInFile contexts;
  // Contexts whose `then` is "exception".
  NamesInFile exceptions;
  // "pack/id".
  NamesInFile cues;
  // Kinds of sources.
  NamesInFile sources;
  std::set<Kind> acts;
  // "policy old" -> the name that it has now.
  std::map<std::string, std::string> renamed;
};

struct Reading {
  // Those that are extended come first, the pack asked for comes last.
  std::vector<PackSource> packs;
  // Packs that hold nothing but readings of these, by folder.
  std::vector<PackSource> reading_packs;
  std::vector<SourceSpan> unread;
  // A pack that is extended is not there: any name may be one of its own.
  bool lacks_pack = false;
  // A cue has no id, or one that cannot be its own: it may be the one that is meant.
  bool lacks_cue = false;
  Diagnostics faults;
  Names names;
  // Names that do not exist: which of the faults says so.
  std::map<std::string, std::size_t> unknown;
  // Tables that `replaces` and `off` take out of force, by the span of their names.
  std::set<SourceSpan> out_of_force;
  // A cue that is replaced ("pack/id") -> the one that is in force; "" if it is off.
  std::map<std::string, std::string> replaced_cues;
};

Diagnostic& report(Reading& reading, Diagnostic fault);

// The file of that name; null if there is none.
PackFile* file_of(Reading& reading, const FileName& name);
// The bytes of a span.
std::string_view source_text(const Reading& reading, const SourceSpan& span);
// "file:line" for a message that names another place.
std::string place_of(const Reading& reading, const SourceSpan& span);
// A text value's span without its quotes.
SourceSpan inside_quotes(const Reading& reading, const TomlValue& value);
// Bytes [begin, end) of a text value, in the file.
SourceSpan part_of_text(const Reading& reading,
                        const TomlValue& value,
                        std::size_t begin,
                        std::size_t end);

// The pattern of a text value in which bytes stand for others.
PatternReading read_escaped(const Reading& reading, const TomlValue& value);

// A use of a name: what to point at, and which bytes a correction replaces.
struct NameUse {
  std::string word;
  SourceSpan shown;
  SourceSpan replaced;
};

NameUse use_of(const Reading& reading, const TomlValue& value);

struct NameKind {
  std::string_view code;
  // "policy", "policies".
  std::string_view noun;
  std::string_view plural;
};

inline constexpr NameKind policy_names = {"E0104", "policy", "policies"};
inline constexpr NameKind state_names = {"E0105", "state", "states"};
inline constexpr NameKind context_names = {"E0106", "context", "contexts"};
inline constexpr NameKind list_names = {"E0107", "word list", "word lists"};
inline constexpr NameKind source_names = {"E0108", "kind of source", "kinds of source"};
inline constexpr NameKind cue_names = {"E0109", "cue", "cues"};

// Reports that no name of the kind is `use.word`, with a proposal, or with the choices
// where they are few. Silent where the name may stand in a part that could not be read,
// and where a policy has no states at all, which is a fault of its own. A name that is
// used several times is one fault; later uses are added to it. Gives the fault if it is
// new, for additions.
Diagnostic* report_unknown(Reading& reading,
                           const NameKind& kind,
                           const NameUse& use,
                           const NamesInFile& names);

// What makes a file no text at all: its size, a byte that is no UTF-8.
std::optional<Diagnostic> text_fault(const RuleFile& file);

// The tables `section` of all packs, in their order: the index of the pack, and the
// table.
struct Section {
  std::size_t pack = 0;
  const TomlEntry* entry = nullptr;
};
std::vector<Section> sections(const Reading& reading, std::string_view section);
// The same of one pack.
std::vector<const TomlEntry*> sections_of(const PackSource& pack,
                                          std::string_view section);

// --- values whose form check_keys() has looked at; absent where it found a fault

std::optional<std::string> text_at(const TomlValue& table, std::string_view key);
std::optional<std::int64_t> integer_at(const TomlValue& table, std::string_view key);
// The texts of a list, or the one text.
std::vector<const TomlValue*> texts_at(const TomlValue& table, std::string_view key);

// The patterns of text values. Faults in them, and unknown lists, are reported.
std::vector<Pattern> read_patterns(Reading& reading,
                                   std::span<const TomlValue* const> values);
std::vector<Pattern> patterns_at(Reading& reading,
                                 const TomlValue& table,
                                 std::string_view key);

}  // namespace stance
