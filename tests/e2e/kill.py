#!/usr/bin/env python3
"""kill -9 at random moments while 2,000 items pass: every alert arrives, repeats only under the same message id.

usage: kill.py TOCSIN [KILLS [ITEMS]]      The receiver fails 5 % of the requests and loses 3 % of its answers."""
import contextlib
import random
import sys
import tempfile
import time

from newsdesk import Daemon, Outlets, Receiver, rss, wait_until

TOWNS = ['Abilene', 'Ashburn', 'Columbus', 'Phoenix', 'Atlanta', 'Madrid', 'Dublin', 'Frankfurt', 'Osaka', 'Chennai',
         'Kuala Lumpur', 'Querétaro', 'Warsaw', 'Helsinki', 'Luleå', 'Lisbon', 'Milan', 'Marseille', 'Perth', 'Jeddah']
FIRMS = ['Microsoft', 'Google', 'Amazon', 'Oracle', 'CoreWeave', 'OpenAI', 'SoftBank', 'Brookfield', 'Nvidia', 'Blackstone']
AMOUNTS = [2, 3, 5, 8, 13, 21, 34, 55, 89, 144]
QUIET = ['harbour', 'orchard', 'library', 'football', 'weather', 'theatre', 'bakery', 'railway', 'museum', 'festival']


def letters(number):
    """A word no other item has, so that each announcement is a story of its own."""
    word = ''
    while number or not word:
        word = 'bcdfghklmnprstvz'[number % 16] + 'aeiou'[number % 5] + word
        number //= 16
    return word.capitalize() + 'ia'


def story(number):
    """Every tenth item announces an AI data centre of its own; the rest is noise."""
    if number % 10:
        word = QUIET[number % len(QUIET)]
        return ('Notes from the %s in %s' % (word, letters(number)),
                'Item %d of the day: nothing about money, much about the %s of %s.' % (number, word, letters(number)))
    n = number // 10
    firm, town = FIRMS[n % len(FIRMS)], TOWNS[(n // len(FIRMS)) % len(TOWNS)]
    amount = AMOUNTS[n % len(FIRMS)] * (1 + 0.1 * ((n // len(FIRMS)) % len(TOWNS)))
    return ('%s to invest $%.2f billion in AI data centre %s near %s' % (firm, amount, letters(number), town),
            '%s will spend $%.2f billion on a data centre for artificial intelligence called %s near %s, it said.'
            % (firm, amount, letters(number), town))


def main(binary, kills=50, items=2000, feeds=20):
    chance = random.Random(7)
    folder = tempfile.mkdtemp(prefix='tocsin-kill-')
    outlets, receiver = Outlets(), Receiver(failing=0.05, losing=0.03)
    published = [[] for _ in range(feeds)]
    began = int(time.time())

    def publish(feed):
        outlets.publish('/%d.rss' % feed, 'application/rss+xml', rss('Outlet %d' % feed, published[feed][-100:]))

    for feed in range(feeds):
        publish(feed)
    daemon = Daemon(binary, folder, receiver.url,
                    [{'url': '"%s/%d.rss"' % (outlets.url, feed), 'interval': '"1s"'} for feed in range(feeds)])
    done, number = 0, 0
    while number < items or done < kills:
        daemon.start()
        end = time.monotonic() + chance.uniform(0.3, 3.0)
        while time.monotonic() < end:
            for _ in range(max(1, items // (kills * 25))):
                if number < items:
                    feed = number % feeds
                    published[feed].append(('i%d' % number, *story(number), began + number))
                    number += 1
                    publish(feed)
            time.sleep(0.05)
        daemon.kill()
        done += 1
    daemon.start()
    wanted = {story(n)[0] for n in range(0, items, 10)}

    def headlines():
        return {body['data']['headline'] for body in receiver.bodies()}

    for _ in range(6):
        try:
            wait_until(lambda: wanted <= headlines(), 20, 'all alerts delivered')
            break
        except AssertionError:
            daemon.retry_pending()  # refused twice: the third attempt would come in five minutes
    # The last items are noise: no alert says that they were read.
    with contextlib.suppress(AssertionError):
        wait_until(lambda: daemon.status()['items'] == items, 20, 'all items remembered')
    code = daemon.stop()
    missing, extra = sorted(wanted - headlines()), sorted(headlines() - wanted)
    unique = len(receiver.bodies())
    remembered = daemon.status()['items']
    print('kills=%d items=%d alerts wanted=%d delivered=%d missing=%d unasked=%d requests=%d repeats=%d bad signatures=%d items remembered=%d'
          % (done, items, len(wanted), unique, len(missing), len(extra), len(receiver.messages),
             len(receiver.messages) - unique, receiver.bad_signatures, remembered))
    twice = len(headlines()) != unique
    if missing or extra or twice or remembered != items or receiver.bad_signatures or code:
        print('missing:', missing[:10], 'unasked:', extra[:10], 'exit', code)
        print(daemon.tail())
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:4])))
