// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/toml_tree.h"

#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/fault.h"

namespace stance {
namespace {

// Turns the library's lines and columns (in characters) into bytes.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text) {
    starts_.push_back(0);
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '\n') starts_.push_back(at + 1);
    }
    index_long_lines();
  }

  std::size_t at(const toml::source_position& place) const {
    if (place.line == 0) return 0;
    const std::size_t line = std::min<std::size_t>(place.line, starts_.size()) - 1;
    const auto indexed = columns_.find(line);
    if (indexed != columns_.end()) {
      const std::size_t last = indexed->second.size() - 1;
      return indexed->second[std::min<std::size_t>(place.column - 1, last)];
    }
    std::size_t at = starts_[line];
    for (std::size_t column = 1; column < place.column && at < text_.size(); ++column) {
      if (text_[at] == '\n') break;
      at += code_point_at(text_, at).length;
    }
    return at;
  }

 private:
  // Counting along a line again for each value on it would be slow on very long ones.
  void index_long_lines() {
    constexpr std::size_t long_line = 1000;
    for (std::size_t line = 0; line < starts_.size(); ++line) {
      const std::size_t end =
          line + 1 < starts_.size() ? starts_[line + 1] - 1 : text_.size();
      if (end - starts_[line] < long_line) continue;
      std::vector<std::size_t>& columns = columns_[line];
      for (std::size_t at = starts_[line]; at < end;) {
        columns.push_back(at);
        at += code_point_at(text_, at).length;
      }
      columns.push_back(end);
    }
  }

  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::map<std::size_t, std::vector<std::size_t>> columns_;
};

// A part of a file: the text from byte `begin` on.
struct Part {
  std::string_view text;
  std::size_t begin = 0;
};

class Converter {
 public:
  Converter(const Part& part, const std::string& file)
      : part_(part), file_(file), offsets_(part.text) {}

  TomlValue value(const toml::node& node) const {
    TomlValue value;
    value.span = span(node.source());
    if (const toml::table* table = node.as_table()) {
      add_entries(value, *table);
    } else if (const toml::array* array = node.as_array()) {
      value.form = TomlForm::array;
      for (const toml::node& item : *array) value.items.push_back(this->value(item));
    } else {
      set_scalar(value, node);
    }
    return value;
  }

  std::size_t offset(const toml::source_position& place) const {
    return part_.begin + offsets_.at(place);
  }

 private:
  SourceSpan span(const toml::source_region& region) const {
    const std::size_t begin = offset(region.begin);
    return {file_, begin, std::max(begin, offset(region.end))};
  }

  void add_entries(TomlValue& value, const toml::table& table) const {
    for (const auto& [key, node] : table) {
      value.entries.push_back(
          {std::string(key.str()), span(key.source()), this->value(node)});
    }
    std::ranges::sort(value.entries, {}, [](const TomlEntry& e) {
      return std::pair(e.key_span.begin, e.key);
    });
  }

  void set_scalar(TomlValue& value, const toml::node& node) const {
    if (const auto* text = node.as_string()) {
      value.form = TomlForm::text;
      value.text = text->get();
    } else if (const auto* integer = node.as_integer()) {
      value.form = TomlForm::integer;
      value.integer = integer->get();
    } else if (const auto* real = node.as_floating_point()) {
      value.form = TomlForm::real;
      value.real = real->get();
    } else if (const auto* boolean = node.as_boolean()) {
      value.form = TomlForm::boolean;
      value.boolean = boolean->get();
    } else {
      value.form = TomlForm::date;
      value.text = part_.text.substr(value.span.begin - part_.begin,
                                     value.span.end - value.span.begin);
    }
  }

  const Part& part_;
  const std::string& file_;
  Offsets offsets_;
};

// The tree of one part, or where and why it could not be read.
struct PartResult {
  TomlValue root;
  std::optional<std::size_t> fault_offset;
  std::string reason;
};

PartResult read_part(const Part& part, const std::string& file) {
  const Converter converter(part, file);
  const toml::parse_result result = toml::parse(part.text);
  PartResult read;
  if (!result) {
    read.fault_offset = converter.offset(result.error().source().begin);
    read.reason = std::string(result.error().description());
  } else {
    read.root = converter.value(result.table());
  }
  return read;
}

// --- recovery

// Does a table header begin here? Rows of arrays begin with "[" too, but have commas or
// begin with a quote.
bool is_header(std::string_view line) {
  if (!line.starts_with('[')) return false;
  const std::size_t name = line.find_first_not_of("[ \t");
  if (name == std::string_view::npos) return false;
  const char first = line[name];
  const bool is_letter = ('a' <= first && first <= 'z') || ('A' <= first && first <= 'Z');
  const std::string_view before_comment = line.substr(0, line.find('#'));
  return is_letter && before_comment.find(',') == std::string_view::npos;
}

std::vector<Part> cut_at_headers(std::string_view text, std::size_t offset) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = text.find('\n', at);
    const std::size_t next = stop == std::string_view::npos ? text.size() : stop + 1;
    if (at > begin && is_header(text.substr(at, next - at))) {
      parts.push_back({text.substr(begin, at - begin), offset + begin});
      begin = at;
    }
    at = next;
  }
  parts.push_back({text.substr(begin), offset + begin});
  return parts;
}

Diagnostic stands_twice(const std::string& what,
                        const SourceSpan& first,
                        const SourceSpan& again) {
  Diagnostic fault = fault_at("E0110", again, what + " stands here twice", "again here");
  fault.others = {{first, "first here"}};
  fault.helps = {advice("keep one of them, or give one another name")};
  return fault;
}

// Puts the parts of a file together again. What stands twice is reported.
class Joiner {
 public:
  explicit Joiner(const std::string& file) : file_(file) {
    tree_.root.span = {file, 0, 0};
  }

  void add(const Part& part) {
    if (repeats_header(part)) return;
    PartResult read = read_part(part, file_);
    if (read.fault_offset) {
      tree_.faults.push_back(
          toml_fault(part.text, {file_, part.begin, 0}, *read.fault_offset, read.reason));
      tree_.unread.push_back({file_, part.begin, part.begin + part.text.size()});
    } else {
      join(tree_.root, std::move(read.root));
    }
  }

  TomlTree take() { return std::move(tree_); }

 private:
  // The library refuses a header that stands twice; its parts alone do not show it.
  bool repeats_header(const Part& part) {
    const std::string_view line = part.text.substr(0, part.text.find('\n'));
    const std::size_t close = line.find(']');
    if (!is_header(line) || close == std::string_view::npos) return false;
    std::string name;
    for (const char c : line.substr(0, close)) {
      if (c != '[' && c != ' ' && c != '\t') name += c;
    }
    if (line.starts_with("[[")) {  // a new element: its tables may come again
      std::erase_if(headers_, [&name](const auto& header) {
        return header.first.starts_with(name + '.');
      });
      return false;
    }
    const SourceSpan span = {file_, part.begin, part.begin + close + 1};
    const auto [seen, is_new] = headers_.emplace(name, span);
    if (is_new) return false;
    tree_.faults.push_back(stands_twice("the table [" + name + "]", seen->second, span));
    return true;
  }

  void join(TomlValue& into, TomlValue from) {
    for (TomlEntry& entry : from.entries) {
      const auto same = std::ranges::find(into.entries, entry.key, &TomlEntry::key);
      if (same == into.entries.end()) {
        into.entries.push_back(std::move(entry));
      } else {
        join_entries(*same, std::move(entry));
      }
    }
  }

  static bool is_tables(const TomlValue& value) {
    return value.form == TomlForm::array && !value.items.empty() &&
           value.items.front().form == TomlForm::table;
  }

  void join_entries(TomlEntry& into, TomlEntry from) {
    const bool is_table = from.value.form == TomlForm::table;
    if (is_tables(into.value) && is_tables(from.value)) {
      std::ranges::move(from.value.items, std::back_inserter(into.value.items));
    } else if (is_tables(into.value) && is_table) {
      join(into.value.items.back(), std::move(from.value));
    } else if (into.value.form == TomlForm::table && is_table) {
      join(into.value, std::move(from.value));
    } else {
      tree_.faults.push_back(
          stands_twice(quoted(from.key), into.key_span, from.key_span));
    }
  }

  std::string file_;
  TomlTree tree_;
  std::map<std::string, SourceSpan> headers_;
};

// More parts than anyone writes: only the first fault is told.
constexpr std::size_t most_parts = 5000;

TomlTree read_parts(const Part& whole,
                    const std::string& file,
                    std::size_t fault_offset,
                    std::string_view reason) {
  Joiner joiner(file);
  std::vector<Part> parts = cut_at_headers(whole.text, whole.begin);
  if (parts.size() > most_parts) parts.clear();
  for (const Part& part : parts) joiner.add(part);
  TomlTree tree = joiner.take();
  if (tree.faults.empty()) {
    tree.faults = {toml_fault(whole.text, {file, whole.begin, 0}, fault_offset, reason)};
    tree.unread = {{file, 0, whole.begin + whole.text.size()}};
  }
  return tree;
}

}  // namespace

const TomlEntry* TomlValue::find(std::string_view key) const {
  const auto found = std::ranges::find(entries, key, &TomlEntry::key);
  return found == entries.end() ? nullptr : &*found;
}

TomlTree read_toml(std::string_view text, const std::string& file) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const std::size_t begin = text.starts_with(byte_order_mark) ? 3 : 0;
  const Part part = {text.substr(begin), begin};
  PartResult whole = read_part(part, file);
  if (whole.fault_offset)
    return read_parts(part, file, *whole.fault_offset, whole.reason);
  return {.root = std::move(whole.root), .faults = {}, .unread = {}};
}

std::string_view described(TomlForm form) {
  switch (form) {
    case TomlForm::table: return "a table";
    case TomlForm::array: return "a list";
    case TomlForm::text: return "a text";
    case TomlForm::integer: return "a number";
    case TomlForm::real: return "a number";
    case TomlForm::boolean: return "true or false";
    case TomlForm::date: return "a date";
  }
  return {};
}

}  // namespace stance
