"""The card as others get it: one page, words that can be found, points on the right figure, nothing left half written.

usage: sheet_test.py CRUS SOURCE_FOLDER
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unittest


def run(*arguments, **environment):
    return subprocess.run(list(map(str, arguments)), capture_output=True, text=True, timeout=300,
                          env={**os.environ, **environment})


def card(*arguments, **environment):
    return run(PROGRAM, 'sheet', *arguments, **environment)


def pixels(pdf, dpi):
    """The page as greys: width, height, bytes."""
    stem = str(pdf) + '-page'
    subprocess.run(['pdftoppm', '-gray', '-r', str(dpi), '-singlefile', str(pdf), stem], check=True)
    data = pathlib.Path(stem + '.pgm').read_bytes()
    head = re.match(rb'P5\s+(\d+)\s+(\d+)\s+255\s', data)
    return int(head[1]), int(head[2]), data[head.end():]


def blocks(picture, cell):
    """Means over squares of `cell` pixels: what is left when one steps back from the page."""
    width, height, data = picture
    return [sum(data[y * width + x] for y in range(top, top + cell) for x in range(left, left + cell)) / cell ** 2
            for top in range(0, height - cell + 1, cell) for left in range(0, width - cell + 1, cell)]


def points():
    for file in sorted((SOURCE / 'assets/knowledge/muscles').glob('*.toml')):
        muscle = tomllib.loads(file.read_text())
        for point in muscle.get('point', []):
            yield point['id'], point['name']


class SheetTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def refused(self, result, code, *words):
        self.assertEqual(result.returncode, code, result.stderr)
        self.assertEqual(result.stderr.strip().count('\n'), 0, result.stderr)
        for word in words:
            self.assertIn(word, result.stderr)

    def test_all_points_on_one_page_and_each_named_once(self):
        pdf = self.folder / 'all.pdf'
        result = card('-o', pdf, '--points', 'all', '--date', '2026-11-25')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stdout.strip(), str(pdf))
        info = run('pdfinfo', pdf).stdout
        self.assertRegex(info, r'Pages:\s+1\n')
        self.assertRegex(info, r'Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)')
        text = ' '.join(run('pdftotext', '-raw', pdf, '-').stdout.split())
        for _, name in points():
            self.assertEqual(text.count(name), 1, name)
        for words in ('RIGHT LEG', '25 November 2026', 'BodyParts3D', 'CC BY 4.0', 'CC BY-SA 4.0', 'not a medical device',
                      'blood clot', 'Front', 'Outer side', 'Back', 'Inner side', 'Sole', 'Top of the foot', 'Felt off the leg'):
            self.assertIn(words, text)
        fonts = run('pdffonts', pdf).stdout.splitlines()[2:]
        self.assertTrue(fonts, 'words are words')
        for font in fonts:
            self.assertIn('yes', font, 'embedded')
        listed = run('pdfimages', '-list', pdf).stdout
        self.assertRegex(listed, r' (299|300|301) ', 'the leg is drawn at 300 dots an inch')
        self.assertEqual(list(self.folder.iterdir()), [pdf])

    def test_chosen_points_stand_on_the_right_figure_and_the_page_looks_as_it_should(self):
        """A code stands nearest to the caption of its own figure: front, inner, back, outer from left to right."""
        pdf = self.folder / 'one.pdf'
        result = card('-o', pdf, '--points', 'soleus_trp1', '--side', 'left', '--date', '2026-11-25')
        self.assertEqual(result.returncode, 0, result.stderr)
        boxes = run('pdftotext', '-bbox', pdf, '-').stdout
        words = [(float(x), float(y), w) for x, y, w in
                 re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]+)</word>', boxes)]
        captions = {w: (x, y) for x, y, w in sorted(words, key=lambda one: -one[1])
                    if w in ('Front', 'Outer', 'Back', 'Inner')}
        bottom = min(y for x, y, w in words if w == 'Sole')
        marks = [x for x, y, w in words if w == 'SOL' and captions['Front'][1] < y < bottom]
        figures = {min(captions, key=lambda c: abs(captions[c][0] + 6 - x)) for x in marks}
        self.assertLessEqual({'Back', 'Inner'}, figures, 'a point of the inner half of the back')
        self.assertNotIn('Front', figures)
        golden = SOURCE / 'tests/cli/golden_card.pgm'
        if UPDATE:
            width, height, data = pixels(pdf, 36)
            golden.write_bytes(b'P5\n%d %d\n255\n' % (width, height) + data)
        if not golden.exists():
            self.skipTest('there is no golden page; --update makes one')
        data = golden.read_bytes()
        head = re.match(rb'P5\s+(\d+)\s+(\d+)\s+255\s', data)
        wanted = int(head[1]), int(head[2]), data[head.end():]
        got = pixels(pdf, 36)
        self.assertEqual(got[:2], wanted[:2])
        differences = [abs(a - b) for a, b in zip(blocks(got, 6), blocks(wanted, 6))]
        self.assertLess(sum(differences) / len(differences), 6.0, 'see %s' % golden)
        self.assertLess(sum(d > 60 for d in differences) / len(differences), 0.02)

    def test_svg_letter_and_source_date_epoch(self):
        svg = self.folder / 'card.SVG'
        result = card('-o', svg, '--points', 'plantaris', '--paper', 'letter', SOURCE_DATE_EPOCH='86400')
        self.assertEqual(result.returncode, 0, result.stderr)
        text = svg.read_text()
        self.assertRegex(text, r'width="215\.(9|899\d+)mm" height="279\.(4|399\d+)mm"')
        self.assertIn('<use', text)  # words as outlines: they look the same where the font is not installed

    def test_errors_name_the_reason_and_leave_nothing(self):
        self.refused(card('-o', self.folder / 'a.doc'), 2, 'a.doc', '.pdf')
        self.refused(card('-o', self.folder / 'a.pdf', '--points', 'no_such_point'), 2, 'no_such_point')
        self.refused(card('-o', self.folder / 'a.pdf', '--points', ''), 2, '--points')
        self.refused(card('-o', self.folder / 'a.pdf', '--date', 'yesterday'), 2, 'yesterday')
        self.refused(card('-o', self.folder / 'no/a.pdf', '--points', 'soleus_trp1'), 1, 'no/a.pdf', 'No such file')
        folder = self.folder / 'b.png'
        folder.mkdir()
        self.refused(card('-o', folder, '--points', 'soleus_trp1'), 1, 'b.png')
        self.assertEqual(card('-o', self.folder / 'a.pdf', '--paper', 'a3').returncode, 2)
        self.assertEqual(list(self.folder.iterdir()), [folder])


if __name__ == '__main__':
    PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
    UPDATE = '--update' in sys.argv
    unittest.main(argv=[sys.argv[0], *[a for a in sys.argv[3:] if a != '--update']])
