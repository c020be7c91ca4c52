// SPDX-License-Identifier: Apache-2.0
#include "stance/places/name_search.h"

#include <algorithm>

#include "stance/base/text.h"
#include "stance/places/resolve.h"
#include "stance/places/table.h"

namespace stance {
namespace {

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

// Folding a name costs more than looking at its first letter.
bool may_begin_alike(std::string_view name, char letter) {
  const auto first = static_cast<unsigned char>(name.empty() ? '\0' : name.front());
  if (first >= 0x80U || first == '\'') return true;
  return (first | 0x20U) == static_cast<unsigned char>(letter);
}

// Compares names of rows with a wanted one.
class NameTest {
 public:
  NameTest(std::string wanted, Blanks blanks)
      : wanted_(blanks == Blanks::count ? std::move(wanted)
                                        : without_blanks(std::move(wanted))),
        blanks_(blanks) {}

  bool is_name(std::string_view name) const {
    if (wanted_.empty() || !may_begin_alike(name, wanted_.front())) return false;
    const std::string folded = folded_name(name);
    return (blanks_ == Blanks::count ? folded : without_blanks(folded)) == wanted_;
  }

  bool is_alias(std::string_view row) const {
    // Most rows have neither aliases nor anything after them.
    if (row.ends_with("\t\t\t")) return false;
    bool is_listed = false;
    for_each_part(field(row, Column::aliases), [&](std::string_view alias) {
      is_listed = is_listed || is_name(alias);
    });
    return is_listed;
  }

 private:
  std::string wanted_;
  Blanks blanks_;
};

std::optional<JurisdictionKind> kind_of(std::string_view row) {
  return parse_jurisdiction_kind(field(row, Column::kind));
}

bool lies_in_county(const Gazetteer& gazetteer,
                    std::string_view row,
                    const std::optional<std::string>& county) {
  if (!county) return true;
  const auto is_wanted = [&](std::string_view id) {
    const auto parent = row_with_id(gazetteer.table(), gazetteer.rows(), id);
    if (!parent) return false;
    const std::string_view text = row_text(gazetteer.table(), gazetteer.rows()[*parent]);
    return folded_name(field(text, Column::name)) == *county ||
           folded_name(field(text, Column::short_name)) == *county;
  };
  bool lies = is_wanted(field(row, Column::parent));
  for_each_part(field(row, Column::covers),
                [&](std::string_view id) { lies = lies || is_wanted(id); });
  return lies;
}

template <class Test>
std::vector<std::size_t> rows_where(const Gazetteer& gazetteer,
                                    const NameReading& reading,
                                    Test test) {
  std::vector<std::size_t> found;
  for (std::size_t row = reading.rows.begin; row < reading.rows.end; ++row) {
    const std::string_view text = row_text(gazetteer.table(), gazetteer.rows()[row]);
    if (test(text) && lies_in_county(gazetteer, text, reading.county))
      found.push_back(row);
  }
  return found;
}

// The whole text is a name of the unit.
std::vector<std::size_t> rows_of_full_name(const Gazetteer& gazetteer,
                                           const NameReading& reading,
                                           Blanks blanks) {
  const NameTest test(reading.name.text, blanks);
  return rows_where(gazetteer, reading, [&](std::string_view row) {
    const std::string_view name = field(row, Column::name);
    return test.is_name(name) || test.is_alias(row) ||
           (may_begin_alike(name, reading.name.text.front()) &&
            test.is_name(field(row, Column::short_name)));
  });
}

// The base is a name of the unit and the head word fits its kind; or the unit is known by
// base and head word without being a place of that very name (a county that is a city).
std::vector<std::size_t> rows_of_base(const Gazetteer& gazetteer,
                                      const NameReading& reading,
                                      Blanks blanks) {
  const HeadWord head = *reading.name.head;
  const NameTest base(reading.name.base, blanks);
  const NameTest with_head(reading.name.base + " " + std::string(to_string(head)),
                           blanks);
  return rows_where(gazetteer, reading, [&](std::string_view row) {
    if (!may_begin_alike(field(row, Column::name), reading.name.base.front()) &&
        row.ends_with("\t\t\t")) {
      return false;
    }
    const auto kind = kind_of(row);
    if (accepts(head, *kind)) {
      return base.is_name(field(row, Column::short_name)) || base.is_alias(row);
    }
    return kind != JurisdictionKind::place && with_head.is_alias(row);
  });
}

}  // namespace

std::vector<std::size_t> rows_named(const Gazetteer& gazetteer,
                                    const NameReading& reading,
                                    Blanks blanks) {
  if (reading.name.text.empty()) return {};
  std::vector<std::size_t> found = rows_of_full_name(gazetteer, reading, blanks);
  if (!found.empty() || !reading.name.head) return found;
  return rows_of_base(gazetteer, reading, blanks);
}

}  // namespace stance
