#include "app/window/journal_desk.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <utility>

namespace crus {
namespace {

/// "YYYY-MM-DDTHH:MM" where the user is.
std::string localTime(std::int64_t ms) {
  const std::time_t seconds = ms / 1000;
  std::tm parts{};
  std::array<char, 32> text{};
  if (localtime_r(&seconds, &parts) == nullptr ||
      std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M", &parts) == 0)
    return "2000-01-01T00:00";
  return journal::checkDate(text.data()) ? text.data() : "2000-01-01T00:00";
}

}  // namespace

JournalDesk::JournalDesk(journal::Setting setting, std::function<void()> wake)
    : setting_{std::move(setting)},
      keeper_{std::make_unique<journal::Keeper>(setting_, std::move(wake))},
      journal_{std::make_unique<journal::Journal>()} {}

void JournalDesk::begin(Session& session) {
  edits_.clear();
  position_ = 0;
  keeper_->finish();  // it was opened while the leg was read
  takeNews(session);
  show(session);
}

journal::Change JournalDesk::make(const journal::Change& change) {
  const journal::Change dated = stamped(change, *journal_, setting_.nowMs());
  journal::Change back = journal::applyChange(*journal_, dated);
  keeper_->write({dated});
  everWritten_ = true;
  return back;
}

void JournalDesk::show(Session& session) const {
  session.setJournal(journal_.get());
}

void JournalDesk::follow(const Command& command, Side side, Session& session) {
  const auto wanted = static_cast<std::size_t>(std::max(session.state().journalEdits, 0));
  if (wanted == position_) return;
  const std::int64_t now = setting_.nowMs();
  const auto change = changeOf(command, side, *journal_, {now, localTime(now), journal::newUuid()});
  if (change && wanted == position_ + 1) {
    edits_.resize(position_);
    const journal::Change back = make(*change);
    edits_.push_back({*change, back});
    ++position_;
  }
  while (position_ > wanted) make(edits_[--position_].back);
  while (position_ < wanted && position_ < edits_.size()) make(edits_[position_++].done);
  show(session);
}

bool JournalDesk::takeNews(Session& session) {
  journal::Keeper::News news = keeper_->news();
  if (news.journal) {
    *journal_ = std::move(*news.journal);
    show(session);
  }
  std::string all;
  for (const std::string& sentence : news.sentences) all += (all.empty() ? "" : " ") + sentence;
  if (!all.empty()) session.tell(all);
  const bool moved = std::exchange(lastStatus_, status().text) != status().text;
  return news.journal || !all.empty() || moved;
}

JournalDesk::Status JournalDesk::status() const {
  if (const std::string trouble = keeper_->trouble(); !trouble.empty()) return {trouble, false, true};
  if (!keeper_->saved()) return {"Saving …", false, false};
  return {everWritten_ ? "Saved" : "", everWritten_, false};
}

}  // namespace crus
