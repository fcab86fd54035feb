#include "app/sheet/typeface.h"

#include <cairo/cairo-ft.h>
#include <cairo/cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include "app/sheet/page.h"

namespace crus::sheet {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

/// The next character of UTF-8 at `at`, which moves on; kReplacement for a byte that belongs to none.
std::uint32_t nextCharacter(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 && first < 0xF5   ? 3
                   : first >= 0xE0 && first < 0xF0 ? 2
                   : first >= 0xC2 && first < 0xE0 ? 1
                                                   : 0;
  if (more == 0 || at + static_cast<std::size_t>(more) > text.size()) return kReplacement;
  std::uint32_t code = first & (0x3FU >> static_cast<unsigned>(more));
  for (int i = 0; i < more; ++i) {
    const std::uint8_t next = byte(at + static_cast<std::size_t>(i));
    if ((next & 0xC0U) != 0x80U) return kReplacement;
    code = code << 6U | (next & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 4> kLeast{0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < kLeast[static_cast<std::size_t>(more)] || code > 0x10FFFF || surrogate) return kReplacement;
  at += static_cast<std::size_t>(more);
  return code;
}

/// FreeType and one face; shared with Cairo, which may keep fonts in its cache for longer than we do.
struct OpenFace {
  FT_Library library = nullptr;
  FT_Face face = nullptr;

  OpenFace() { FT_Init_FreeType(&library); }
  OpenFace(const OpenFace&) = delete;
  OpenFace& operator=(const OpenFace&) = delete;
  ~OpenFace() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }
};

struct Weight {
  std::shared_ptr<OpenFace> open;
  cairo_font_face_t* cairo = nullptr;
  std::map<std::uint32_t, float> advances;  // in ems

  bool read(const std::string& file) {
    open = std::make_shared<OpenFace>();
    if (open->library == nullptr || FT_New_Face(open->library, file.c_str(), 0, &open->face) != 0)
      return false;
    if (!FT_IS_SCALABLE(open->face)) return false;
    cairo = cairo_ft_font_face_create_for_ft_face(open->face, 0);
    static const cairo_user_data_key_t kOwner{};
    auto* owner = new std::shared_ptr<OpenFace>{open};
    const auto release = [](void* held) { delete static_cast<std::shared_ptr<OpenFace>*>(held); };
    if (cairo_font_face_set_user_data(cairo, &kOwner, owner, release) != CAIRO_STATUS_SUCCESS) release(owner);
    return cairo_font_face_status(cairo) == CAIRO_STATUS_SUCCESS;
  }

  float advance(std::uint32_t code) {
    const auto [entry, isNew] = advances.try_emplace(code, 0.0F);
    FT_Face face = open->face;
    if (isNew && FT_Load_Char(face, code, FT_LOAD_NO_SCALE) == 0) {
      entry->second = static_cast<float>(face->glyph->advance.x) / static_cast<float>(face->units_per_EM);
    }
    return entry->second;
  }
};

}  // namespace

struct Typeface::Implementation {
  mutable std::array<Weight, 2> weights;

  Implementation() = default;
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;
  ~Implementation() {
    for (const Weight& weight : weights) {
      if (weight.cairo != nullptr) cairo_font_face_destroy(weight.cairo);
    }
  }
};

Typeface::Typeface(std::unique_ptr<Implementation> implementation)
    : implementation_{std::move(implementation)} {}
Typeface::Typeface(Typeface&&) noexcept = default;
Typeface& Typeface::operator=(Typeface&&) noexcept = default;
Typeface::~Typeface() = default;

engine::Result<Typeface> Typeface::load() {
  for (const FontFiles& files : fontFiles()) {
    auto implementation = std::make_unique<Implementation>();
    if (implementation->weights[0].read(files.regular) && implementation->weights[1].read(files.strong))
      return Typeface{std::move(implementation)};
  }
  return engine::Error{{}, {}, std::string{kNoFont}};
}

float Typeface::width(std::string_view text, bool strong, float sizePt) const {
  Weight& weight = implementation_->weights[strong ? 1 : 0];
  float ems = 0.0F;
  for (std::size_t at = 0; at < text.size();) ems += weight.advance(nextCharacter(text, at));
  return ems * sizePt * kMmPerPt;
}

void* Typeface::cairoFace(bool strong) const {
  return implementation_->weights[strong ? 1 : 0].cairo;
}

std::string printable(std::string_view text) {
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const std::uint32_t code = nextCharacter(text, at);
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) {
      clean += ' ';
    } else if (code == kReplacement) {
      clean += "\xEF\xBF\xBD";
    } else {
      clean.append(text.substr(from, at - from));
    }
  }
  return clean;
}

}  // namespace crus::sheet
