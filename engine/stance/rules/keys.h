// SPDX-License-Identifier: Apache-2.0
// The tables of a pack and the keys that each may have: the one source for checking
// files, for the schema that editors use and for the manual.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace stance {

enum class KeyForm {
  text,
  texts,          // a list of texts
  text_or_texts,  // one text or a list of them
  patterns,       // a list of patterns (see pattern.h)
  choice,         // one of a few words
  choices,        // a list of these words
  period,         // "3 years"
  integer,
  boolean,
  date,
  table,
  tables,  // [[name]]
  rows     // a list of lists
};

enum class Need { optional, required };

struct Key {
  std::string_view name;
  KeyForm form = KeyForm::text;
  Need need = Need::optional;
  std::string_view description = {};
  // choice, choices: the words, in the order of the enumeration they stand for.
  std::span<const std::string_view> words = {};
  // integer: the bounds, both included.
  std::int64_t least = 0;
  std::int64_t most = 0;
};

// `name` is how the table is written: "[pack]", "[policy.ID]", "[[cue]]".
struct TableKeys {
  std::string_view name;
  std::string_view description;
  std::span<const Key> keys;
};

// --- the words of choices, in the order of their enumerations

inline constexpr std::array<std::string_view, 6> kind_words = {
    "adopted", "ended", "observed", "proposed", "suspended", "resumed"};
inline constexpr std::array<std::string_view, 7> cue_kind_words = {
    "adopted", "ended", "observed", "proposed", "suspended", "resumed", "from act"};
inline constexpr std::array<std::string_view, 4> combine_words = {
    "any", "strictest", "latest", "contested-if-different"};
inline constexpr std::array<std::string_view, 4> inherit_words = {
    "none", "default", "override", "stricter"};
inline constexpr std::array<std::string_view, 2> strictest_words = {"first", "last"};
inline constexpr std::array<std::string_view, 2> answered_by_words = {"each", "county"};
inline constexpr std::array<std::string_view, 3> within_words = {
    "clause", "sentence", "paragraph"};
inline constexpr std::array<std::string_view, 3> about_words = {
    "sentence", "paragraph", "document"};
inline constexpr std::array<std::string_view, 2> binds_words = {"own", "below"};
inline constexpr std::array<std::string_view, 4> grade_words = {"A", "B", "C", "D"};
inline constexpr std::array<std::string_view, 5> reach_words = {
    "forward", "backward", "both", "sentence", "document"};
inline constexpr std::array<std::string_view, 12> then_words = {"opposite",
                                                                "drop",
                                                                "plan",
                                                                "weaken",
                                                                "past",
                                                                "failed",
                                                                "other",
                                                                "once",
                                                                "exception",
                                                                "scope",
                                                                "speaker",
                                                                "keep"};
inline constexpr std::array<std::string_view, 3> reason_words = {
    "source rank", "act over report", "own word over another's"};
inline constexpr std::array<std::string_view, 1> tie_words = {"contested"};
inline constexpr std::array<std::string_view, 2> pick_words = {"only", "first"};
inline constexpr std::array<std::string_view, 3> counted_words = {
    "stale", "announced", "suspended"};

// --- the tables

// What a file may hold at its top.
const TableKeys& file_keys();
const TableKeys& pack_keys();
const TableKeys& policy_keys();
const TableKeys& cue_keys();
const TableKeys& context_keys();
const TableKeys& sources_keys();
const TableKeys& precedence_keys();
const TableKeys& places_keys();
const TableKeys& text_keys();
const TableKeys& dates_keys();
const TableKeys& acts_keys();
// Of reading packs.
const TableKeys& status_keys();
const TableKeys& fact_keys();
// [words.NAME] of a pack that extends another.
const TableKeys& list_change_keys();
// Of test files.
const TableKeys& test_file_keys();
const TableKeys& sentence_test_keys();
const TableKeys& document_test_keys();
const TableKeys& timeline_test_keys();
const TableKeys& table_test_keys();

// All of them, in the order of the manual.
std::span<const TableKeys* const> all_table_keys();

}  // namespace stance
