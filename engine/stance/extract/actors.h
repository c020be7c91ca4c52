// SPDX-License-Identifier: Apache-2.0
// Who acts: the jurisdictions that a sentence is about, named or spoken of ("the county",
// "its sheriff"), and which of them an act belongs to.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "stance/extract/officials.h"
#include "stance/extract/passage.h"

namespace stance {

enum class ActorForm {
  named,    // by name, one or a list
  role,     // "the sheriff", "the city"
  generic,  // "some counties", "a jail": nobody in particular
  unclear   // a name that the text does not tell apart from others
};

struct Actor {
  ActorForm form = ActorForm::named;
  TokenRange range;
  // role, generic: the level that the word stands for.
  Level level = Level::county;
  // By index in the PlaceIndex; empty for a generic one.
  std::vector<std::uint32_t> units;
  // unclear: who it could be, the best first; generic: the state that they lie in.
  std::vector<std::uint32_t> candidates;
  bool is_venue = false;
  // Behind "of", "with": no subject.
  bool is_oblique = false;
  bool is_comparison = false;
  // A list under a plural head, "A, B and C counties".
  bool is_list = false;
  // generic: in so many words ("any public body").
  bool is_anyone = false;
  // role: of any level below a state ("the ordinance").
  bool is_local = false;
  // role: "the law".
  bool is_law = false;
  // role: "these counties", which is never a single one.
  bool is_several = false;
  // role: somebody who is known to speak for the units, or a pronoun for them.
  bool is_official = false;
  // role: "he", "it".
  bool is_pronoun = false;
  // role: "it", "there", no person.
  bool is_thing = false;
};

// A law or an office of a state, named by a word for it.
Actor thing_of_state(TokenRange range, std::uint32_t state);

// The jurisdictions of a claim, or why there are none.
struct Attribution {
  std::vector<std::uint32_t> units;
  Grade grade = Grade::a;
  std::string missing = {};
  std::vector<std::uint32_t> candidates = {};
  // The sentence itself names whose act it is, or speaks of them ("the jail").
  bool is_named = false;
  bool is_spoken_of = false;
};

// The actors of every sentence, with roles resolved in reading order.
class ActorTable {
 public:
  ActorTable(const CompiledRules& rules, const Passage& passage);

  const std::vector<Actor>& in_sentence(std::size_t sentence) const {
    return actors_[sentence];
  }
  // For an act in a sentence. `other`: words that say that another place than the one in
  // focus is meant, themselves or behind them. `matter`: the level that the act is a
  // matter of, where it is one of a level.
  Attribution attribute(std::size_t sentence,
                        TokenRange act,
                        std::optional<TokenRange> other,
                        std::optional<Level> matter) const;
  // For captured places.
  Attribution of_mentions(const std::vector<std::uint32_t>& mentions) const;
  // All mentions of a list.
  std::vector<std::uint32_t> members(std::uint32_t group) const;

 private:
  void add_named(std::size_t sentence);
  void add_officials(std::size_t sentence);
  void introduce_named(std::size_t sentence);
  void introduce_titled(std::size_t sentence);
  void add_roles(std::size_t sentence);
  void add_phrases(std::size_t sentence, const PatternBank& phrases, const Actor& like);
  void add_nouns(std::size_t sentence);
  void add_noun(std::size_t sentence, Level level, TokenRange range);
  void add_pronoun(std::size_t sentence);
  void add_law(std::size_t sentence);
  void add_prisons(std::size_t sentence);
  void join_to_name(std::size_t sentence, TokenRange noun);
  std::optional<std::uint32_t> keeper_state(std::size_t sentence,
                                            std::size_t before) const;
  bool is_agency_of_state(const Jurisdiction& state,
                          std::size_t sentence,
                          std::size_t behind) const;
  std::optional<std::uint32_t> lawmaker_before(std::size_t sentence) const;
  bool names_law(std::size_t sentence) const;
  bool is_law_noun(std::size_t sentence, std::size_t at) const;
  void place_there(std::size_t sentence);
  bool is_existential(std::size_t sentence, std::size_t there) const;
  const Actor* place_before(std::size_t sentence, std::size_t before) const;
  std::vector<std::uint32_t> owner(std::size_t sentence, const Actor& role) const;
  std::optional<std::size_t> opening_pronoun(std::size_t sentence) const;
  bool is_person(std::size_t sentence, const Actor& actor) const;
  const Actor* person_before(std::size_t sentence) const;
  std::size_t begin_of(std::size_t sentence) const;
  const Actor* subject_before(std::size_t sentence, bool is_several) const;
  std::optional<Level> role_at(const PatternBank& bank,
                               std::size_t sentence,
                               std::size_t at) const;
  void add_generic(std::size_t sentence, Level level, TokenRange range);
  void add_actor(std::size_t sentence, Actor actor);
  void resolve_roles(std::size_t sentence);
  void find_sections();
  std::size_t end_of_section(std::size_t label) const;
  const std::vector<std::uint32_t>* label_for(std::size_t sentence,
                                              const Actor* actor) const;
  bool is_setting(const Actor& actor, const std::vector<std::uint32_t>& label) const;
  bool is_named_in_section(std::size_t sentence, std::uint32_t unit) const;
  void weigh_primary();
  std::optional<std::string> state_of_places(
      const std::map<std::uint32_t, double>& weights) const;
  void weigh_state_roles(std::map<std::uint32_t, double>& weights,
                         std::map<std::uint32_t, std::size_t>& order) const;
  void weigh_states(std::map<std::uint32_t, double>& weights) const;
  void weigh_district(std::map<std::uint32_t, double>& weights) const;
  void weigh_dateline(std::map<std::uint32_t, double>& weights) const;
  bool speaks_of_here(Level wanted) const;
  bool is_taken(std::size_t sentence, TokenRange range) const;
  bool is_verb(std::size_t sentence, TokenRange range) const;
  bool is_one_of(std::size_t sentence, TokenRange range) const;
  bool touches_name(std::size_t sentence, TokenRange range);
  bool is_possessed(std::size_t sentence, TokenRange range) const;
  const Actor* bearer_of_title(std::size_t sentence, const Actor& role) const;
  bool is_indefinite(std::size_t sentence, TokenRange range) const;
  bool is_venue(std::size_t sentence, std::size_t first) const;
  bool is_oblique(std::size_t sentence, std::size_t first) const;
  bool has_noun_before(std::size_t sentence, const Actor& actor) const;
  bool is_title_of_person(std::size_t sentence, TokenRange range) const;
  bool is_role_noun(std::size_t sentence, std::size_t at) const;
  void widen_city(std::size_t sentence, Actor& actor) const;
  void join_over_settings(std::size_t sentence);
  std::optional<std::uint32_t> named_county_of(const Jurisdiction& city) const;
  void widen_seat(std::size_t sentence, Actor& actor) const;
  bool is_qualifier(std::size_t sentence, const Actor& actor) const;
  void narrow_state(std::size_t sentence, Actor& actor) const;
  bool fits(std::uint32_t unit, Level level) const;
  std::vector<std::uint32_t> antecedent(std::size_t sentence,
                                        std::size_t before,
                                        Level level) const;
  std::optional<std::uint32_t> county_of_setting(std::size_t sentence) const;
  std::optional<std::uint32_t> county_at_opening(std::size_t sentence) const;
  bool names_all_of(std::size_t sentence, const Actor& actor) const;
  template <class Fits>
  const Actor* last_spoken_of(std::size_t sentence,
                              std::size_t before,
                              const Fits& fits_here) const;
  std::vector<std::uint32_t> local_in_focus(std::size_t sentence,
                                            std::size_t before) const;
  std::vector<std::uint32_t> several(std::size_t sentence, const Actor& role) const;
  bool says_its(std::size_t sentence, std::size_t noun) const;
  bool says_their(std::size_t sentence, std::size_t role) const;
  std::optional<std::uint32_t> as_level(std::uint32_t unit, Level level) const;
  std::vector<std::uint32_t> primary_at(Level wanted) const;
  std::vector<std::uint32_t> own_city(std::uint32_t unit) const;
  double weight(std::size_t sentence, const Actor& actor, TokenRange act) const;
  bool is_told_of(std::size_t sentence, const Actor& actor, std::size_t act) const;
  const Actor* list_near(std::size_t sentence) const;
  const Actor* whole_of(std::size_t sentence, const Actor& generic) const;
  bool is_added(const Actor& actor) const;
  std::optional<std::uint32_t> state_of_anyone(std::size_t sentence,
                                               const Actor& actor) const;
  bool is_bound(std::size_t sentence, const Actor& actor) const;
  bool is_elsewhere(std::size_t sentence) const;
  bool is_aside(std::size_t sentence, const Actor& actor, TokenRange act) const;
  bool is_in_aside(std::size_t sentence, const Actor& actor, TokenRange act) const;
  bool is_proviso(std::size_t sentence, const Actor& actor, TokenRange act) const;
  Attribution from_actor(std::size_t sentence, const Actor& actor) const;
  Attribution from_before(std::size_t sentence, std::optional<Level> matter) const;
  bool sets_scene(std::size_t sentence, const Actor& actor) const;
  const Actor& county_of_seat(std::size_t sentence,
                              const Actor& actor,
                              std::optional<Level> matter) const;
  const Actor* namesake_county(const Actor& city) const;
  std::uint32_t primary_for(std::optional<Level> matter) const;
  bool is_at(const Actor& actor, Level wanted) const;
  bool is_mere_venue(std::size_t sentence,
                     const Actor& actor,
                     std::optional<Level> matter) const;

  const CompiledRules& rules_;
  const Passage& passage_;
  Officials officials_;
  std::vector<std::vector<Actor>> actors_;  // by sentence
  // What stands under a label ("Alder County (Elm City)", "ALDER COUNTY - The jail ...").
  struct Section {
    std::size_t first = 0;  // the label's sentence
    std::size_t last = 0;   // past the end
    std::vector<std::uint32_t> units;
  };
  // In the order of the text, and for each sentence its section's number, or none.
  std::vector<Section> sections_;
  std::vector<std::optional<std::size_t>> section_of_;
  // By weight, the heaviest first.
  std::vector<std::uint32_t> primary_;
  // The text is about a state, not about one of its places.
  bool is_of_state_ = false;
};

}  // namespace stance
