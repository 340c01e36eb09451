#!/usr/bin/env python3
"""Puts Lucene Surround queries into the watchlist language and lets `tocsin check` try them on their documents.

usage: surround_exam.py CASES.jsonl TOCSIN
Cases: {"test", "docs": [text, ..], "query", "expect": [numbers of the documents that match]}. Each becomes one
watchlist with an example per document that is not empty. Says which cases have no counterpart; exit 1 when one that has
comes out differently. Standard library only."""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SIGN = re.compile(r'\s*(?:([(),])|([^\s(),]+))')
DISTANCE = re.compile(r'^(\d*)([wn])$', re.I)


class NoCounterpart(Exception):
    """The watchlist language cannot say it."""


class Surround:
    """Infix from loosest to tightest: OR, AND, NOT, nN, nW; each also before a list: AND(a, b), 2N(a, b, c)."""

    LEVELS = ('or', 'and', 'not', 'n', 'w')

    def __init__(self, text):
        self.signs = [a or b for a, b in SIGN.findall(text)]
        self.at = 0

    def peek(self):
        return self.signs[self.at] if self.at < len(self.signs) else ''

    def take(self):
        self.at += 1
        return self.signs[self.at - 1]

    @staticmethod
    def operator(sign):
        """Name and number of words between, or None."""
        distance = DISTANCE.match(sign)
        if distance:
            return distance[2].lower(), int(distance[1] or 1) - 1
        return (sign.lower(), 0) if sign.lower() in ('or', 'and', 'not') else None

    def read(self, level=0):
        if level == len(self.LEVELS):
            return self.primary()
        left = self.read(level + 1)
        while (operator := self.operator(self.peek())) and operator[0] == self.LEVELS[level]:
            self.take()
            left = self.join(operator, [left, self.read(level + 1)])
        return left

    def primary(self):
        sign = self.take()
        if sign == '(':
            inside = self.read()
            self.take()
            return inside
        if operator := self.operator(sign):
            parts = []
            while self.take() != ')':
                parts.append(self.read())
            return self.join(operator, parts)
        if '?' in sign or '*' in sign[:-1]:
            raise NoCounterpart('a sign for exactly one letter, or a wildcard inside a word: ' + sign)
        return f'"{sign}"'

    @staticmethod
    def join(operator, parts):
        name, between = operator
        if name in ('n', 'w'):
            return f"{'near' if name == 'n' else 'then'}/{between}({', '.join(parts)})"
        return '(' + (' and not ' if name == 'not' else f' {name} ').join(parts) + ')'


def watchlist(case):
    lines = ['[match]', "require = '''" + Surround(case['query']).read() + "'''"]
    for number, text in enumerate(case['docs']):
        if text:
            expect = 'match' if number in case['expect'] else 'no-match'
            lines += ['[[example]]', f'expect = "{expect}"', 'lang = "en"', f'text = {json.dumps(text)}']
    return '\n'.join(lines) + '\n'


def main():
    cases, tocsin = sys.argv[1:]
    failed, passed, without = 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for line in Path(cases).read_text(encoding='utf8').splitlines():
            case = json.loads(line)
            file = Path(folder) / (case['test'].replace('.', '-').lower() + '.toml')
            try:
                file.write_text(watchlist(case), encoding='utf8')
            except NoCounterpart as why:
                without += 1
                print(f"{case['test']}: {case['query']}: {why}")
                continue
            check = subprocess.run([tocsin, 'check', file], capture_output=True, text=True, check=False)
            passed += check.returncode == 0
            failed += check.returncode != 0
            if check.returncode:
                print(case['test'], case['query'], watchlist(case), check.stdout, check.stderr, sep='\n')
    print(f'{passed} passed, {failed} failed, {without} without a counterpart')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
