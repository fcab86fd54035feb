// The loudspeaker, where there is one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace engine {

/// Opens the system's audio device when it is first asked to play; where there is none it stays silent and
/// says why.
class Speaker {
 public:
  Speaker();
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;
  ~Speaker();

  static constexpr int kSamplesPerSecond = 44100;

  /// Plays 16-bit mono samples and returns at once; what played before breaks off. Does nothing without a
  /// device.
  void play(const std::vector<std::int16_t>& samples);
  /// Why nothing can be heard, a sentence for the user; empty while all is well or nothing has been played
  /// yet.
  [[nodiscard]] const std::string& problem() const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace engine
