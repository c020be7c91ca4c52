// SPDX-License-Identifier: Apache-2.0
// Several places in one cell of a table.
#include <array>
#include <utility>

#include "stance/base/text.h"
#include "stance/base/trimmed.h"
#include "stance/ingest/place_names.h"

namespace stance::ingest {
namespace {

// As long as it was, unlike folded text.
std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) {
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lowered;
}

// Splits at one separator after the other, as far as what is left is no place.
class Splitter {
 public:
  Splitter(const std::vector<std::string>& separators,
           std::string kind,
           const std::function<bool(const std::string&)>& is_place)
      : separators_(separators), kind_(std::move(kind)), is_place_(is_place) {}

  void split(std::string_view text, std::size_t by) {
    text = trimmed(text);
    // "A, B, and C"
    if (lower(text).starts_with("and ")) text = trimmed(text.substr(4));
    if (text.empty()) return;
    const std::string name = std::string(text) + kind_;
    const std::string folded = lower(text);
    std::size_t at = std::string::npos;
    while (by < separators_.size() && at == std::string::npos) {
      at = folded.find(lower(separators_[by]));
      if (at == std::string::npos) ++by;
    }
    if (at == std::string::npos || is_place_(name)) return names_.push_back(name);
    split(text.substr(0, at), by + 1);
    split(text.substr(at + separators_[by].size()), by);
  }

  std::vector<std::string> names() { return std::move(names_); }

 private:
  const std::vector<std::string>& separators_;
  std::string kind_;
  const std::function<bool(const std::string&)>& is_place_;
  std::vector<std::string> names_ = {};
};

}  // namespace

std::vector<std::string> names_in_cell(
    std::string_view cell,
    const std::vector<std::string>& separators,
    const std::function<bool(const std::string&)>& is_place) {
  struct Plural {
    std::string_view many;
    std::string_view one;
  };
  constexpr std::array plurals = {Plural{" counties", " County"},
                                  Plural{" parishes", " Parish"},
                                  Plural{" boroughs", " Borough"}};
  std::string_view text = trimmed(cell);
  std::string kind;
  for (const Plural& plural : plurals) {
    if (!lower(text).ends_with(plural.many)) continue;
    kind = plural.one;
    text.remove_suffix(plural.many.size());
  }
  Splitter splitter(separators, std::move(kind), is_place);
  splitter.split(text, 0);
  return splitter.names();
}

}  // namespace stance::ingest
