#include "web/http/log.h"

#include <spdlog/async_logger.h>
#include <spdlog/details/thread_pool.h>
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace viendan::web {
namespace {

constexpr std::size_t kWaiting = 8192;  // lines

std::shared_ptr<spdlog::sinks::sink> sink_of(const std::filesystem::path& file) {
  if (file.empty() || file == "none") return std::make_shared<spdlog::sinks::stderr_sink_mt>();
  return std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string());
}

}  // namespace

std::string loggable(std::string_view text) {
  constexpr std::size_t kMost = 500;
  std::string shown;
  for (const char c : text.substr(0, kMost)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\') {
      shown += fmt::format("\\x{:02x}", byte);
    } else {
      shown += c;
    }
  }
  return text.size() > kMost ? shown + "..." : shown;
}

struct Log::State {
  std::shared_ptr<spdlog::details::thread_pool> writer;
  std::shared_ptr<spdlog::async_logger> logger;
  bool requests = true;
};

Log::Log(std::unique_ptr<State> state) : state_(std::move(state)) {}
Log::~Log() = default;
Log::Log(Log&&) noexcept = default;
Log& Log::operator=(Log&&) noexcept = default;

Result<Log> Log::open(const std::filesystem::path& file) {
  try {
    auto state = std::make_unique<State>();
    state->writer = std::make_shared<spdlog::details::thread_pool>(kWaiting, 1);
    state->logger = std::make_shared<spdlog::async_logger>(
        "viendan", sink_of(file), state->writer, spdlog::async_overflow_policy::overrun_oldest);
    state->logger->set_formatter(std::make_unique<spdlog::pattern_formatter>(
        "%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc));
    state->logger->flush_on(spdlog::level::err);
    state->requests = file != "none";
    return Log(std::move(state));
  } catch (const spdlog::spdlog_ex& error) {
    return Err(Error::Code::Usage, "{}: the access log cannot be written: {}", file.string(),
               error.what());
  }
}

void Log::request(const LogLine& line) const {
  if (!state_->requests) return;
  state_->logger->info("{} \"{}\" {} {} {:.1f}", loggable(line.method), loggable(line.target),
                       line.status, line.bytes, static_cast<double>(line.time.count()) / 1000);
}

void Log::flush() const {
  state_->logger->flush();
}

void Log::fault(std::string_view target, std::string_view why) const {
  state_->logger->error("\"{}\" {}", loggable(target), loggable(why));
}

}  // namespace viendan::web
