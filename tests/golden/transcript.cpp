// SPDX-License-Identifier: Apache-2.0
#include "golden/transcript.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <map>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "app.h"
#include "support/scratch_folder.h"

namespace stance::test {
namespace {

namespace fs = std::filesystem;

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string from_hex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  }
  return bytes;
}

// Words as a shell splits them, quotes taken away.
Lines words_of(const std::string& text) {
  Lines words;
  std::string word;
  char quote = '\0';
  bool open = false;
  for (const char c : text) {
    if (quote != '\0' ? c == quote : c == '"' || c == '\'') {
      quote = quote == '\0' ? c : '\0';
      open = true;
    } else if (c == ' ' && quote == '\0') {
      if (open) words.push_back(word);
      word.clear();
      open = false;
    } else {
      word += c;
      open = true;
    }
  }
  if (open) words.push_back(word);
  return words;
}

// The first word, and what follows the blanks after it.
std::pair<std::string, std::string> head_and_rest(const std::string& text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string::npos) return {text, ""};
  const std::size_t next = text.find_first_not_of(' ', blank);
  return {text.substr(0, blank), next == std::string::npos ? "" : text.substr(next)};
}

class Replay {
 public:
  explicit Replay(const fs::path& source)
      : source_(fs::weakly_canonical(source).string()),
        folder_(fs::weakly_canonical(scratch_.path()).string()) {}

  std::string run(const std::string& transcript) {
    const Lines lines = lines_of(transcript);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].starts_with("--- file ")) {
        i = write_file(lines, i);
      } else if (lines[i].starts_with("--- ")) {
        keep(lines[i]);
        direct(lines[i].substr(4));
      } else if (lines[i].starts_with("$ ")) {
        keep(lines[i]);
        command(lines[i].substr(2));
        i = end_of_command(lines, i);
      } else {
        keep(lines[i]);
      }
    }
    return out_;
  }

 private:
  void keep(const std::string& line) { out_ += line + "\n"; }

  fs::path path(const std::string& name) const { return fs::path(folder_) / name; }

  std::size_t write_file(const Lines& lines, std::size_t at) {
    keep(lines[at]);
    const std::string name = lines[at].substr(std::string("--- file ").size());
    std::string content;
    for (++at; at < lines.size() && lines[at] != "--- end"; ++at) {
      keep(lines[at]);
      content += lines[at] + "\n";
    }
    if (at == lines.size()) throw std::runtime_error(name + ": no `--- end`");
    keep(lines[at]);
    scratch_.write(name, content);
    return at;
  }

  void direct(const std::string& text) {
    const auto [verb, rest] = head_and_rest(text);
    const auto [name, argument] = head_and_rest(rest);
    if (verb == "bytes") return void(scratch_.write(name, from_hex(argument)));
    if (verb == "copy") return copy(name, argument);
    if (verb == "replace") return replace(name, argument);
    if (verb == "program") return make_program(name);
    if (verb == "cut") return fs::resize_file(path(name), std::stoul(argument));
    if (verb == "sql") return sql(name, argument);
    if (verb == "seal") return seal(name);
    if (verb == "lock") return lock(name);
    if (verb == "unlock") return lock_.reset();
    if (verb == "columns") return void(columns_ = std::stoul(name));
    if (verb == "let") return let(name, argument);
    if (verb == "env") {
      const std::size_t equals = rest.find('=');
      variables_[rest.substr(0, equals)] = expanded(rest.substr(equals + 1));
      return;
    }
    throw std::runtime_error("--- " + text + ": there is no such directive");
  }

  void copy(const std::string& from, const std::string& to) {
    const fs::path target = path(to);
    fs::create_directories(target.parent_path());
    fs::copy(expanded(from), target, fs::copy_options::recursive);
  }

  void replace(const std::string& name, const std::string& change) {
    const std::size_t arrow = change.find(" => ");
    if (arrow == std::string::npos) throw std::runtime_error("no => in " + change);
    const std::string from = change.substr(0, arrow);
    std::string text = content_of(path(name));
    const std::size_t at = text.find(from);
    if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) {
      throw std::runtime_error(name + " does not say once: " + from);
    }
    scratch_.write(name, text.replace(at, from.size(), change.substr(arrow + 4)));
  }

  void make_program(const std::string& name) {
    fs::permissions(path(name), fs::perms::owner_exec, fs::perm_options::add);
  }

  void sql(const std::string& name, const std::string& statement) {
    SQLite::Database database(path(name).string(),
                              SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(statement);
  }

  // Of a format that only later versions of SQLite can write: permissions do not keep
  // everybody from writing.
  void seal(const std::string& name) {
    constexpr std::size_t write_version = 18;
    std::string bytes = content_of(path(name));
    bytes.at(write_version) = '\3';
    scratch_.write(name, bytes);
  }

  void lock(const std::string& name) {
    lock_.emplace(path(name).string(), SQLite::OPEN_READWRITE);
    lock_->exec("BEGIN IMMEDIATE");
  }

  void let(const std::string& name, const std::string& definition) {
    const std::regex pattern(definition.substr(definition.find_first_not_of("= ")));
    std::smatch match;
    if (!std::regex_search(last_output_, match, pattern) || match.size() < 2) {
      throw std::runtime_error("nothing in the last output fits " + definition);
    }
    names_["$" + name] = match[1];
  }

  std::string expanded(std::string text) const {
    replace_all(text, "<source>", source_);
    replace_all(text, "<folder>", folder_);
    for (const auto& [name, value] : names_) replace_all(text, name, value);
    return text;
  }

  // What differs from run to run, machine to machine, or with every edit of a pack.
  std::string shortened(std::string text) const {
    replace_all(text, source_, "<source>");
    replace_all(text, folder_, "<folder>");
    for (const auto& [name, value] : names_) {
      replace_all(text, value, "<" + name.substr(1) + ">");
    }
    text =
        std::regex_replace(text, std::regex("(bytes +|\"bytes\":)[0-9]+"), "$1<bytes>");
    text = std::regex_replace(
        text, std::regex("(cite as |stance verify )[0-9a-f]{12}"), "$1<digest>");
    text = std::regex_replace(
        text, std::regex("\"rules\":\"[0-9a-f]{64}\""), "\"rules\":\"<rules>\"");
    return std::regex_replace(
        text, std::regex("(rules( applied)? +)[0-9a-f]{8}\\b"), "$1<rules>");
  }

  void command(const std::string& text) {
    Lines words = words_of(text);
    if (words.empty() || words.front() != "stance") {
      throw std::runtime_error("$ " + text + ": only stance is run");
    }
    words.erase(words.begin());
    std::string input;
    if (words.size() > 1 && words[words.size() - 2] == "<") {
      input = content_of(path(words.back()));
      words.resize(words.size() - 2);
    }
    for (std::string& word : words) word = expanded(word);
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const int code = cli::run(words, environment(in, out, err));
    last_output_ = out.str() + err.str();
    for (const std::string& line : lines_of(shortened(out.str()))) keep(escaped(line));
    for (const std::string& line : lines_of(shortened(err.str()))) {
      keep(line.empty() ? "!" : "! " + line);
    }
    keep("? " + std::to_string(code));
  }

  // A line of output that would read as a line of another kind.
  static std::string escaped(const std::string& line) {
    const bool odd =
        !line.empty() && std::string("!?$#").find(line[0]) != std::string::npos;
    return odd || line.starts_with("--- ") ? "\\" + line : line;
  }

  cli::Environment environment(std::istream& in, std::ostream& out, std::ostream& err) {
    return {.in = in,
            .out = out,
            .err = err,
            .variable = [this](const std::string& name) -> std::optional<std::string> {
              const auto found = variables_.find(name);
              if (found == variables_.end()) return std::nullopt;
              return found->second;
            },
            .folder = folder_,
            .executable = fs::path(source_) / "cli" / "stance",
            .today = parse_day("2026-11-22").value(),
            .now = "2026-11-22T12:00:00Z",
            .user = "tester",
            .columns = columns_};
  }

  static std::size_t end_of_command(const Lines& lines, std::size_t at) {
    const auto begins_anew = [&](const std::string& line) {
      return line.starts_with("$ ") || line.starts_with("--- ") || line.starts_with("# ");
    };
    for (std::size_t i = at + 1; i < lines.size(); ++i) {
      if (lines[i].starts_with("? ")) return i;
      if (begins_anew(lines[i])) return i - 1;
    }
    return lines.size() - 1;
  }

  ScratchFolder scratch_ = {};
  std::string source_;
  std::string folder_;
  std::string out_ = {};
  std::string last_output_ = {};
  std::map<std::string, std::string> variables_ = {};
  std::map<std::string, std::string> names_ = {};
  std::optional<std::size_t> columns_ = {};
  std::optional<SQLite::Database> lock_ = {};
};

}  // namespace

std::string replayed(const std::string& transcript, const fs::path& source) {
  return Replay(source).run(transcript);
}

std::string difference(const std::string& expected, const std::string& actual) {
  const Lines a = lines_of(expected);
  const Lines b = lines_of(actual);
  // common[i][j]: how many lines a[i..] and b[j..] share in their order.
  std::vector<std::vector<std::size_t>> common(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1
                                  : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::string text;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      text += "  " + a[i++] + "\n";
      ++j;
    } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
      text += "- " + a[i++] + "\n";
    } else {
      text += "+ " + b[j++] + "\n";
    }
  }
  return text;
}

}  // namespace stance::test
