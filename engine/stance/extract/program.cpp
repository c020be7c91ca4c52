// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/program.h"

#include <algorithm>
#include <array>

#include "stance/base/sort_unique.h"
#include "stance/base/text.h"
#include "stance/rules/forms.h"

namespace stance {

namespace {

constexpr std::array<std::pair<std::string_view, TokenKind>, 5> marks = {{
    {",", TokenKind::comma},
    {";", TokenKind::semicolon},
    {":", TokenKind::colon},
    {"?", TokenKind::question},
    {"!", TokenKind::exclamation},
}};

}  // namespace

std::optional<TokenKind> mark_of(std::string_view text) {
  for (const auto& [sign, kind] : marks) {
    if (sign == text) return kind;
  }
  return std::nullopt;
}

ProgramCompiler::ProgramCompiler(const RuleSet& rules,
                                 Vocabulary& vocabulary,
                                 Programs& programs)
    : rules_(rules), vocabulary_(vocabulary), programs_(programs) {
  find_common_words();
  for (const auto& [kind, patterns] : rules.acts) {
    const auto index = static_cast<std::uint32_t>(programs_.lists.size());
    programs_.lists.emplace_back();
    fill_list(index, patterns);
    programs_.acts.emplace_back(kind, index);
  }
}

Program ProgramCompiler::compile(const Pattern& pattern) {
  Program program;
  ++depth_;
  emit(pattern, program, act_of(pattern));
  program.instructions.push_back({.op = Op::accept});
  const WordLists& needs = needs_of(pattern);
  program.needs = numbered(needs);
  if (!needs.empty()) program.anchors = needs.front();
  // A table that was large once would be slow to clear ever after.
  if (--depth_ == 0) decltype(known_needs_)().swap(known_needs_);
  find_first_words(program);
  program.may_be_empty = may_be_empty(program);
  for (const Instruction& step : program.instructions) {
    program.has_act = program.has_act || step.is_act;
  }
  return program;
}

// Is there a way to the end that takes no token?
bool ProgramCompiler::may_be_empty(const Program& program) {
  std::vector<std::size_t> open = {0};
  while (!open.empty()) {
    const std::size_t at = open.back();
    const Instruction step = program.instructions[at];
    open.pop_back();
    if (step.op == Op::accept) return true;
    if (step.op == Op::gap || step.op == Op::check) open.push_back(at + 1);
    if (step.op == Op::split || step.op == Op::jump) open.push_back(step.a);
    if (step.op == Op::split) open.push_back(step.b);
  }
  return false;
}

bool ProgramCompiler::has_phrases(const Program& program) const {
  return std::ranges::any_of(program.instructions, [&](const Instruction& step) {
    const auto of_list = [&](std::uint32_t list) {
      return programs_.lists[list].has_phrases;
    };
    switch (step.op) {
      case Op::date:
      case Op::place:
      case Op::places: return true;
      case Op::list: return of_list(step.a);
      case Op::act:
        return std::ranges::any_of(programs_.acts,
                                   [&](const auto& act) { return of_list(act.second); });
      case Op::word:
      case Op::words:
      case Op::exact:
      case Op::gap:
      case Op::split:
      case Op::jump:
      case Op::check:
      case Op::number:
      case Op::accept: break;
    }
    return false;
  });
}

// Walks the program from its start up to the first instructions that take a token.
void ProgramCompiler::find_first_words(Program& program) const {
  std::vector<std::uint32_t> open = {0};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    const Instruction step = program.instructions[at];
    open.pop_back();
    switch (step.op) {
      case Op::word: program.first_words.push_back(step.a); break;
      case Op::words: {
        const std::vector<WordId>& words = programs_.word_sets[step.a].words();
        program.first_words.insert(program.first_words.end(), words.begin(), words.end());
        break;
      }
      case Op::exact:
        program.first_words.push_back(vocabulary_.intern(fold(programs_.texts[step.a])));
        break;
      case Op::split:
        open.push_back(step.a);
        open.push_back(step.b);
        break;
      case Op::jump: open.push_back(step.a); break;
      case Op::check: open.push_back(at + 1); break;
      case Op::list: add_first_words(step.a, program); break;
      case Op::act:
        for (const auto& [kind, list] : programs_.acts) add_first_words(list, program);
        break;
      case Op::gap:
      case Op::number:
      case Op::date:
      case Op::place:
      case Op::places:
      case Op::accept: program.begins_open = true; break;
    }
  }
  sort_unique(program.first_words);
}

void ProgramCompiler::add_first_words(std::uint32_t list, Program& program) const {
  const CompiledList& entries = programs_.lists[list];
  const std::vector<WordId>& words = entries.first_words.words();
  program.first_words.insert(program.first_words.end(), words.begin(), words.end());
  program.begins_open = program.begins_open || entries.begins_open;
}

std::vector<Program> ProgramCompiler::compile(const std::vector<Pattern>& patterns) {
  std::vector<Program> compiled;
  compiled.reserve(patterns.size());
  for (const Pattern& pattern : patterns) compiled.push_back(compile(pattern));
  return compiled;
}

// Where a pattern marks no act itself, the first of its lists that holds a `word~`.
const PatternItem* ProgramCompiler::act_of(const Pattern& pattern) const {
  const PatternItem* from_list = nullptr;
  std::vector<const Pattern*> open = {&pattern};
  while (!open.empty()) {
    const Pattern* next = open.back();
    open.pop_back();
    for (const PatternItem& item : next->items) {
      if (item.is_act || item.form == ItemForm::act) return nullptr;
      if (from_list == nullptr && item.form == ItemForm::list && holds_act(item.text)) {
        from_list = &item;
      }
      for (const Pattern& branch : item.branches) open.push_back(&branch);
    }
  }
  return from_list;
}

bool ProgramCompiler::holds_act(const std::string& list) const {
  const WordList* words = rules_.find_words(list);
  if (words == nullptr) return false;
  const auto any_act = [&](const Pattern& pattern, const auto& self) -> bool {
    for (const PatternItem& item : pattern.items) {
      if (item.is_act) return true;
      if (item.form == ItemForm::list && holds_act(item.text)) return true;
      for (const Pattern& branch : item.branches) {
        if (self(branch, self)) return true;
      }
    }
    return false;
  };
  for (const Pattern& entry : words->entries) {
    if (any_act(entry, any_act)) return true;
  }
  return false;
}

void ProgramCompiler::emit(const Pattern& pattern,
                           Program& program,
                           const PatternItem* act) {
  for (const PatternItem& item : pattern.items) emit_item(item, program, act);
}

void ProgramCompiler::emit_item(const PatternItem& item,
                                Program& program,
                                const PatternItem* act) {
  auto& code = program.instructions;
  const bool is_act = item.is_act || &item == act;
  switch (item.form) {
    case ItemForm::word: emit_word(item, program, is_act); return;
    case ItemForm::list: emit_list(item, program, is_act); return;
    case ItemForm::choice: emit_choice(item, program, act); return;
    case ItemForm::optional: emit_optional(item, program, act); return;
    case ItemForm::gap:
      code.push_back({Op::gap, static_cast<std::uint32_t>(item.most), 0, false});
      return;
    case ItemForm::number:
      programs_.texts.push_back(item.text);
      code.push_back({Op::number,
                      static_cast<std::uint32_t>(programs_.texts.size() - 1),
                      0,
                      is_act});
      return;
    case ItemForm::date: code.push_back({Op::date, 0, 0, is_act}); return;
    case ItemForm::place: code.push_back({Op::place, 0, 0, is_act}); return;
    case ItemForm::places: code.push_back({Op::places, 0, 0, is_act}); return;
    case ItemForm::act: {
      const std::optional<Kind> kind = parse_kind(item.text);
      code.push_back(
          {Op::act, kind ? static_cast<std::uint32_t>(*kind) : any_kind, 0, true});
      return;
    }
  }
}

void ProgramCompiler::emit_word(const PatternItem& item, Program& program, bool is_act) {
  auto& code = program.instructions;
  if (const std::optional<TokenKind> mark = mark_of(item.text)) {
    speak_of(mark_word(*mark));
    code.push_back({Op::word, mark_word(*mark), 0, is_act});
    return;
  }
  if (item.exact) {
    // A spelling of several tokens ("12(b)") is compared token by token.
    const Vocabulary none;
    for (const Token& token : tokenize(item.text, none)) {
      programs_.texts.push_back(item.text.substr(token.begin, token.end - token.begin));
      code.push_back(
          {Op::exact, static_cast<std::uint32_t>(programs_.texts.size() - 1), 0, is_act});
    }
    return;
  }
  for (const std::vector<WordId>& forms : words_of(item))
    emit_words(forms, program, is_act);
}

void ProgramCompiler::emit_words(std::vector<WordId> words,
                                 Program& program,
                                 bool is_act) {
  if (words.size() == 1) {
    speak_of(words.front());
    program.instructions.push_back({Op::word, words.front(), 0, is_act});
  } else {
    program.instructions.push_back({Op::words, word_set(std::move(words)), 0, is_act});
  }
}

// A list of single words is a choice of words.
void ProgramCompiler::emit_list(const PatternItem& item, Program& program, bool is_act) {
  const std::uint32_t index = list_index(item.text);
  const CompiledList& list = programs_.lists[index];
  const auto& roots = list.trie.nodes[0].next;
  // One node for each word, none below.
  const bool is_flat = list.programs.empty() && !roots.empty() &&
                       list.trie.nodes.size() == roots.size() + 1;
  if (!is_flat) {
    program.instructions.push_back({Op::list, index, 0, is_act});
    return;
  }
  std::vector<WordId> words;
  for (const auto& [word, node] : roots) words.push_back(word);
  emit_words(std::move(words), program, is_act);
}

// The forms of the branch's only word.
std::vector<WordId> ProgramCompiler::single_word(const Pattern& branch, bool is_act) {
  if (branch.items.size() != 1) return {};
  const PatternItem& item = branch.items.front();
  const bool is_plain = item.form == ItemForm::word && !item.exact &&
                        item.is_act == is_act && !mark_of(item.text);
  if (!is_plain) return {};
  const Phrase& words = words_of(item);
  return words.size() == 1 ? words.front() : std::vector<WordId>();
}

// A branch of one part is as quickly tried as checked.
void ProgramCompiler::emit_checked(const Pattern& branch,
                                   Program& program,
                                   const PatternItem* act) {
  auto& code = program.instructions;
  const bool is_short = branch.items.size() < 2;
  const NeedNumbers needs = is_short ? NeedNumbers{} : numbered(needs_of(branch));
  const std::size_t check = code.size();
  const bool is_checked = needs != NeedNumbers{};
  if (is_checked) {
    code.push_back(
        {Op::check, static_cast<std::uint32_t>(programs_.checks.size()), 0, false});
    programs_.checks.push_back(needs);
  }
  emit(branch, program, act);
  if (is_checked) code[check].b = static_cast<std::uint32_t>(code.size());
}

// Branches of one word each that follow each other are one instruction.
std::size_t ProgramCompiler::emit_branch(const PatternItem& item,
                                         std::size_t branch,
                                         Program& program,
                                         const PatternItem* act) {
  const Pattern& first = item.branches[branch];
  const bool is_act = !first.items.empty() && first.items.front().is_act;
  std::vector<WordId> words = single_word(first, is_act);
  if (words.empty()) {
    emit_checked(first, program, act);
    return branch + 1;
  }
  std::size_t next = branch + 1;
  for (; next < item.branches.size(); ++next) {
    const std::vector<WordId> more = single_word(item.branches[next], is_act);
    if (more.empty()) break;
    words.insert(words.end(), more.begin(), more.end());
  }
  sort_unique(words);
  emit_words(std::move(words), program, is_act);
  return next;
}

void ProgramCompiler::emit_choice(const PatternItem& item,
                                  Program& program,
                                  const PatternItem* act) {
  auto& code = program.instructions;
  std::vector<std::size_t> jumps;
  for (std::size_t i = 0; i < item.branches.size();) {
    const std::size_t split = code.size();
    code.push_back({Op::split, static_cast<std::uint32_t>(split + 1), 0, false});
    i = emit_branch(item, i, program, act);
    if (item.is_act) {
      for (std::size_t k = split + 1; k < code.size(); ++k) code[k].is_act = true;
    }
    if (i == item.branches.size()) {
      // The last has no other way.
      code[split].op = Op::jump;
      break;
    }
    jumps.push_back(code.size());
    code.push_back({Op::jump, 0, 0, false});
    code[split].b = static_cast<std::uint32_t>(code.size());
  }
  for (const std::size_t jump : jumps)
    code[jump].a = static_cast<std::uint32_t>(code.size());
}

void ProgramCompiler::emit_optional(const PatternItem& item,
                                    Program& program,
                                    const PatternItem* act) {
  auto& code = program.instructions;
  const std::size_t split = code.size();
  code.push_back({Op::split, static_cast<std::uint32_t>(split + 1), 0, false});
  for (const Pattern& branch : item.branches) emit(branch, program, act);
  code[split].b = static_cast<std::uint32_t>(code.size());
}

const ProgramCompiler::Phrase& ProgramCompiler::words_of(const PatternItem& item) {
  auto& known = item.any_form ? known_forms_ : known_words_;
  const auto [entry, is_new] = known.try_emplace(item.text);
  Phrase& result = entry->second;
  if (!is_new) return result;
  std::vector<std::string> words = phrase_words(item.text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::vector<WordId> forms;
    if (item.any_form && i + 1 == words.size()) {
      for (const std::string& form : forms_of(words[i], rules_.forms)) {
        forms.push_back(vocabulary_.intern(form));
      }
    } else {
      forms.push_back(vocabulary_.intern(words[i]));
    }
    sort_unique(forms);
    result.push_back(std::move(forms));
  }
  return result;
}

}  // namespace stance
