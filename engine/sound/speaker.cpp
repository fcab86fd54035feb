#include "engine/sound/speaker.h"

#include <AL/al.h>
#include <AL/alc.h>
#include <dlfcn.h>

#include <cstdlib>

namespace engine {
namespace {

void sayNothing(const char* /*file*/, int /*line*/, const char* /*function*/, int /*error*/,
                const char* /*format*/, ...) {}

/// OpenAL, and ALSA behind it, write on the terminal when there is no device. The user is told in the window.
void silenceLibraries() {
  ::setenv("ALSOFT_LOGLEVEL", "0", 0);
  using Handler = decltype(&sayNothing);
  void* alsa = ::dlopen("libasound.so.2", RTLD_LAZY | RTLD_GLOBAL);  // stays open: OpenAL opens it as well
  if (alsa == nullptr) return;
  const auto setHandler = reinterpret_cast<int (*)(Handler)>(::dlsym(alsa, "snd_lib_error_set_handler"));
  if (setHandler != nullptr) setHandler(&sayNothing);
}

}  // namespace

struct Speaker::Implementation {
  ALCdevice* device = nullptr;
  ALCcontext* context = nullptr;
  ALuint source = 0;
  ALuint buffer = 0;
  bool tried = false;
  std::string problem;

  void open();
  void close();
};

void Speaker::Implementation::open() {
  tried = true;
  silenceLibraries();
  device = alcOpenDevice(nullptr);
  if (device == nullptr) {
    problem = "There is no audio device, so the timer stays silent.";
    return;
  }
  context = alcCreateContext(device, nullptr);
  if (context == nullptr || alcMakeContextCurrent(context) == ALC_FALSE) {
    problem = "The audio device cannot be used, so the timer stays silent.";
    close();
    return;
  }
  alGenSources(1, &source);
  alGenBuffers(1, &buffer);
}

void Speaker::Implementation::close() {
  if (context != nullptr) {
    if (source != 0) alDeleteSources(1, &source);
    if (buffer != 0) alDeleteBuffers(1, &buffer);
    alcMakeContextCurrent(nullptr);
    alcDestroyContext(context);
  }
  if (device != nullptr) alcCloseDevice(device);
  device = nullptr;
  context = nullptr;
}

Speaker::Speaker() : implementation_{std::make_unique<Implementation>()} {}

Speaker::~Speaker() {
  implementation_->close();
}

void Speaker::play(const std::vector<std::int16_t>& samples) {
  Implementation& self = *implementation_;
  if (!self.tried) self.open();
  if (self.context == nullptr || samples.empty()) return;
  alSourceStop(self.source);
  alSourcei(self.source, AL_BUFFER, 0);
  alBufferData(self.buffer, AL_FORMAT_MONO16, samples.data(),
               static_cast<ALsizei>(samples.size() * sizeof(std::int16_t)), kSamplesPerSecond);
  alSourcei(self.source, AL_BUFFER, static_cast<ALint>(self.buffer));
  alSourcePlay(self.source);
  if (alGetError() != AL_NO_ERROR)
    self.problem = "The audio device plays nothing, so the timer stays silent.";
}

const std::string& Speaker::problem() const {
  return implementation_->problem;
}

}  // namespace engine
