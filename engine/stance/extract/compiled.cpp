// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/compiled.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "stance/base/assert.h"
#include "stance/base/text.h"
#include "stance/extract/grammar_words.h"
#include "stance/rules/forms.h"

namespace stance {

namespace {

template <class Words>
std::vector<bool> list_of(const Words& words, Vocabulary& vocabulary) {
  std::vector<bool> list;
  for (const auto& word : words) {
    const WordId id = vocabulary.intern(fold(word));
    if (list.size() <= id) list.resize(id + 1);
    list[id] = true;
  }
  return list;
}

// The pattern, and the pattern with its last word in the possessive ("the sheriff's").
std::vector<Pattern> with_possessives(const std::vector<Pattern>& patterns) {
  std::vector<Pattern> all = patterns;
  for (Pattern pattern : patterns) {
    PatternItem& last = pattern.items.back();
    if (last.form != ItemForm::word || last.exact || last.text.ends_with("'s")) continue;
    last.text += "'s";
    last.any_form = false;
    all.push_back(std::move(pattern));
  }
  return all;
}

bool is_article(const PatternItem& item) {
  return item.form == ItemForm::word && item.text == "the";
}

// The nouns among the roles, without "the": "sheriff" of `the sheriff`.
std::vector<Pattern> nouns(const std::vector<Pattern>& patterns) {
  std::vector<Pattern> all;
  for (Pattern pattern : patterns) {
    if (pattern.items.size() > 1 && is_article(pattern.items.front())) {
      pattern.items.erase(pattern.items.begin());
    }
    const PatternItem& last = pattern.items.back();
    const bool is_noun = last.form == ItemForm::word && !last.exact && !last.any_form &&
                         !last.text.ends_with("'s") && !is_article(last);
    if (is_noun) all.push_back(std::move(pattern));
  }
  return all;
}

std::vector<Pattern> plurals(std::vector<Pattern> patterns) {
  for (Pattern& pattern : patterns) {
    PatternItem& last = pattern.items.back();
    if (!last.text.ends_with('s')) last.text = forms_of(last.text, {})[1];
  }
  return patterns;
}

// "example.org" of "https://www.example.org/2019/".
std::string_view host_of(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  url = url.substr(0, url.find_first_of("/:?#"));
  return url.starts_with("www.") ? url.substr(4) : url;
}

// The shortened words of a place's names: "st" of "St. Louis", "md" of "Md.".
void add_abbreviations(const Jurisdiction& place, std::vector<std::string>& words) {
  const auto add = [&](const std::string& name) {
    for (std::size_t dot = name.find('.'); dot != std::string::npos;
         dot = name.find('.', dot + 1)) {
      const std::size_t blank = name.rfind(' ', dot);
      const std::size_t begin = blank == std::string::npos ? 0 : blank + 1;
      if (dot > begin) words.push_back(name.substr(begin, dot - begin));
    }
  };
  add(place.name);
  for (const std::string& alias : place.aliases) add(alias);
}

}  // namespace

namespace {

// Many cues have the same exceptions and topics: each pattern is compiled once.
class SharedPatterns {
 public:
  explicit SharedPatterns(ProgramCompiler& compiler) : compiler_(compiler) {}

  std::vector<Program> compile(const std::vector<Pattern>& patterns) {
    std::vector<Program> programs;
    programs.reserve(patterns.size());
    for (const Pattern& pattern : patterns) {
      const auto [known, is_new] = known_.try_emplace(to_string(pattern));
      if (is_new) known->second = compiler_.compile(pattern);
      programs.push_back(known->second);
    }
    return programs;
  }

 private:
  ProgramCompiler& compiler_;
  // By their text.
  std::unordered_map<std::string, Program> known_;
};

}  // namespace

CompiledRules::CompiledRules(const RuleSet& rule_set, const Gazetteer& gazetteer)
    : rules(rule_set),
      dates(vocabulary, rules.dates),
      places(gazetteer, vocabulary),
      matchers(programs, dates.numbers()) {
  ProgramCompiler compiler(rules, vocabulary, programs);
  compile_cues(compiler);
  compile_contexts(compiler);
  compile_names(compiler);
  compile_words();
  build_banks();
}

void CompiledRules::compile_cues(ProgramCompiler& compiler) {
  SharedPatterns shared(compiler);
  for (std::uint32_t i = 0; i < rules.cues.size(); ++i) {
    const Cue& cue = rules.cues[i];
    cues.push_back({.cue = &cue, .near = {}});
    phrases.add(i, compiler.compile(cue.when));
    unless.add(i, shared.compile(cue.unless));
    topics.add(i, shared.compile(cue.topic));
    not_about.add(i, shared.compile(cue.not_about));
    for (const std::string& text : cue.regex) {
      auto expression = Expression::parse(text);
      STANCE_ASSERT(expression.has_value());  // the reader of the rules saw to it
      expressions.emplace_back(i, *std::move(expression));
    }
    if (!cue.near.empty()) compile_frame(i, cue, compiler);
  }
}

// A frame is shown by its act; a frame whose act no word shows would have to be tried in
// every sentence, so its first part that words show stands in.
void CompiledRules::compile_frame(std::uint32_t index,
                                  const Cue& cue,
                                  ProgramCompiler& compiler) {
  CompiledCue& compiled = cues[index];
  compiled.near = compiler.compile(cue.near);
  const auto has_act = [](const Program& program) { return program.has_act; };
  const auto act = std::find_if(compiled.near.begin(), compiled.near.end(), has_act);
  if (act != compiled.near.end()) {
    compiled.act_part = static_cast<std::size_t>(act - compiled.near.begin());
  }
  for (const WordId word : compiled.near[compiled.act_part].anchors) {
    frames_of_word.add(word, index);
  }
}

void CompiledRules::compile_contexts(ProgramCompiler& compiler) {
  for (std::uint32_t i = 0; i < rules.contexts.size(); ++i) {
    context_words.add(i, compiler.compile(rules.contexts[i].words));
    look_alikes.add(i, compiler.compile(rules.contexts[i].but_not));
    stops.add(i, compiler.compile(rules.contexts[i].stop_at));
    carriers.add(i, compiler.compile(rules.contexts[i].carried_by));
    carriers.add(i, compiler.compile(rules.contexts[i].told_by));
    tellers.add(i, compiler.compile(rules.contexts[i].told_by));
  }
}

void CompiledRules::compile_names(ProgramCompiler& compiler) {
  const PlaceWords& words = rules.places;
  const auto add = [&](Level level, const std::vector<Pattern>& patterns) {
    const std::uint32_t owner = role_owner(level);
    roles.add(owner, compiler.compile(with_possessives(patterns)));
    names.nouns.add(owner, compiler.compile(with_possessives(nouns(patterns))));
    plural_nouns.add(owner, compiler.compile(plurals(nouns(patterns))));
  };
  add(Level::state, words.state);
  add(Level::place, words.place);
  add(Level::county, words.county);
  own.add(0, compiler.compile(with_possessives(words.own)));
  nobody.add(0, compiler.compile(words.nobody));
  laws.add(0, compiler.compile(words.laws));
  prisons.add(0, compiler.compile(with_possessives(words.prisons)));
  names.guards.add(0, compiler.compile(words.guards));
  names.comparisons.add(0, compiler.compile(words.comparisons));
  agencies.add(0, compiler.compile(words.agencies));
  names.titles = list_of(rules.text.titles, vocabulary);
  names.given_names = list_of(rules.text.given_names, vocabulary);
  names.venues = list_of(venue_words, vocabulary);
  names.openers = list_of(common_openers(), vocabulary);
  names.of = vocabulary.intern("of");
  names.conjunction_and = vocabulary.intern("and");
  names.conjunction_or = vocabulary.intern("or");
  names.the = vocabulary.intern("the");
  names.their = vocabulary.intern("their");
  names.its = vocabulary.intern("its");
  names.own = vocabulary.intern("own");
  names.as = vocabulary.intern("as");
  names.one = vocabulary.intern("one");
  names.there = vocabulary.intern("there");
}

namespace {

// "Took", "written": what `forms` has beside the regular spellings.
std::vector<std::string> past_forms(const RuleSet& rules) {
  std::vector<std::string> past;
  for (const auto& [base, forms] : rules.forms) {
    if (base == "be" || base == "have" || base == "do") continue;
    for (const std::string& form : forms) {
      if (!form.ends_with('s') && !form.ends_with("ing")) past.push_back(form);
    }
  }
  return past;
}

}  // namespace

void CompiledRules::compile_words() {
  std::vector<std::string> abbreviations = rules.text.abbreviations;
  for (std::uint32_t i = 0; i < places.size(); ++i)
    add_abbreviations(places.unit(i), abbreviations);
  splitting.abbreviations = list_of(abbreviations, vocabulary);
  splitting.openers = list_of(common_openers(), vocabulary);
  splitting.clause_openers = list_of(rules.text.clause_openers, vocabulary);
  grammar.venue = list_of(venue_words, vocabulary);
  grammar.oblique = list_of(oblique_words, vocabulary);
  grammar.definite = list_of(definite_words, vocabulary);
  grammar.singular = list_of(std::array<std::string_view, 2>{"this", "that"}, vocabulary);
  grammar.indefinite = list_of(indefinite_words, vocabulary);
  grammar.universal =
      list_of(std::array<std::string_view, 3>{"every", "each", "all"}, vocabulary);
  grammar.across =
      list_of(std::array<std::string_view, 2>{"across", "throughout"}, vocabulary);
  grammar.relative =
      list_of(std::array<std::string_view, 3>{"which", "who", "whose"}, vocabulary);
  grammar.personal =
      list_of(std::array<std::string_view, 4>{"he", "she", "his", "her"}, vocabulary);
  grammar.neuter = list_of(std::array<std::string_view, 1>{"it"}, vocabulary);
  grammar.plural = list_of(std::array<std::string_view, 2>{"they", "both"}, vocabulary);
  grammar.subjects = list_of(
      std::array<std::string_view, 6>{"i", "we", "he", "she", "they", "it"}, vocabulary);
  grammar.here = list_of(std::array<std::string_view, 2>{"this", "our"}, vocabulary);
  grammar.binding = list_of(std::array<std::string_view, 2>{"to", "from"}, vocabulary);
  grammar.possessive = list_of(
      std::array<std::string_view, 5>{"its", "his", "her", "our", "my"}, vocabulary);
  grammar.linking = list_of(linking_words, vocabulary);
  grammar.provisos = list_of(proviso_words, vocabulary);
  grammar.function = list_of(function_words, vocabulary);
  grammar.asking = list_of(asking_words, vocabulary);
  grammar.effect = list_of(effect_words, vocabulary);
  grammar.yes = list_of(yes_words, vocabulary);
  grammar.no = list_of(no_words, vocabulary);
  std::vector<std::string> verbs;
  for (const std::string& verb : rules.text.reporting_verbs) {
    const bool any_form = verb.ends_with('~');
    const std::string base = any_form ? verb.substr(0, verb.size() - 1) : verb;
    for (const std::string& form : forms_of(fold(base), rules.forms)) {
      if (any_form || form == fold(base)) verbs.push_back(form);
    }
  }
  grammar.reporting = list_of(verbs, vocabulary);
  grammar.past = list_of(past_forms(rules), vocabulary);
}

void CompiledRules::build_banks() {
  for (PatternBank* bank : {&phrases,
                            &unless,
                            &topics,
                            &not_about,
                            &context_words,
                            &look_alikes,
                            &stops,
                            &carriers,
                            &tellers,
                            &agencies,
                            &roles,
                            &plural_nouns,
                            &own,
                            &nobody,
                            &laws,
                            &prisons,
                            &names.nouns,
                            &names.guards,
                            &names.comparisons}) {
    bank->build();
  }
  frames_of_word.build();
  find_cue_words();
}

void CompiledRules::find_cue_words() {
  cue_words.resize(vocabulary.size() + 1);
  for (WordId word = 1; word < cue_words.size(); ++word) {
    cue_words[word] = phrases.is_anchor(word) || !frames_of_word.of(word).empty();
  }
}

std::optional<std::string> CompiledRules::home_state(const Document& document) const {
  if (document.state) return document.state;
  const auto& outlets = rules.places.outlets;
  if (document.url) {
    std::string_view host = host_of(*document.url);
    while (!host.empty()) {
      if (const auto found = outlets.find(std::string(host)); found != outlets.end()) {
        return found->second;
      }
      const std::size_t dot = host.find('.');
      if (dot == std::string_view::npos) break;
      host.remove_prefix(dot + 1);
    }
  }
  if (document.publisher) {
    if (const auto found = outlets.find(*document.publisher); found != outlets.end()) {
      return found->second;
    }
    return places.state_named_last(*document.publisher);
  }
  return std::nullopt;
}

namespace {

// The state of the units that bear a name: the only one, or that of the only large place.
std::optional<std::string> state_of_name(const PlaceIndex& places,
                                         std::span<const NamedUnit> units,
                                         bool is_of) {
  constexpr std::int64_t known = 20000;
  constexpr std::int64_t lead = 5;
  std::map<std::string, std::int64_t> people;
  std::vector<std::string> states;
  for (const NamedUnit& named : units) {
    const Jurisdiction& unit = places.unit(named.unit);
    if (named.form == NameForm::abbreviation) continue;
    // "Attorney General of Washington", not "Washington Post".
    if (is_of && unit.kind == JurisdictionKind::district) continue;
    if (level(unit) == Level::state) states.push_back(unit.state);
    // A county's full name says enough; "Council" is a town somewhere as well.
    const bool is_full = level(unit) == Level::county && named.form == NameForm::full;
    std::int64_t& most = people[unit.state];
    most = std::max(most, is_full ? known : unit.population.value_or(0));
  }
  if (states.size() == 1) return states.front();
  if (!states.empty() || people.empty()) return std::nullopt;
  const auto best = std::ranges::max_element(
      people, {}, [](const auto& state) { return state.second; });
  const bool is_clear = std::ranges::all_of(people, [&](const auto& other) {
    return other.first == best->first || other.second * lead < best->second;
  });
  return is_clear && best->second >= known ? std::optional(best->first) : std::nullopt;
}

}  // namespace

std::optional<std::string> CompiledRules::hinted_state(const Document& document) const {
  if (!document.publisher) return std::nullopt;
  const std::vector<Token> tokens = tokenize(*document.publisher, vocabulary);
  std::optional<std::string> hinted;
  for (std::size_t at = 0; at < tokens.size();) {
    const bool may_begin =
        places.may_begin(tokens[at].word) && tokens[at].has(token_flag::capital);
    const auto hit = may_begin
                         ? places.longest(*document.publisher, tokens, at, tokens.size())
                         : std::nullopt;
    const bool is_of = at > 0 && tokens[at - 1].word == names.of;
    at = hit ? hit->last : at + 1;
    const auto state = hit ? state_of_name(places, hit->units, is_of) : std::nullopt;
    if (state && hinted && *hinted != *state) return std::nullopt;
    if (state) hinted = state;
  }
  return hinted;
}

}  // namespace stance
