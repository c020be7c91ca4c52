// SPDX-License-Identifier: Apache-2.0
// One run of the program: where things are, what is open, how to print. Everything is
// opened when first asked for, so that a command pays for what it uses.
#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "app.h"
#include "command.h"
#include "stance/places/gazetteer.h"
#include "stance/report/json.h"
#include "stance/rules/load.h"
#include "stance/store/store.h"

namespace stance::cli {

// Something that the user can put right; caught once, in run(), and answered with exit
// code 2.
class InputError : public std::runtime_error {
 public:
  explicit InputError(const std::string& message) : std::runtime_error(message) {}
  explicit InputError(Diagnostics found)
      : std::runtime_error("faults in the input"), diagnostics(std::move(found)) {}

  Diagnostics diagnostics = {};
};

enum class Format { table, json, jsonl, csv, markdown };

// A pack on disk: the folder that holds packs, and the name of the one that is used.
struct PackPlace {
  std::filesystem::path root;
  std::string name;
};

// The text of the rule files of a pack and what they say.
struct DiskRules {
  std::string pack;
  std::vector<RuleFile> files;
  Loaded loaded;
};

class Session {
 public:
  Session(const Environment& environment,
          const std::string& command,
          const Arguments& arguments);
  ~Session();

  std::ostream& out() const { return environment_.out; }
  std::ostream& err() const { return environment_.err; }
  const Environment& environment() const { return environment_; }

  // The table width: the terminal's, at most 100; 80 without a terminal.
  std::size_t width() const;
  Format format() const { return format_; }
  bool is_quiet() const { return quiet_; }
  // A line on stderr, unless --quiet.
  void say(const std::string& line) const;
  // Prints them on stderr, with the lines that they point at.
  void show(const Diagnostics& diagnostics,
            const std::vector<RuleFile>& texts = {}) const;

  // The day of an option such as --on; `otherwise` if it was not given.
  Day day_option(const Arguments& arguments,
                 const std::string& name,
                 Day otherwise) const;
  // --on, else today; --as-known-on, else today.
  Day on(const Arguments& arguments) const;
  Day as_known_on(const Arguments& arguments) const;

  // The shipped file or folder, "data/jurisdictions.tsv", wherever it was installed.
  std::filesystem::path shipped(const std::string& name) const;

  const Gazetteer& gazetteer();
  // The one that the user means; candidates or proposals are thrown as InputError.
  Jurisdiction place(const std::string& query);
  PlaceLabel label(const JurisdictionId& id);
  Labels labels();

  PackPlace pack_place() const;
  // The folder where it is looked for.
  std::filesystem::path rules_folder() const;
  // The rules on disk, with their faults if they have any.
  DiskRules read_rules() const;
  // The same without faults; faults are shown, then thrown as InputError.
  DiskRules sound_rules() const;
  DiskRules sound(DiskRules rules) const;

  // The existing store, opened for `mode`. Without one: InputError that says how to make
  // it.
  store::Store& store(store::OpenMode mode = store::OpenMode::read);
  std::filesystem::path store_path() const;
  void create_store(const std::filesystem::path& file);
  // Where a workspace in the working folder keeps it.
  std::filesystem::path new_store_path() const;
  // The rules that the store's answers come from. Says so on stderr when the files on
  // disk say something else.
  const RuleSet& applied_rules();
  // All that people decided, in order; read once until `forget_decisions`.
  const std::vector<Decision>& decisions();
  void forget_decisions() { decisions_.reset(); }
  // These rules hold in the store from now on.
  void apply(const DiskRules& rules);
  // A policy of the applied rules, by what the user typed.
  const Policy& policy(const std::string& id);
  // --policy, or all of them in the order of the pack.
  std::vector<Policy> policies(const Arguments& arguments);

 private:
  void warn_if_edited(const store::AppliedRules& applied) const;
  // The part of the applied rules that answers need, if the store keeps it.
  std::optional<RuleSet> answer_rules();

  store::Store& open_store(const std::filesystem::path& file, store::OpenMode mode);
  void note_checked_places();

  const Environment& environment_;
  std::string command_;
  std::optional<std::string> store_option_;
  std::optional<std::string> rules_option_;
  Format format_ = Format::table;
  bool quiet_ = false;
  // The command only answers, from policies and whose word counts.
  bool only_answers_ = false;
  std::optional<Gazetteer> gazetteer_;
  // The stamp of its table, where all of it was checked.
  std::string checked_places_ = {};
  std::optional<store::Store> store_;
  store::OpenMode store_mode_ = store::OpenMode::read;
  std::optional<RuleSet> applied_;
  std::optional<std::vector<Decision>> decisions_;
};

}  // namespace stance::cli
