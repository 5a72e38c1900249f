#include "store/report.h"

#include "base/file.h"
#include "store/xml.h"

namespace viendan::store {
namespace {

constexpr std::uint64_t kLargestReport = std::uint64_t{64} << 20U;

}  // namespace

std::optional<Impact> last_impact(const Workspace& live) {
  auto impact =
      read_file(live.report_path(), kLargestReport).and_then([](const std::string& bytes) {
        return report_from_xml(bytes);
      });
  return impact ? std::optional(*std::move(impact)) : std::nullopt;
}

}  // namespace viendan::store
