// Who is behind a proxy: X-Forwarded-For and X-Forwarded-Proto, believed of the proxies that the settings trust, and of
// nobody else (security checklist 4.4).
#pragma once

#include "api/http/message.hpp"
#include "api/service/networks.hpp"

namespace renmian::http {

// `connected` itself unless it is a trusted proxy; then the last address of X-Forwarded-For that is none, as far as
// there are addresses, and whether the last proxy was reached by https. A proxy's own certificate is not its client's.
Peer peer_behind(const Peer& connected, const HttpRequest& request, const Networks& trusted);

}  // namespace renmian::http
