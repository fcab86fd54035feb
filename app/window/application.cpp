#include "app/window/application.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <ostream>
#include <utility>

#include "app/leg/leg.h"
#include "app/panels/journal_forms.h"
#include "app/panels/release_layout.h"
#include "app/settings/setting_table.h"
#include "app/state/cockpit.h"
#include "app/state/key_bindings.h"
#include "app/window/choices.h"
#include "app/window/file_commands.h"
#include "app/window/journal_desk.h"
#include "app/window/kept_state.h"
#include "app/window/keyboard_focus.h"
#include "app/window/keys.h"
#include "app/window/leg_loader.h"
#include "app/window/pointer.h"
#include "app/window/questions.h"
#include "app/window/release_desk.h"
#include "app/window/rest_meter.h"
#include "app/window/script_runner.h"
#include "app/window/session.h"
#include "app/window/settings_keeper.h"
#include "app/window/ui_layer.h"
#include "app/window/viewport.h"
#include "app/window/zone_measurer.h"
#include "engine/gl/gl_error.h"
#include "engine/platform/window.h"

namespace crus {
namespace {

constexpr glm::ivec2 kFirstSize{1280, 800};
constexpr int kSettleFrames = 3;           // Dear ImGui needs a few to lay out what has changed
constexpr double kSharpenSeconds = 0.05;   // a view at rest, before it is drawn once more in full quality
constexpr double kMostBusySeconds = 0.05;  // of a frame, as far as the rhythm of clicks goes
constexpr double kFrameSeconds = 1.0 / 60.0;

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// The loop: waits until something happens or is due, lets it change the state, and draws what that changes.
/// What each kind of command or event means stands in the classes that it holds.
class Application {
 public:
  Application(ApplicationOptions options, Leg leg, Script script, std::unique_ptr<JournalDesk> journal,
              std::ostream& out, std::ostream& err)
      : options_{std::move(options)},
        err_{&err},
        window_{"Crus", kFirstSize},
        viewport_{renderer_},
        ui_{window_.native()},
        script_{std::move(script), out, err},
        loader_{[knowledge = options_.knowledge](const std::filesystem::path& file, LoadProgress& progress) {
                  return loadLeg(file, knowledge, &progress);
                },
                engine::Window::wake},
        journal_{std::move(journal)},
        settings_{options_.settings},
        rest_{options_.measureRestSeconds} {
    show(std::move(leg), settings_.load(freshSettings()));
    if (options_.side != Side::kRight) session_.apply(SetSide{options_.side}, now(), true);
  }

  ApplicationReport run(double startSeconds) {
    try {
      loop(startSeconds);
    } catch (const engine::GlError&) {  // the picture is lost, but not the view
      keep();
      closeJournal();
      throw;
    }
    keep();
    closeJournal();
    report_.exitCode = script_.exitCode();
    report_.framesAtRest = rest_.frames();
    report_.cpuSecondsAtRest = rest_.cpuSecondsUsed();
    return report_;
  }

 private:
  void loop(double startSeconds) {
    while (!window_.closeRequested() && !quit_) {
      const double before = now();
      const std::vector<engine::Event> events = waitForSomething();
      const double woken = now();
      handSeconds_ += woken - before;
      if (journal_ && journal_->takeNews(session_)) settle_ = kSettleFrames;
      if (!events.empty()) settle_ = kSettleFrames;
      takeLoaded();
      if (frame(events)) {
        if (report_.firstFrameSeconds == 0.0) report_.firstFrameSeconds = now() - startSeconds;
        if (std::exchange(zonesDue_, false)) measurer_.start(session_.leg().fields);
        rest_.frameDrawn();
      }
      const bool resting =
          settle_ == 0 && !session_.turning() && !sharpenDue_ && !pointer_.hoverDue() && !measurer_.busy();
      if (rest_.step(resting, now())) quit_ = true;
      handSeconds_ += std::min(now() - woken, kMostBusySeconds);
    }
  }

  /// For the next start. There is nobody left to read why it could not be done.
  void keep() const {
    if (!options_.remember || keptStateFile().empty()) return;
    for (const engine::Status& kept : {writeState(state(), keptStateFile()), writeOwn(state(), ownFile())}) {
      if (!kept) *err_ << engine::describe(kept.error()) << '\n';
    }
  }

  /// What is typed counts; what cannot be saved is said where it can still be read.
  void closeJournal() {
    if (!journal_) return;
    for (const Command& command : unfinished(forms_, state().sessionForm)) apply(command);
    if (const std::string trouble = journal_->finish(); !trouble.empty()) *err_ << trouble << '\n';
  }

  [[nodiscard]] const AppState& state() const { return session_.state(); }
  [[nodiscard]] float scale() const {
    return window_.contentScale() * static_cast<float>(state().textPercent) / 100.0F;
  }

  /// \param before  whose settings and own things stay.
  void show(Leg leg, const AppState& before) {
    session_.setLeg(std::move(leg));
    viewport_.setLeg(session_.leg());
    zonesDue_ = true;
    questions_ = {};
    const std::vector<std::string>& warnings = session_.leg().warnings;
    status_ = warnings.empty() ? std::string{} : warnings.front();
    if (warnings.size() > 1)
      status_ += "; and " + std::to_string(warnings.size() - 1) + " more: see crus check.";
    // The first state frames the leg, for which the shape of the view must be known, which depends on the
    // state.
    layOut();
    const World& world = session_.world();
    AppState first = options_.remember ? restoredState(keptStateFile(), world) : initialState(world);
    if (first.message.empty()) first.message = before.message;
    first = carriedOver(std::move(first), before);
    session_.begin(options_.remember ? withOwn(std::move(first), ownFile(), world) : std::move(first));
    keymap_ = Keymap{state().preferences.keys};
    if (journal_) journal_->begin(session_);
    if (!status_.empty() && state().message.empty()) session_.tell(status_);
  }

  /// A model that has been read beside all this takes the place of the leg; a failed one leaves it.
  void takeLoaded() {
    if (loader_.loading()) settle_ = std::max(settle_, 1);
    std::optional<engine::Result<Leg>> leg = loader_.take();
    if (!leg) return;
    if (*leg) {
      keep();
      options_.remember = false;  // what is to be kept is the view of our own leg
      AppState before = state();
      before.message.clear();  // what was said of another file
      show(std::move(*leg).value(), before);
      settle_ = kSettleFrames;
    } else {
      apply(Tell{engine::describe(leg->error())});
    }
  }

  Layout layOut() {
    const glm::ivec2 size = window_.size();
    const Layout layout = layoutFor(glm::vec2(size), state(), scale());
    viewport_.place(layout.view, size, window_.framebufferSize());
    if (layout.view.size.y > 0.0F) session_.setAspect(layout.view.size.x / layout.view.size.y);
    return layout;
  }

  /// Sleeps until an event, or until something of our own is due.
  std::vector<engine::Event> waitForSomething() {
    const glm::ivec2 framebuffer = window_.framebufferSize();
    if (framebuffer.x < 1 || framebuffer.y < 1) return window_.waitEvents();  // minimised: nothing to draw on
    if (settle_ > 0 || script_.busy() || session_.turning()) return window_.events(0.0);
    std::optional<double> due;
    for (const std::optional<double>& moment :
         {pointer_.hoverDue(), sharpenDue_, rest_.end(), release_.due(state())}) {
      if (moment && (!due || *moment < *due)) due = moment;
    }
    return due ? window_.events(std::max(*due - now(), 0.001)) : window_.waitEvents();
  }

  void apply(const Command& command) {
    // A second that has passed changes one number; all else is laid out already.
    const bool tick = std::holds_alternative<ReleaseTick>(command);
    settle_ = std::max(settle_, tick ? 1 : kSettleFrames);
    const Side side = state().side;
    if (std::holds_alternative<Quit>(command)) {
      quit_ = true;
    } else if (std::holds_alternative<PinMiddle>(command) && state().pinning) {
      const Rect& view = viewport_.rect();
      apply(Pointer::pinnedAt(view.position + 0.5F * view.size, over()));
    } else if (std::holds_alternative<TakeChoice>(command)) {
      questions_.answer(state(), session_.leg(), keymap_);
      for (const Command& taken : takenChoice(state(), questions_.offered(), questions_.found()))
        apply(taken);
    } else if (const auto* picture = std::get_if<CleanPicture>(&command)) {
      cleanPicture(picture->file);
    } else if (const auto* load = std::get_if<LoadModel>(&command)) {
      loader_.start(load->file);
    } else if (std::holds_alternative<Escape>(command) && loader_.loading()) {
      loader_.cancel();
      session_.tell("Left. The leg stays as it was.");
    } else if (KeyboardFocus::concerns(command)) {
      if (const auto next = focus_.take(command, state(), ui_.wantsText())) apply(*next);
    } else if (!script_.handle(command) &&
               !doFileCommand(command, session_, window_, now(), script_.running())) {
      change(command);
    }
    if (journal_) journal_->follow(command, side, session_);
  }

  /// A command that is about the state alone, and what follows from the change.
  void change(const Command& command) {
    const AppState before = state();
    session_.apply(command, now(), script_.running());
    if (state().preferences.keys != before.preferences.keys) keymap_ = Keymap{state().preferences.keys};
    if (state().fullScreen != before.fullScreen) window_.setFullScreen(state().fullScreen);
    if (const auto record = release_.changed(before, state())) apply(*record);
    if (const std::string problem = release_.problem(); !problem.empty()) session_.tell(problem);
  }

  void cleanPicture(const std::string& file) {
    const engine::Status saved =
        engine::savePng(viewport_.cleanPicture(state(), session_.camera(), scale()), file);
    session_.tell(saved ? "Saved " + file + "." : engine::describe(saved.error()));
  }

  void pressKey(const std::string& chord) {
    // Esc leaves the note that is being typed, and nothing else.
    if (ui_.wantsText() && chord == "Esc" && forms_.note.open) return;
    const auto line = lineForKey(chord, state(), keymap_, {ui_.wantsText()});
    if (!line) return;
    const engine::Result<Command> command = parseCommand(*line, state());
    apply(command ? *command : Command{Tell{command.error().reason}});
  }

  void handle(const engine::Event& event) {
    if (const auto* key = std::get_if<engine::KeyPressed>(&event)) {
      pressKey(key->chord);
    } else if (const auto* dropped = std::get_if<engine::FileDropped>(&event)) {
      apply(LoadModel{dropped->path});
    } else {
      const bool pressed = std::holds_alternative<engine::MousePressed>(event);
      if (pressed && !state().focus.empty()) apply(SetFocus{});
      for (const Command& command : pointer_.handle(event, over(), handSeconds_)) apply(command);
    }
  }

  Pointer::Over over() { return {viewport_, session_, scale(), ui_.wantsMouse(), now()}; }

  /// Whether there is anything to draw for.
  [[nodiscard]] bool frameIsDue(const std::vector<engine::Event>& events) {
    const auto past = [](const std::optional<double>& moment) { return moment && now() >= *moment; };
    return !events.empty() || settle_ > 0 || script_.busy() || session_.turning() ||
           past(pointer_.hoverDue()) || past(sharpenDue_) || past(release_.due(state()));
  }

  /// \return whether a frame was finished.
  bool frame(const std::vector<engine::Event>& events) {
    const glm::ivec2 framebuffer = window_.framebufferSize();
    if (framebuffer.x < 1 || framebuffer.y < 1) return false;  // minimised
    if (!frameIsDue(events)) return false;
    styleUi();
    layOut();
    ui_.beginFrame(glm::vec2(window_.size()), kFrameSeconds);
    if (const auto tick = release_.tick(state(), now())) apply(*tick);
    for (const engine::Event& event : events) handle(event);
    if (!loader_.loading()) {
      script_.run([this]() -> const AppState& { return state(); },
                  [this](const Command& command) { apply(command); });
    }
    if (const auto hover = pointer_.hover(over())) apply(*hover);
    session_.advance(now());
    const Layout layout = layOut();
    drawView();
    questions_.answer(state(), session_.leg(), keymap_);
    const DrawnPanels drawn = drawPanels(layout);
    renderer_.beginCanvas(framebuffer, viewport_.origin(), glm::vec3(0.0F));
    ui_.endFrame();
    renderer_.presentCanvas();
    if (settle_ > 0) --settle_;
    if (settle_ == 0 && !session_.turning() && !viewport_.rough()) {
      const auto picture = [this] { return renderer_.readCanvas(); };
      for (const std::string& sentence : script_.answer(state(), drawn.widgets, picture))
        apply(Tell{sentence});
    }
    window_.swapBuffers();
    for (const Command& command : drawn.commands) apply(command);
    if (const engine::Status kept = settings_.keep(state()); !kept)
      apply(Tell{engine::describe(kept.error())});
    const bool inPanels = ui_.wantsMouse() || !state().focus.empty();
    if (inPanels && drawn.rowHovered != state().hovered.id) apply(Hover{drawn.rowHovered});
    return true;
  }

  void styleUi() {
    const float release = state().release ? releaseTypePixels(glm::vec2(window_.size())) : 0.0F;
    const std::string problem = ui_.style(state().theme, scale(), release);
    if (!problem.empty()) status_ = problem;
  }

  struct DrawnPanels {
    std::vector<Command> commands;
    std::vector<std::pair<std::string, Rect>> widgets;
    std::string rowHovered;
  };

  /// Everything over and beside the picture of the leg.
  DrawnPanels drawPanels(const Layout& layout) {
    DrawnPanels drawn;
    drawn.widgets.emplace_back("view", layout.view);
    PanelContext context{session_.world(), state(), layout, scale(), status_, pointer_.place()};
    context.referrers = &questions_.referrers();
    context.under = questions_.under();
    context.cutDepthMm = viewport_.cutDepthMm(pointer_.place());
    context.found = &questions_.found();
    context.offered = &questions_.offered();
    context.keymap = &keymap_;
    if (state().asked && state().asked->area.empty()) {
      context.askedAt = viewport_.windowPoint(state().asked->place, state());
    }
    if (journal_) {
      const JournalDesk::Status status = journal_->status();
      forms_.status = status.text;
      forms_.saved = status.saved;
      forms_.trouble = status.trouble;
      context.forms = &forms_;
    }
    context.rowHovered = &drawn.rowHovered;
    context.record = &drawn.widgets;
    context.seen = session_.camera();
    context.loading = loader_.loading();
    focus_.enter(context);
    ui_.drawArcs(viewport_.arcs(state()), session_.world().atlas, state().colors, layout.view);
    std::array<Rect, 2> corners{ui_.drawScaleBar(viewport_.scaleBar(), layout.view), Rect{}};
    ui_.drawContactFrame(viewport_.contactTiles());
    for (const auto& [caption, rect] : viewport_.contactTiles())
      drawn.widgets.emplace_back("tile/" + caption, rect);
    if (const auto inset = viewport_.insetRect(); inset && !state().release) {
      corners[1] = ui_.drawInsetFrame(viewport_.inset().caption(), *inset);
      drawn.widgets.emplace_back("inset", *inset);
    }
    // Names would jump about while the view turns: they come back when it rests.
    if (!viewport_.rough()) ui_.drawLabels(viewport_.labels(state()), layout, corners);
    ui_.drawPanels(context, drawn.commands);
    focus_.leave();
    return drawn;
  }

  /// A view in motion is drawn quickly, and once more in full when it has rested for a moment.
  void drawView() {
    const glm::vec2 size = viewport_.rect().size;
    if (lastCamera_ != session_.camera() || lastSize_ != size || lastSection_ != state().section) {
      sharpenDue_ = now() + kSharpenSeconds;
      pointer_.viewMoved(over());
    }
    lastCamera_ = session_.camera();
    lastSection_ = state().section;
    lastSize_ = size;
    const bool moving =
        !script_.wantsAnswer() && (session_.turning() || (sharpenDue_ && now() < *sharpenDue_));
    viewport_.draw(state(), session_.camera(), scale(), moving && report_.firstFrameSeconds > 0.0);
    if (status_.empty()) status_ = viewport_.inset().warning();
    if (status_.empty()) status_ = renderer_.shortcomings();
    if (!moving) sharpenDue_.reset();
  }

  ApplicationOptions options_;
  std::ostream* err_;
  engine::Window window_;
  engine::Renderer renderer_;
  Viewport viewport_;
  UiLayer ui_;
  ScriptRunner script_;
  LegLoader loader_;
  ZoneMeasurer measurer_{engine::Window::wake};
  bool zonesDue_ = false;
  KeyboardFocus focus_;
  std::unique_ptr<JournalDesk> journal_;
  JournalForms forms_;
  Session session_;
  Pointer pointer_;
  Questions questions_;
  SettingsKeeper settings_;
  Keymap keymap_;
  ReleaseDesk release_;
  RestMeter rest_;
  engine::Camera lastCamera_;
  Section lastSection_;
  glm::vec2 lastSize_{0.0F};
  std::optional<double> sharpenDue_;
  std::string status_;
  ApplicationReport report_;
  /// A clock for the hand's rhythm: a slow frame between two clicks must not tear a double click apart.
  double handSeconds_ = 0.0;
  int settle_ = kSettleFrames;
  bool quit_ = false;
};

}  // namespace

engine::Result<ApplicationReport> runApplication(const ApplicationOptions& options, std::ostream& out,
                                                 std::ostream& err) {
  const double start = now();
  std::unique_ptr<JournalDesk> journal;  // opens while the leg is read
  if (options.journal) journal = std::make_unique<JournalDesk>(journal::usualSetting(), engine::Window::wake);
  engine::Result<Leg> leg = loadLeg(options.model, options.knowledge);
  if (!leg) return leg.error();
  Script script;
  if (options.script) {
    engine::Result<Script> opened = Script::open(*options.script, engine::Window::wake);
    if (!opened) return opened.error();
    script = std::move(opened).value();
  }
  Application application{options, std::move(leg).value(), std::move(script), std::move(journal), out, err};
  return application.run(start);
}

}  // namespace crus
