// SPDX-License-Identifier: Apache-2.0
// golden FILE: replays a transcript; with UPDATE_GOLDEN=1 in the environment writes it
// anew.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "golden/transcript.h"

namespace {

std::string content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_to_be_updated() {
  const char* value = std::getenv("UPDATE_GOLDEN");
  return value != nullptr && std::string(value) == "1";
}

int replay(const std::string& file) {
  const std::string expected = content_of(file);
  const std::string actual = stance::test::replayed(expected, STANCE_SOURCE_DIR);
  if (actual.find("\n$ ") == std::string::npos && !actual.starts_with("$ ")) {
    throw std::runtime_error(file + ": a transcript without a command");
  }
  if (actual == expected) return 0;
  std::cout << file << "\n" << stance::test::difference(expected, actual);
  if (!is_to_be_updated()) return 1;
  std::ofstream(file, std::ios::binary) << actual;
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 2) throw std::runtime_error("usage: golden FILE");
    return replay(argv[1]);
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << "\n";
    return 2;
  }
}
