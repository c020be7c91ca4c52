// SPDX-License-Identifier: Apache-2.0
// Which files belong to which pack, and which packs belong together.
#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/check_keys.h"
#include "stance/rules/fault.h"
#include "stance/rules/keys.h"
#include "stance/rules/pack_files.h"
#include "stance/rules/pack_heads.h"
#include "stance/rules/readers.h"
#include "stance/rules/release.h"

namespace stance {
namespace {

std::string_view folder_of(std::string_view name) {
  const std::size_t slash = name.find('/');
  return slash == std::string_view::npos ? std::string_view() : name.substr(0, slash);
}

bool is_pack_file(std::string_view name) {
  return name.ends_with(".toml") && !name.ends_with(".test.toml") &&
         !is_release_file(name);
}

bool is_version(std::string_view text) {
  int numbers = 1;
  bool has_digit = false;
  for (const char c : text) {
    if (c == '.') {
      if (!has_digit) return false;
      ++numbers;
      has_digit = false;
    } else if ('0' <= c && c <= '9') {
      has_digit = true;
    } else {
      return false;
    }
  }
  return numbers == 3 && has_digit;
}

class PackFinder {
 public:
  PackFinder(Reading& reading, std::span<const RuleFile> files)
      : reading_(reading), files_(files), heads_(pack_heads(files)) {
    for (const RuleFile& file : files) {
      if (is_pack_file(file.name)) folders_.emplace(folder_of(file.name), SourceSpan{});
    }
    folders_.erase("");
  }

  bool knows(const std::string& folder) const { return folders_.contains(folder); }
  const NamesInFile& folders() const { return folders_; }

  // Those that it extends come before the pack itself.
  void add(const std::string& folder) {
    path_.push_back(folder);
    loaded_.insert(folder);
    const std::size_t index = reading_.packs.size();
    read_into(reading_.packs, folder);
    if (const TomlValue* header = reading_.packs[index].header) {
      for (const TomlValue* name : texts_at(*header, "extends")) extend(*name);
    }
    const auto self = reading_.packs.begin() + static_cast<std::ptrdiff_t>(index);
    std::rotate(self, self + 1, reading_.packs.end());
    path_.pop_back();
  }

  // The pack asked for is a reading: it judges the packs that it extends.
  void set_reading_aside() {
    if (!is_reading(reading_.packs.back().folder)) return;
    reading_.reading_packs.push_back(std::move(reading_.packs.back()));
    reading_.packs.pop_back();
    check_reading(reading_.reading_packs.back());
  }

  // All other readings that judge what is loaded. One that names a pack which is not
  // there is read as well, so that the name is reported.
  void add_readings() {
    for (const auto& [folder, unused] : folders_) {
      if (loaded_.contains(folder) || !is_reading(folder) || !is_about_loaded(folder)) {
        continue;
      }
      const PackSource& pack = read_into(reading_.reading_packs, folder);
      check_reading(pack);
      if (pack.header == nullptr) continue;
      const TomlValue& header = *pack.header;
      for (const TomlValue* name : texts_at(header, "extends")) extend(*name);
    }
  }

  void check_no_mixture() {
    for (const PackSource& pack : reading_.packs) report_mixture(pack);
  }

 private:
  // It is among `packs` before it is looked at, so that faults can show its text.
  PackSource& read_into(std::vector<PackSource>& packs, const std::string& folder) {
    packs.push_back(parsed(folder));
    PackSource& pack = packs.back();
    for (const PackFile& file : pack.files) {
      check_keys(reading_, file.tree.root, file_keys(), {file.name, 0, 0});
      leave_unread(file);
    }
    pack.header = find_header(pack);
    return pack;
  }

  // What stands in tables that are none, such as [source]: names may be meant there.
  void leave_unread(const PackFile& file) {
    for (const TomlEntry& entry : file.tree.root.entries) {
      const bool is_known = std::ranges::find(file_keys().keys, entry.key, &Key::name) !=
                            file_keys().keys.end();
      if (is_known) continue;
      const std::size_t next = file.text.find("\n[", entry.key_span.end);
      reading_.unread.push_back(
          {file.name, entry.key_span.begin, std::min(next, file.text.size())});
    }
  }

  bool is_reading(const std::string& folder) const {
    return std::ranges::any_of(heads_, [&folder](const PackHead& head) {
      return head.folder == folder && head.is_reading;
    });
  }

  bool is_about_loaded(const std::string& folder) const {
    const auto head = std::ranges::find(heads_, folder, &PackHead::folder);
    return std::ranges::all_of(head->extends, [this](const std::string& name) {
      return loaded_.contains(name) || !folders_.contains(name);
    });
  }

  void check_reading(const PackSource& pack) {
    if (pack.header == nullptr || !texts_at(*pack.header, "extends").empty()) return;
    report(reading_,
           fault_at("E0157",
                    pack.header->span,
                    "the reading " + quoted(pack.folder) + " judges no pack",
                    "lacks \"extends\""))
        .helps = {advice("name the pack whose policies it judges: extends = [\"…\"]")};
  }

  // Readings beside what they judge: then not all readings would judge the same.
  void report_mixture(const PackSource& pack) {
    for (const PackFile& file : pack.files) {
      for (const std::string_view section : {"status", "fact"}) {
        const TomlEntry* entry = file.tree.root.find(section);
        if (entry == nullptr) continue;
        report(reading_,
               fault_at("E0156",
                        entry->key_span,
                        "a pack that holds other tables can hold no readings",
                        "[" + std::string(section) + ".…] in " + quoted(pack.folder)))
            .helps = {
            advice("put [status.…] and [fact.…] into a pack of their own that "
                   "extends " +
                   quoted(pack.folder))};
        return;
      }
    }
  }

  PackSource parsed(const std::string& folder) {
    PackSource pack = {.folder = folder, .files = {}};
    std::vector<const RuleFile*> files;
    for (const RuleFile& file : files_) {
      if (!is_pack_file(file.name) || folder_of(file.name) != folder) continue;
      files.push_back(&file);
    }
    pack.files = read_pack_files(files);
    for (std::size_t i = 0; i < files.size(); ++i)
      note_faults(*files[i], pack.files[i].tree);
    for (const RuleFile& file : files_) {
      if (folder_of(file.name) == folder && looks_like_rule_file(file.name)) {
        report_look_alike(file, pack);
      }
    }
    std::ranges::sort(pack.files, {}, &PackFile::name);
    return pack;
  }

  void note_faults(const RuleFile& file, TomlTree& tree) {
    if (std::optional<Diagnostic> fault = text_fault(file)) {
      report(reading_, std::move(*fault));
      reading_.unread.push_back({file.name, 0, file.text.size()});
    }
    std::ranges::move(tree.faults, std::back_inserter(reading_.faults));
    std::ranges::copy(tree.unread, std::back_inserter(reading_.unread));
  }

  // It is not read, and names that are missing may be meant there.
  void report_look_alike(const RuleFile& file, PackSource& pack) {
    pack.files.push_back({file.name, file.text, {}});
    pack.files.back().tree.root.span = {file.name, 0, 0};
    reading_.unread.push_back({file.name, 0, file.text.size()});
    const std::string name = file.name.substr(folder_of(file.name).size() + 1);
    report(reading_,
           fault_at("E0159",
                    {file.name, 0, 0},
                    "the file " + quoted(name) + " is not read",
                    "rules and tests stand in files named .toml"))
        .helps = {advice("rename it, or move it out of the pack")};
  }

  const TomlValue* find_header(const PackSource& pack) {
    const TomlEntry* header = nullptr;
    for (const PackFile& file : pack.files) {
      const TomlEntry* entry = file.tree.root.find("pack");
      if (entry == nullptr || entry->value.form != TomlForm::table) continue;
      if (header != nullptr) {
        Diagnostic fault = fault_at(
            "E0151", entry->value.span, "the pack has two tables [pack]", "the second");
        fault.others = {{header->value.span, "the first"}};
        fault.helps = {
            advice("all files below one folder are one pack; keep one [pack]")};
        report(reading_, std::move(fault));
        continue;
      }
      header = entry;
      check_header(pack, entry->value);
    }
    if (header == nullptr && !may_be_unread("[pack]")) report_no_header(pack);
    return header == nullptr ? nullptr : &header->value;
  }

  bool may_be_unread(std::string_view words) const {
    return std::ranges::any_of(reading_.unread, [&](const SourceSpan& span) {
      return source_text(reading_, span).find(words) != std::string_view::npos;
    });
  }

  void report_no_header(const PackSource& pack) {
    const SourceSpan begin = {pack.files.front().name, 0, 0};
    Diagnostic fault = fault_at(
        "E0150", begin, "no file of " + quoted(pack.folder) + " has a table [pack]");
    fault.helps = {advice("begin one of its files with [pack] name = " +
                          quoted(pack.folder) + ", version = \"1.0.0\", language = 1")};
    report(reading_, std::move(fault));
  }

  void check_header(const PackSource& pack, const TomlValue& header) {
    check_keys(reading_, header, pack_keys(), header.span);
    const TomlEntry* name = header.find("name");
    if (name != nullptr && name->value.form == TomlForm::text &&
        name->value.text != pack.folder) {
      Diagnostic fault = fault_at("E0155",
                                  name->value.span,
                                  "the pack " + quoted(name->value.text) +
                                      " stands in the folder " + quoted(pack.folder));
      fault.helps = {possible_edit(
          "give both the same name", inside_quotes(reading_, name->value), pack.folder)};
      report(reading_, std::move(fault));
    }
    const TomlEntry* version = header.find("version");
    if (version != nullptr && version->value.form == TomlForm::text &&
        !is_version(version->value.text)) {
      report(reading_,
             fault_at("E0155",
                      version->value.span,
                      quoted(version->value.text) + " is no version"))
          .helps = {advice("a version has three numbers: \"1.0.0\"")};
    }
    check_language(header);
  }

  void check_language(const TomlValue& header) {
    const TomlEntry* language = header.find("language");
    if (language == nullptr || integer_at(header, "language").value_or(1) == 1) return;
    report(reading_,
           fault_at("E0153",
                    language->value.span,
                    "this program reads language 1, not language " +
                        std::to_string(language->value.integer)))
        .helps = {advice("write language = 1, or use a newer version of the program")};
  }

  void extend(const TomlValue& name) {
    const std::size_t at = name.text.find('@');
    const std::string folder = name.text.substr(0, at);
    if (std::ranges::find(path_, folder) != path_.end()) {
      std::vector<std::string> loop(std::ranges::find(path_, folder), path_.end());
      loop.push_back(folder);
      std::string shown;
      for (const std::string& pack : loop) shown += (shown.empty() ? "" : " -> ") + pack;
      report(reading_,
             fault_at("E0154", name.span, "packs extend each other in a loop", shown))
          .helps = {advice("move what both need into a third pack")};
    } else if (!folders_.contains(folder)) {
      NameUse use = use_of(reading_, name);
      use.word = folder;
      if (at != std::string::npos) use.replaced.end = use.replaced.begin + at;
      report_unknown(reading_, {"E0152", "pack", "packs"}, use, folders_);
      reading_.lacks_pack = true;
    } else {
      if (!loaded_.contains(folder)) add(folder);
      if (at != std::string::npos) check_major(name, folder, name.text.substr(at + 1));
    }
  }

  void check_major(const TomlValue& name,
                   const std::string& folder,
                   const std::string& wanted) {
    const auto pack = std::ranges::find(reading_.packs, folder, &PackSource::folder);
    if (pack == reading_.packs.end() || pack->header == nullptr) return;
    const std::string version = text_at(*pack->header, "version").value_or("");
    if (version.substr(0, version.find('.')) == wanted) return;
    report(reading_,
           fault_at("E0155",
                    name.span,
                    "the pack " + quoted(folder) + " has version " + version + ", not " +
                        wanted))
        .helps = {advice("see what changed in " + folder + ", then write " +
                         quoted(folder + "@" + version.substr(0, version.find('.'))))};
  }

  Reading& reading_;
  std::span<const RuleFile> files_;
  std::vector<PackHead> heads_;
  // Folders that hold a pack file; their spans are empty.
  NamesInFile folders_;
  std::set<std::string> loaded_;
  // From the pack asked for to the one being read.
  std::vector<std::string> path_;
};

}  // namespace

void read_packs(Reading& reading,
                std::span<const RuleFile> files,
                std::string_view pack) {
  PackFinder finder(reading, files);
  const std::string folder(pack);
  if (finder.knows(folder)) {
    finder.add(folder);
    finder.set_reading_aside();
    if (reading.reading_packs.empty()) finder.add_readings();
    finder.check_no_mixture();
    return;
  }
  Diagnostic fault = {.code = "E0152", .message = "there is no pack " + quoted(folder)};
  std::vector<std::string> names;
  for (const auto& [name, span] : finder.folders()) names.push_back(name);
  const std::vector<std::string> near = closest(folder, names);
  if (!near.empty()) {
    fault.helps = {advice("did you mean " + quoted(near.front()) + "?")};
  } else if (const std::string note = choices_note("the packs are", names);
             !note.empty()) {
    fault.notes = {note};
  }
  report(reading, std::move(fault));
}

std::vector<Pack> pack_headers(const Reading& reading) {
  std::vector<Pack> headers;
  for (auto pack = reading.packs.rbegin(); pack != reading.packs.rend(); ++pack) {
    if (pack->header == nullptr) continue;
    headers.push_back({.name = pack->folder,
                       .version = text_at(*pack->header, "version").value_or(""),
                       .title = text_at(*pack->header, "title").value_or("")});
  }
  return headers;
}

}  // namespace stance
