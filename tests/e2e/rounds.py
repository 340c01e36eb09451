#!/usr/bin/env python3
"""rounds.py TOCSIN: single rounds end, a daemon stops when told, feed passwords stay at home."""
import json
import sys
import tempfile
import threading
import time

from newsdesk import Daemon, Handler, Outlets, Receiver, Server, rss

DEAL = ('OpenAI to invest $5 billion in an AI data center in Ohio',
        'OpenAI will build the AI data center with Oracle near Columbus, the companies said.')


class Drip:
    """An outlet that sends a byte now and then, and never ends."""

    def __init__(self):
        self.asked = threading.Event()
        drip = self

        class Outlet(Handler):
            def do_GET(self):
                drip.asked.set()
                self.send_response(200)
                self.send_header('Content-Length', '1000000')
                self.end_headers()
                try:
                    while True:
                        self.wfile.write(b'<' * 512)
                        time.sleep(0.2)
                except OSError:
                    pass

        self.server = Server(('127.0.0.1', 0), Outlet)
        self.url = 'http://127.0.0.1:%d/drip' % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def folder():
    return tempfile.mkdtemp(prefix='tocsin-rounds-')


def a_round_passes_over_a_disabled_feed(binary):
    outlets, receiver = Outlets(), Receiver()
    outlets.publish('/a.rss', 'application/rss+xml', rss('Wire', [('1', *DEAL, int(time.time()))]))
    daemon = Daemon(binary, folder(), receiver.url, [
        {'url': '"%s/a.rss"' % outlets.url}, {'url': '"%s/b.rss"' % outlets.url, 'enabled': 'false'}])
    done = threading.Thread(target=daemon.once, daemon=True)
    done.start()
    done.join(30)
    assert not done.is_alive(), 'the round does not end'
    assert len(receiver.bodies()) == 1, receiver.bodies()


def a_webhook_names_no_password(binary):
    outlets, receiver = Outlets(), Receiver()
    body = rss('Wire', [('1', *DEAL, int(time.time()))]).replace('http://outlet.example/', '/story/')
    outlets.publish('/a.rss', 'application/rss+xml', body)
    url = outlets.url.replace('http://', 'http://bob:hunter2pw@') + '/a.rss'
    daemon = Daemon(binary, folder(), receiver.url, [{'url': '"%s"' % url}])
    assert daemon.once() == 0, daemon.tail()
    told = json.dumps(receiver.bodies()) + daemon.tail() + daemon.ask('status') + daemon.ask('outbox', 'list')
    assert '/story/1' in told and 'hunter2pw' not in told, told


def other_selectors_read_the_same_page_anew(binary):
    outlets, receiver = Outlets(), Receiver()
    outlets.publish('/p.html', 'text/html', '<ul><li class="a"><a href="/1">One story of the day in full</a></li>'
                    '<li class="b"><a href="/2">Another story of the day in full</a></li></ul>')
    where = folder()
    feed = {'url': '"%s/p.html"' % outlets.url, 'interval': '"1s"',
            'select': '{ item = "li.a", title = "a", link = "a@href" }'}
    daemon = Daemon(binary, where, receiver.url, [feed])
    assert daemon.once() == 0, daemon.tail()
    assert daemon.status()['items'] == 1, daemon.status()
    feed['select'] = '{ item = "li", title = "a", link = "a@href" }'
    daemon = Daemon(binary, where, receiver.url, [feed])
    time.sleep(1.2)  # until the feed is due again
    assert daemon.once() == 0, daemon.tail()
    assert daemon.status()['items'] == 2, daemon.status()


def a_daemon_stops_amid_a_slow_feed(binary):
    drip, receiver = Drip(), Receiver()
    daemon = Daemon(binary, folder(), receiver.url, [{'url': '"%s"' % drip.url}])
    daemon.start()
    assert drip.asked.wait(20), daemon.tail()
    assert daemon.stop() == 0, daemon.tail()
    assert 'stopped' in daemon.tail(), daemon.tail()


if __name__ == '__main__':
    for claim in (a_round_passes_over_a_disabled_feed, a_webhook_names_no_password,
                  other_selectors_read_the_same_page_anew, a_daemon_stops_amid_a_slow_feed):
        claim(sys.argv[1])
        print(claim.__name__.replace('_', ' '))
