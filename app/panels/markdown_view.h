// A note as it is read: headings, lists, bold, links.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/journal/markdown.h"
#include "app/panels/ui.h"

namespace crus {

/// Blocks of the note that was drawn last, with their heights, so that a long one costs only what is seen.
struct NoteView {
  const void* note = nullptr;  // of which these are
  std::int64_t changedMs = 0;
  float width = 0.0F;
  std::vector<journal::Block> blocks;
  std::vector<float> heights;
};

/// \param view  kept from frame to frame by the caller. \return the id of a link that was clicked, else
/// empty.
std::string drawNote(const Ui& ui, NoteView& view, const std::string& text, const void* note,
                     std::int64_t changedMs);

}  // namespace crus
