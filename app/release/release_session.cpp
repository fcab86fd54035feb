#include "app/release/release_session.h"

#include <algorithm>
#include <utility>

namespace crus {
namespace {

std::vector<ReleasePage> pagesOf(const ReleaseSession& session, const Atlas& atlas) {
  const TriggerPoint* point = atlas.point(session.point);
  return point == nullptr ? std::vector<ReleasePage>{ReleasePage{}}
                          : releasePages(atlas, *point, session.technique);
}

ReleaseSession onPage(ReleaseSession session, int page, const Atlas& atlas) {
  const std::vector<ReleasePage> pages = pagesOf(session, atlas);
  session.page = std::clamp(page, 0, static_cast<int>(pages.size()) - 1);
  session.scroll = 0;
  session.hold = HoldTimer{pages[static_cast<std::size_t>(session.page)].holdSeconds, 0.0, false};
  return session;
}

}  // namespace

std::optional<ReleaseSession> startedSession(const Atlas& atlas, const std::string& point) {
  if (atlas.point(point) == nullptr) return std::nullopt;
  return onPage(ReleaseSession{point, 0, 0, {}, 0}, 0, atlas);
}

ReleasePage pageOf(const ReleaseSession& session, const Atlas& atlas) {
  std::vector<ReleasePage> pages = pagesOf(session, atlas);
  return std::move(pages[std::min(static_cast<std::size_t>(session.page), pages.size() - 1)]);
}

int pageCount(const ReleaseSession& session, const Atlas& atlas) {
  return static_cast<int>(pagesOf(session, atlas).size());
}

std::optional<ReleaseSession> forward(ReleaseSession session, const Atlas& atlas) {
  if (session.hold.totalSeconds > 0.0 && !session.hold.over()) {
    session.hold = startedOrPaused(session.hold);
    return session;
  }
  if (session.page + 1 >= pageCount(session, atlas)) return std::nullopt;
  const int next = session.page + 1;
  return onPage(std::move(session), next, atlas);
}

ReleaseSession backward(ReleaseSession session, const Atlas& atlas) {
  const int previous = session.page - 1;
  return onPage(std::move(session), previous, atlas);
}

ReleaseSession again(ReleaseSession session, const Atlas& atlas) {
  const int same = session.page;
  return onPage(std::move(session), same, atlas);
}

ReleaseSession otherTechnique(ReleaseSession session, const Atlas& atlas) {
  const TriggerPoint* point = atlas.point(session.point);
  if (point == nullptr || point->releases.size() < 2) return session;
  session.technique = (session.technique + 1) % static_cast<int>(point->releases.size());
  // Without a technique the pages end where they begin to differ.
  const int common = static_cast<int>(releasePages(atlas, *point, -1).size());
  const int page = std::min(session.page, common);
  return onPage(std::move(session), page, atlas);
}

ReleaseSession scrolled(ReleaseSession session, int by) {
  session.scroll += by;
  return session;
}

ReleaseSession after(ReleaseSession session, double seconds) {
  session.hold = after(session.hold, seconds);
  return session;
}

std::optional<EndedHold> endedHold(const std::optional<ReleaseSession>& before,
                                   const std::optional<ReleaseSession>& now) {
  constexpr double kSlip = 1.0;
  if (!before || before->hold.over()) return std::nullopt;  // nothing, or told already
  const bool same = now && now->point == before->point && now->page == before->page &&
                    now->technique == before->technique &&
                    now->hold.elapsedSeconds >= before->hold.elapsedSeconds;
  if (same && !now->hold.over()) return std::nullopt;
  const double held = same ? now->hold.elapsedSeconds : before->hold.elapsedSeconds;
  if (held < kSlip) return std::nullopt;
  return EndedHold{before->point, held};
}

}  // namespace crus
