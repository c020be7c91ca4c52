// SPDX-License-Identifier: Apache-2.0
// Either a value or what went wrong. The member names are those of std::expected, which
// neither of our compilers has in C++20 mode.
#pragma once

#include <utility>
#include <variant>

#include "stance/base/assert.h"

namespace stance {

// Marks a value as the error of a Result: `return failure(diagnostic);`
template <class E>
struct Failure {
  E error;
};

template <class E>
Failure<std::decay_t<E>> failure(E&& error) {
  return {std::forward<E>(error)};
}

// Holds a T, or an E that says why there is none. Asking for the one that is not there is
// a fault of ours and stops the program.
template <class T, class E>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  template <class F>
  Result(Failure<F> failed) : content_(std::in_place_index<1>, std::move(failed.error)) {}

  bool has_value() const { return content_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  const T& value() const& { return checked(std::get_if<0>(&content_)); }
  T& value() & { return checked(std::get_if<0>(&content_)); }
  T&& value() && { return std::move(checked(std::get_if<0>(&content_))); }
  const E& error() const& { return checked(std::get_if<1>(&content_)); }
  E&& error() && { return std::move(checked(std::get_if<1>(&content_))); }

  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

 private:
  template <class P>
  static P& checked(P* held) {
    STANCE_ASSERT(held != nullptr);
    return *held;
  }

  std::variant<T, E> content_;
};

}  // namespace stance
