// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/forms.h"

#include <algorithm>
#include <array>

namespace stance {
namespace {

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::ranges::any_of(
      ends, [word](std::string_view end) { return word.ends_with(end); });
}

// How many groups of vowels: "y" counts as one except at the beginning, "u" behind "q"
// does not.
int syllables(std::string_view word) {
  int count = 0;
  bool in_group = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool is_silent = word[i] == 'u' && i > 0 && word[i - 1] == 'q';
    const bool counts = (is_vowel(word[i]) && !is_silent) || (word[i] == 'y' && i > 0);
    if (counts && !in_group) ++count;
    in_group = counts;
  }
  return count;
}

// One vowel and one consonant at the end, as in "stop" or "permit".
bool ends_short(std::string_view word) {
  if (word.size() < 3) return false;
  const char last = word.back();
  const char vowel = word[word.size() - 2];
  const char before = word[word.size() - 3];
  const bool is_single =
      is_vowel(vowel) && (!is_vowel(before) || word.ends_with("quit") ||
                          word.ends_with("quip") || word.ends_with("quiz"));
  constexpr std::string_view never_doubled = "wxy";
  return is_single && !is_vowel(last) &&
         never_doubled.find(last) == std::string_view::npos;
}

enum class Doubling { never, always, either };

// "stop" -> "stopped"; "permit" -> "permitted" (the stress lies on the end), but "limit"
// -> "limited"; "cancel" -> "canceled" or "cancelled".
Doubling doubling_of(std::string_view word) {
  if (!ends_short(word)) return Doubling::never;
  if (syllables(word) == 1) return Doubling::always;
  constexpr std::array<std::string_view, 6> unstressed = {
      "offer", "suffer", "differ", "pilfer", "limit", "vomit"};
  if (std::ranges::find(unstressed, word) != unstressed.end()) return Doubling::never;
  const bool is_stressed = ends_with_any(word,
                                         {"mit",
                                          "fer",
                                          "cur",
                                          "pel",
                                          "trol",
                                          "gret",
                                          "quip",
                                          "llot",
                                          "bhor",
                                          "rebut",
                                          "deter",
                                          "rebel",
                                          "begin",
                                          "inter"});
  if (is_stressed) return Doubling::always;
  return word.back() == 'l' ? Doubling::either : Doubling::never;
}

std::string third_person(const std::string& word) {
  const bool ends_in_y =
      word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
  if (ends_in_y) return word.substr(0, word.size() - 1) + "ies";
  const bool ends_in_o =
      word.size() > 1 && word.back() == 'o' && !is_vowel(word[word.size() - 2]);
  if (ends_in_o || ends_with_any(word, {"s", "x", "z", "ch", "sh"})) return word + "es";
  return word + "s";
}

std::string past(const std::string& word) {
  const bool ends_in_y =
      word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
  if (ends_in_y) return word.substr(0, word.size() - 1) + "ied";
  return word.back() == 'e' ? word + "d" : word + "ed";
}

std::string progressive(const std::string& word) {
  if (word.ends_with("ie")) return word.substr(0, word.size() - 2) + "ying";
  const bool drops_e =
      word.size() > 2 && word.back() == 'e' && !ends_with_any(word, {"ee", "oe", "ye"});
  return (drops_e ? word.substr(0, word.size() - 1) : word) + "ing";
}

std::vector<std::string> regular_forms(const std::string& word) {
  const Doubling doubling = doubling_of(word);
  std::vector<std::string> forms = {word, third_person(word)};
  if (doubling != Doubling::always) {
    forms.push_back(past(word));
    forms.push_back(progressive(word));
  }
  if (doubling != Doubling::never) {
    forms.push_back(word + word.back() + "ed");
    forms.push_back(word + word.back() + "ing");
  }
  return forms;
}

}  // namespace

std::vector<std::string> forms_of(
    std::string_view word,
    const std::map<std::string, std::vector<std::string>>& irregular) {
  const std::string base(word);
  const auto listed = irregular.find(base);
  if (listed != irregular.end()) {
    std::vector<std::string> forms = {base};
    for (const std::string& form : listed->second) {
      if (std::ranges::find(forms, form) == forms.end()) forms.push_back(form);
    }
    return forms;
  }
  const bool is_letters = !base.empty() && std::ranges::all_of(base, [](char c) {
    return 'a' <= c && c <= 'z';
  });
  return is_letters ? regular_forms(base) : std::vector<std::string>{base};
}

}  // namespace stance
