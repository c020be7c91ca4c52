// SPDX-License-Identifier: Apache-2.0
// "# stance: allow W0205 — both readings are wanted": the comment allows the warning on
// its own line, or, standing alone, on the next line that is no comment.
#include <algorithm>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/fault.h"
#include "stance/rules/live_codes.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

struct Allowance {
  SourceSpan span;
  std::string code;
  // Bytes of the line that it speaks of.
  std::size_t begin = 0;
  std::size_t end = 0;
  bool has_reason = false;
  bool is_used = false;
};

constexpr std::string_view mark = "# stance: allow ";

bool is_comment_or_blank(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  return first == std::string_view::npos || line[first] == '#';
}

// Which codes are looked for: those of files, or those of documents.
enum class Codes { of_files, of_documents };

class Allowances {
 public:
  Allowances(Reading& reading, Codes codes) : reading_(reading), codes_(codes) {}

  void run(Needless needless) {
    for (const PackFile& file : reading_.packs.back().files) find(file);
    std::erase_if(reading_.faults, [this](const Diagnostic& d) { return allows(d); });
    if (needless == Needless::passed_over) return;
    for (const Allowance& allowance : found_) check(allowance);
  }

 private:
  void find(const PackFile& file) {
    const std::string_view text = file.text;
    std::size_t at = text.find(mark);
    while (at != std::string_view::npos) {
      const std::size_t line_end = std::min(text.find('\n', at), text.size());
      const std::size_t before =
          at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
      const std::size_t line_begin = before == std::string_view::npos ? 0 : before + 1;
      add(file, {file.name, at, line_end}, line_begin);
      at = text.find(mark, line_end);
    }
  }

  void add(const PackFile& file, const SourceSpan& comment, std::size_t line_begin) {
    const std::string_view text = file.text;
    std::string_view rest = text.substr(comment.begin, comment.end - comment.begin);
    rest.remove_prefix(mark.size());
    Allowance allowance;
    allowance.code = rest.substr(0, rest.find_first_of(" \t\r"));
    const bool is_live = allowance.code.starts_with('L');
    if (is_live != (codes_ == Codes::of_documents)) return;
    const std::string_view reason = rest.substr(allowance.code.size());
    const bool is_letters = std::ranges::any_of(
        reason, [](char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); });
    allowance.has_reason = is_letters;
    const std::size_t code_begin = comment.begin + mark.size();
    allowance.span = {file.name, code_begin, code_begin + allowance.code.size()};
    allowance.begin = line_begin;
    allowance.end = comment.end;
    const bool stands_alone =
        is_comment_or_blank(text.substr(line_begin, comment.begin - line_begin));
    if (stands_alone) move_to_next_line(text, allowance);
    found_.push_back(std::move(allowance));
  }

  static void move_to_next_line(std::string_view text, Allowance& allowance) {
    std::size_t at = std::min(allowance.end + 1, text.size());
    std::size_t end = std::min(text.find('\n', at), text.size());
    while (end < text.size() && is_comment_or_blank(text.substr(at, end - at))) {
      at = end + 1;
      end = std::min(text.find('\n', at), text.size());
    }
    allowance.begin = at;
    allowance.end = end;
  }

  bool allows(const Diagnostic& fault) {
    if (fault.severity != Severity::warning || !fault.primary) return false;
    const SourceSpan& span = fault.primary->span;
    const auto fits = [&](const Allowance& a) {
      return a.code == fault.code && a.span.file == span.file && a.begin <= span.begin &&
             span.begin <= a.end;
    };
    const auto allowance = std::ranges::find_if(found_, fits);
    if (allowance == found_.end()) return false;
    allowance->is_used = true;
    return true;
  }

  void check(const Allowance& allowance) {
    // With errors the warnings are not looked for, so nothing can be said about them.
    if (has_errors(reading_.faults)) return;
    if (!allowance.is_used) {
      report(reading_,
             fault_at("W0290",
                      allowance.span,
                      quoted(allowance.code) + " is allowed, but does not occur here"))
          .helps = {advice("take the comment out")};
    } else if (!allowance.has_reason) {
      report(reading_, fault_at("W0290", allowance.span, "the allowance gives no reason"))
          .helps = {
          advice("write why: # stance: allow " + allowance.code + " — both are wanted")};
    }
  }

  Reading& reading_;
  Codes codes_;
  std::vector<Allowance> found_ = {};
};

}  // namespace

void apply_allowances(Reading& reading, Needless needless) {
  if (!reading.packs.empty()) Allowances(reading, Codes::of_files).run(needless);
}

Diagnostics without_allowed(std::span<const RuleFile> files, Diagnostics live) {
  Reading reading;
  PackSource& all = reading.packs.emplace_back();
  for (const RuleFile& file : files) {
    if (file.name.ends_with(".test.toml")) continue;
    all.files.push_back({file.name, file.text, {}});
  }
  reading.faults = std::move(live);
  Allowances(reading, Codes::of_documents).run(Needless::reported);
  sort_by_place(reading.faults);
  return std::move(reading.faults);
}

}  // namespace stance
