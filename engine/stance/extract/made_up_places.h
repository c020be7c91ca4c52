// SPDX-License-Identifier: Apache-2.0
// Places that tests name and no gazetteer knows: "Alder County, XX".
#pragma once

#include <optional>
#include <span>
#include <string>

#include "stance/places/gazetteer.h"

namespace stance {

// A gazetteer of these places alone, each "NAME, ST", in the states that they name: a
// county or parish by its name, else a town. Nothing if one is not written so.
std::optional<Gazetteer> gazetteer_of(std::span<const std::string> places);

// The place that this name means; nothing if it means none, or several.
std::optional<Jurisdiction> place_named(const Gazetteer& gazetteer,
                                        const std::string& name);

}  // namespace stance
