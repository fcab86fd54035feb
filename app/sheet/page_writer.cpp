#include "app/sheet/page_writer.h"

#include <cairo/cairo-pdf.h>
#include <cairo/cairo-svg.h>
#include <cairo/cairo.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

namespace crus::sheet {
namespace {

constexpr double kPtPerMm = 72.0 / 25.4;
constexpr double kPngPerMm = 200.0 / 25.4;

struct Destroy {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Context = std::unique_ptr<cairo_t, Destroy>;
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;

cairo_status_t append(void* to, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void setInk(cairo_t* cairo, const Ink& ink) {
  const auto part = [](std::uint8_t byte) { return static_cast<double>(byte) / 255.0; };
  const Color8& c = ink.color;
  if (ink.alpha >= 1.0F) {
    cairo_set_source_rgb(cairo, part(c.r), part(c.g), part(c.b));
  } else {
    cairo_set_source_rgba(cairo, part(c.r), part(c.g), part(c.b), static_cast<double>(ink.alpha));
  }
}

void trace(cairo_t* cairo, const Path& path) {
  cairo_new_path(cairo);
  for (const std::vector<glm::vec2>& points : path.lines) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto x = static_cast<double>(points[i].x);
      const auto y = static_cast<double>(points[i].y);
      if (i == 0) {
        cairo_move_to(cairo, x, y);
      } else {
        cairo_line_to(cairo, x, y);
      }
    }
    if (path.closed) cairo_close_path(cairo);
  }
}

struct Painter {
  cairo_t* cairo;
  const Typeface& face;

  void operator()(const Shape& shape) const {
    cairo_save(cairo);
    for (const Path& clip : shape.clips) {
      trace(cairo, clip);
      cairo_clip(cairo);
    }
    trace(cairo, shape.path);
    if (shape.fill) {
      setInk(cairo, *shape.fill);
      cairo_fill_preserve(cairo);
    }
    if (shape.stroke) {
      setInk(cairo, *shape.stroke);
      cairo_set_line_width(cairo, static_cast<double>(shape.lineMm));
      cairo_stroke(cairo);
    }
    cairo_new_path(cairo);
    cairo_restore(cairo);
  }

  /// A line of no length with round ends is a dot, and the shortest way to write one.
  void operator()(const Dots& dots) const {
    cairo_new_path(cairo);
    for (const glm::vec2& at : dots.centres) {
      cairo_move_to(cairo, static_cast<double>(at.x), static_cast<double>(at.y));
      cairo_line_to(cairo, static_cast<double>(at.x), static_cast<double>(at.y));
    }
    setInk(cairo, dots.ink);
    cairo_set_line_width(cairo, 2.0 * static_cast<double>(dots.radiusMm));
    cairo_stroke(cairo);
  }

  void operator()(const Picture& picture) const {
    const engine::Image& image = picture.image;
    if (image.width < 1 || image.height < 1) return;
    const Surface surface{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, image.width, image.height)};
    cairo_surface_flush(surface.get());
    unsigned char* rows = cairo_image_surface_get_data(surface.get());
    if (rows == nullptr) return;
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
      for (std::size_t x = 0; x < static_cast<std::size_t>(image.width); ++x) {
        const std::uint8_t* from = &image.pixels[4 * (y * static_cast<std::size_t>(image.width) + x)];
        const std::uint32_t alpha = from[3];
        const auto times = [&](std::uint8_t part) { return (part * alpha + 127U) / 255U; };
        const std::uint32_t argb =
            alpha << 24U | times(from[0]) << 16U | times(from[1]) << 8U | times(from[2]);
        std::memcpy(rows + y * stride + 4 * x, &argb, 4);
      }
    }
    cairo_surface_mark_dirty(surface.get());
    cairo_save(cairo);
    cairo_translate(cairo, static_cast<double>(picture.place.x), static_cast<double>(picture.place.y));
    cairo_scale(cairo, static_cast<double>(picture.place.width) / image.width,
                static_cast<double>(picture.place.height) / image.height);
    cairo_set_source_surface(cairo, surface.get(), 0.0, 0.0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_paint(cairo);
    cairo_restore(cairo);
  }

  void operator()(const Words& words) const {
    if (words.text.empty()) return;
    cairo_set_font_face(cairo, static_cast<cairo_font_face_t*>(face.cairoFace(words.strong)));
    cairo_set_font_size(cairo, static_cast<double>(words.sizePt * kMmPerPt));
    setInk(cairo, Ink{words.color});
    cairo_move_to(cairo, static_cast<double>(words.baseline.x), static_cast<double>(words.baseline.y));
    cairo_show_text(cairo, words.text.c_str());
    cairo_new_path(cairo);
  }
};

/// Draws all marks. \return what went wrong, if anything did.
cairo_status_t paint(const Page& page, cairo_surface_t* surface, double unitsPerMm, const Typeface& face) {
  const Context cairo{cairo_create(surface)};
  cairo_scale(cairo.get(), unitsPerMm, unitsPerMm);
  cairo_set_fill_rule(cairo.get(), CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_cap(cairo.get(), CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cairo.get(), CAIRO_LINE_JOIN_ROUND);
  cairo_set_source_rgb(cairo.get(), 1.0, 1.0, 1.0);
  cairo_paint(cairo.get());
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options(cairo.get(), options);
  cairo_font_options_destroy(options);
  for (const Mark& mark : page.marks) std::visit(Painter{cairo.get(), face}, mark);
  cairo_show_page(cairo.get());
  return cairo_status(cairo.get());
}

/// Cairo counts the pictures and surfaces of an SVG through the life of the program; here they count from
/// one, so that equal pages are equal bytes.
std::string renumbered(std::string svg, std::string_view kind) {
  std::map<std::string, std::size_t> numbers;
  std::string result;
  std::size_t done = 0;
  for (std::size_t at = svg.find(kind); at != std::string::npos; at = svg.find(kind, at + 1)) {
    const std::size_t digits = at + kind.size();
    const std::size_t end = svg.find_first_not_of("0123456789", digits);
    const bool named = at > 0 && (svg[at - 1] == '"' || svg[at - 1] == '#');
    if (!named || end == std::string::npos || end == digits) continue;
    const std::size_t number =
        numbers.emplace(svg.substr(digits, end - digits), numbers.size() + 1).first->second;
    result.append(svg, done, digits - done).append(std::to_string(number));
    done = end;
  }
  return result.append(svg, done);
}

engine::Error failure(cairo_status_t status) {
  return {{}, {}, std::string{"the page could not be drawn: "} + cairo_status_to_string(status)};
}

/// The last bytes of a PNG come when the surface is written, those of the others when it is finished.
engine::Result<std::string> finished(cairo_surface_t* surface, cairo_status_t status, std::string& bytes) {
  if (status == CAIRO_STATUS_SUCCESS) {
    cairo_surface_finish(surface);
    status = cairo_surface_status(surface);
  }
  if (status != CAIRO_STATUS_SUCCESS) return failure(status);
  return std::move(bytes);
}

}  // namespace

std::optional<PageFormat> formatOf(const std::filesystem::path& file) {
  std::string end = file.extension().string();
  std::transform(end.begin(), end.end(), end.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (end == ".pdf") return PageFormat::kPdf;
  if (end == ".svg") return PageFormat::kSvg;
  if (end == ".png") return PageFormat::kPng;
  return std::nullopt;
}

engine::Result<std::string> pageBytes(const Page& page, PageFormat format, const std::string& isoDate,
                                      const Typeface& face) {
  std::string bytes;
  const auto width = static_cast<double>(page.sizeMm.x);
  const auto height = static_cast<double>(page.sizeMm.y);
  if (format == PageFormat::kPdf) {
    const Surface surface{
        cairo_pdf_surface_create_for_stream(append, &bytes, width * kPtPerMm, height * kPtPerMm)};
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, page.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Crus");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   (isoDate + "T00:00:00Z").c_str());
    return finished(surface.get(), paint(page, surface.get(), kPtPerMm, face), bytes);
  }
  if (format == PageFormat::kSvg) {
    const Surface surface{cairo_svg_surface_create_for_stream(append, &bytes, width, height)};
    cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_MM);
    engine::Result<std::string> svg = finished(surface.get(), paint(page, surface.get(), 1.0, face), bytes);
    if (!svg) return svg;
    return renumbered(renumbered(std::move(*svg), "image"), "surface");
  }
  const Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                                   static_cast<int>(std::lround(width * kPngPerMm)),
                                                   static_cast<int>(std::lround(height * kPngPerMm)))};
  cairo_status_t status = paint(page, surface.get(), kPngPerMm, face);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
  return finished(surface.get(), status, bytes);
}

engine::Status writePage(const Page& page, const std::filesystem::path& file, PageFormat format,
                         const std::string& isoDate, const Typeface& face) {
  const engine::Result<std::string> bytes = pageBytes(page, format, isoDate, face);
  if (!bytes) return engine::Error{file.string(), {}, bytes.error().reason};
  const auto refused = [&](const std::string& why) {
    return engine::Error{file.string(), {}, "cannot be written: " + why};
  };
  std::filesystem::path part = file;
  part += "." + std::to_string(getpid()) + ".part";
  errno = 0;
  std::ofstream out{part, std::ios::binary};
  out.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
  out.close();
  const int reason = errno;
  std::error_code error;
  if (!out) {
    std::filesystem::remove(part, error);
    return refused(reason != 0 ? std::strerror(reason) : "the disk refuses it");
  }
  std::filesystem::rename(part, file, error);
  if (error) {
    const std::string why = error.message();
    std::filesystem::remove(part, error);
    return refused(why);
  }
  return engine::Done{};
}

}  // namespace crus::sheet
