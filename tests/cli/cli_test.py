"""Runs the program as a script would: exit codes, answers on stdout, complaints on stderr, nothing left half written.

usage: cli_test.py CRUS SOURCE_FOLDER
"""
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest


def crus(*arguments, cwd=None, **environment):
    """Without a display, whatever the surroundings offer."""
    base = {k: v for k, v in os.environ.items() if k not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300, cwd=cwd,
                          env={**base, **environment})


def png_size(path):
    header = pathlib.Path(path).read_bytes()[:24]
    assert header[:8] == b'\x89PNG\r\n\x1a\n', path
    return struct.unpack('>II', header[16:24])


class CliTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def refused(self, result, code, *words):
        self.assertEqual(result.returncode, code, result.stderr)
        self.assertEqual(result.stderr.strip().count('\n'), 0, 'one sentence: ' + result.stderr)
        for word in words:
            self.assertIn(word, result.stderr)

    def test_version_and_help(self):
        self.assertRegex(crus('--version').stdout, r'^crus \d+\.\d+\.\d+\n$')
        self.assertIn('snapshot', crus('--help').stdout)
        self.assertEqual(crus('--help').returncode, 0)

    def test_misuse_exits_with_2(self):
        self.assertEqual(crus('--nonsense').returncode, 2)
        self.assertEqual(crus('snapshot').returncode, 2)
        self.assertEqual(crus('snapshot', '-o', self.folder / 'a.png', '--size', 'huge').returncode, 2)
        self.refused(crus('snapshot', '-o', self.folder / 'a.png', '--view', 'sideways'), 2, 'sideways')
        self.refused(crus('snapshot', '-o', self.folder / 'a.png', '--zones', 'no_such_muscle'), 2, 'no_such_muscle')
        self.refused(crus('snapshot', '-o', self.folder / 'a.png', '--layers', 'fur'), 2, 'fur')
        self.assertFalse((self.folder / 'a.png').exists())

    def test_what_is_not_there_yet_says_so(self):
        for command in ('import',):
            self.refused(crus(command, '--anything', '1'), 2, 'not yet')

    def test_info_json(self):
        info = json.loads(crus('info', '--json').stdout)
        names = {s['name']: s for s in info['structures']}
        for name in ('bone/tibia', 'muscle/soleus', 'muscle/fibularis_longus', 'tendon/calcaneal_tendon', 'skin/skin'):
            self.assertIn(name, names)
        self.assertEqual(len(names), len(info['structures']))
        self.assertAlmostEqual(names['bone/tibia']['volume_cm3'], 283.3, delta=283.3 * 0.04)
        self.assertEqual(names['muscle/soleus']['kind'], 'muscle')
        self.assertEqual(sum(s['triangles'] for s in info['structures']), info['triangles'])
        self.assertIn('soleus_trp1', [p['id'] for p in info['points']])
        self.assertTrue(info['zones'])
        self.assertTrue(info['model'].endswith('right_leg.glb'))
        self.assertEqual(info['warnings'], [])

    def test_snapshot_writes_every_view_and_the_same_twice(self):
        for view in ('anterior', 'posterior', 'lateral', 'medial', 'plantar', 'dorsal', '30,10', '-40,-20'):
            first = self.folder / 'first.png'
            second = self.folder / 'second.png'
            for file in (first, second) if view in ('lateral', '30,10') else (first,):
                result = crus('snapshot', '-o', file, f'--view={view}', '--size', '200x160')
                self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(png_size(first), (200, 160))
            if second.exists():
                self.assertEqual(first.read_bytes(), second.read_bytes())
                second.unlink()

    def test_snapshot_options(self):
        for options in (['--ui', '--size', '1024x640'], ['--skin', 'off', '--isolate', 'soleus'],
                        ['--layers', 'bone', '--side', 'left'], ['--transparent', '--zones', 'all', '--show', 'none'],
                        ['--show', 'soleus_trp1,tibialis_anterior'], ['--labels'],
                        ['--size', '8192x20', '--supersample', '2'], ['--size', '1x1']):
            file = self.folder / 'out.png'
            result = crus('snapshot', '-o', file, *options)
            self.assertEqual(result.returncode, 0, result.stderr)
            if '--size' in options:
                self.assertEqual('%dx%d' % png_size(file), options[options.index('--size') + 1])
            file.unlink()

    def test_check_names_file_and_line(self):
        self.assertEqual(crus('check').returncode, 0)
        broken = self.folder / 'knowledge'
        shutil.copytree(SOURCE / 'assets' / 'knowledge', broken)
        soleus = broken / 'muscles' / 'soleus.toml'
        lines = soleus.read_text().splitlines()
        at = next(i for i, line in enumerate(lines) if re.match(r'latin\s*=', line))
        lines[at] = lines[at].replace('latin', 'lattin')
        soleus.write_text('\n'.join(lines))
        result = crus('check', broken)
        self.assertEqual(result.returncode, 1)
        self.assertIn('soleus.toml', result.stderr)
        self.assertIn('line %d' % (at + 1), result.stderr)
        self.assertIn('lattin', result.stderr)
        self.assertEqual(crus('check', self.folder / 'nowhere').returncode, 1)

    def test_a_broken_file_is_named_and_the_rest_works(self):
        broken = self.folder / 'knowledge'
        shutil.copytree(SOURCE / 'assets' / 'knowledge', broken)
        soleus = broken / 'muscles' / 'soleus.toml'
        soleus.write_text(soleus.read_text() + 'x = [')
        picture, page = self.folder / 'out.png', self.folder / 'out.pdf'
        for options in (['snapshot', '-o', picture, '--size', '64x48'], ['sheet', '-o', page, '--points', 'popliteus'],
                        ['where', '--leg', '0.5,180'], ['where', '--body', 'sacrum'], ['under', '--leg', '0.6,185'],
                        ['info']):
            result = crus(*options, '--knowledge', broken)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertRegex(result.stderr, r'soleus\.toml: line \d+')

    def test_check_names_what_cannot_be_true(self):
        """One copy with a mistake of every kind, each in a file of its own, so that none hides another."""
        broken = self.folder / 'knowledge'
        shutil.copytree(SOURCE / 'assets' / 'knowledge', broken)

        def spoil(name, after, old, new):
            """Spoils the first `old` behind the first `after`; returns the line where it stood."""
            file = broken / name
            text = file.read_text()
            at = text.index(old, text.index(after))
            file.write_text(text[:at] + new + text[at + len(old):])
            return text[:at].count('\n') + 1

        expected = [
            ('exercises.toml', spoil('exercises.toml', '[[exercise]]', 'sources = ["', 'sources = [] # ["'),
             'without a source'),
            ('stretches.toml', spoil('stretches.toml', 'lengthens', 'muscle = "soleus"', 'muscle = "soleous"'),
             'unknown muscle "soleous"'),
            ('releases.toml', spoil('releases.toml', 'steps', 'text = "', 'text = "' + 'Go on. ' * 30), 'at most 160'),
            ('muscles/plantaris.toml', spoil('muscles/plantaris.toml', 'h_band', 'h_band = [', 'h_band = [9, '),
             'pair of numbers'),
            ('muscles/popliteus.toml', spoil('muscles/popliteus.toml', '[belly]', 'h = [0.81, 1.01]', 'h = [1.01, 0.81]'),
             'wrong way round'),
            ('muscles/soleus.toml', spoil('muscles/soleus.toml', 'posterior_knee', 'h = [0.97, 1.07]', 'h = [1.44, 1.49]'),
             'touches no skin'),
        ]
        # A point of the shin laid on the calf, band and all.
        shin = broken / 'muscles' / 'tibialis_anterior.toml'
        text = shin.read_text()
        at = text.index('chart = "leg"')
        text = text[:at] + re.sub(r'theta_deg = \d+', 'theta_deg = 200', text[at:], count=1)
        text = text[:at] + re.sub(r'theta_band_deg = \[[^]]*\]', 'theta_band_deg = [195, 205]', text[at:], count=1)
        text = text[:at] + re.sub(r'contact = .*\n', '', text[at:], count=1)
        shin.write_text(text)
        expected.append(('muscles/tibialis_anterior.toml', text[:at].count('\n') + 1, 'lies outside its muscle'))
        result = crus('check', broken)
        self.assertEqual(result.returncode, 1)
        for file, line, words in expected:
            said = [mistake for mistake in result.stderr.splitlines()
                    if file in mistake and words in mistake and re.search(r'line \d+', mistake)]
            self.assertTrue(said, '%s: %s, got:\n%s' % (file, words, result.stderr))
        for file, line, words in expected[:5] + expected[-1:]:
            self.assertRegex(result.stderr, r'%s.*line %d\b' % (re.escape(file), line))
        self.refused(crus('check', '--model', self.folder / 'none.glb'), 1, 'none.glb')

    def test_plan_puts_key_points_and_releases_first(self):
        result = crus('plan', '--points', 'soleus_trp1,peroneus_longus_trp1,gluteus_minimus', '--json')
        self.assertEqual(result.returncode, 0, result.stderr)
        steps = json.loads(result.stdout)['steps']
        released = [s['point'] for s in steps if s['kind'] == 'release']
        self.assertLess(released.index('gluteus_minimus_anterior_trp1'), released.index('peroneus_longus_trp1'))
        kinds = [s['kind'] for s in steps]
        self.assertEqual(kinds, sorted(kinds), 'releases before stretches')
        self.assertIn('1. Gluteus minimus', crus('plan', '--points', 'gluteus_minimus,peroneus_longus').stdout)
        self.refused(crus('plan', '--points', 'elbow_trp1'), 2, 'elbow_trp1')

    def test_where_finds_the_points_behind_a_pain(self):
        def candidates(*place):
            result = crus('where', *place, '--json')
            self.assertEqual(result.returncode, 0, result.stderr)
            return json.loads(result.stdout)['candidates']
        heel = candidates('--foot', 'heel,0.12,0.5')
        self.assertEqual(heel[0]['point'], 'soleus_trp1')
        self.assertEqual(heel[0]['strength'], 'essential')
        order = ['essential', 'spillover', 'exceptional']
        self.assertEqual([c['strength'] for c in heel], sorted((c['strength'] for c in heel), key=order.index))
        self.assertEqual([c['score'] for c in heel], sorted((c['score'] for c in heel), reverse=True))
        ankle = {c['point']: c for c in candidates('--leg', '0.1,110')}
        self.assertIn('gluteus_minimus', ankle['peroneus_longus_trp1']['upstream'])
        self.assertEqual(candidates('--leg', '0.1,250', '--side', 'left'), candidates('--leg', '0.1,110'))
        self.assertEqual(candidates('--leg', '0.1,-250'), candidates('--leg', '0.1,110'))
        self.assertEqual(candidates('--foot', 'heel,0.12,0.5', '--side', 'left'), heel)
        self.assertEqual(candidates('--body', 'si_joint')[0]['point'], 'soleus_trp3')
        self.assertTrue(candidates('--foot', 'toe_1/plantar,0.9,0.2'))
        self.assertTrue(candidates('--leg', '-0.1,180'))
        self.assertIn('check too: ', crus('where', '--leg', '0.1,110').stdout)

    def test_where_and_under_refuse_what_is_nowhere(self):
        self.refused(crus('where'), 2, '--leg', '--foot', '--body')
        self.refused(crus('where', '--leg', '0.5,10', '--body', 'si_joint'), 2, 'just one')
        self.refused(crus('where', '--body', 'elbow'), 2, 'si_joint', 'jaw_face')
        self.refused(crus('where', '--foot', 'hand,0.5,0.5'), 2, 'foot_plantar', 'toe_5')
        self.refused(crus('where', '--foot', 'foot_plantar,5,0.5'), 2, 'U from 0')
        self.refused(crus('where', '--foot', 'toe_1/inside,0.9,0.1'), 2, 'dorsal')
        for text in ('0.5', '0.5,', 'knee,10', '0.5,10,3', 'nan,10', '0.5,inf'):
            self.refused(crus('where', '--leg', text), 2, 'H,THETA')
        self.refused(crus('where', '--leg', '3,10'), 1, 'reaches from h')
        self.refused(crus('where', '--foot', 'toe_1,0.95,0.8'), 1, 'toe_1')
        self.refused(crus('under'), 2, '--point')
        self.refused(crus('under', '--leg', '3,10'), 1, 'reaches from h')
        self.refused(crus('under', '--point', 'elbow_trp1'), 2, 'elbow_trp1')
        self.refused(crus('under', '--point', 'gluteus_medius_trp'), 1, 'this model')
        self.refused(crus('under', '--leg', '0.5,10', '--model', self.folder / 'none.glb'), 1, 'none.glb')

    def test_under_names_the_layers_in_order(self):
        result = crus('under', '--leg', '0.88,98', '--json')
        self.assertEqual(result.returncode, 0, result.stderr)
        under = json.loads(result.stdout)
        layers = under['layers']
        self.assertEqual(layers[0]['name'], 'skin and fat')
        self.assertEqual(layers[1]['muscle'], 'peroneus_longus')
        self.assertEqual(layers[-1]['kind'], 'bone')
        for before, after in zip(layers, layers[1:]):
            self.assertAlmostEqual(before['from_mm'] + before['thickness_mm'], after['from_mm'], delta=0.11)
        self.assertEqual(under['cautions'][0]['zone'], 'sz_fibular_neck')
        self.assertEqual(under['cautions'][0]['distance_mm'], 0)
        left = json.loads(crus('under', '--leg', '0.88,262', '--side', 'left', '--json').stdout)
        self.assertEqual(left, under)
        self.assertIn('Caution', crus('under', '--leg', '0.88,98').stdout)
        points = json.loads(crus('under', '--point', 'all', '--json').stdout)['points']
        self.assertGreaterEqual(len(points), 22)
        self.assertTrue(all(p['meets_muscle'] for p in points))

    def test_broken_models_are_refused_with_their_name(self):
        whole = (SOURCE / 'assets' / 'models' / 'right_leg.glb').read_bytes()
        cases = {'empty.glb': b'', 'noise.glb': bytes(range(256)) * 8, 'cut.glb': whole[:len(whole) // 2],
                 'header.glb': whole[:12], 'text.gltf': b'{"asset": {"version": "2.0"}',
                 'needs.gltf': b'{"asset":{"version":"2.0"},"extensionsUsed":["ACME_fog"],'
                               b'"extensionsRequired":["ACME_fog"],"scenes":[{}]}'}
        for name, content in cases.items():
            file = self.folder / name
            file.write_bytes(content)
            self.refused(crus('info', file), 1, name)
        self.assertIn('ACME_fog', crus('info', self.folder / 'needs.gltf').stderr)
        self.refused(crus('info', self.folder / 'missing.glb'), 1, 'missing.glb')
        self.refused(crus('info', self.folder), 1, str(self.folder))
        out = self.folder / 'never.png'
        self.refused(crus('snapshot', '-o', out, '--model', self.folder / 'cut.glb'), 1, 'cut.glb')
        self.assertFalse(out.exists())

    def test_any_other_gltf_is_shown_without_points(self):
        triangle = self.folder / 'triangle.gltf'
        import base64
        positions = base64.b64encode(struct.pack('<9f', 0, 0, 0, 1, 0, 0, 0, 1, 0)).decode()
        triangle.write_text(json.dumps({
            'asset': {'version': '2.0'}, 'scene': 0, 'scenes': [{'nodes': [0]}], 'nodes': [{'mesh': 0, 'name': 'tri'}],
            'meshes': [{'primitives': [{'attributes': {'POSITION': 0}}]}],
            'accessors': [{'bufferView': 0, 'componentType': 5126, 'count': 3, 'type': 'VEC3',
                           'min': [0, 0, 0], 'max': [1, 1, 0]}],
            'bufferViews': [{'buffer': 0, 'byteLength': 36}],
            'buffers': [{'byteLength': 36, 'uri': 'data:application/octet-stream;base64,' + positions}]}))
        info = json.loads(crus('info', triangle, '--json').stdout)
        self.assertEqual([s['name'] for s in info['structures']], ['tri'])
        self.assertEqual(info['points'], [])
        self.assertTrue(info['warnings'])
        result = crus('snapshot', '-o', self.folder / 't.png', '--model', triangle)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_unwritable_output_leaves_nothing(self):
        self.refused(crus('snapshot', '-o', self.folder / 'no' / 'such' / 'a.png', '--size', '64x64'), 1, 'a.png')
        self.refused(crus('snapshot', '-o', '/proc/a.png', '--size', '64x64'), 1, '/proc/a.png')
        (self.folder / 'taken.png').mkdir()
        self.refused(crus('snapshot', '-o', self.folder / 'taken.png', '--size', '64x64'), 1, 'taken.png')
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ['taken.png'])

    def test_absurd_size_is_refused_clearly(self):
        file = self.folder / 'a.png'
        self.refused(crus('snapshot', '-o', file, '--size', '900000x900000'), 1, '900000', '8192')
        self.refused(crus('snapshot', '-o', file, '--size', '8193x10'), 1, '8193x10', '8192')
        self.refused(crus('snapshot', '-o', file, '--size', '8192x10', '--supersample', '4'), 1, '4096')
        self.assertEqual(crus('snapshot', '-o', file, '--supersample', '3').returncode, 2)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_without_a_display_a_picture_comes_instead(self):
        result = crus(cwd=self.folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stderr.strip().count('\n'), 0, result.stderr)
        self.assertIn('display', result.stderr)
        self.assertEqual(png_size(self.folder / 'crus-snapshot.png'), (1280, 800))

    def test_missing_opengl_is_one_sentence(self):
        result = crus('snapshot', '-o', self.folder / 'a.png', MESA_GL_VERSION_OVERRIDE='3.3')
        self.refused(result, 1, 'OpenGL')
        self.assertEqual(list(self.folder.iterdir()), [])


if __name__ == '__main__':
    PROGRAM = sys.argv[1]
    SOURCE = pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1], verbosity=2)
