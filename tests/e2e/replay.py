#!/usr/bin/env python3
"""replay.py TOCSIN: an archive rings as it happened, whatever the order of its lines."""
import json, random, subprocess, sys

PLACES = ['Texas', 'Ohio', 'Norway', 'Bavaria', 'Osaka', 'Ulsan', 'Aragon', 'Gujarat']


def archive():
    """One announcement a month, each followed by a copy on the 17th; every third line only knows its month."""
    lines = []
    for month, place in enumerate(PLACES, 1):
        title = f'Harbour Compute {month} to invest ${month + 2} billion in an AI data center in {place}'
        text = f'The company will build the AI campus number {month} near the main town of {place}.'
        first = f'2025-{month:02d}' if month % 3 == 0 else f'2025-{month:02d}-15T08:00:00Z'
        for name, published in (('first', first), ('copy', f'2025-{month:02d}-17T09:00:00Z')):
            lines.append({'id': f'{name}-{month}', 'published': published, 'source': name, 'lang': 'en',
                          'url': f'https://{name}.example/{month}', 'title': title, 'text': text})
    return lines


def replay(lines):
    bytes_in = '\n'.join(json.dumps(line) for line in lines)
    done = subprocess.run([sys.argv[1], 'replay', '-'], input=bytes_in, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


ordered = replay(archive())
rang = sorted(line['id'] for line in map(json.loads, ordered.splitlines()) if line['alerted'])
assert rang == sorted(f'first-{month}' for month in range(1, len(PLACES) + 1)), rang
for seed in range(3):
    shuffled = archive()
    random.Random(seed).shuffle(shuffled)
    assert replay(shuffled) == ordered, f'another order of lines, other alerts (seed {seed})'
print('one alert for each announcement, whatever the order of the lines')
