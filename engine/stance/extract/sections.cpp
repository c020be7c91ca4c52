// SPDX-License-Identifier: Apache-2.0
// Round-ups by place: what stands under a label is told of the place that it names, where
// it names nobody itself.
#include <algorithm>

#include "stance/extract/actors.h"

namespace stance {

namespace flag = token_flag;

void ActorTable::find_sections() {
  section_of_.assign(passage_.sentences.size(), std::nullopt);
  for (const Mention& mention : passage_.mentions) {
    if (!mention.is_label) continue;
    const auto unit = mention.unit();
    if (!unit) continue;
    Section* last = sections_.empty() ? nullptr : &sections_.back();
    if (last == nullptr || last->first != mention.sentence) {
      sections_.push_back({.first = mention.sentence, .last = 0, .units = {}});
      last = &sections_.back();
    }
    last->units.push_back(*unit);
  }
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    Section& section = sections_[i];
    section.last = end_of_section(section.first);
    if (i + 1 < sections_.size())
      section.last = std::min(section.last, sections_[i + 1].first);
    for (std::size_t s = section.first; s < section.last; ++s) section_of_[s] = i;
  }
}

// Under a line of its own: the lines without a blank one in between, or else up to the
// next heading. Behind a label in a line: its paragraph. The items of a list belong to
// what they hang on.
std::size_t ActorTable::end_of_section(std::size_t label) const {
  const auto& sentences = passage_.sentences;
  const auto begins = [&](std::size_t s, std::uint32_t how) {
    return passage_.tokens[sentences[s].first].has(how);
  };
  const bool is_line = sentences[label].is_heading;
  const bool is_tight =
      label + 1 < sentences.size() && !begins(label + 1, flag::blank_line_before);
  std::size_t s = label + 1;
  for (; s < sentences.size(); ++s) {
    if (sentences[s].paragraph == sentences[s - 1].paragraph) continue;
    if (is_line && is_tight && begins(s, flag::blank_line_before)) break;
    const bool is_item = begins_item(passage_.text, passage_.tokens, sentences[s].first);
    if (!is_item && (!is_line || sentences[s].is_heading)) break;
  }
  return s;
}

bool ActorTable::is_named_in_section(std::size_t sentence, std::uint32_t unit) const {
  const Section& section = sections_[*section_of_[sentence]];
  for (std::size_t s = section.first; s <= sentence; ++s) {
    for (const Actor& actor : actors_[s]) {
      if (actor.form != ActorForm::named || actor.is_comparison || actor.is_venue)
        continue;
      if (std::ranges::find(actor.units, unit) != actor.units.end()) return true;
    }
  }
  return false;
}

// A city, named as where something is, in the state of the label.
bool ActorTable::is_setting(const Actor& actor,
                            const std::vector<std::uint32_t>& label) const {
  if (!actor.is_venue || actor.units.size() != 1) return false;
  const Jurisdiction& place = rules_.places.unit(actor.units.front());
  const bool is_city =
      level(place) == Level::place || place.kind == JurisdictionKind::independent_city;
  return is_city && place.state == rules_.places.unit(label.front()).state;
}

// The units of the sentence's label, where they say more of whose act it is than the
// actor (none: the sentence names nobody) does.
const std::vector<std::uint32_t>* ActorTable::label_for(std::size_t sentence,
                                                        const Actor* actor) const {
  if (!section_of_[sentence]) return nullptr;
  const Section& section = sections_[*section_of_[sentence]];
  const auto* units = &section.units;
  if (actor == nullptr) return units;
  const auto is_in_label = [&](std::uint32_t unit) {
    const Jurisdiction& place = rules_.places.unit(unit);
    return std::ranges::any_of(*units, [&](std::uint32_t label) {
      return unit == label || place.parent == rules_.places.unit(label).id;
    });
  };
  switch (actor->form) {
    case ActorForm::unclear: return nullptr;
    case ActorForm::generic: return actor->is_anyone ? nullptr : units;
    // "The jail board in Elm City": where it meets.
    // "Kept on their way to Louisiana"
    case ActorForm::named: {
      const bool is_aside =
          is_at(*actor, Level::state) && (actor->is_venue || actor->is_oblique);
      return is_aside || is_setting(*actor, *units) ? units : nullptr;
    }
    case ActorForm::role: break;
  }
  const bool is_of_section =
      !actor->units.empty() && std::ranges::all_of(actor->units, [&](std::uint32_t unit) {
        return is_in_label(unit) || is_named_in_section(sentence, unit);
      });
  const bool stands = is_of_section || actor->is_official || actor->level == Level::state;
  return stands ? nullptr : units;
}

}  // namespace stance
