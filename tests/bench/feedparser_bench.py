#!/usr/bin/env python3
"""Bytes of feed a second that Python's feedparser reads, for comparison with parse_bench.

usage: feedparser_bench.py FOLDER [ROUNDS]        (Debian: python3-feedparser)
"""
import os
import sys
import time
import warnings

import feedparser


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) == 3 else 1
    documents = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), 'rb') as file:
            documents.append(file.read())
    warnings.simplefilter('ignore')
    items = 0
    started = time.process_time()
    for _ in range(rounds):
        for document in documents:
            items += len(feedparser.parse(document).entries)
    spent = time.process_time() - started
    total = sum(map(len, documents)) * rounds
    print(f'feedparser {feedparser.__version__}: {len(documents)} documents, {items // rounds} items, '
          f'{total / 1e6 / spent:.2f} MB/s, {items / spent:.0f} items/s')


if __name__ == '__main__':
    main()
