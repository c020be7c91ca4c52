// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/language.h"

#include <doctest/doctest.h>

namespace stance::ingest {
namespace {

TEST_CASE("ingest: another language than English is told by its small words") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::string_view language;
  };
  const Row rows[] = {
      {"English",
       "The county board voted on Tuesday to end the agreement that it had signed in "
       "2014 "
       "with the agency, and the sheriff said that the jail would follow.",
       ""},
      {"Spanish",
       "El alguacil del condado dijo el martes que la c\xC3\xA1rcel ya no va a retener a "
       "las personas por m\xC3\xA1s tiempo del que ordena un juez, seg\xC3\xBAn un "
       "comunicado de la oficina.",
       "Spanish"},
      {"French",
       "Le sh\xC3\xA9rif du comt\xC3\xA9 a dit mardi que la prison ne retiendra plus les "
       "personnes pour les agents dans les locaux, et que les juges en seront avertis.",
       "French"},
      {"Haitian Creole",
       "Cherif konte a te di madi ke prizon an pa ap kenbe moun pou ajan yo ank\xC3\xB2, "
       "e li te ekri yon l\xC3\xA8t ba tout moun ki nan biwo a pou yo konnen.",
       "Haitian Creole"},
      {"Vietnamese",
       "C\xE1\xBA\xA3nh s\xC3\xA1t tr\xC6\xB0\xE1\xBB\x9Fng c\xE1\xBB\xA7"
       "a qu\xE1\xBA\xADn n\xC3\xB3i v\xC3\xA0o th\xE1\xBB\xA9 ba c\xE1\xBB\xA7"
       "a tu\xE1\xBA\xA7n n\xC3\xA0y v\xC3\xA0 cho c\xC3\xA1"
       "c nh\xE1\xBB\xAFng ng\xC6\xB0\xE1\xBB\x9Di trong v\xC3\xA0 v\xE1\xBB\x81 theo "
       "t\xE1\xBB\xAB \xC4\x91\xC3\xB3 khi v\xC3\xA0 \xC4\x91\xE1\xBA\xBFn \xE1\xBB\x9F",
       "Vietnamese"},
      {"Russian",
       "\xD0\x9E\xD0\xBA\xD1\x80\xD1\x83\xD0\xB3 "
       "\xD1\x80\xD0\xB5\xD1\x88\xD0\xB8\xD0\xBB "
       "\xD0\xB2\xD0\xBE "
       "\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80\xD0\xBD\xD0\xB8\xD0\xBA",
       "another script"},
      {"a headline", "Condado de Kent rechaza a ICE", ""},
      {"an English article with a Spanish quote",
       "The sheriff of the county said on Monday that the jail would not hold people for "
       "the agency. \"No vamos a retener a nadie,\" he said in Spanish to the people who "
       "had come from Los Angeles and El Paso to hear him at the hall of the city.",
       ""},
      {"navigation in Spanish does not count",
       "[navigation] Inicio | Noticias de la ciudad | El tiempo | Los deportes | En vivo "
       "| Las m\xC3\xA1s le\xC3\xAD"
       "das de la semana | Por el mundo\n"
       "The county board voted to end the agreement that it had signed with the agency, "
       "and the sheriff said on Tuesday that the jail would follow the order.",
       ""},
      {"numbers alone", "1 2 3 4 5 6 7 8 9", ""},
      {"nothing", "", ""},
  };
  const Languages languages;
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(languages.other_than_english(row.text).value_or("") == row.language);
  }
}

}  // namespace
}  // namespace stance::ingest
