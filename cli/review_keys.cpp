// SPDX-License-Identifier: Apache-2.0
#include "review_keys.h"

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>
#include <string_view>

#include "stance/base/text.h"
#include "terminal.h"

namespace stance::cli {
namespace {

struct KeyWords {
  ReviewKey key;
  std::string_view letter;
  std::string_view word;
  std::string_view meaning;
};

constexpr std::array keys = {
    KeyWords{ReviewKey::accept, "a", "accept", "it is right, and counts from now on"},
    KeyWords{ReviewKey::reject, "r", "reject", "it is wrong, and never counts"},
    KeyWords{ReviewKey::amend,
             "m",
             "amend",
             "it is right but for its day: another day, and it counts"},
    KeyWords{ReviewKey::skip, "s", "skip", "decide nothing; it goes on waiting"},
    KeyWords{ReviewKey::undo, "u", "undo", "take back what was decided last"},
    KeyWords{ReviewKey::open, "o", "open", "the whole document"},
    KeyWords{ReviewKey::quit, "q", "quit", "stop; what was decided is kept"},
    KeyWords{ReviewKey::help, "?", "help", "this list"},
};

std::string trimmed(const std::string& text) {
  return join(split_words(printable_line(text)), " ");
}

}  // namespace

std::optional<std::string> ReviewKeys::single() {
  const SingleKeys single(session_.environment().in);
  char key = 0;
  while (session_.environment().in.get(key)) {
    if (key == '\n' || key == '\r' || key == ' ') continue;
    session_.out() << "\n";
    return std::string(1, key);
  }
  return std::nullopt;
}

// Shown, since nobody has typed it here.
std::optional<std::string> ReviewKeys::whole_line() {
  std::string text;
  while (std::getline(session_.environment().in, text)) {
    text = trimmed(text);
    if (text.empty()) continue;
    session_.out() << text << "\n";
    return text;
  }
  return std::nullopt;
}

std::optional<ReviewAnswer> ReviewKeys::next() {
  for (;;) {
    session_.out() << "[a]ccept [r]eject a[m]end [s]kip [u]ndo [o]pen [q]uit [?]  > "
                   << std::flush;
    const bool is_single = is_terminal(session_.environment().in);
    const std::optional<std::string> text = is_single ? single() : whole_line();
    if (!text) {
      session_.out() << "\n";
      return std::nullopt;
    }
    const std::string word = text->substr(0, text->find(' '));
    const auto found = std::ranges::find_if(keys, [&](const KeyWords& each) {
      return word == each.letter || word == each.word;
    });
    if (found != keys.end()) {
      return ReviewAnswer{found->key, trimmed(text->substr(word.size()))};
    }
    session_.out() << "\"" << printable_line(word) << "\" is no key; ? lists them\n";
  }
}

std::string ReviewKeys::line(const std::string& question) {
  session_.out() << question << "  > " << std::flush;
  std::string text;
  std::getline(session_.environment().in, text);
  text = trimmed(text);
  if (!is_terminal(session_.environment().in)) session_.out() << text << "\n";
  return text;
}

void ReviewKeys::explain() const {
  for (const KeyWords& each : keys) {
    session_.out() << "  " << each.letter << "  " << pad_right(std::string(each.word), 8)
                   << each.meaning << "\n";
  }
}

}  // namespace stance::cli
