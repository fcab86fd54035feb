"""`crus journal` as others use it: where it is, out, in, a copy; and nothing of it ever goes to a network.

usage: journal_test.py CRUS
"""
import json
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import unittest

import no_network

UUID = '00000000-0000-4000-8000-00000000000%d'


def sample():
    return {
        'crus_journal': 1,
        'notes': [{'subject': 'soleus', 'side': 'right', 'uuid': UUID % 1, 'changed_ms': 5,
                   'text': '# Calf\n\n- \U0001F9B5 slowly, **10 s**\n- [soleus](crus:soleus_trp1)\n'}],
        'states': [{'point': 'soleus_trp1', 'side': 'right', 'state': 'active', 'changed_ms': 6}],
        'spots': [{'point': 'soleus_trp1', 'side': 'left', 'chart': 'leg', 'surface': '', 'first': 0.31,
                   'second': 172.5, 'changed_ms': 7}],
        'sessions': [{'uuid': UUID % 2, 'started': '2026-11-25T18:30', 'side': 'right', 'tool': 'ball, "hard"',
                      'remark': 'calm\nand slow', 'knee_to_wall_right_cm': 9.5, 'knee_to_wall_left_cm': None,
                      'changed_ms': 8,
                      'treatments': [{'point': 'soleus_trp1', 'seconds': 90, 'tenderness_before': 7,
                                      'tenderness_after': None}]}]}


def content(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob('*')) if path.is_file()}


class JournalTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def crus(self, home, *arguments):
        return subprocess.run([PROGRAM, 'journal', *map(str, arguments)], capture_output=True, text=True, timeout=120,
                              env=dict(os.environ, XDG_DATA_HOME=str(self.folder / home)),
                              preexec_fn=no_network.forbid_internet if no_network.known() else None)

    def done(self, *arguments):
        result = self.crus(*arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stderr, '')
        return result.stdout

    def write(self, name, value):
        file = self.folder / name
        file.write_text(value if isinstance(value, str) else json.dumps(value), encoding='utf-8')
        return file

    def test_path_follows_the_data_folder(self):
        self.assertEqual(self.done('home', 'path').strip(), str(self.folder / 'home/crus/journal.db'))
        self.assertFalse((self.folder / 'home').exists())
        here = {k: v for k, v in os.environ.items() if k != 'XDG_DATA_HOME'}
        answer = subprocess.run([PROGRAM, 'journal', 'path'], capture_output=True, text=True,
                                env=dict(here, HOME=str(self.folder)))
        self.assertEqual(answer.stdout.strip(), str(self.folder / '.local/share/crus/journal.db'))

    def test_misuse_exits_with_2(self):
        for arguments in ((), ('export',), ('burn',), ('import', 'a', 'b')):
            self.assertEqual(self.crus('home', *arguments).returncode, 2, arguments)

    def test_nothing_is_made_where_there_is_nothing(self):
        for task in ('export', 'backup'):
            result = self.crus('home', task, self.folder / 'out')
            self.assertEqual(result.returncode, 1)
            self.assertIn('there is no journal yet', result.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_there_and_back_gives_the_same_bytes(self):
        self.assertEqual(self.done('one', 'import', self.write('in.json', sample())),
                         '4 entries added or brought up to date\n')
        self.done('one', 'export', self.folder / 'a.json')
        self.done('one', 'export', self.folder / 'a')
        self.done('two', 'import', self.folder / 'a.json')
        self.done('three', 'import', self.folder / 'a')
        for home in ('two', 'three'):
            self.done(home, 'export', self.folder / (home + '.json'))
            self.done(home, 'export', self.folder / (home + '-plain'))
            self.assertEqual((self.folder / (home + '.json')).read_bytes(), (self.folder / 'a.json').read_bytes())
            self.assertEqual(content(self.folder / (home + '-plain')), content(self.folder / 'a'))
        self.assertEqual(json.loads((self.folder / 'a.json').read_text(encoding='utf-8')), sample())
        note = (self.folder / 'a/notes/soleus-right.md').read_text(encoding='utf-8')
        self.assertTrue(note.endswith('---\n' + sample()['notes'][0]['text']))

    def test_the_same_again_adds_nothing(self):
        file = self.write('in.json', sample())
        self.done('one', 'import', file)
        self.assertEqual(self.done('one', 'import', file), '0 entries added or brought up to date\n')
        self.done('one', 'export', self.folder / 'plain')
        self.assertEqual(self.done('one', 'import', self.folder / 'plain'), '0 entries added or brought up to date\n')

    def test_what_is_wrong_is_refused_whole_with_its_line(self):
        self.done('one', 'import', self.write('in.json', sample()))
        self.done('one', 'export', self.folder / 'before.json')
        good = (self.folder / 'before.json').read_text(encoding='utf-8')
        cases = {'wrong.json': ('{"some": "thing"}', 'line 1'), 'cut.json': (good[:-40], 'line'),
                 'side.json': (good.replace('"side":"left"', '"side":"up"'), 'line 10'),
                 'deep.json': ('[' * 1000000, 'line 1'), 'empty.json': ('', 'line 1')}
        for name, (text, where) in cases.items():
            result = self.crus('one', 'import', self.write(name, text))
            self.assertEqual(result.returncode, 1, name)
            self.assertIn(name + ': ' + where, result.stderr)
            self.assertEqual(result.stderr.strip().count('\n'), 0)
        huge = self.folder / 'huge.json'
        with open(huge, 'wb') as file:
            file.truncate(1 << 40)
        self.assertIn('larger than 256 MiB', self.crus('one', 'import', huge).stderr)
        self.assertEqual(self.crus('one', 'import', '/dev/zero').returncode, 1)
        self.assertEqual(self.crus('one', 'import', self.folder / 'nothing').returncode, 1)
        self.assertEqual(self.crus('one', 'import', self.folder).returncode, 1)  # a folder that is no export
        self.done('one', 'export', self.folder / 'after.json')
        self.assertEqual((self.folder / 'after.json').read_text(encoding='utf-8'), good)

    def test_a_copy_is_a_journal_of_its_own(self):
        self.done('one', 'import', self.write('in.json', sample()))
        copy = self.folder / 'two/crus/journal.db'
        copy.parent.mkdir(parents=True, mode=0o700)
        self.done('one', 'backup', copy)
        self.assertEqual(stat.S_IMODE(copy.stat().st_mode), 0o600)
        self.done('one', 'export', self.folder / 'one.json')
        self.done('two', 'export', self.folder / 'two.json')
        self.assertEqual((self.folder / 'one.json').read_bytes(), (self.folder / 'two.json').read_bytes())

    def test_an_import_leaves_a_copy_of_what_was_there(self):
        self.done('one', 'import', self.write('in.json', sample()))
        more = sample()
        more['notes'][0].update(uuid=UUID % 3, text='other words')
        self.done('one', 'import', self.write('more.json', more))
        self.done('one', 'export', self.folder / 'all.json')
        text = json.loads((self.folder / 'all.json').read_text(encoding='utf-8'))['notes'][0]['text']
        self.assertEqual(text, sample()['notes'][0]['text'] + '\n\nother words')
        self.assertTrue(list((self.folder / 'one/crus/backups').glob('journal-*.db')))

    @unittest.skipUnless(no_network.known(), 'the filter is not written for this machine')
    def test_the_filter_catches_who_opens_a_socket(self):
        program = 'import socket; socket.socket(socket.AF_INET%s)'
        for family in ('', '6'):
            result = subprocess.run([sys.executable, '-c', program % family], preexec_fn=no_network.forbid_internet)
            self.assertEqual(result.returncode, -signal.SIGSYS)
        local = subprocess.run([sys.executable, '-c', 'import socket; socket.socket(socket.AF_UNIX)'],
                               preexec_fn=no_network.forbid_internet)
        self.assertEqual(local.returncode, 0)


if __name__ == '__main__':
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
