"""What the end-to-end tests share: outlets whose feeds change, a receiver that checks signatures, a daemon to start.

Everything listens on 127.0.0.1 and a free port. Standard library only."""
import base64
import hashlib
import hmac
import http.server
import json
import os
import random
import signal
import socketserver
import subprocess
import threading
import time

KEY = bytes(range(32))
SECRET = 'whsec_' + base64.b64encode(KEY).decode()


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 256

    def handle_error(self, *_):
        pass


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def reply(self, status, body=b'', headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if status != 304:
            self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if status != 304:
            self.wfile.write(body)


class Outlets:
    """Serves documents by path, with ETags; publish() replaces one."""

    def __init__(self):
        self.documents = {}
        self.requests = 0
        self.unchanged = 0
        outlets = self

        class Outlet(Handler):
            def do_GET(self):
                outlets.requests += 1
                found = outlets.documents.get(self.path)
                if found is None:
                    return self.reply(404)
                content_type, body, etag = found
                if self.headers.get('If-None-Match') == etag:
                    outlets.unchanged += 1
                    return self.reply(304, headers=[('ETag', etag)])
                self.reply(200, body, [('ETag', etag), ('Content-Type', content_type)])

        self.server = Server(('127.0.0.1', 0), Outlet)
        self.url = 'http://127.0.0.1:%d' % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def publish(self, path, content_type, body):
        body = body if isinstance(body, bytes) else body.encode()
        self.documents[path] = (content_type, body, '"%s"' % hashlib.sha256(body).hexdigest()[:20])


class Receiver:
    """Takes webhooks. `failing`, `losing`: shares of requests answered 503, and accepted without an answer."""

    def __init__(self, failing=0.0, losing=0.0, seed=3):
        self.messages = []  # (webhook-id, body as a dict) in order of acceptance, repeats included
        self.bad_signatures = 0
        self.failing, self.losing = failing, losing
        self.random = random.Random(seed)
        self.lock = threading.Lock()
        receiver = self

        class Hook(Handler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers['Content-Length']))
                message, stamp = self.headers['webhook-id'], self.headers['webhook-timestamp']
                signed = hmac.new(KEY, ('%s.%s.' % (message, stamp)).encode() + body, hashlib.sha256).digest()
                right = 'v1,' + base64.b64encode(signed).decode() in self.headers['webhook-signature'].split()
                with receiver.lock:
                    receiver.bad_signatures += not right
                    chance = receiver.random.random()
                    if chance >= receiver.failing:
                        receiver.messages.append((message, json.loads(body)))
                if chance < receiver.failing:
                    return self.reply(503)
                if chance < receiver.failing + receiver.losing:
                    self.close_connection = True
                    return self.connection.close()
                self.reply(204)

        self.server = Server(('127.0.0.1', 0), Hook)
        self.url = 'http://127.0.0.1:%d/hook' % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def bodies(self):
        """One body per message id, in order of first arrival."""
        with self.lock:
            seen = {}
            for message, body in self.messages:
                seen.setdefault(message, body)
            return list(seen.values())


def wait_until(condition, seconds, what):
    """Polls a condition: these tests wait for other processes, which tell nobody when they are done."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError('after %d s still not: %s' % (seconds, what))


class Daemon:
    """`tocsin run` in a folder of its own; start() and kill() as often as a test likes."""

    def __init__(self, binary, folder, receiver_url, feeds, extra=''):
        self.binary, self.folder = binary, folder
        self.log = os.path.join(folder, 'log')
        secret = os.path.join(folder, 'secret')
        with open(os.open(secret, os.O_WRONLY | os.O_CREAT, 0o600), 'w') as f:
            f.write(SECRET)
        self.config = os.path.join(folder, 'tocsin.toml')
        with open(self.config, 'w', encoding='utf8') as f:
            f.write('[state]\nfile = "%s/tocsin.db"\n[status]\nport = 0\n[alert]\nspacing = "0s"\n' % folder)
            f.write('[fetch]\nallow_networks = ["127.0.0.0/8"]\nhost_spacing_ms = 0\n')
            f.write('[[receiver]]\nname = "desk"\nurl = "%s"\nsecret_file = "secret"\n' % receiver_url)
            f.write(extra + '\n')
            for feed in feeds:
                f.write('[[feed]]\n' + ''.join('%s = %s\n' % kv for kv in feed.items()))
        self.process = None

    def start(self):
        with open(self.log, 'ab') as log:
            self.process = subprocess.Popen([self.binary, 'run', '--config', self.config], stderr=log)

    def once(self):
        with open(self.log, 'ab') as log:
            return subprocess.run([self.binary, 'run', '--once', '--config', self.config], stderr=log).returncode

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=15)
        self.process = None
        return code

    def run(self, *words):
        return subprocess.run([self.binary, *words, '--config', self.config], capture_output=True, text=True)

    def ask(self, *words):
        done = self.run(*words)
        done.check_returncode()
        return done.stdout

    def status(self):
        return json.loads(self.ask('status', '--json'))

    def retry_pending(self):
        """Makes what waits for a later attempt due at once, under the same ids; a daemon that starts sees it."""
        self.stop()
        pending = [json.loads(line) for line in self.ask('outbox', 'list', '--state', 'pending', '--json').splitlines()]
        if pending:
            self.ask('outbox', 'retry', *[message['id'] for message in pending])
        self.start()

    def tail(self):
        with open(self.log, errors='replace') as log:
            return ''.join(log.readlines()[-30:])


def rss(title, items, language='en'):
    """items: (guid, title, text, seconds since the epoch)"""
    from xml.sax.saxutils import escape
    out = ['<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>%s</title><language>%s</language>'
           % (escape(title), language)]
    for guid, headline, text, moment in items:
        date = time.strftime('%a, %d %b %Y %H:%M:%S +0000', time.gmtime(moment))
        out.append('<item><guid isPermaLink="false">%s</guid><link>http://outlet.example/%s</link><title>%s</title>'
                   '<description>%s</description><pubDate>%s</pubDate></item>'
                   % (guid, guid, escape(headline), escape(text), date))
    return ''.join(out) + '</channel></rss>'
