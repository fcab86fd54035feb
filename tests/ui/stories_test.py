"""What people come for, done in the real window with mouse and keys; and everything once more without a mouse.

usage: stories_test.py CRUS [CRUS ...]     the first one that exists is run
"""
import os
import shutil
import sys
import tempfile
import unittest

from window_test import Crus, Display

MODELS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'assets', 'models')


class Story(unittest.TestCase):
    def setUp(self):
        self.crus = Crus(PROGRAM, DISPLAY)
        self.addCleanup(self.crus.close)

    def drag(self, start, end):
        self.crus.move(*start)
        self.crus.tool('mousedown', '1')
        for step in (0.4, 0.8, 1.0):
            self.crus.tool('mousemove', *(str(int(a + step * (b - a))) for a, b in zip(start, end)))
            self.crus.settle()
        self.crus.tool('mouseup', '1')
        return self.crus.settle()

    def press_until(self, keys, holds, what, most=40):
        for _ in range(most):
            state = self.crus.state()
            if holds(state):
                return state
            self.crus.press(keys)
        raise AssertionError('%s never led to: %s' % (keys, what))


class FirstRun(Story):
    def test_without_reading_there_is_a_point_its_pain_and_its_technique(self):
        state = self.crus.settle()
        self.assertIn(state['selected']['id'], state['zones'])
        for widget in ('section/release', 'legend', 'hints', 'leg-tag', 'cube/Outer'):
            self.assertIn(widget, self.crus.widgets)
        x, y, width, height = self.crus.widgets['view']
        middle = (x + 0.5 * width, y + 0.5 * height)
        self.assertFalse(self.drag(middle, (middle[0] + 40, middle[1]))['hints'])
        self.assertNotIn('hints', self.crus.widgets)


class Lifter(Story):
    """On the floor, a metre away, one hand free."""

    def test_from_the_calf_to_its_technique_in_large_type(self):
        self.crus.click(*self.crus.centre('view/posterior'))
        self.crus.click(*self.crus.centre('expand/soleus'))
        self.crus.settle()
        self.crus.click(*self.crus.centre('point/soleus_trp1'))
        self.crus.until(lambda s: s['selected']['id'] == 'soleus_trp1' and 'soleus_trp1' in s['zones'], 'chosen')
        for _ in range(4):
            self.crus.press('ctrl+plus')
        state = self.crus.until(lambda s: s['text_percent'] == 140, 'larger text')
        self.crus.settle()
        self.assertIn('section/release', self.crus.widgets)
        self.crus.press('Next')
        self.crus.until(lambda s: 'section/release' not in self.crus.widgets or
                        self.crus.widgets['section/release'][1] < state['camera']['distance'] * 1e4, 'scrolled')


class WeekLater(Story):
    """My outer ankle hurts: which point is it, and what is upstream of it?"""

    def test_from_the_pain_to_the_point_and_on_to_what_feeds_it(self):
        self.crus.click(*self.crus.centre('ask'))
        self.crus.until(lambda s: s['asking'], 'asking')
        x, y, width, height = self.crus.widgets['view']
        self.crus.say('look lateral')
        self.crus.settle()
        self.crus.click(x + 0.48 * width, y + 0.80 * height)
        self.crus.until(lambda s: s['asked'], 'an answer')
        self.crus.settle()
        answers = [name for name in self.crus.widgets if name.startswith('refers/')]
        self.assertTrue(answers)
        self.crus.click(*self.crus.centre(answers[0]))
        self.crus.until(lambda s: s['selected']['id'] == answers[0][len('refers/'):], 'the first answer chosen')
        self.crus.settle()
        upstream = [name for name in self.crus.widgets if name.startswith('upstream/')]
        if upstream:
            self.crus.click(*self.crus.centre(upstream[0]))
            self.crus.until(lambda s: s['selected'] == {'kind': 'muscle', 'id': upstream[0].split('/')[-1]}, 'upstream')


class Therapist(Story):
    """Shows a client the picture: the other leg, in the light, with room for it."""

    def test_the_picture_for_a_client(self):
        self.crus.click(*self.crus.centre('side/left'))
        self.crus.until(lambda s: s['side'] == 'left', 'the left leg')
        self.crus.click(*self.crus.centre('cube/Outer' if 'cube/Outer' in self.crus.widgets else 'view/lateral'))
        self.crus.click(*self.crus.centre('theme'))
        self.crus.until(lambda s: s['theme'] == 'light', 'light')
        before = self.crus.widgets['view'][2]
        self.crus.click(*self.crus.centre('panel/list'))
        self.crus.until(lambda s: not s['panes']['list'], 'the list folded away')
        self.crus.settle()
        self.assertGreater(self.crus.widgets['view'][2], before)
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, 'client.png')
            self.crus.say('screenshot ' + file)
            self.crus.state()
            self.assertGreater(os.path.getsize(file), 10000)


class Window(Story):
    def test_edges_are_dragged_and_go_back(self):
        self.crus.settle()
        x, y = self.crus.centre('edge/list')
        usual = self.crus.widgets['view'][2]
        state = self.drag((x, y), (x + 60, y))
        self.assertGreater(state['panes']['list_width'], 350)
        self.assertLess(self.crus.widgets['view'][2], usual - 40)
        x, y = self.crus.centre('edge/list')
        self.crus.move(x, y)
        self.crus.tool('click', '--repeat', '2', '--delay', '60', '1')
        self.crus.until(lambda s: s['panes']['list_width'] == 0, 'the usual width')
        self.crus.press('ctrl+shift+Left')
        self.crus.until(lambda s: s['panes']['reading_width'] > 0, 'a wider page by keys')

    def test_colours_go_round(self):
        seen = [self.crus.state()['colours']]
        for _ in range(4):
            self.crus.press('k')
            seen.append(self.crus.state()['colours'])
        self.assertEqual(seen, ['muscle', 'classic', 'deutan', 'protan', 'tritan'])

    def test_a_model_that_cannot_be_read_leaves_the_leg(self):
        before = self.crus.state()
        self.crus.say('load ' + os.path.join(MODELS, 'README.md'))
        state = self.crus.until(lambda s: s['message'], 'a reason')
        self.assertIn('README.md', state['message'])
        self.assertEqual(state['selected'], before['selected'])
        self.crus.say('load ' + os.path.join(MODELS, 'body.glb'))
        self.crus.until(lambda s: 'no trigger points on this model' in s['message'], 'the other model')


class WithoutAMouse(Story):
    def test_every_muscle_point_and_zone(self):
        self.crus.tool('mousemove', '1270', '790')
        self.crus.press('Tab')
        self.press_until('Tab', lambda s: s['focus'].split('/')[0] in ('row', 'point'), 'the list')
        self.press_until('Up', lambda s, last=[None]: s['focus'] == last[0] or last.__setitem__(0, s['focus']), 'its top')
        rows, points = set(), set()
        while True:
            focus = self.crus.state()['focus']
            kind, name = focus.split('/', 1)
            if kind == 'row':
                rows.add(name)
                if 'bone' in name:
                    break
            if kind == 'point':
                points.add(name)
            self.crus.press('Down')
            if self.crus.state()['focus'] == focus:
                break
        self.assertGreaterEqual(len(rows & set(MUSCLES)), 18, rows)
        # A row unfolds, its point is chosen, its zone goes off and on, its muscle hides.
        self.crus.say('focus row/soleus')
        self.crus.press('Left')
        self.crus.press('space')
        self.press_until('Down', lambda s: s['focus'] == 'point/soleus_trp1', 'its point')
        self.crus.press('Return')
        self.crus.until(lambda s: s['selected']['id'] == 'soleus_trp1', 'chosen by Enter')
        self.crus.press('Right')
        self.assertEqual(self.crus.state()['focus'], 'zone/soleus_trp1')
        self.crus.press('space')
        self.crus.until(lambda s: 'soleus_trp1' not in s['zones'], 'its zone off')
        self.crus.press('Escape')
        self.assertEqual(self.crus.state()['focus'], '')
        before = self.crus.state()['camera']['azimuth_degrees']
        self.crus.press('Left')
        self.crus.until(lambda s: s['camera']['azimuth_degrees'] != before, 'arrows are the leg’s again')

    def test_every_point_by_one_key(self):
        seen = set()
        for _ in range(60):
            seen.add(self.crus.state()['selected']['id'])
            self.crus.press('period')
            if len(seen) > 1 and self.crus.state()['selected']['id'] == 'peroneus_longus_trp1':
                break
        self.assertGreaterEqual(len(seen), 20)

    def test_every_group_of_the_window(self):
        groups = set()
        for _ in range(60):
            self.crus.press('Tab')
            focus = self.crus.state()['focus']
            if focus in groups:
                break
            groups.add(focus)
        kinds = {focus.split('/')[0] for focus in groups}
        for kind in ('side', 'view', 'skin', 'peel', 'markers', 'panel', 'search'):
            self.assertIn(kind, kinds)
        self.assertTrue(any(focus.startswith('page/') for focus in groups), groups)

    def test_a_menu_and_help(self):
        self.crus.press('shift+F10')
        self.crus.until(lambda s: s['menu'], 'the menu of the selection')
        self.press_until('Down', lambda s: s['focus'] == 'menu/hide', 'Hide')
        self.crus.press('Return')
        state = self.crus.until(lambda s: s['hidden'], 'hidden')
        self.assertIsNone(state['menu'])
        self.crus.press('F1')
        self.press_until('Tab', lambda s: s['focus'] == 'close', 'Close')
        self.crus.press('space')
        self.crus.until(lambda s: not s['help'], 'closed')


def muscles():
    folder = os.path.join(MODELS, '..', 'knowledge', 'muscles')
    return [name[:-len('.toml')] for name in os.listdir(folder) if name.endswith('.toml')]


if __name__ == '__main__':
    programs = [path for path in sys.argv[1:] if os.access(path, os.X_OK)]
    if not programs or not shutil.which('Xvfb') or not shutil.which('xdotool'):
        print('skipped: needs the program, Xvfb and xdotool')
        sys.exit(77)
    PROGRAM = programs[0]
    MUSCLES = muscles()
    DISPLAY = Display()
    try:
        unittest.main(argv=sys.argv[:1], verbosity=2)
    finally:
        DISPLAY.close()
