#!/usr/bin/env python3
"""commands.py TOCSIN: what scripts rely on at the command line: exit codes, shapes of lines, errors with places."""
import contextlib, functools, http.server, json, pathlib, re, signal, socket, subprocess, sys, tempfile, threading, time
import tomllib, urllib.request
from datetime import datetime, timedelta, timezone

TOCSIN, CONFIG = sys.argv[1], pathlib.Path(__file__).resolve().parents[2] / 'config'
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix='tocsin-commands-'))
WATCHLIST = '[match]\nrequire = \'"harbour"\'\n[score]\nseverity = { low = 0 }\n'
ROUTED = WATCHLIST + '[alert]\nroutes = { low = ["nobody"] }\n'
ITEM = {'id': 7, 'title': 'The harbour grows for $5 billion', 'text': 'The harbour company will invest $5 billion.',
        'lang': 'en', 'published': '2025-01-21'}


def tocsin(*arguments, stdin='', **how):
    return subprocess.run([TOCSIN, *map(str, arguments)], input=stdin, capture_output=True, text=True, **how)


def put(name, text, mode=0o644):
    path = FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(mode)
    return path


def a_file_checked_by_itself_may_route_to_anybody():
    watchlist = put('routed/w.toml', ROUTED)
    items = put('items.jsonl', json.dumps(ITEM) + '\n')
    for arguments in (['check', watchlist], ['replay', '--watchlists', watchlist.parent, items],
                      ['explain', '--watchlist', watchlist, items]):
        done = tocsin(*arguments)
        assert done.returncode == 0, (arguments, done.stderr)
    put('own/tocsin.toml', '')
    put('own/watchlists.d/w.toml', ROUTED)
    done = tocsin('check', '--config', FOLDER / 'own/tocsin.toml')
    assert done.returncode == 78 and 'no receiver named "nobody"' in done.stderr, done.stderr


def a_misspelt_watchlist_is_still_one():
    for text, meant in (('[macth]\nrequire = "x"\n', 'match'), ('[concpt.x]\nen = ["x"]\n', 'concept')):
        done = tocsin('check', put('slip.toml', text))
        assert done.returncode == 78 and f'did you mean "{meant}"?' in done.stderr, done.stderr


def ids_come_back_as_they_went():
    watchlist = put('w.toml', WATCHLIST)
    for name in (7, 'seven', None, 12345678901234, 1.5):
        line = json.dumps(ITEM | {'id': name}) + '\n'
        for arguments in (['match', '--watchlist', watchlist, '--batch'], ['replay', '--no-match', '-']):
            answer = json.loads(tocsin(*arguments, stdin=line).stdout)
            assert answer['id'] == name and type(answer['id']) is type(name), (arguments, answer)
    copies = ''.join(json.dumps(ITEM | {'id': name, 'url': f'https://{name}.example/'}) + '\n' for name in (1, 2))
    answers = list(map(json.loads, tocsin('replay', '--no-match', '-', stdin=copies).stdout.splitlines()))
    assert answers[1]['copy_of'] == 1, answers
    for arguments, line in ((['match', '--watchlist', watchlist, '--batch'], '{"id": 9}\n'),
                            (['extract', '--batch'], '{"id": 9}\n')):
        answer = json.loads(tocsin(*arguments, stdin=line).stdout)
        assert answer['id'] == 9 and answer['error'], (arguments, answer)


def explain_tells_what_makes_a_story():
    english = ITEM | {'id': 1, 'title': 'Oracle to spend $6.2 billion on AI campus near Amarillo',
                      'text': 'Oracle will spend $6.2 billion on a data center near Amarillo, Texas.'}
    german = ITEM | {'id': 2, 'lang': 'de', 'title': 'Oracle baut für 6,2 Milliarden Dollar in Amarillo',
                     'text': 'Oracle investiert 6,2 Milliarden Dollar in ein Rechenzentrum in Amarillo.'}
    other = german | {'id': 3, 'title': 'Oracle baut in Ohio für 900 Millionen Dollar',
                      'text': 'Oracle investiert 900 Millionen Dollar in ein Rechenzentrum in Ohio.'}
    for items, code, said in (((english, german), 0, 'deal: USD 6.2e9, Oracle'), ((english, other), 1, 'another deal than')):
        done = tocsin('explain', '--stories', '--data', CONFIG,
                      put('stories.jsonl', ''.join(json.dumps(item) + '\n' for item in items)))
        assert done.returncode == code and said in done.stdout, (done.returncode, done.stdout, done.stderr)


def amounts_are_written_without_plus_sign():
    line = json.dumps(ITEM | {'title': 'OpenAI to invest $500 billion in AI data centers in Texas',
                              'text': 'OpenAI will invest $500 billion in data centers.'}) + '\n'
    answer = json.loads(tocsin('replay', '-', stdin=line).stdout)
    assert answer['amounts'] == ['USD 5e11'], answer


def amounts_in_other_currencies_are_also_dollars_of_their_day():
    found = []
    for day in ('2025-01-20', '2025-09-20'):
        line = json.dumps(ITEM | {'title': 'OpenAI to invest 500 billion euros in AI data centers in France',
                                  'text': 'OpenAI will invest 500 billion euros in data centers.',
                                  'published': f'{day}T00:00:00Z'}) + '\n'
        found.append(json.loads(tocsin('replay', '-', stdin=line).stdout)['amounts'])
    assert found == [['EUR 5e11', 'USD 5.15e11'], ['EUR 5e11', 'USD 5.88e11']], found
    line = json.dumps(ITEM | {'title': 'OpenAI to invest 2.5 million euros', 'text': 'OpenAI will invest 2.5 million euros.',
                              'published': '2025-01-20T00:00:00Z'}) + '\n'
    assert json.loads(tocsin('replay', '-', stdin=line).stdout)['amounts'] == ['EUR 2500000', 'USD 2580000']


def output_that_is_lost_is_a_failure():
    watchlist = put('w.toml', WATCHLIST)
    config = put('full/tocsin.toml', f'[state]\nfile = "{FOLDER}/full/state.db"\n[status]\nport = 0\n')
    page = put('page.html', '<title>T</title><article><p>' + 'The harbour grows. ' * 50 + '</p></article>')
    state = ['--config', config]
    assert tocsin('run', '--once', *state).returncode == 0
    put('full/feeds.d/f.toml', '[[feed]]\nurl = "http://a.example/f"\n')
    item = json.dumps(ITEM)
    for arguments, stdin in ((['replay', '--no-match', '-'], item), (['match', '--watchlist', watchlist], item),
                             (['match', '--watchlist', watchlist, '--batch'], item), (['facts'], 'It costs $5bn.'),
                             (['extract', page], ''), (['status', *state], ''), (['check', watchlist], ''),
                             (['feeds', 'list', *state], ''), (['feeds', 'export', *state], ''),
                             (['--version'], ''), (['--help'], ''), (['run', '--help'], '')):
        with open('/dev/full', 'w') as full:
            done = subprocess.run([TOCSIN, *map(str, arguments)], input=stdin, stdout=full, stderr=subprocess.PIPE,
                                  text=True)
        assert done.returncode == 74, (arguments, done.returncode, done.stderr)
        assert 'cannot write' in done.stderr, (arguments, done.stderr)


def a_daemon_outlives_the_reader_of_its_messages():
    with socket.create_server(('127.0.0.1', 0)) as free:
        port = free.getsockname()[1]
    config = put('pipe/tocsin.toml', f'[state]\nfile = "{FOLDER}/pipe/state.db"\n[status]\nport = {port}\n')
    daemon = subprocess.Popen([TOCSIN, 'run', '--config', str(config)], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True,
                              preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_DFL))
    assert daemon.stdout.readline(), 'the daemon says nothing'
    daemon.stdout.close()

    def wait_for_reload(state):
        for _ in range(200):
            assert daemon.poll() is None, daemon.returncode
            with urllib.request.urlopen(f'http://127.0.0.1:{port}/metrics') as answer:
                if f'\ntocsin_config_last_reload_successful {state}\n' in answer.read().decode():
                    return
            time.sleep(0.05)
        raise AssertionError(f'no reload with the outcome {state}')

    overlong = put('pipe/conf.d/x.toml', 'watchlists = ["' + 'x' * 5000 + '"]\n')
    daemon.send_signal(signal.SIGHUP)  # it speaks into the closed pipe, and refuses what it reads
    wait_for_reload(0)
    overlong.unlink()
    daemon.send_signal(signal.SIGHUP)
    wait_for_reload(1)
    daemon.terminate()
    assert daemon.wait(20) == 0, daemon.returncode


def a_configuration_that_cannot_work_is_refused_with_its_place():
    put('bad/desk.secret', 'hunter2\n', 0o600)
    bad = put('bad/tocsin.toml', '''[fetch]
allow_networks = ["notanetwork"]
proxy = "gopher://nonsense"
timeout = "0s"
[status]
address = "localhost"
[state]
window = "30m"
[[receiver]]
name = "desk"
url = "https://h.example/x"
secret_file = "desk.secret"
''')
    done = tocsin('check', '--config', bad)
    assert done.returncode == 78, done
    for place in ('2:19', '3:9', '4:11', '6:11', '8:10', '12:15'):
        assert f'{bad}:{place}: error: ' in done.stderr, (place, done.stderr)
    assert 'hunter2' not in done.stderr


def a_refused_address_names_the_key_that_opens_it():
    done = tocsin('feeds', 'test', 'http://127.0.0.1:9/')
    assert done.returncode == 69 and '(see allow_networks)' in done.stderr, done


def the_shipped_example_and_the_schema_agree():
    """Every key of the example, with its comment sign taken away, loads and is in the schema."""
    text = ''
    for line in (CONFIG / 'tocsin.toml').read_text().splitlines():
        bare = line.removeprefix('# ')
        text += (bare if bare != line and re.match(r'\[\[|[a-z_]+ *= ', bare) else line) + '\n'
    put('example/desk.secret', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n', 0o600)
    put('example/feed-token', 'Bearer abc\n', 0o600)
    put('example/subscriptions.opml', '<opml><body/></opml>')
    done = tocsin('check', '--config', put('example/tocsin.toml', text))
    assert done.returncode == 0, done.stderr
    try:
        import jsonschema
    except ImportError:
        return
    schema = json.loads((CONFIG / 'schemas/tocsin.schema.json').read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(tomllib.loads(text), schema)
    judge = jsonschema.Draft7Validator(schema)
    for wrong in ({'fetch': {'timeuot': '1s'}}, {'feed': [{'name': 'x'}]}, {'status': {'address': 'localhost'}},
                  {'feed': [{'url': 'http://a.example', 'headers': {'A': {'flie': 'x'}}}]}):
        assert not judge.is_valid(wrong), wrong


def a_tested_sitemap_index_lists_its_parts():
    index = put('index.xml', '<sitemapindex><sitemap><loc>https://a.example/news.xml</loc></sitemap></sitemapindex>')
    done = tocsin('feeds', 'test', index)
    assert done.returncode == 0 and 'part: https://a.example/news.xml' in done.stdout, done
    assert json.loads(tocsin('feeds', 'test', '--json', index).stdout)['parts'][0]['url'] == 'https://a.example/news.xml'


@contextlib.contextmanager
def serving(folder):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f'http://127.0.0.1:{server.server_port}'
        server.shutdown()


def rates_are_renewed_or_left_alone():
    yesterday = (datetime.now(timezone.utc) - timedelta(days=1)).date().isoformat()
    day = (f"<E><Cube><Cube time='{yesterday}'><Cube currency='USD' rate='1.25'/><Cube currency='GBP' rate='0.8'/>"
           '</Cube></Cube></E>')
    config = put('rates/tocsin.toml', '[pipeline]\nrates = "mine.tsv"\n')
    mine = FOLDER / 'rates/mine.tsv'
    done = tocsin('check', '--config', config)
    assert done.returncode == 78 and str(mine) in done.stderr, done
    done = tocsin('rates', '--update', '--config', config, '--from', put('day.xml', day))
    assert done.returncode == 0 and str(mine) in done.stdout, done
    listed = json.loads(tocsin('rates', '--json', '--config', config).stdout)
    assert listed['file'] == str(mine) and listed['date'] == yesterday, listed
    assert listed['rates']['GBP'] == {'usd': 1.5625, 'date': yesterday}, listed
    assert listed['rates']['AED'] == {'usd': 0.2723, 'date': '2026-08-14'}, listed
    then = json.loads(tocsin('rates', '--json', '--config', config, '--date', '2025-01-20').stdout)
    assert then['rates']['GBP']['date'] == '2025-01-15', then
    assert tocsin('rates', '--config', config, '--date', 'soon').returncode == 2
    assert tocsin('check', '--config', config).returncode == 0
    before = mine.read_bytes()
    for broken, said in ((day.replace(yesterday, '2025-03-13'), 'older than the table'), (day.replace('1.25', 'x'), 'USD'),
                         (day.replace(yesterday, '2999-01-01'), 'still to come'), ('<html>', 'not XML')):
        done = tocsin('rates', '--update', '--config', config, '--from', put('broken.xml', broken))
        assert done.returncode == 65 and f'{FOLDER}/broken.xml:1: ' in done.stderr and said in done.stderr, done
    other = FOLDER / 'rates/other.tsv'
    done = tocsin('rates', '--update', '--config', config, '--from', FOLDER / 'day.xml', '--output', other)
    assert done.returncode == 0 and other.read_bytes() == before == mine.read_bytes(), done
    with serving(FOLDER) as address:
        fetched = FOLDER / 'rates/fetched.tsv'
        open_to_us = ['rates', '--update', '--config', config, '--allow-network', '127.0.0.0/8', '--output', fetched]
        done = tocsin(*open_to_us, '--from', f'{address}/day.xml?key=secret')
        assert done.returncode == 0 and f'Source: {address}/day.xml\n' in fetched.read_text(), done
        assert tocsin(*open_to_us, '--from', f'{address}/none.xml').returncode == 69
    assert tocsin('rates', '--update', '--config', config, '--from', FOLDER / 'none.xml').returncode == 66
    assert tocsin('rates', '--update', '--config', config, '--from', 'http://127.0.0.1:9/').returncode == 69
    assert mine.read_bytes() == before and not list((FOLDER / 'rates').glob('*.new'))


def terms_are_judged_against_items():
    watchlist = put('judged.toml', '[concept.x]\nen = ["harbour", "the harbour", "quay"]\n[match]\nrequire = "x"\n')
    done = tocsin('check', watchlist, '--against',
                  put('many.jsonl', ''.join(json.dumps(ITEM | {'id': n}) + '\n' for n in range(25))))
    assert done.returncode == 0, done
    assert f'{watchlist}:2:18: warning: concept.x.en: "the harbour" finds nothing that "harbour"' in done.stderr, done
    unused, common = done.stdout.split('terms found in more than 5 %')
    assert f'{watchlist}:2:33: concept.x.en: "quay"\n' in unused, done
    assert f'{watchlist}:2:7: concept.x.en: "harbour": 25 of 25\n' in common, done
    done = tocsin('check', CONFIG / 'watchlists/ai-infrastructure.toml')
    assert done.returncode == 0 and done.stderr == '', f'the shipped watchlist has warnings:\n{done.stderr}'


for story in (a_file_checked_by_itself_may_route_to_anybody, a_misspelt_watchlist_is_still_one,
              ids_come_back_as_they_went, explain_tells_what_makes_a_story,
              amounts_are_written_without_plus_sign, amounts_in_other_currencies_are_also_dollars_of_their_day,
              output_that_is_lost_is_a_failure,
              a_daemon_outlives_the_reader_of_its_messages, a_configuration_that_cannot_work_is_refused_with_its_place,
              a_refused_address_names_the_key_that_opens_it, the_shipped_example_and_the_schema_agree,
              a_tested_sitemap_index_lists_its_parts,
              rates_are_renewed_or_left_alone, terms_are_judged_against_items):
    story()
    print(story.__name__.replace('_', ' '))
