// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/layout.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "stance/base/text.h"
#include "stance/rules/text_edits.h"
#include "stance/rules/toml_marks.h"
#include "stance/rules/toml_tree.h"

namespace stance {
namespace {

constexpr std::size_t widest_key = 24;

// A line of the text and what the marks say of it.
struct Line {
  std::string text;
  // Inside a text in three quotes: not to be touched.
  bool is_fixed = false;
  // Where "=" stands in a line that begins key = value.
  std::optional<std::size_t> equals;
  // Does it belong to a value that began on an earlier line?
  bool continues = false;
  // A row of a list of lists that has this line for itself: the ends of its cells.
  std::vector<std::pair<std::size_t, std::size_t>> cells = {};

  bool is_blank() const { return text.empty(); }
  bool is_comment() const {
    const std::size_t first = text.find_first_not_of(' ');
    return first != std::string::npos && text[first] == '#';
  }
  bool is_header() const { return !continues && text.starts_with('['); }
};

class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text), marks_(toml_marks(text)) {
    for (const TomlMark& mark : marks_) {
      const bool is_long = text.substr(mark.begin, mark.end - mark.begin).find('\n') !=
                           std::string_view::npos;
      if (mark.form == TomlMarkForm::text && is_long) long_texts_.push_back(mark);
    }
    cut();
  }

  std::vector<Line> take() { return std::move(lines_); }

 private:
  void cut() {
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text_.size(); ++at) {
      if (at < text_.size() && text_[at] != '\n') continue;
      if (at == text_.size() && begin == at) break;
      add(begin, at);
      begin = at + 1;
    }
  }

  // Is the byte inside a text that runs over line ends?
  bool is_inside_text(std::size_t at) const {
    return std::ranges::any_of(long_texts_, [at](const TomlMark& mark) {
      return mark.begin < at && at < mark.end;
    });
  }

  void add(std::size_t begin, std::size_t end) {
    Line line;
    line.is_fixed = is_inside_text(begin) || is_inside_text(end);
    line.continues = depth_ > 0;
    std::string_view raw = text_.substr(begin, end - begin);
    if (raw.ends_with('\r')) raw.remove_suffix(1);
    if (line.is_fixed) {
      line.text = raw;
    } else {
      line.text = raw.substr(0, raw.find_last_not_of(" \t") + 1);
    }
    read_marks(line, begin, begin + line.text.size());
    if (!line.is_fixed) indent(line);
    lines_.push_back(std::move(line));
  }

  void read_marks(Line& line, std::size_t begin, std::size_t end) {
    const int before = depth_;
    std::size_t cell = 0;
    bool is_row = depth_ == 1;
    for (; next_ < marks_.size() && marks_[next_].begin < end; ++next_) {
      const TomlMark& mark = marks_[next_];
      const std::size_t at = mark.begin - begin;
      if (mark.form == TomlMarkForm::equals && depth_ == 0 && !line.equals) {
        line.equals = at;
      }
      if (mark.form == TomlMarkForm::open) {
        ++depth_;
        is_row = is_row && line.cells.empty() && depth_ == 2;
        cell = at + 1;
      } else if (mark.form == TomlMarkForm::close) {
        if (depth_ == 2 && before == 1) line.cells.emplace_back(cell, at);
        --depth_;
      } else if (mark.form == TomlMarkForm::comma && depth_ == 2 && before == 1) {
        line.cells.emplace_back(cell, at);
        cell = at + 1;
      }
    }
    if (!is_row || depth_ != 1 || line.text.find('\t') != std::string::npos) {
      line.cells.clear();
    }
    if (line.text.starts_with('[') && before == 0) line.equals.reset();
  }

  // Tabs in front become two blanks each.
  static void indent(Line& line) {
    const std::size_t first = line.text.find_first_not_of(" \t");
    if (first == std::string::npos) return;
    std::string blanks;
    for (std::size_t i = 0; i < first; ++i) blanks += line.text[i] == '\t' ? "  " : " ";
    if (line.equals) *line.equals += blanks.size() - first;
    if (blanks.size() != first) line.cells.clear();
    line.text = blanks + line.text.substr(first);
  }

  std::string_view text_;
  std::vector<TomlMark> marks_;
  // Texts that run over line ends.
  std::vector<TomlMark> long_texts_;
  std::size_t next_ = 0;
  int depth_ = 0;
  std::vector<Line> lines_;
};

std::string key_of(const Line& line) {
  const std::string key = line.text.substr(0, *line.equals);
  return key.substr(0, key.find_last_not_of(" \t") + 1);
}

// The lines of a block with a key whose neighbour above or below has one too: a key whose
// value takes several lines stands below no other.
std::vector<std::size_t> neighbours(const std::vector<Line>& lines,
                                    std::size_t begin,
                                    std::size_t end) {
  const auto has_key = [&](std::size_t i) {
    return begin <= i && i < end && lines[i].equals && !lines[i].is_fixed;
  };
  std::vector<std::size_t> found;
  for (std::size_t i = begin; i < end; ++i) {
    if (has_key(i) && (has_key(i + 1) || (i > begin && has_key(i - 1)))) {
      found.push_back(i);
    }
  }
  return found;
}

// From the first key of a block to the line behind it. Where all "=" are in one column
// already it is left as it is.
void align_keys(std::vector<Line>& lines, std::size_t begin, std::size_t end) {
  const std::vector<std::size_t> keys = neighbours(lines, begin, end);
  const bool is_aligned = std::ranges::all_of(keys, [&](std::size_t i) {
    return display_width(lines[i].text.substr(0, *lines[i].equals)) ==
           display_width(lines[keys.front()].text.substr(0, *lines[keys.front()].equals));
  });
  if (is_aligned) return;
  std::size_t width = 0;
  for (const std::size_t i : keys) {
    const std::size_t key = display_width(key_of(lines[i]));
    if (key <= widest_key) width = std::max(width, key);
  }
  for (const std::size_t i : keys) {
    const std::string key = key_of(lines[i]);
    const std::string& text = lines[i].text;
    const std::size_t value = text.find_first_not_of(" \t", *lines[i].equals + 1);
    if (value == std::string::npos) continue;
    lines[i].text = pad_right(key, width) + " = " + text.substr(value);
  }
}

void align_blocks(std::vector<Line>& lines) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    const bool ends = i == lines.size() || lines[i].is_header() ||
                      (lines[i].is_blank() && !lines[i].continues);
    if (!ends) continue;
    align_keys(lines, begin, i);
    begin = i + 1;
  }
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

// Rows with the same number of cells, on lines that follow each other.
void align_rows(std::vector<Line>& lines, std::size_t begin, std::size_t end) {
  const std::size_t columns = lines[begin].cells.size();
  std::vector<std::size_t> widths(columns, 0);
  const auto cell = [&lines](std::size_t row, std::size_t column) {
    const auto& [from, to] = lines[row].cells[column];
    return trimmed(lines[row].text.substr(from, to - from));
  };
  for (std::size_t row = begin; row < end; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      widths[column] = std::max(widths[column], display_width(cell(row, column)));
    }
  }
  for (std::size_t row = begin; row < end; ++row) {
    const std::string& text = lines[row].text;
    std::string laid = text.substr(0, lines[row].cells.front().first);
    for (std::size_t column = 0; column < columns; ++column) {
      const bool is_last = column + 1 == columns;
      const std::string words = cell(row, column) + (is_last ? "" : ",");
      laid += is_last ? words : pad_right(words, widths[column] + 2);
    }
    laid += text.substr(lines[row].cells.back().second);
    lines[row].text = laid;
  }
}

void align_all_rows(std::vector<Line>& lines) {
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    if (lines[begin].cells.empty() || lines[begin].is_fixed) {
      begin = end;
      continue;
    }
    while (end < lines.size() && !lines[end].is_fixed &&
           lines[end].cells.size() == lines[begin].cells.size()) {
      ++end;
    }
    align_rows(lines, begin, end);
    begin = end;
  }
}

// One blank line before a table and the comments above it; never two in a row.
std::vector<Line> spaced(const std::vector<Line>& lines) {
  std::vector<Line> result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const bool is_second_blank =
        line.is_blank() && !line.is_fixed && (result.empty() || result.back().is_blank());
    if (is_second_blank) continue;
    const bool needs_blank = line.is_header() && !result.empty() &&
                             !result.back().is_blank() && !result.back().is_comment();
    if (needs_blank) result.emplace_back();
    result.push_back(line);
  }
  while (!result.empty() && result.back().is_blank()) result.pop_back();
  return result;
}

}  // namespace

std::string laid_out(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const std::string_view mark =
      text.starts_with(byte_order_mark) ? byte_order_mark : std::string_view();
  const TomlTree before = read_toml(text, "");
  if (!before.faults.empty()) return std::string(text);
  std::vector<Line> lines = Lines(text.substr(mark.size())).take();
  align_all_rows(lines);
  align_blocks(lines);
  const std::string_view line_end = line_end_of(text);
  std::string result(mark);
  for (const Line& line : spaced(lines)) {
    result += line.text;
    result += line_end;
  }
  const TomlTree after = read_toml(result, "");
  const bool is_same = after.faults.empty() && same_tree(before.root, after.root) &&
                       comments_of(text) == comments_of(result);
  return is_same ? result : std::string(text);
}

}  // namespace stance
