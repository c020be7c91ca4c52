// SPDX-License-Identifier: Apache-2.0
// Small words of English that tell how a name stands in its sentence: the grammar of the
// language, not of a field. GrammarWords holds them by id.
#pragma once

#include <array>
#include <string_view>

namespace stance {

inline constexpr std::array<std::string_view, 9> venue_words = {
    "in", "near", "from", "at", "outside", "across", "around", "throughout", "toward"};
inline constexpr std::array<std::string_view, 13> oblique_words = {"of",
                                                                   "to",
                                                                   "with",
                                                                   "by",
                                                                   "for",
                                                                   "against",
                                                                   "under",
                                                                   "than",
                                                                   "about",
                                                                   "between",
                                                                   "on",
                                                                   "into",
                                                                   "upon"};
inline constexpr std::array<std::string_view, 12> definite_words = {"the",
                                                                    "its",
                                                                    "his",
                                                                    "her",
                                                                    "their",
                                                                    "our",
                                                                    "this",
                                                                    "that",
                                                                    "these",
                                                                    "those",
                                                                    "both",
                                                                    "all"};
inline constexpr std::array<std::string_view, 16> indefinite_words = {"a",
                                                                      "an",
                                                                      "any",
                                                                      "some",
                                                                      "several",
                                                                      "many",
                                                                      "most",
                                                                      "other",
                                                                      "few",
                                                                      "various",
                                                                      "another",
                                                                      "each",
                                                                      "every",
                                                                      "no",
                                                                      "more",
                                                                      "such"};
inline constexpr std::array<std::string_view, 5> linking_words = {
    "but", "and", "so", "yet", "still"};
inline constexpr std::array<std::string_view, 30> function_words = {
    "in",    "of",     "that", "which", "who", "can", "may",  "must", "will", "would",
    "could", "should", "to",   "is",    "are", "was", "were", "has",  "have", "had",
    "and",   "or",     "with", "where", "for", "by",  "on",   "near", "not",  "whose"};

inline constexpr std::array<std::string_view, 19> asking_words = {"do",
                                                                  "does",
                                                                  "did",
                                                                  "is",
                                                                  "are",
                                                                  "was",
                                                                  "were",
                                                                  "has",
                                                                  "have",
                                                                  "will",
                                                                  "can",
                                                                  "may",
                                                                  "must",
                                                                  "shall",
                                                                  "would",
                                                                  "could",
                                                                  "am",
                                                                  "should",
                                                                  "so"};
// "Unless state law requires it".
inline constexpr std::array<std::string_view, 9> proviso_words = {
    "unless", "except", "where", "if", "as", "when", "than", "provided", "whether"};
// "Takes effect on", "in force since".
inline constexpr std::array<std::string_view, 3> effect_words = {
    "effect", "effective", "force"};
inline constexpr std::array<std::string_view, 3> yes_words = {"yes", "yeah", "correct"};
inline constexpr std::array<std::string_view, 3> no_words = {"no", "nope", "never"};

}  // namespace stance
