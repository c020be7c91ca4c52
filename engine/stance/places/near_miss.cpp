// SPDX-License-Identifier: Apache-2.0
// The part of name_search.h that proposes.
#include <algorithm>
#include <tuple>

#include "stance/base/text.h"
#include "stance/places/name_search.h"
#include "stance/places/resolve.h"
#include "stance/places/table.h"

namespace stance {
namespace {

// A name of four letters may have one slip, one of eight two, and so on.
std::size_t most_slips(std::string_view name) {
  return std::max<std::size_t>(1, name.size() / 4);
}

// Nothing if the names differ too much. Lengths are compared first: they are cheap.
std::optional<std::size_t> slips(std::string_view typed, std::string_view name) {
  const std::size_t most = most_slips(typed);
  const std::size_t longer = std::max(typed.size(), name.size());
  if (longer - std::min(typed.size(), name.size()) > most) return std::nullopt;
  const std::size_t distance = edit_distance(typed, folded_name(name));
  if (distance > most) return std::nullopt;
  return distance;
}

// A head word that does not fit counts as one more slip: "X County" for "X Parish".
std::optional<std::size_t> distance(const TypedName& typed, std::string_view row) {
  std::optional<std::size_t> least;
  const auto consider = [&least](std::optional<std::size_t> found, std::size_t more) {
    if (found && (!least || *found + more < *least)) least = *found + more;
  };
  const auto kind = parse_jurisdiction_kind(field(row, Column::kind));
  const bool fits = !typed.head || accepts(*typed.head, *kind);
  consider(slips(typed.base, field(row, Column::short_name)), fits ? 0 : 1);
  for_each_part(field(row, Column::aliases), [&](std::string_view alias) {
    consider(slips(typed.base, alias), fits ? 0 : 1);
    if (typed.head) consider(slips(typed.text, alias), 0);
  });
  if (typed.head) consider(slips(typed.text, field(row, Column::name)), 0);
  return least;
}

}  // namespace

std::vector<Jurisdiction> near_misses(const Gazetteer& gazetteer,
                                      const NameReading& reading,
                                      std::size_t most) {
  struct Ranked {
    std::size_t distance;
    Jurisdiction unit;
  };
  std::vector<Ranked> near;
  for (std::size_t row = reading.rows.begin; row < reading.rows.end; ++row) {
    const std::string_view text = row_text(gazetteer.table(), gazetteer.rows()[row]);
    if (const auto slips = distance(reading.name, text)) {
      near.push_back(Ranked{*slips, gazetteer.at(row)});
    }
  }
  std::ranges::sort(near, {}, [](const Ranked& ranked) {
    return std::tuple(ranked.distance,
                      ranked.unit.until.has_value(),
                      level(ranked.unit),
                      -ranked.unit.population.value_or(0),
                      ranked.unit.id);
  });
  std::vector<Jurisdiction> result;
  for (std::size_t i = 0; i < std::min(most, near.size()); ++i) {
    result.push_back(std::move(near[i].unit));
  }
  return result;
}

}  // namespace stance
