// A page to a file: PDF and SVG keep words and lines as such, PNG is 200 dots an inch.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/sheet/page.h"
#include "app/sheet/typeface.h"
#include "engine/core/result.h"

namespace crus::sheet {

enum class PageFormat { kPdf, kSvg, kPng };

/// By the end of the file's name, large or small letters; none when it is neither .pdf nor .svg nor .png.
std::optional<PageFormat> formatOf(const std::filesystem::path& file);

/// The page as it would stand in the file; equal pages give equal bytes. \param isoDate  YYYY-MM-DD, for the
/// PDF's own record of when it was made. \return Error with what the library says.
engine::Result<std::string> pageBytes(const Page& page, PageFormat format, const std::string& isoDate,
                                      const Typeface& face);

/// Writes beside the final name and renames, so that a failure leaves nothing half written. \return Error
/// with the file and the reason.
engine::Status writePage(const Page& page, const std::filesystem::path& file, PageFormat format,
                         const std::string& isoDate, const Typeface& face);

}  // namespace crus::sheet
