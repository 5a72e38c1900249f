// What systemd and a service tell each other: a socket that is handed over, and how the service is.
#pragma once

#include <string_view>

#include "base/result.h"

namespace viendan::web {

/// The socket that we were started with (LISTEN_PID, LISTEN_FDS); -1 where there is none. Usage
/// where there are several, or it does not listen.
[[nodiscard]] Result<int> inherited_socket();

/// Tells the manager (NOTIFY_SOCKET): "READY=1", "STOPPING=1". Nothing where there is none.
void notify(std::string_view state);

}  // namespace viendan::web
