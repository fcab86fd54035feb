"""Drives the real window as a person would: mouse and keys through the X server, the state read back as JSON.

usage: window_test.py CRUS [CRUS ...]     the first one that exists is run
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'cli'))
import no_network  # noqa: E402

SIZE = (1280, 800)


class Display:
    """An X server of its own, without a window manager."""

    def __init__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ['Xvfb', '-displayfd', str(write), '-screen', '0', '%dx%dx24' % SIZE, '-nolisten', 'tcp', '-noreset'],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            self.name = ':' + pipe.readline().strip()

    def close(self):
        self.server.terminate()
        self.server.wait()


class Crus:
    """The program with its script on a pipe: each command is a line, `state` answers with two lines of JSON."""

    def __init__(self, program, display, *arguments):
        self.environment = dict(os.environ, DISPLAY=display.name, HOME=tempfile.mkdtemp())
        self.environment.pop('XDG_DATA_HOME', None)  # nobody's own journal is written to
        self.process = subprocess.Popen([program, *arguments, '--script', '-'], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, env=self.environment,
                                        preexec_fn=no_network.forbid_internet if no_network.known() else None)
        self.first = self.state()  # the first answer comes after the first frame
        self.window = self.tool('search', '--sync', '--onlyvisible', '--name', '^Crus').split()[0]
        self.tool('windowfocus', self.window)

    def tool(self, *arguments):
        return subprocess.run(['xdotool', *arguments], env=self.environment, check=True, capture_output=True,
                              text=True, timeout=60).stdout

    def say(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()

    def state(self):
        self.say('state')
        state = json.loads(self.process.stdout.readline())
        self.widgets = json.loads(self.process.stdout.readline())
        return state

    def until(self, holds, what):
        """Asks for the state until it is as wanted: events take a frame or two to arrive."""
        for _ in range(100):
            state = self.state()
            if holds(state):
                return state
        raise AssertionError('never came true: %s; last state: %s' % (what, json.dumps(state)))

    def settle(self):
        self.say('wait 4')
        return self.state()

    def move(self, x, y):
        self.tool('mousemove', str(int(x)), str(int(y)))
        self.settle()

    def click(self, x, y):
        self.move(x, y)
        self.tool('mousedown', '1')
        self.settle()
        self.tool('mouseup', '1')
        self.settle()

    def centre(self, widget):
        if widget not in self.widgets:
            raise AssertionError('no widget %s among %s' % (widget, sorted(self.widgets)))
        x, y, width, height = self.widgets[widget]
        return x + width / 2, y + height / 2

    def press(self, keys):
        self.tool('key', keys)
        self.settle()

    def close(self):
        if self.process.poll() is None:
            try:
                self.say('quit')
            except BrokenPipeError:
                pass
            self.process.wait(timeout=60)
        self.process.stdin.close()
        self.process.stdout.close()
        shutil.rmtree(self.environment['HOME'], ignore_errors=True)


class JournalTest(unittest.TestCase):
    """What is noted in the window is on the disk, whatever happens to the window."""

    def journal(self, crus):
        file = os.path.join(crus.environment['HOME'], 'out.json')
        subprocess.run([PROGRAM, 'journal', 'export', file], env=crus.environment, check=True, timeout=60)
        with open(file, encoding='utf-8') as stream:
            return json.load(stream)

    def test_what_was_said_to_be_saved_survives_a_kill(self):
        crus = Crus(PROGRAM, DISPLAY)
        self.addCleanup(crus.close)
        crus.say('select soleus_trp1')
        crus.say('note selected "press **slowly**"')
        crus.say('pointstate selected active')
        crus.say('session 2026-11-25T18:30 point soleus_trp1 90 7 3')
        crus.say('side left')
        crus.say('pin selected 0.31,172')
        crus.say('undo')
        crus.until(lambda state: 'journal/saved' in crus.widgets, 'everything is saved')
        crus.process.kill()
        crus.process.wait()
        journal = self.journal(crus)
        self.assertEqual([note['text'] for note in journal['notes']], ['press **slowly**'])
        self.assertEqual([state['state'] for state in journal['states']], ['active'])
        self.assertEqual(len(journal['sessions']), 1)
        self.assertEqual(journal['spots'], [])  # taken back

    def test_what_is_typed_when_the_window_closes_is_kept(self):
        crus = Crus(PROGRAM, DISPLAY)
        self.addCleanup(crus.close)
        crus.say('select soleus_trp1')
        crus.press('n')
        crus.tool('type', '--delay', '60', 'typed')
        crus.settle()
        crus.say('quit')
        crus.process.wait(timeout=60)
        self.assertEqual([note['text'] for note in self.journal(crus)['notes']], ['typed'])


class WindowTest(unittest.TestCase):
    def setUp(self):
        self.crus = Crus(PROGRAM, DISPLAY)
        self.addCleanup(self.crus.close)
        x, y, width, height = self.crus.widgets['view']
        self.middle = (x + width / 2, y + height / 2)
        self.corner = (x + 12, y + height - 12)

    def test_first_view_shows_an_example(self):
        state = self.crus.state()
        self.assertEqual(state['side'], 'right')
        self.assertEqual(state['selected']['kind'], 'point')
        self.assertIn(state['selected']['id'], state['zones'])

    def test_drag_orbits_and_selects_nothing(self):
        before = self.crus.state()
        self.crus.move(*self.middle)
        self.crus.tool('mousedown', '1')
        for step in range(1, 9):
            self.crus.tool('mousemove', str(int(self.middle[0] + 10 * step)), str(int(self.middle[1])))
            self.crus.settle()
        self.crus.tool('mouseup', '1')
        after = self.crus.settle()
        turned = abs(after['camera']['azimuth_degrees'] - before['camera']['azimuth_degrees'])
        self.assertAlmostEqual(turned, 80 * 0.35, delta=1.0)
        self.assertAlmostEqual(after['camera']['distance'], before['camera']['distance'], places=4)
        self.assertEqual(after['selected'], before['selected'])

    def test_wheel_comes_nearer(self):
        before = self.crus.state()
        self.crus.move(*self.middle)
        self.crus.tool('click', '4')
        self.crus.until(lambda s: s['camera']['distance'] < 0.95 * before['camera']['distance'], 'zoomed in')

    def test_double_click_makes_the_place_the_centre_of_turning(self):
        self.crus.say('look anterior')
        before = self.crus.settle()['camera']['target']
        x, y, width, height = self.crus.widgets['view']
        self.crus.move(x + width / 2, y + height * 0.75)
        self.crus.tool('click', '--repeat', '2', '--delay', '60', '1')
        after = self.crus.until(lambda s: s['camera']['target'] != before, 'a new centre')['camera']['target']
        self.assertLess(after[1], before[1] - 0.05)  # lower on the leg

    def test_zone_toggle_in_the_list(self):
        self.assertNotIn('tibialis_anterior_trp1', self.crus.state()['zones'])
        self.crus.click(*self.crus.centre('zone/tibialis_anterior'))
        self.crus.until(lambda s: 'tibialis_anterior_trp1' in s['zones'], 'zone on')
        self.crus.click(*self.crus.centre('zone/tibialis_anterior'))
        self.crus.until(lambda s: 'tibialis_anterior_trp1' not in s['zones'], 'zone off')

    def test_eye_in_the_list_hides_and_undo_brings_back(self):
        self.crus.click(*self.crus.centre('eye/soleus'))
        self.crus.until(lambda s: 'muscle/soleus' in s['hidden'], 'hidden')
        self.crus.press('ctrl+z')
        self.crus.until(lambda s: 'muscle/soleus' not in s['hidden'], 'shown again')

    def test_select_from_the_list(self):
        self.crus.click(*self.crus.centre('row/soleus'))
        self.crus.until(lambda s: s['selected'] == {'kind': 'muscle', 'id': 'soleus'}, 'soleus selected')

    def test_hover_names_and_click_selects_in_the_view(self):
        self.crus.say('skin off')
        self.crus.say('markers off')
        self.crus.say('look posterior')
        self.crus.say('select ""')
        self.crus.say('frame all')
        self.crus.settle()
        x, y, width, height = self.crus.widgets['view']
        at = (x + width / 2, y + height * 0.42)
        self.crus.move(*at)
        hovered = self.crus.until(lambda s: s['hovered']['kind'] == 'muscle', 'a muscle under the pointer')['hovered']
        self.assertTrue(hovered['id'].startswith('gastrocnemius'), hovered)
        self.crus.click(*at)
        self.crus.until(lambda s: s['selected'] == hovered, 'the hovered muscle selected')
        self.crus.click(*self.corner)
        self.crus.until(lambda s: s['selected']['kind'] == 'nothing', 'empty space deselects')

    def test_keys(self):
        self.crus.move(*self.middle)
        self.crus.press('g')
        self.crus.until(lambda s: s['skin'] == 'off', 'glass to off')
        self.crus.press('m')
        self.crus.until(lambda s: s['side'] == 'left', 'the other leg')
        self.crus.press('F1')
        self.crus.until(lambda s: s['help'], 'help shown')
        self.crus.press('Escape')
        self.crus.until(lambda s: not s['help'], 'help closed by Esc')

    def test_screenshot_is_the_window(self):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, 'shot.png')
            self.crus.say('screenshot ' + file)
            self.crus.state()
            with open(file, 'rb') as png:
                header = png.read(24)
            self.assertEqual(header[:8], b'\x89PNG\r\n\x1a\n')
            self.assertEqual((int.from_bytes(header[16:20], 'big'), int.from_bytes(header[20:24], 'big')), SIZE)

    def test_copied_view_comes_back(self):
        self.crus.press('ctrl+shift+c')
        self.crus.press('g')
        self.crus.until(lambda state: state['skin'] == 'off', 'no skin')
        self.crus.press('ctrl+shift+v')
        self.crus.until(lambda state: state['skin'] == 'glass', 'the copied view')
        self.crus.press('ctrl+z')
        self.crus.until(lambda state: state['skin'] == 'off', 'undone')

    def test_asking_where_it_hurts(self):
        self.crus.press('w')
        self.crus.until(lambda state: state['asking'], 'asking')
        view = self.crus.widgets['view']
        self.crus.click(view[0] + 0.39 * view[2], view[1] + 0.78 * view[3])  # the outer ankle
        self.crus.until(lambda state: state['asked'], 'an answer')
        self.crus.settle()
        self.assertIn('refers/peroneus_longus_trp1', self.crus.widgets)
        self.crus.press('Escape')
        self.crus.until(lambda state: not state['asked'], 'forgotten')

    def test_any_command_from_the_list_of_commands(self):
        self.crus.press('ctrl+shift+p')
        self.crus.until(lambda state: state['palette'] == '', 'the list of commands')
        self.crus.tool('type', '--delay', '40', 'skin off')
        self.crus.until(lambda state: state['palette'] == 'skin off', 'typed')
        self.crus.press('Return')
        state = self.crus.until(lambda state: state['palette'] is None, 'closed')
        self.assertEqual(state['skin'], 'off')

    def test_search_from_the_keyboard_reveals_what_is_hidden(self):
        self.crus.say('hide soleus')
        self.crus.press('ctrl+f')
        self.crus.tool('type', '--delay', '40', 'soleus')
        self.crus.until(lambda state: state['search'] == 'soleus', 'typed')
        self.crus.press('Down')
        self.crus.press('Return')
        state = self.crus.until(lambda state: state['selected']['id'] == 'soleus_trp1', 'the second one found')
        self.assertEqual(state['hidden'], [])

    def test_a_release_session_with_one_key(self):
        self.crus.press('Return')
        state = self.crus.until(lambda state: state['release'], 'a session')
        self.assertEqual(state['release']['point'], state['selected']['id'])
        while not state['release']['seconds']:  # to the page of the hold
            self.crus.press('space')
            state = self.crus.state()
        page = state['release']['page']
        self.crus.press('space')
        self.crus.until(lambda state: state['release']['running'], 'the timer runs')
        self.crus.until(lambda state: state['release']['elapsed'] > 0, 'time passes')
        self.crus.press('BackSpace')
        self.crus.until(lambda state: state['release']['page'] == page - 1, 'the page before')
        self.crus.click(*self.crus.centre('release/text'))
        self.crus.until(lambda state: state['release']['page'] == page, 'a click anywhere goes on')
        self.crus.press('Escape')
        self.crus.until(lambda state: not state['release'], 'left')

    def test_views_are_stored_and_recalled(self):
        self.crus.press('2')
        stored = self.crus.settle()['camera']
        self.crus.press('ctrl+shift+1')
        self.crus.until(lambda state: '1' in state['views'], 'stored')
        self.crus.press('3')
        self.crus.press('shift+1')
        self.crus.until(lambda state: state['camera'] == stored, 'recalled')

    def test_broken_line_is_named_and_the_program_goes_on(self):
        self.crus.say('look sideways')
        self.assertEqual(self.crus.state()['side'], 'right')
        self.crus.say('quit')
        self.assertEqual(self.crus.process.wait(timeout=60), 1)


class OwnKnowledgeTest(unittest.TestCase):
    def test_a_broken_file_is_named_and_the_rest_works(self):
        """The folder of a user, one of whose files has a mistake."""
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        shutil.copytree(os.path.join(SOURCE, 'assets', 'knowledge'), folder, dirs_exist_ok=True)
        with open(os.path.join(folder, 'muscles', 'plantaris.toml'), 'a') as file:
            file.write('oops = \n')
        crus = Crus(PROGRAM, DISPLAY, '--knowledge', folder)
        self.addCleanup(crus.close)
        self.assertNotIn('zone/plantaris', crus.widgets)
        self.assertIn('plantaris.toml', crus.first['message'])
        self.assertIn('line ', crus.first['message'])
        crus.click(*crus.centre('zone/tibialis_anterior'))
        crus.until(lambda s: 'tibialis_anterior_trp1' in s['zones'], 'the rest works')


class RememberTest(unittest.TestCase):
    """The view of last time, without a script: keys go in, the file that is kept comes out."""

    def setUp(self):
        self.home = tempfile.mkdtemp()
        self.kept = os.path.join(self.home, 'state', 'crus', 'state.json')

    def run_with_keys(self, *keys):
        environment = dict(os.environ, DISPLAY=DISPLAY.name, HOME=self.home,
                           XDG_STATE_HOME=os.path.join(self.home, 'state'),
                           XDG_CONFIG_HOME=os.path.join(self.home, '.config'))
        process = subprocess.Popen([PROGRAM], env=environment)
        self.addCleanup(process.kill)

        def tool(*words):
            return subprocess.run(['xdotool', *words], env=environment, timeout=60, capture_output=True,
                                  text=True).stdout

        window = tool('search', '--sync', '--onlyvisible', '--pid', str(process.pid)).split()[0]
        time.sleep(2)  # the first view is up, and keys have somebody to go to
        tool('windowfocus', '--sync', window)
        for key in keys + ('ctrl+q',):
            tool('key', key)
            time.sleep(0.3)
        self.assertEqual(process.wait(timeout=120), 0)
        with open(self.kept) as file:
            return json.load(file)

    def test_the_view_of_last_time_comes_back(self):
        self.assertEqual(self.run_with_keys('g', 'm')['skin'], 'off')
        again = self.run_with_keys()
        self.assertEqual((again['skin'], again['side']), ('off', 'left'))

    def test_settings_are_obeyed_and_kept(self):
        settings = os.path.join(self.home, '.config', 'crus', 'settings.toml')
        os.makedirs(os.path.dirname(settings))
        with open(settings, 'w') as file:
            file.write('theme = "light"  # mine\n[keys]\nJ = "side other"\nG = "set theme next"\n')
        self.assertEqual(self.run_with_keys('j', 'g')['side'], 'left')
        with open(settings) as file:
            self.assertTrue(file.read().startswith('theme = "dark"  # mine\n'))

    def test_a_broken_file_is_put_aside(self):
        os.makedirs(os.path.dirname(self.kept))
        with open(self.kept, 'w') as file:
            file.write('{"side": 7}')
        self.assertEqual(self.run_with_keys()['side'], 'right')
        self.assertTrue(os.path.exists(self.kept + '.broken'))


class RestTest(unittest.TestCase):
    def test_a_resting_window_draws_nothing(self):
        result = subprocess.run([PROGRAM, 'bench', '--json'], capture_output=True, text=True, timeout=300, check=True,
                                env=dict(os.environ, DISPLAY=DISPLAY.name))
        self.assertEqual(json.loads(result.stdout)['idle_frames'], 0)


if __name__ == '__main__':
    programs = [path for path in sys.argv[1:] if os.access(path, os.X_OK)]
    if not programs or not shutil.which('Xvfb') or not shutil.which('xdotool'):
        print('skipped: needs the program, Xvfb and xdotool')
        sys.exit(77)
    PROGRAM = programs[0]
    SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    DISPLAY = Display()
    try:
        unittest.main(argv=sys.argv[:1], verbosity=2)
    finally:
        DISPLAY.close()
