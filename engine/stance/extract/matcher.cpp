// SPDX-License-Identifier: Apache-2.0
// A search over pairs (instruction, token). Each pair is entered once per start: the
// first way that leads there is the preferred one, and what can be reached from it does
// not depend on the way. So the work for one start is at most instructions times tokens,
// however the gaps nest.
#include "stance/extract/matcher.h"

#include <algorithm>
#include <array>

namespace stance {

namespace {

// One instruction that took tokens, on the way to the end.
struct Step {
  std::uint32_t instruction = 0;
  TokenRange range;
  std::uint32_t found = 0;  // phrase index, or the kind of an act
};

constexpr std::size_t most_ends = 48;

}  // namespace

class Matcher::Search {
 public:
  Search(const Programs& programs, const NumberWords& numbers)
      : programs_(programs), numbers_(numbers) {}

  // How many of the ends are wanted.
  enum class Want { first, all };

  // Finds the tokens after which the program may accept; the way to the first is kept.
  void run(const Program& program,
           const MatchText& text,
           TokenRange window,
           std::size_t at,
           Want want) {
    program_ = &program;
    text_ = &text;
    want_ = want;
    enter_window(text, window);
    const std::size_t cells = program.instructions.size() * width_;
    if (visited_.size() < cells) visited_.resize(cells, 0);
    if (++round_ == 0) {
      std::fill(visited_.begin(), visited_.end(), 0);
      round_ = 1;
    }
    ends_.clear();
    way_.clear();
    explore(0, at);
  }

  const std::vector<std::size_t>& ends() const { return ends_; }
  const std::vector<Step>& best_way() const { return best_way_; }

 private:
  // Ends of entries of a list: `count` places of pool_ from `first` on.
  struct ListEnds {
    std::uint32_t epoch = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };

  bool enter(std::uint32_t pc, std::size_t at) {
    std::uint32_t& cell = visited_[pc * width_ + (at - window_.first)];
    if (cell == round_) return false;
    cell = round_;
    return true;
  }

  void accept(std::size_t at) {
    if (ends_.empty() || at < ends_.front()) {
      best_way_ = way_;
      ends_.insert(ends_.begin(), at);
    } else {
      ends_.push_back(at);
    }
  }

  bool is_worse(std::size_t at) const {
    return want_ == Want::first && !ends_.empty() && at >= ends_.front();
  }

  void explore(std::uint32_t pc, std::size_t at) {
    if (is_worse(at) || !enter(pc, at)) return;
    const Instruction& step = program_->instructions[pc];
    switch (step.op) {
      case Op::accept: accept(at); return;
      case Op::jump: explore(step.a, at); return;
      case Op::split:
        explore(step.a, at);
        explore(step.b, at);
        return;
      case Op::gap: cross_gap(pc, at); return;
      case Op::list: take_list(pc, at, step.a, 0); return;
      case Op::act: take_act(pc, at); return;
      case Op::word:
      case Op::words:
      case Op::exact:
      case Op::number:
      case Op::date:
      case Op::place:
      case Op::places: take_one(pc, at); return;
    }
  }

  void take(std::uint32_t pc, std::size_t at, std::size_t end, std::uint32_t found) {
    way_.push_back({pc, {at, end}, found});
    explore(pc + 1, end);
    way_.pop_back();
  }

  // Words count, marks do not; a semicolon is never crossed.
  void cross_gap(std::uint32_t pc, std::size_t at) {
    const std::uint32_t most = program_->instructions[pc].a;
    std::uint32_t words = 0;
    explore(pc + 1, at);
    while (at < window_.last) {
      const Token& token = text_->tokens[at];
      if (token.kind == TokenKind::semicolon) return;
      if (!token.is_mark() && ++words > most) return;
      ++at;
      explore(pc + 1, at);
    }
  }

  void take_one(std::uint32_t pc, std::size_t at) {
    if (at >= window_.last) return;
    const Instruction& step = program_->instructions[pc];
    const Token& token = text_->tokens[at];
    switch (step.op) {
      case Op::word:
        if (token.word == step.a) take(pc, at, at + 1, 0);
        return;
      case Op::words:
        if (is_among(programs_.word_sets[step.a], token.word)) take(pc, at, at + 1, 0);
        return;
      case Op::exact:
        if (text_->text.substr(token.begin, token.end - token.begin) ==
            programs_.texts[step.a]) {
          take(pc, at, at + 1, 0);
        }
        return;
      case Op::number: take_number(pc, at); return;
      case Op::date: take_phrase(pc, at, text_->dates); return;
      case Op::place: take_phrase(pc, at, text_->places); return;
      case Op::places: take_phrase(pc, at, text_->place_lists); return;
      case Op::gap:
      case Op::split:
      case Op::jump:
      case Op::list:
      case Op::act:
      case Op::accept: return;
    }
  }

  static bool is_among(const std::vector<WordId>& words, WordId word) {
    return word != no_word && std::binary_search(words.begin(), words.end(), word);
  }

  void take_number(std::uint32_t pc, std::size_t at) {
    const auto number = numbers_.read(text_->text, text_->tokens.first(window_.last), at);
    if (number) take(pc, at, at + number->length, 0);
  }

  void take_phrase(std::uint32_t pc, std::size_t at, std::span<const Phrase> phrases) {
    auto phrase = std::lower_bound(
        phrases.begin(), phrases.end(), at, [](const Phrase& p, std::size_t token) {
          return p.range.first < token;
        });
    for (; phrase != phrases.end() && phrase->range.first == at; ++phrase) {
      if (phrase->range.last <= window_.last) {
        take(pc, at, phrase->range.last, phrase->index);
      }
    }
  }

  void take_act(std::uint32_t pc, std::size_t at) {
    const std::uint32_t wanted = program_->instructions[pc].a;
    for (const auto& [kind, list] : programs_.acts) {
      const auto number = static_cast<std::uint32_t>(kind);
      if (wanted == any_kind || wanted == number) take_list(pc, at, list, number);
    }
  }

  void take_list(std::uint32_t pc,
                 std::size_t at,
                 std::uint32_t list,
                 std::uint32_t found) {
    if (at >= window_.last) return;
    const ListEnds ends = ends_of(list, at);
    for (std::uint32_t i = 0; i < ends.count; ++i) {
      take(pc, at, pool_[ends.first + i], found);
    }
  }

  // Where entries of the list that begin at the token end, ascending; kept for the
  // window, since many patterns use the same lists.
  ListEnds ends_of(std::uint32_t list, std::size_t at) {
    const std::size_t cell = list * width_ + (at - window_.first);
    if (known_.size() <= cell) known_.resize(cell + 1);
    if (known_[cell].epoch == epoch_) return known_[cell];
    std::array<std::size_t, most_ends> ends{};
    std::size_t count = find_ends(programs_.lists[list], at, ends);
    std::sort(ends.begin(), ends.begin() + count);
    count = static_cast<std::size_t>(std::unique(ends.begin(), ends.begin() + count) -
                                     ends.begin());
    const ListEnds result = {epoch_,
                             static_cast<std::uint32_t>(pool_.size()),
                             static_cast<std::uint32_t>(count)};
    pool_.insert(pool_.end(), ends.begin(), ends.begin() + count);
    known_[cell] = result;
    return result;
  }

  std::size_t find_ends(const CompiledList& words,
                        std::size_t at,
                        std::array<std::size_t, most_ends>& ends) {
    if (!words.begins_open && !is_among(words.first_words, text_->tokens[at].word))
      return 0;
    std::size_t count = 0;
    std::uint32_t node = 0;
    for (std::size_t i = at; i < window_.last && count < most_ends; ++i) {
      node = words.trie.step(node, text_->tokens[i].word);
      if (node == 0) break;
      if (words.trie.nodes[node].ends) ends[count++] = i + 1;
    }
    for (const Program& program : words.programs)
      count = add_ends(program, at, ends, count);
    return count;
  }

  // Forgets the lists of another text or window.
  void enter_window(const MatchText& text, TokenRange window) {
    if (text_tokens_ == text.tokens.data() && places_ == text.places.data() &&
        window_ == window) {
      return;
    }
    text_tokens_ = text.tokens.data();
    places_ = text.places.data();
    window_ = window;
    width_ = window.last - window.first + 1;
    pool_.clear();
    if (++epoch_ == 0) {
      known_.clear();
      epoch_ = 1;
    }
  }

  // The ends of an entry that is a program of its own.
  std::size_t add_ends(const Program& program,
                       std::size_t at,
                       std::array<std::size_t, most_ends>& ends,
                       std::size_t count) {
    if (!program.begins_open && !is_among(program.first_words, text_->tokens[at].word)) {
      return count;
    }
    if (!nested_) nested_ = std::make_unique<Search>(programs_, numbers_);
    nested_->run(program, *text_, window_, at, Want::all);
    for (const std::size_t end : nested_->ends()) {
      if (count < most_ends) ends[count++] = end;
    }
    return count;
  }

  const Programs& programs_;
  const NumberWords& numbers_;
  const Program* program_ = nullptr;
  const MatchText* text_ = nullptr;
  TokenRange window_;
  Want want_ = Want::first;
  std::size_t width_ = 0;
  const Token* text_tokens_ = nullptr;
  const Phrase* places_ = nullptr;
  std::vector<ListEnds> known_;  // by list and token
  std::vector<std::size_t> pool_;
  std::uint32_t epoch_ = 0;
  // The round in which a pair was entered last.
  std::vector<std::uint32_t> visited_;
  std::uint32_t round_ = 0;
  std::vector<Step> way_;
  std::vector<Step> best_way_;
  std::vector<std::size_t> ends_;
  // For entries of lists that are programs.
  std::unique_ptr<Search> nested_;
};

namespace {

void widen(TokenRange& range, const TokenRange& other) {
  if (range.first == range.last) {
    range = other;
    return;
  }
  range.first = std::min(range.first, other.first);
  range.last = std::max(range.last, other.last);
}

CaptureForm form_of(Op op) {
  if (op == Op::number) return CaptureForm::number;
  if (op == Op::date) return CaptureForm::date;
  return op == Op::place ? CaptureForm::place : CaptureForm::places;
}

bool is_capture(Op op) {
  return op == Op::number || op == Op::date || op == Op::place || op == Op::places;
}

}  // namespace

bool Match::wrote(std::size_t token) const {
  return std::any_of(written.begin(), written.end(), [&](const TokenRange& part) {
    return part.contains(token);
  });
}

Matcher::Matcher(const Programs& programs, const NumberWords& numbers)
    : programs_(programs),
      numbers_(numbers),
      search_(std::make_unique<Search>(programs, numbers)) {}

Matcher::~Matcher() = default;

bool Matcher::matches_at(const Program& program,
                         const MatchText& text,
                         TokenRange window,
                         std::size_t at) const {
  if (!program.begins_open &&
      !std::binary_search(
          program.first_words.begin(), program.first_words.end(), text.tokens[at].word)) {
    return false;
  }
  search_->run(program, text, window, at, Search::Want::first);
  return !search_->ends().empty() && search_->ends().front() != at;
}

std::optional<Match> Matcher::match_at(const Program& program,
                                       const MatchText& text,
                                       TokenRange window,
                                       std::size_t at) const {
  if (!matches_at(program, text, window, at)) return std::nullopt;
  const Search& search = *search_;
  Match match{
      .range = {at, search.ends().front()}, .act = {}, .written = {}, .captures = {}};
  for (const Step& step : search.best_way()) {
    const Instruction& instruction = program.instructions[step.instruction];
    match.written.push_back(step.range);
    if (instruction.is_act) widen(match.act, step.range);
    if (instruction.op == Op::act) match.act_kind = static_cast<Kind>(step.found);
    if (!is_capture(instruction.op)) continue;
    Capture capture{
        .form = form_of(instruction.op), .index = step.found, .range = step.range};
    if (instruction.op == Op::number) {
      capture.name = programs_.texts[instruction.a];
      capture.value = numbers_.read(text.text, text.tokens, step.range.first)->value;
    }
    match.captures.push_back(std::move(capture));
  }
  match.has_act = match.act.first != match.act.last;
  if (!match.has_act) match.act = match.range;
  return match;
}

std::vector<Match> Matcher::matches(const Program& program,
                                    const MatchText& text,
                                    TokenRange window) const {
  std::vector<Match> found;
  std::size_t at = window.first;
  while (at < window.last) {
    std::optional<Match> match = match_at(program, text, window, at);
    at = match ? match->range.last : at + 1;
    if (match) found.push_back(std::move(*match));
  }
  return found;
}

bool Matcher::occurs(const std::vector<Program>& patterns,
                     const MatchText& text,
                     TokenRange window) const {
  for (const Program& program : patterns) {
    for (std::size_t at = window.first; at < window.last; ++at) {
      if (matches_at(program, text, window, at)) return true;
    }
  }
  return false;
}

std::vector<std::size_t> Matcher::ends(const Program& program,
                                       const MatchText& text,
                                       TokenRange window,
                                       std::size_t at) const {
  search_->run(program, text, window, at, Search::Want::all);
  std::vector<std::size_t> ends = search_->ends();
  std::sort(ends.begin(), ends.end());
  return ends;
}

}  // namespace stance
