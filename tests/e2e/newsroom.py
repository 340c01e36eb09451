#!/usr/bin/env python3
"""A folder of real feed files, served on loopback in their successive versions and polled to the end.

usage: newsroom.py TOCSIN FOLDER      FOLDER holds index.jsonl ({"file","repo","path","split"...}) and files/.
Files of the same repository and path are versions of one feed, served one after the other. Prints figures: items,
copies, stories, alerts, time, CPU, memory; lists the feeds that could not be read. The state is kept for a look."""
import collections
import json
import os
import resource
import sys
import tempfile
import time

from newsdesk import Daemon, Outlets, Receiver


def versions(folder):
    feeds = collections.OrderedDict()
    with open(os.path.join(folder, 'index.jsonl'), encoding='utf8') as index:
        for line in index:
            entry = json.loads(line)
            feeds.setdefault((entry['repo'], entry['path']), []).append(entry)
    return list(feeds.values())


def content_type(entry):
    return 'application/feed+json' if entry['file'].endswith('json') else 'application/xml'


def main(binary, source):
    folder = tempfile.mkdtemp(prefix='tocsin-newsroom-')
    feeds, outlets, receiver = versions(source), Outlets(), Receiver()
    paths = ['/%d' % number for number in range(len(feeds))]
    daemon = Daemon(binary, folder, receiver.url,
                    [{'url': '"%s%s"' % (outlets.url, path), 'interval': '"1s"', 'most_interval': '"1s"'} for path in paths],
                    extra='[pipeline]\nworkers = 2')
    rounds = max(len(feed) for feed in feeds)
    began = time.time()
    for number in range(rounds):
        for path, feed in zip(paths, feeds):
            if number < len(feed):
                with open(os.path.join(source, 'files', feed[number]['file']), 'rb') as f:
                    outlets.publish(path, content_type(feed[number]), f.read())
        time.sleep(1.2)  # every feed is due again
        code = daemon.once()
        if code:
            print(daemon.tail())
            return code
    took = time.time() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print('files=%d feeds=%d rounds=%d requests=%d unchanged=%d alerts received=%d bad signatures=%d'
          % (sum(map(len, feeds)), len(feeds), rounds, outlets.requests, outlets.unchanged, len(receiver.bodies()),
             receiver.bad_signatures))
    print('wall=%.1fs (of it %.1fs waiting) cpu=%.1fs peak memory=%.0f MB'
          % (took, 1.2 * rounds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    os.system('%s status --state-file %s/tocsin.db' % (binary, folder))
    print('state: %s/tocsin.db' % folder)
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:3]))
