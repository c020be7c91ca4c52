// SPDX-License-Identifier: Apache-2.0
// What a pack changes in the packs that it extends: `replaces` in a cue, a context or a
// policy, `off` in [pack].
#include "stance/rules/pack_changes.h"

#include <algorithm>
#include <utility>

#include "stance/rules/check_keys.h"
#include "stance/rules/fault.h"

namespace stance {
namespace {

std::string folder_part(const std::string& file) {
  return file.substr(0, file.find('/'));
}

// "pack/name" -> where its name stands.
NamesInFile full_names(const NamesInFile& names) {
  NamesInFile full;
  for (const auto& [name, span] : names) {
    full.emplace(folder_part(span.file) + "/" + name, span);
  }
  return full;
}

class OffReader {
 public:
  OffReader(Reading& reading, const PackSource& pack)
      : reading_(reading), pack_(pack), contexts_(full_names(reading.names.contexts)) {}

  void run() {
    if (pack_.header == nullptr) return;
    check_both_keys(reading_,
                    *pack_.header,
                    "off",
                    "because",
                    "off = [\"PACK/CUE\"] says what does not count, because = \"…\" why");
    for (const TomlValue* name : texts_at(*pack_.header, "off")) switch_off(*name);
  }

 private:
  void switch_off(const TomlValue& name) {
    if (name.text.starts_with(pack_.folder + "/")) return report_own(name);
    const bool is_cue = reading_.names.cues.contains(name.text);
    const bool is_context = contexts_.contains(name.text);
    if (is_cue && is_context) return report_both(name);
    if (!is_cue && !is_context) return report_no_name(name);
    if (is_cue) {
      reading_.out_of_force.insert(reading_.names.cues.at(name.text));
      reading_.replaced_cues[name.text] = "";
      reading_.names.cues.erase(name.text);
    } else {
      reading_.out_of_force.insert(contexts_.at(name.text));
    }
  }

  void report_own(const TomlValue& name) {
    report(reading_,
           fault_at("E0158", name.span, quoted(name.text) + " is this pack's own"))
        .helps = {advice("take it out where it is defined")};
  }

  void report_both(const TomlValue& name) {
    report(reading_,
           fault_at("E0158",
                    name.span,
                    quoted(name.text) + " is the name of a cue and of a context"))
        .helps = {advice("give one of them another name")};
  }

  void report_no_name(const TomlValue& name) {
    NamesInFile names = reading_.names.cues;
    names.insert(contexts_.begin(), contexts_.end());
    report_unknown(
        reading_, {"E0109", "cue or context", "names"}, use_of(reading_, name), names);
  }

  Reading& reading_;
  const PackSource& pack_;
  NamesInFile contexts_;
};

// The packs that a pack extends, directly or not.
std::set<std::string> extended_by(const Reading& reading, const PackSource& pack) {
  std::set<std::string> all;
  std::vector<const PackSource*> open = {&pack};
  while (!open.empty()) {
    const PackSource* next = open.back();
    open.pop_back();
    if (next->header == nullptr) continue;
    for (const TomlValue* name : texts_at(*next->header, "extends")) {
      const std::string folder = name->text.substr(0, name->text.find('@'));
      const auto found = std::ranges::find(reading.packs, folder, &PackSource::folder);
      if (found == reading.packs.end() || !all.insert(folder).second) continue;
      open.push_back(&*found);
    }
  }
  return all;
}

// A cue of an extended pack that has the same id, and is not said to be replaced.
void report_redefined(Reading& reading, const PackSource& pack, const TomlValue& id) {
  for (const std::string& folder : extended_by(reading, pack)) {
    const auto known = reading.names.cues.find(folder + "/" + id.text);
    if (known == reading.names.cues.end()) continue;
    Diagnostic fault = fault_at("E0110",
                                id.span,
                                "the cue " + quoted(known->first) + " has this id",
                                "again here");
    fault.others = {{known->second, "first here"}};
    fault.helps = {advice("to take its place write replaces = " + quoted(known->first) +
                          "; to stand beside it, give yours another id")};
    report(reading, std::move(fault));
  }
}

}  // namespace

bool takes_its_place(Reading& reading,
                     const TomlValue& table,
                     const std::string& name,
                     const SourceSpan& known,
                     const SourceSpan& own) {
  const TomlEntry* replaces = table.find("replaces");
  if (replaces == nullptr || replaces->value.form != TomlForm::text) return false;
  const std::string full = folder_part(known.file) + "/" + name;
  if (folder_part(known.file) == folder_part(own.file)) return false;
  if (replaces->value.text != full) return false;
  reading.out_of_force.insert(known);
  return true;
}

void report_needless_replaces(Reading& reading,
                              const TomlValue& table,
                              const std::string& name,
                              std::string_view kind) {
  const TomlEntry* replaces = table.find("replaces");
  if (replaces == nullptr || replaces->value.form != TomlForm::text) return;
  if (reading.lacks_pack) return;
  Diagnostic fault = fault_at("E0158",
                              replaces->value.span,
                              "no pack that this one extends has the " +
                                  std::string(kind) + " " + quoted(replaces->value.text));
  fault.helps = {advice("write \"PACK/" + name + "\" with the pack that has a " +
                        std::string(kind) + " " + quoted(name) +
                        ", or take \"replaces\" out")};
  report(reading, std::move(fault));
}

void replace_cue(Reading& reading, const PackSource& pack, const TomlValue& cue) {
  const TomlEntry* id = cue.find("id");
  const TomlEntry* replaces = cue.find("replaces");
  if (id == nullptr || id->value.form != TomlForm::text) return;
  if (replaces == nullptr) return report_redefined(reading, pack, id->value);
  if (replaces->value.form != TomlForm::text) return;
  const std::string& name = replaces->value.text;
  const std::string own = pack.folder + "/" + id->value.text;
  NamesInFile others = reading.names.cues;
  std::erase_if(others, [&pack](const auto& entry) {
    return entry.first.starts_with(pack.folder + "/");
  });
  const auto found = others.find(name);
  if (found != others.end()) {
    reading.out_of_force.insert(found->second);
    reading.replaced_cues[name] = own;
    reading.names.cues.erase(name);
    return;
  }
  const auto earlier = reading.replaced_cues.find(name);
  if (earlier == reading.replaced_cues.end()) {
    report_unknown(reading, cue_names, use_of(reading, replaces->value), others);
    return;
  }
  report(reading,
         fault_at("E0110",
                  replaces->value.span,
                  quoted(name) + " is replaced already" +
                      (earlier->second.empty() ? ", or off"
                                               : ", by " + quoted(earlier->second))))
      .helps = {advice("make one cue of both")};
}

void read_off(Reading& reading) {
  for (const PackSource& pack : reading.packs) OffReader(reading, pack).run();
}

}  // namespace stance
