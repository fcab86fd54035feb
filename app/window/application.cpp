#include "app/window/application.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "app/leg/leg.h"
#include "app/leg/leg_queries.h"
#include "app/state/key_bindings.h"
#include "app/state/state_json.h"
#include "app/window/kept_state.h"
#include "app/window/script.h"
#include "app/window/ui_layer.h"
#include "app/window/view_easing.h"
#include "app/window/viewport.h"
#include "app/window/viewport_input.h"
#include "engine/image/image.h"
#include "engine/platform/window.h"

namespace crus {
namespace {

constexpr glm::ivec2 kFirstSize{1280, 800};
constexpr int kSettleFrames = 3;           // Dear ImGui needs a few to lay out what has changed
constexpr double kHoverSeconds = 0.15;     // a pointer at rest, before it is asked what is under it
constexpr double kSharpenSeconds = 0.10;   // a view at rest, before it is drawn once more in full quality
constexpr double kMostBusySeconds = 0.05;  // of a frame, as far as the rhythm of clicks goes
constexpr double kFrameSeconds = 1.0 / 60.0;
constexpr const char* kWidgetKeys[] = {"Left", "Right", "Up", "Down", "Space", "Enter", "Tab"};

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

using WidgetPlace = std::pair<std::string, Rect>;

/// One line: where each widget of the last frame is, as [x, y, width, height] in the window.
std::string widgetsAsJson(const std::vector<WidgetPlace>& widgets) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [name, rect] : widgets) {
    json[name] = {rect.position.x, rect.position.y, rect.size.x, rect.size.y};
  }
  return json.dump();
}

class Application {
 public:
  Application(ApplicationOptions options, Leg leg, Script script, std::ostream& out, std::ostream& err)
      : options_{std::move(options)},
        out_{&out},
        err_{&err},
        window_{"Crus", kFirstSize},
        viewport_{renderer_},
        ui_{window_.native()},
        script_{std::move(script)} {
    show(std::move(leg));
    if (options_.side != Side::kRight) apply(SetSide{options_.side});
    easing_.jumpTo(state().camera);
  }

  ApplicationReport run(double startSeconds) {
    while (!window_.closeRequested() && !quit_) {
      const double before = now();
      const std::vector<engine::Event> events = waitForSomething();
      const double woken = now();
      handSeconds_ += woken - before;
      if (!events.empty()) settle_ = kSettleFrames;
      if (frame(events)) {
        if (report_.firstFrameSeconds == 0.0) report_.firstFrameSeconds = now() - startSeconds;
        if (cpuAtRestStart_) ++report_.framesAtRest;
      }
      measureRest();
      handSeconds_ += std::min(now() - woken, kMostBusySeconds);
    }
    keep();
    return report_;
  }

 private:
  /// For the next start. There is nobody left to read why it could not be done.
  void keep() const {
    if (!options_.remember || keptStateFile().empty()) return;
    if (const engine::Status kept = writeState(state(), keptStateFile()); !kept) {
      *err_ << engine::describe(kept.error()) << '\n';
    }
  }

  [[nodiscard]] const AppState& state() const { return history_->state(); }
  [[nodiscard]] float scale() const {
    return window_.contentScale() * static_cast<float>(state().textPercent) / 100.0F;
  }

  void show(Leg leg) {
    leg_ = std::make_unique<Leg>(std::move(leg));
    viewport_.setLeg(*leg_);
    answered_.reset();
    referrers_.clear();
    probe_.reset();
    probedNow_.reset();
    under_.reset();
    status_ = leg_->warnings.empty() ? std::string{} : leg_->warnings.front();
    // The first state frames the leg, for which the shape of the view must be known, which depends on the
    // state.
    history_ = std::make_unique<History>(AppState{});
    layOut();
    history_ = std::make_unique<History>(options_.remember ? restoredState(keptStateFile(), leg_->world)
                                                           : initialState(leg_->world));
    easing_.jumpTo(state().camera);
  }

  void tell(std::string sentence) { history_->apply(Tell{std::move(sentence)}, leg_->world); }

  /// Another state in place of this one, as a step that can be undone; the reason when there is none.
  void show(const engine::Result<AppState>& other, const std::string& sentence) {
    if (!other) {
      tell(engine::describe(other.error()));
      return;
    }
    history_->replace(*other);
    tell(sentence);
    easing_.aim(state().camera, now(), scripted_);
  }

  void openModel(const std::string& path) {
    engine::Result<Leg> leg = loadLeg(path, options_.knowledge);
    if (leg) {
      keep();
      options_.remember = false;  // what is to be kept is the view of our own leg
      show(std::move(leg).value());
    } else {
      apply(Tell{engine::describe(leg.error())});
    }
  }

  Layout layOut() {
    const glm::ivec2 size = window_.size();
    const Layout layout = layoutFor(glm::vec2(size), state(), scale());
    viewport_.place(layout.view, size, window_.framebufferSize());
    if (layout.view.size.y > 0.0F) leg_->world.aspect = layout.view.size.x / layout.view.size.y;
    return layout;
  }

  /// Sleeps until an event, or until something of our own is due.
  std::vector<engine::Event> waitForSomething() {
    const glm::ivec2 framebuffer = window_.framebufferSize();
    if (framebuffer.x < 1 || framebuffer.y < 1) return window_.waitEvents();  // minimised: nothing to draw on
    if (!pendingLine_) pendingLine_ = script_.next();
    if (settle_ > 0 || pausedFrames_ > 0 || pendingLine_ || easing_.active() || askedToShow())
      return window_.events(0.0);
    std::optional<double> due;
    for (const std::optional<double>& moment : {hoverDue_, sharpenDue_, restEnd_}) {
      if (moment && (!due || *moment < *due)) due = moment;
    }
    return due ? window_.events(std::max(*due - now(), 0.001)) : window_.waitEvents();
  }

  /// Whether the rest to be measured has begun or is over.
  void measureRest() {
    if (!options_.measureRestSeconds) return;
    const bool resting = settle_ == 0 && !easing_.active() && !sharpenDue_ && !hoverDue_;
    if (!cpuAtRestStart_ && resting) {
      cpuAtRestStart_ = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
      restEnd_ = now() + *options_.measureRestSeconds;
    } else if (cpuAtRestStart_ && now() >= *restEnd_) {
      report_.cpuSecondsAtRest = static_cast<double>(std::clock()) / CLOCKS_PER_SEC - *cpuAtRestStart_;
      quit_ = true;
    }
  }

  void apply(const Command& command) {
    settle_ = kSettleFrames;
    if (const auto* screenshot = std::get_if<Screenshot>(&command)) {
      screenshots_.push_back(screenshot->file);
    } else if (std::holds_alternative<PrintState>(command)) {
      stateWanted_ = true;
    } else if (const auto* wait = std::get_if<Wait>(&command)) {
      pausedFrames_ = std::max(wait->frames, 0);
    } else if (std::holds_alternative<Quit>(command)) {
      quit_ = true;
    } else if (const auto* save = std::get_if<SaveState>(&command)) {
      const engine::Status saved = writeState(state(), save->file);
      tell(saved ? "Saved " + save->file + "." : engine::describe(saved.error()));
    } else if (const auto* open = std::get_if<OpenState>(&command)) {
      show(readState(open->file, leg_->world), "As in " + open->file + ".");
    } else if (std::holds_alternative<CopyState>(command)) {
      window_.setClipboard(stateAsJson(state()));
      tell("Copied the view as text.");
    } else if (std::holds_alternative<PasteState>(command)) {
      show(stateFromJson(window_.clipboard(), leg_->world), "As it was copied.");
    } else {
      const engine::Camera before = state().camera;
      history_->apply(command, leg_->world);
      const bool byHand = std::holds_alternative<Orbit>(command) || std::holds_alternative<Pan>(command) ||
                          std::holds_alternative<Zoom>(command);
      if (state().camera != before) easing_.aim(state().camera, now(), byHand || scripted_);
    }
  }

  void pressKey(const std::string& chord) {
    // While text is typed, letters are letters and undo is the text's own; function keys, Ctrl and Esc keep
    // theirs.
    const bool special =
        chord.size() > 1 && ((chord.rfind("Ctrl+", 0) == 0 && chord.back() != 'Z' && chord.back() != 'Y') ||
                             chord[0] == 'F' || chord == "Esc");
    if (ui_.wantsText() && !special) return;
    if (ui_.navigating() &&
        std::find(std::begin(kWidgetKeys), std::end(kWidgetKeys), chord) != std::end(kWidgetKeys))
      return;
    const auto line = commandForChord(chord);
    if (!line) return;
    const engine::Result<Command> command = parseCommand(*line, state());
    apply(command ? *command : Command{Tell{command.error().reason}});
  }

  void handle(const engine::Event& event) {
    if (const auto* key = std::get_if<engine::KeyPressed>(&event)) {
      pressKey(key->chord);
      return;
    }
    if (const auto* dropped = std::get_if<engine::FileDropped>(&event)) {
      openModel(dropped->path);
      return;
    }
    if (const auto* moved = std::get_if<engine::MouseMoved>(&event)) {
      pointer_ = moved->position;
      hoverDue_ = now() + kHoverSeconds;
      if (state().probing && !ui_.wantsMouse()) {
        apply(ProbeAt{viewport_.skinAt(pointer_, state(), easing_.camera())});
      }
    }
    const bool starts = std::holds_alternative<engine::MousePressed>(event) ||
                        std::holds_alternative<engine::MouseWheel>(event);
    if (starts && (!viewport_.contains(pointer_) || ui_.wantsMouse())) return;
    const Rect& view = viewport_.rect();
    const ViewportInput::Outcome outcome =
        input_.handle(event, view.position, view.size, state().side, handSeconds_);
    for (const Command& command : outcome.commands) apply(command);
    if (outcome.click && state().asking) {
      const auto place = viewport_.skinAt(*outcome.click, state(), easing_.camera());
      const std::string region =
          askedRegion(leg_->world.atlas, viewport_.areaAt(*outcome.click, state().side));
      apply(!region.empty() ? Command{AskArea{region}}
            : place         ? Command{AskAt{*place}}
                            : Command{Tell{"There is no skin there."}});
    } else if (outcome.click)
      apply(Select{viewport_.pick(*outcome.click, state(), easing_.camera(), scale()).id});
    if (outcome.menuClick) {
      const Pick pick = viewport_.pick(*outcome.menuClick, state(), easing_.camera(), scale());
      apply(OpenMenu{pick.id, outcome.menuClick->x, outcome.menuClick->y,
                     viewport_.skinAt(*outcome.menuClick, state(), easing_.camera())});
    }
    if (outcome.doubleClick) {
      const auto place = viewport_.position(*outcome.doubleClick, state(), easing_.camera(), scale());
      apply(place ? Command{FocusOn{place->x, place->y, place->z}} : Command{FrameAll{}});
    }
  }

  void hover() {
    if (!hoverDue_ || now() < *hoverDue_ || input_.dragging() || easing_.active()) return;
    hoverDue_.reset();
    if (ui_.wantsMouse()) return;  // the panels say what is under it there
    Pick pick;
    if (viewport_.contains(pointer_)) pick = viewport_.pick(pointer_, state(), easing_.camera(), scale());
    if (pick != state().hovered) apply(Hover{pick.id});
  }

  [[nodiscard]] bool askedToShow() const { return stateWanted_ || !screenshots_.empty(); }

  /// Runs lines until one needs a frame to be drawn.
  void runScript() {
    if (pausedFrames_ > 0) {
      --pausedFrames_;
      return;
    }
    scripted_ = true;
    while (pausedFrames_ == 0 && !askedToShow() && !quit_) {
      if (!pendingLine_) pendingLine_ = script_.next();
      if (!pendingLine_) break;
      const ScriptLine line = *std::exchange(pendingLine_, std::nullopt);
      const engine::Result<Command> command = parseCommand(line.text, state());
      if (command) {
        apply(*command);
      } else {
        complain({script_.name(), "line " + std::to_string(line.number), command.error().reason});
      }
    }
    scripted_ = false;
  }

  void complain(const engine::Error& error) {
    *err_ << engine::describe(error) << '\n';
    report_.exitCode = 1;
  }

  /// \return whether a frame was finished.
  bool frame(const std::vector<engine::Event>& events) {
    const glm::ivec2 framebuffer = window_.framebufferSize();
    if (framebuffer.x < 1 || framebuffer.y < 1) return false;  // minimised
    const bool due = !events.empty() || settle_ > 0 || pausedFrames_ > 0 || pendingLine_ ||
                     easing_.active() || askedToShow() || (hoverDue_ && now() >= *hoverDue_) ||
                     (sharpenDue_ && now() >= *sharpenDue_);
    if (!due) return false;
    const std::string fontProblem = ui_.style(state().theme, scale());
    if (!fontProblem.empty()) status_ = fontProblem;
    layOut();
    ui_.beginFrame(glm::vec2(window_.size()), kFrameSeconds);
    for (const engine::Event& event : events) handle(event);
    runScript();
    hover();
    easing_.advance(now());
    const Layout layout = layOut();

    std::vector<Command> commands;
    std::vector<WidgetPlace> widgets;
    widgets.emplace_back("view", layout.view);
    drawView();
    answerQuestions();
    std::string rowHovered;
    PanelContext context{leg_->world, state(), layout, scale(), status_, pointer_};
    context.referrers = &referrers_;
    if (state().asked && state().asked->area.empty()) {
      context.askedAt = viewport_.windowPoint(state().asked->place, state());
    }
    if (under_) context.under = &*under_;
    context.rowHovered = &rowHovered;
    context.record = &widgets;
    ui_.drawArcs(viewport_.arcs(state()), leg_->world.atlas, layout.view);
    // Names would jump about while the view turns: they come back when it rests.
    if (!viewport_.rough()) ui_.drawLabels(viewport_.labels(state()), layout.view);
    if (const auto inset = viewport_.insetRect()) {
      ui_.drawInsetFrame(viewport_.inset().caption(), *inset);
      widgets.emplace_back("inset", *inset);
    }
    ui_.drawPanels(context, commands);
    renderer_.beginCanvas(framebuffer, viewport_.origin(), glm::vec3(0.0F));
    ui_.endFrame();
    renderer_.presentCanvas();
    if (settle_ > 0) --settle_;
    if (settle_ == 0 && !easing_.active() && !viewport_.rough()) answer(widgets);
    window_.swapBuffers();
    for (const Command& command : commands) apply(command);
    if (ui_.wantsMouse() && rowHovered != state().hovered.id) apply(Hover{rowHovered});
    return true;
  }

  /// What the state asks of the leg, worked out when the question changes.
  void answerQuestions() {
    if (state().asked != answered_) {
      answered_ = state().asked;
      referrers_.clear();
      if (answered_ && !answered_->area.empty()) {
        referrers_ = whoRefersToArea(leg_->world.atlas, answered_->area);
      } else if (answered_) {
        if (const auto spot = spotNear(*leg_, answered_->place)) referrers_ = whoRefersHere(*leg_, *spot);
      }
    }
    if (state().probed != probedNow_) {
      probedNow_ = state().probed;
      under_.reset();
      if (probedNow_ && !probe_) probe_ = pressProbeOf(*leg_);
      if (probedNow_ && probe_) {
        if (const auto spot = spotNear(*leg_, *probedNow_)) under_ = probe_->under(*spot);
      }
    }
  }

  /// A view in motion is drawn quickly, and once more in full when it has rested for a moment.
  void drawView() {
    const bool moved = lastCamera_ != easing_.camera();
    if (moved) sharpenDue_ = now() + kSharpenSeconds;
    if (moved && viewport_.contains(pointer_))
      hoverDue_ = now() + kHoverSeconds;  // another thing is under it now
    lastCamera_ = easing_.camera();
    const bool moving = !askedToShow() && (easing_.active() || (sharpenDue_ && now() < *sharpenDue_));
    viewport_.draw(state(), easing_.camera(), scale(), moving && report_.firstFrameSeconds > 0.0);
    if (status_.empty()) status_ = viewport_.inset().warning();
    if (!moving) sharpenDue_.reset();
  }

  /// What a script asked to see, now that the frame that shows it is finished.
  void answer(const std::vector<WidgetPlace>& widgets) {
    for (const std::string& file : std::exchange(screenshots_, {})) {
      const engine::Status saved = engine::savePng(renderer_.readCanvas(), file);
      if (!saved) complain(saved.error());
      apply(Tell{saved ? "Saved " + file + "." : engine::describe(saved.error())});
    }
    if (std::exchange(stateWanted_, false)) {
      *out_ << stateAsJson(state()) << '\n' << widgetsAsJson(widgets) << std::endl;
    }
  }

  ApplicationOptions options_;
  std::ostream* out_;
  std::ostream* err_;
  engine::Window window_;
  engine::Renderer renderer_;
  Viewport viewport_;
  UiLayer ui_;
  Script script_;
  std::unique_ptr<Leg> leg_;
  std::unique_ptr<History> history_;
  ViewportInput input_;
  ViewEasing easing_;
  engine::Camera lastCamera_;
  std::optional<ScriptLine> pendingLine_;
  std::optional<double> hoverDue_, sharpenDue_, cpuAtRestStart_, restEnd_;
  glm::vec2 pointer_{-1.0F};
  std::optional<Asked> answered_;
  std::vector<Candidate> referrers_;
  std::optional<glm::vec3> probedNow_;
  std::optional<PressProbe> probe_;  // made when first asked for
  std::optional<UnderThumb> under_;
  std::vector<std::string> screenshots_;
  std::string status_;
  ApplicationReport report_;
  /// A clock for the hand's rhythm: a slow frame between two clicks must not tear a double click apart.
  double handSeconds_ = 0.0;
  int settle_ = kSettleFrames;
  int pausedFrames_ = 0;
  bool stateWanted_ = false;
  bool scripted_ = false;
  bool quit_ = false;
};

}  // namespace

engine::Result<ApplicationReport> runApplication(const ApplicationOptions& options, std::ostream& out,
                                                 std::ostream& err) {
  const double start = now();
  engine::Result<Leg> leg = loadLeg(options.model, options.knowledge);
  if (!leg) return leg.error();
  Script script;
  if (options.script) {
    engine::Result<Script> opened = Script::open(*options.script, engine::Window::wake);
    if (!opened) return opened.error();
    script = std::move(opened).value();
  }
  Application application{options, std::move(leg).value(), std::move(script), out, err};
  return application.run(start);
}

}  // namespace crus
