// clang 16 cannot compile the JSON class of libqpdf 11.3 with the C++20 library of GCC 12 (a vector
// of an incomplete type); we use nothing of it. The fuzzers' build puts this in front of its
// header.
#pragma once
#define JSON_HH

#include <memory>
#include <string>

class JSON {
 public:
  class Reactor {
   public:
    virtual ~Reactor() = default;
  };
};
