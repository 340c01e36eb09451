#!/usr/bin/env python3
"""timelines.py [--show] [--shipped] TOCSIN: stories told over days in many languages; what rings again, and what must not.

timelines/{first,...,eighth}/LANGUAGE.jsonl hold one item a line: its timeline, hour, outlet, title, text and what is
expected: "first" opens the story, "update" rings again, "silent" does not. All timelines of a folder run at once
through `tocsin replay`, as they would on one day. An update that rings as a new story is a miss and a false alarm.
--shipped: with the shipped watchlists instead of one that takes every item about the subject."""
import datetime, json, pathlib, subprocess, sys

HERE = pathlib.Path(__file__).parent
CONFIG = HERE.parent.parent / 'config'
LEAST = .95
LEAST_OF = {'fourth': .75, 'fifth': .7, 'sixth': .8, 'seventh': .6, 'eighth': .5}  # written blind in the widest words
BEGIN = datetime.datetime(2026, 3, 2, 6, tzinfo=datetime.timezone.utc)


def items_of(folder):
    items, started = [], {}
    for path in sorted(folder.glob('*.jsonl')):
        for number, line in enumerate(path.read_text('utf8').splitlines()):
            item = json.loads(line)
            key = f"{path.stem}/{item['timeline']}"
            offset = started.setdefault(key, len(started))
            at = BEGIN + datetime.timedelta(hours=item['hour'], minutes=37 * offset)
            items.append({**item, 'id': f'{path.stem}-{number}', 'lang': path.stem, 'key': key,
                          'published': at.strftime('%Y-%m-%dT%H:%M:%SZ')})
    return items


def replay(items):
    fields = ('id', 'published', 'title', 'text', 'lang')
    lines = '\n'.join(json.dumps({**{f: i[f] for f in fields}, 'source': i['outlet'],
                                  'url': f"https://{i['id']}.example/news"}) for i in items)
    done = subprocess.run([tocsin, 'replay', '--watchlists', watchlists, '--data', CONFIG, '-'],
                          input=lines, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {line['id']: line for line in map(json.loads, done.stdout.splitlines())}


def judge(folder):
    items = items_of(folder)
    answers = replay(items)
    right = false = missed = opened = 0
    for item in items:
        answer = answers[item['id']]
        kind = answer['alert_kind']
        if item['expect'] == 'first':
            opened += kind == 'story.new'
            wrong = kind != 'story.new'
        else:
            update = kind in ('story.update', 'story.cancelled')
            right += item['expect'] == 'update' and update
            missed += item['expect'] == 'update' and not update
            wrong = item['expect'] == 'update' and not update or item['expect'] == 'silent' and bool(kind)
            false += kind == 'story.new' or item['expect'] == 'silent' and update
        if show and wrong:
            print(f"  {item['key']} +{item['hour']} h, {item['expect']} {item['kind']}: {kind or answer['suppressed_by']}"
                  f" {answer['story'][:6]} {answer['amounts']} {item['title']}")
    openings = sum(item['expect'] == 'first' for item in items)
    precision, recall = right / max(1, right + false), right / max(1, right + missed)
    print(f'{folder.name}: {openings} timelines, {len(items)} items, {opened} rang first; updates: precision {precision:.3f}, '
          f'recall {recall:.3f} ({right} right, {false} false, {missed} missed)')
    least = LEAST_OF.get(folder.name, LEAST)
    every_opening = opened == openings or folder.name in LEAST_OF and opened >= openings - 2
    return every_opening and precision >= least and recall >= least


show, tocsin = '--show' in sys.argv, sys.argv[-1]
watchlists = CONFIG / 'watchlists' if '--shipped' in sys.argv else HERE / 'timelines'
passed = [judge(folder) for folder in sorted((HERE / 'timelines').iterdir()) if folder.is_dir()]
sys.exit(0 if passed and all(passed) else 1)
