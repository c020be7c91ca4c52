// SPDX-License-Identifier: Apache-2.0
// Reading packs as wholes: the names in them, what asks what, their digests.
#include <algorithm>
#include <utility>

#include "stance/rules/fault.h"
#include "stance/rules/keys.h"
#include "stance/rules/meaning.h"
#include "stance/rules/readers.h"
#include "stance/rules/status_reader.h"

namespace stance {
namespace {

constexpr std::string_view a_policy = "a policy";

class PackReader {
 public:
  PackReader(Reading& reading,
             const PackSource& source,
             const std::vector<Policy>& policies)
      : reading_(reading), source_(source) {
    pack_.name = source.folder;
    if (source.header != nullptr) {
      pack_.version = text_at(*source.header, "version").value_or("");
      pack_.title = text_at(*source.header, "title").value_or(source.folder);
      for (const TomlValue* name : texts_at(*source.header, "extends")) {
        pack_.extends.push_back(name->text.substr(0, name->text.find('@')));
      }
    }
    for (const Policy& policy : policies) add_policy(policy);
  }

  ReadingPack read() {
    const std::vector<const TomlEntry*> facts = tables("fact");
    const std::vector<const TomlEntry*> statuses = tables("status");
    for (const TomlEntry* entry : facts) add_name(*entry, "a fact");
    for (const TomlEntry* entry : statuses) add_name(*entry, "a status");
    for (const TomlEntry* entry : facts) {
      names_.facts[entry->key] = {"yes", "no", std::string(unknown_value)};
      if (std::optional<Fact> fact = read_fact(reading_, *entry)) {
        pack_.facts.push_back(std::move(*fact));
      }
    }
    for (const TomlEntry* entry : statuses) {
      std::vector<std::string>& answers = names_.statuses[entry->key];
      for (const TomlValue* answer : texts_at(entry->value, "answers")) {
        answers.push_back(answer->text);
      }
    }
    for (const TomlEntry* entry : statuses) {
      std::optional<StatusTable> table = read_status(reading_, *entry, names_);
      if (table) pack_.statuses.push_back(std::move(*table));
    }
    put_in_order();
    report_unused_facts();
    pack_.digest = digest_of_reading(pack_);
    return std::move(pack_);
  }

 private:
  void add_policy(const Policy& policy) {
    std::vector<std::string>& values = names_.policies[policy.id.text];
    for (const PolicyState& state : policy.states) values.push_back(state.id.text);
    values.emplace_back(unknown_value);
    names_.all.emplace(policy.id.text, policy.span);
    kinds_.emplace(policy.id.text, a_policy);
  }

  std::vector<const TomlEntry*> tables(std::string_view section) {
    std::vector<const TomlEntry*> found;
    for (const TomlEntry* entry : sections_of(source_, section)) {
      for (const TomlEntry& table : entry->value.entries) {
        if (table.value.form == TomlForm::table) {
          found.push_back(&table);
          continue;
        }
        report(reading_,
               fault_at("E0102",
                        table.key_span,
                        quoted(table.key) + " must be a table",
                        "this is " + std::string(described(table.value.form))))
            .helps = {advice("the table is written [" + std::string(section) + ".NAME]")};
      }
    }
    return found;
  }

  void add_name(const TomlEntry& entry, std::string_view kind) {
    check_name(reading_, entry.key, entry.key_span);
    const auto [known, is_new] = names_.all.emplace(entry.key, entry.key_span);
    if (is_new) {
      kinds_.emplace(entry.key, kind);
      return;
    }
    Diagnostic fault =
        fault_at("E0110",
                 entry.key_span,
                 quoted(entry.key) + " is " + std::string(kinds_[entry.key]) + " already",
                 "again here");
    fault.others = {{known->second, "first here"}};
    fault.helps = {advice("give it another name")};
    report(reading_, std::move(fault));
  }

  // --- what asks what

  std::vector<std::pair<std::string, std::string>> uses() const {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const StatusTable& status : pack_.statuses) {
      for (std::size_t i = 0; i < status.kinds.size(); ++i) {
        if (status.kinds[i] != InputKind::status) continue;
        pairs.emplace_back(status.name, status.table.inputs[i].name);
      }
    }
    return pairs;
  }

  void put_in_order() {
    const std::vector<std::pair<std::string, std::string>> pairs = uses();
    const std::vector<std::string> loop = derivation_loop(pairs);
    if (!loop.empty()) return report_loop(loop);
    std::set<std::string> done;
    while (pack_.order.size() < pack_.statuses.size()) {
      const std::size_t before = pack_.order.size();
      for (std::size_t i = 0; i < pack_.statuses.size(); ++i) {
        const std::string& name = pack_.statuses[i].name;
        const bool waits = std::ranges::any_of(pairs, [&](const auto& use) {
          return use.first == name && !done.contains(use.second);
        });
        if (waits || !done.insert(name).second) continue;
        pack_.order.push_back(i);
      }
      if (pack_.order.size() == before) return;  // asks one that could not be read
    }
  }

  void report_loop(const std::vector<std::string>& loop) {
    std::string shown;
    for (std::size_t i = 0; i + 1 < loop.size(); ++i) {
      shown +=
          (i == 0 ? "" : ", and ") + quoted(loop[i]) + " asks " + quoted(loop[i + 1]);
    }
    report(reading_,
           fault_at("E0130",
                    names_.all.at(loop.front()),
                    "statuses are derived from each other: " + shown))
        .helps = {advice("take one of these inputs out")};
  }

  void report_unused_facts() {
    if (has_errors(reading_.faults)) return;
    for (const Fact& fact : pack_.facts) {
      const bool is_used =
          std::ranges::any_of(pack_.statuses, [&fact](const StatusTable& status) {
            const auto& inputs = status.table.inputs;
            return std::ranges::find(inputs, fact.name, &TableInput::name) !=
                   inputs.end();
          });
      if (is_used) continue;
      report(reading_,
             fault_at("W0206", fact.span, "nothing asks the fact " + quoted(fact.name)))
          .helps = {advice("make it an input of a status, or take it out")};
    }
  }

  Reading& reading_;
  const PackSource& source_;
  InputNames names_;
  std::map<std::string, std::string_view> kinds_;
  ReadingPack pack_;
};

}  // namespace

const Fact* ReadingPack::find_fact(const std::string& fact) const {
  const auto found = std::ranges::find(facts, fact, &Fact::name);
  return found == facts.end() ? nullptr : &*found;
}

const StatusTable* ReadingPack::find_status(const std::string& status) const {
  const auto found = std::ranges::find(statuses, status, &StatusTable::name);
  return found == statuses.end() ? nullptr : &*found;
}

std::vector<const StatusTable*> ReadingPack::results() const {
  std::set<std::string> asked;
  for (const StatusTable& status : statuses) {
    for (std::size_t i = 0; i < status.kinds.size(); ++i) {
      if (status.kinds[i] == InputKind::status) asked.insert(status.table.inputs[i].name);
    }
  }
  std::vector<const StatusTable*> found;
  for (const StatusTable& status : statuses) {
    if (!asked.contains(status.name)) found.push_back(&status);
  }
  return found;
}

std::vector<ReadingPack> read_readings(Reading& reading,
                                       const std::vector<Policy>& policies) {
  std::vector<ReadingPack> packs;
  for (const PackSource& source : reading.reading_packs) {
    packs.push_back(PackReader(reading, source, policies).read());
  }
  return packs;
}

}  // namespace stance
