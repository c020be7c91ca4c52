// SPDX-License-Identifier: Apache-2.0
// A program of the user's that finds evidence in documents: a language model, a
// colleague's script. It is run once for each document, which it gets as one JSON object
// on its standard input, and prints its records as JSON Lines.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/base/document.h"
#include "stance/ingest/outside_records.h"

namespace stance::ingest {

struct OutsideExtractor {
  // For sh -c, in `folder`.
  std::string command;
  std::string folder = {};
  // The origin of its records.
  std::string name = {};
  // For one document; then it and all that it started are killed.
  std::chrono::seconds time{60};
  // It has read a document to its end: it is there, and what sh says of programs that are
  // not is a failure of its own.
  bool has_run = false;
};

// The file name of the program that a command starts: "models/find.py --fast" ->
// "find.py".
std::string program_name(const std::string& command);

// {"id":..., "digest":..., "text":..., "title":..., "publisher":..., "url":...,
// "published":..., "kind":..., "state":..., "abstract":...} and a line end; null where
// nothing is known.
std::string outside_json(const Document& document);

struct OutsideRun {
  // The records of whole lines that it printed before it ended, in whatever way.
  OutsideFindings found = {};
  // Did it run to its end? Else the last diagnostic says why not: I154 no such program,
  // I155 out of time, I156 it failed or wrote too much.
  bool is_finished = true;
  // No such program: there is no use in trying it on other documents.
  bool is_missing = false;
};

OutsideRun run_outside_extractor(const OutsideExtractor& extractor,
                                 const Document& document,
                                 const RecordNames& names);

}  // namespace stance::ingest
