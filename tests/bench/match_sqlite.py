#!/usr/bin/env python3
"""The peer of match_queries_bench: the same queries over the same items in SQLite's full-text index.

usage: match_sqlite.py FOLDER [QUERIES [BATCH]]
FOLDER holds queries.jsonl and items.jsonl (reverse_search.h). Of BATCH items (all of them unless given) an index is
made in memory, then each of the first QUERIES (10,000) is run over it; both are timed. A monitor that must ring at
once has batches of few items. The digest is match_exam's. Standard library only."""
import json
import re
import sqlite3
import sys
import time
from pathlib import Path


def lines(path, most=None):
    with open(path, encoding='utf8') as file:
        return [json.loads(line) for _, line in zip(range(most or sys.maxsize), file)]


def quoted(words):
    return '"' + ' '.join(words) + '"'


def fts(query, column=''):
    """The query in FTS5's language."""
    sign, *parts = query
    if sign in ('t', 'p'):
        return column + quoted(parts)
    if sign == 'w':
        return column + quoted(parts) + '*'
    if sign == 'n':
        return f'{column}NEAR({quoted(parts[1][1:])} {quoted(parts[2][1:])}, {parts[0]})'
    if sign == 'title':
        return fts(parts[0], 'title:')
    if sign == 'or':
        return '(' + ' OR '.join(fts(part, column) for part in parts) + ')'
    wanted = ' AND '.join(fts(part, column) for part in parts if part[0] != 'not')
    unwanted = ' OR '.join(fts(part[1], column) for part in parts if part[0] == 'not')
    return f'(({wanted}) NOT ({unwanted}))' if unwanted else f'({wanted})'


def words(text):
    return ' '.join(re.findall('[A-Za-z0-9]+', text))


def main():
    folder = Path(sys.argv[1])
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    queries = [fts(line['q']) for line in lines(folder / 'queries.jsonl', most)]
    items = [(at, words(item['title']), words(item['body'])) for at, item in enumerate(lines(folder / 'items.jsonl'))]
    batch = int(sys.argv[3]) if len(sys.argv) > 3 else len(items)
    digest = matches = 0
    started = time.process_time()
    for first in range(0, len(items), batch):
        index = sqlite3.connect(':memory:')
        index.execute('CREATE VIRTUAL TABLE news USING fts5(title, body)')
        index.executemany('INSERT INTO news(rowid, title, body) VALUES (?, ?, ?)', items[first:first + batch])
        for number, query in enumerate(queries):
            for (item,) in index.execute('SELECT rowid FROM news WHERE news MATCH ?', (query,)):
                matches += 1
                digest += item * 1000003 + number * 7919 + 1
        index.close()
    seconds = time.process_time() - started
    print(f'sqlite {sqlite3.sqlite_version}: {len(items)} items x {len(queries)} queries in batches of {batch}: '
          f'{len(items) / seconds:.0f} items/s, {matches} matches, digest {digest % 2 ** 64:016x}')


if __name__ == '__main__':
    main()
