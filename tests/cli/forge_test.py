"""Runs leg_forge as a script would: what it refuses, what it says, and that nothing is left half written.

usage: forge_test.py LEG_FORGE SOURCE_FOLDER
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest


def leg_forge(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300)


class ForgeTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def refused(self, result, *words):
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertEqual(result.stdout, '')
        self.assertEqual(result.stderr.strip().count('\n'), 0, 'one sentence: ' + result.stderr)
        for word in words:
            self.assertIn(word, result.stderr)

    def test_spoilt_figures_are_named_and_nothing_is_written(self):
        anatomy = self.folder / 'anatomy'
        shutil.copytree(SOURCE / 'assets/anatomy', anatomy)
        shape = anatomy / 'shape/soleus.json'
        sound = shape.read_text()
        output = self.folder / 'leg.glb'

        def spoil(change):
            figures = json.loads(sound)
            change(figures)
            shape.write_text(json.dumps(figures))
            return leg_forge('--anatomy', anatomy, '-o', output)

        self.refused(spoil(lambda f: f['branches'][0]['loops'].pop(3)), 'soleus.json', '/n_loops')
        self.refused(spoil(lambda f: f['branches'][0].pop('loops')), 'soleus.json', '/branches/0', 'loops')
        self.refused(spoil(lambda f: f['branches'][0]['loops'][3]['c'].__setitem__(1, None)),
                     'soleus.json', '/branches/0/loops/3/c/1')
        self.refused(spoil(lambda f: f['branches'][0]['loops'][3].update(u=float('nan'))), 'soleus.json')
        self.refused(spoil(lambda f: f.update(kind='gristle')), 'soleus.json', '/kind', 'gristle')
        self.refused(spoil(lambda f: f.update(units='inch')), 'soleus.json', '/units', 'inch')
        self.assertEqual(list(self.folder.iterdir()), [anatomy], 'nothing is written')
        output.write_text('the leg of yesterday')
        self.refused(spoil(lambda f: f.update(units='inch')), '/units')
        self.assertEqual(output.read_text(), 'the leg of yesterday')

    def test_comparing_with_a_folder_that_holds_no_reference(self):
        self.refused(compare(self.folder), str(self.folder), 'no reference')
        self.refused(compare(self.folder / 'nowhere'), 'nowhere')
        (self.folder / 'FJ1_FMA1_Nothing_of_the_leg.glb').write_text('not read')
        self.refused(compare(self.folder), 'no reference')
        (self.folder / 'FJ2_FMA24477_Tibia.glb').write_text('not a glTF file')
        self.refused(compare(self.folder), 'FJ2_FMA24477_Tibia.glb')
        self.refused(compare(self.folder, '--model', self.folder / 'none.glb'), 'none.glb')

    def test_options_of_comparing_need_it(self):
        self.assertEqual(leg_forge('--json').returncode, 2)


def compare(folder, *arguments):
    model = SOURCE / 'assets/models/right_leg.glb'
    return leg_forge('--anatomy', SOURCE / 'assets/anatomy', '--compare', folder,
                     *(arguments or ('--model', model)))


if __name__ == '__main__':
    PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1])
