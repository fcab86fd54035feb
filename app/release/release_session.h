// A release session: one point, page by page, with the hold's timer. A value; every function gives the next
// one.
#pragma once

#include <optional>
#include <string>

#include "app/atlas/atlas.h"
#include "app/release/hold_timer.h"
#include "app/release/release_pages.h"

namespace crus {

struct ReleaseSession {
  std::string point;  // TriggerPoint::id
  int technique = 0;  // index into the point's releases
  int page = 0;       // index into releasePages()
  HoldTimer hold;     // of the page shown
  int scroll = 0;     // counts steps down and up in a page that is too long for the window
  bool operator==(const ReleaseSession&) const = default;
};

/// The first page of a point; nothing when there is no such point.
std::optional<ReleaseSession> startedSession(const Atlas& atlas, const std::string& point);

/// The page shown; the session must be one of this atlas.
ReleasePage pageOf(const ReleaseSession& session, const Atlas& atlas);
int pageCount(const ReleaseSession& session, const Atlas& atlas);

/// What one key does: on the page of a hold it starts, pauses and goes on, and leaves when the hold is over;
/// elsewhere it turns the page. Nothing after the last page: then it is time for the next point.
std::optional<ReleaseSession> forward(ReleaseSession session, const Atlas& atlas);
/// The page before; the first stays.
ReleaseSession backward(ReleaseSession session, const Atlas& atlas);
/// The hold from its start again; on other pages nothing.
ReleaseSession again(ReleaseSession session, const Atlas& atlas);
/// The next technique of the point, round and round, from where the pages begin to differ.
ReleaseSession otherTechnique(ReleaseSession session, const Atlas& atlas);
/// The page's text further down (`by` 1) or up (-1).
ReleaseSession scrolled(ReleaseSession session, int by);
/// After `seconds` have passed.
ReleaseSession after(ReleaseSession session, double seconds);

/// A hold that has ended between two moments: by its own end, by another page or point, or by leaving.
/// Holds of less than a second are slips of the finger.
struct EndedHold {
  std::string point;
  double seconds = 0.0;
};
std::optional<EndedHold> endedHold(const std::optional<ReleaseSession>& before,
                                   const std::optional<ReleaseSession>& now);

}  // namespace crus
