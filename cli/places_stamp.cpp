// SPDX-License-Identifier: Apache-2.0
// Runs while stance is built: checks the shipped table of places and writes down what it
// is known by, so that no command has to check it again.
//   stance_places_stamp data/jurisdictions.tsv checked_places.h
#include <fstream>
#include <iostream>
#include <sstream>

#include "stance/places/fingerprint.h"
#include "stance/places/gazetteer.h"
#include "stance/report/diagnostics.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ostringstream text;
  text << std::ifstream(argv[1], std::ios::binary).rdbuf();
  const auto parsed = stance::Gazetteer::parse(text.str(), argv[1]);
  if (!parsed) {
    std::cerr << stance::render(parsed.error(), {}, stance::DiagnosticStyle::plain);
    return 2;
  }
  std::ofstream header(argv[2]);
  header << "// Made from " << argv[1] << " while stance is built.\n"
         << "#pragma once\n\n#include <cstdint>\n\n"
         << "inline constexpr std::uint64_t checked_places = "
         << stance::fingerprint(text.str()) << "U;\n";
  header.close();
  return header ? 0 : 3;
}
