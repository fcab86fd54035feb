"""Lets the Khronos validator (npm package gltf-validator) judge glTF files: no errors, no warnings.

usage: validate_gltf.py CACHE_FOLDER FILE...

The package is fetched once into CACHE_FOLDER. Exits with 77 (skipped) where there is no Node.js, or no npm or
network to fetch it with.
"""
import json
import pathlib
import shutil
import subprocess
import sys

PACKAGE = 'gltf-validator@2.0.0-dev.3.10'
SKIPPED = 77
JUDGE = """
const [folder, file] = process.argv.slice(1);
const validator = require(folder + '/node_modules/gltf-validator');
const bytes = new Uint8Array(require('fs').readFileSync(file));
validator.validateBytes(bytes, {uri: file}).then(report => console.log(JSON.stringify(report.issues)));
"""


def skip(reason):
    print('skipped: ' + reason)
    sys.exit(SKIPPED)


def fetch(cache):
    if (cache / 'node_modules/gltf-validator/index.js').exists():
        return
    npm = shutil.which('npm')
    if not npm:
        skip('npm is not there to fetch ' + PACKAGE)
    cache.mkdir(parents=True, exist_ok=True)
    try:
        result = subprocess.run([npm, 'install', '--prefix', cache, '--no-save', '--ignore-scripts', '--no-audit',
                                 '--no-fund', '--fetch-retries=1', '--fetch-timeout=30000', PACKAGE],
                                capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        skip(f'{PACKAGE} did not come within two minutes')
    if result.returncode != 0:
        skip(f'{PACKAGE} could not be fetched: {result.stderr.strip()[-300:]}')


def main(cache, files):
    node = shutil.which('node')
    if not node:
        skip('Node.js is not there')
    fetch(cache)
    failed = False
    for file in files:
        result = subprocess.run([node, '-e', JUDGE, cache, file], capture_output=True, text=True)
        if result.returncode != 0:
            sys.exit(f'{file}: {result.stderr}')
        issues = json.loads(result.stdout)
        print(f"{file}: {issues['numErrors']} errors, {issues['numWarnings']} warnings, {issues['numInfos']} infos")
        for message in issues['messages'][:20]:
            print(f"  {message['code']} {message['pointer']}: {message['message']}")
        failed |= issues['numErrors'] + issues['numWarnings'] > 0
    return 1 if failed else 0


if __name__ == '__main__':
    if len(sys.argv) < 3 or sys.argv[1].startswith('-'):
        sys.exit('usage: validate_gltf.py FOLDER MODEL...')
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]))
