#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

// fontconfig, which poppler uses, keeps a few bytes until the end; they are not ours. Asked for by
// the leak sanitizer alone.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\n";
}
