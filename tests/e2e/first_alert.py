#!/usr/bin/env python3
"""One story from four outlets in three languages rings once; the later rise of its amount rings once more.

usage: first_alert.py TOCSIN      The binary, a server whose feeds change, a receiver: all real, all on loopback."""
import html
import sys
import tempfile
import time

from newsdesk import Daemon, Outlets, Receiver, rss, wait_until

FRENCH_TITLE = ('OpenAI, SoftBank et Oracle vont lancer Stargate, un projet de 100 milliards de dollars '
                'dans les centres de données au Texas')
FRENCH_TEXT = [
    FRENCH_TITLE,
    "OpenAI, le japonais SoftBank et Oracle doivent annoncer la création de Stargate, une coentreprise qui investira "
    "d'abord 100 milliards de dollars dans l'infrastructure d'Amnesty International aux États-Unis, et jusqu'à "
    "500 milliards de dollars en quatre ans, selon deux personnes proches du dossier. CBS News en a parlé le premier.",
    "Les premiers centres de données pour l'intelligence artificielle seront construits au Texas. Microsoft sera "
    "partenaire technologique du projet.",
    "Début janvier, le promoteur émirati Damac avait promis d'investir au moins 20 milliards de dollars dans des "
    "centres de données américains. En décembre, SoftBank s'était engagé à investir 100 milliards de dollars aux "
    "États-Unis en quatre ans.",
    "For Latest Updates Follow us on Google News",
    "PREV Un chat sauvé des eaux par les pompiers",
    "NEXT Le prix du café bat son record",
]
ENGLISH = ('OpenAI, SoftBank and Oracle to launch $100 billion Stargate data centre venture in Texas',
           'OpenAI, SoftBank and Oracle will announce Stargate, a joint venture that is to invest $100 billion in '
           'artificial intelligence data centres, rising to as much as $500 billion over four years, according to two '
           'people familiar with the plan. The first sites are in Texas; Microsoft is a technology partner.')
GERMAN = ('Stargate: OpenAI, Softbank und Oracle wollen 100 Milliarden Dollar in Rechenzentren in Texas investieren',
          'OpenAI, Softbank und Oracle gründen das Gemeinschaftsunternehmen Stargate. Es soll zunächst 100 Milliarden '
          'Dollar und in vier Jahren bis zu 500 Milliarden Dollar in Rechenzentren für Künstliche Intelligenz stecken, '
          'wie zwei mit der Sache vertraute Personen sagten. Der erste Standort liegt in Texas.')
RISE = ('Stargate partners OpenAI, SoftBank and Oracle double first investment to $200 billion for AI data centres',
        'OpenAI, SoftBank and Oracle will invest $200 billion at once, instead of $100 billion, in the Stargate AI data '
        'centres in Texas, the companies said on Friday.')
NOISE = [('New Stargate television series ordered', 'The science-fiction saga returns with ten episodes.'),
         ('Start-up raises $90 million in funding round', 'The software maker is now valued at $1 billion.'),
         ('Chip shares fall after a record run', 'Nvidia lost 4 percent as investors took profits.')]


def page(articles):
    body = ''.join('<article><h2><a href="/p/%s">%s</a></h2><div class="body">%s</div></article>' % (
        title[:6].strip().lower(), html.escape(' - '.join([title] * 3)), ''.join('<p>%s</p>' % html.escape(p) for p in text))
        for title, text in articles)
    return '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Flash Info</title></head><body>%s</body></html>' % body


def deal_is_right(data):
    deal = data['deal']
    actors = {a['name']: a['role'] for a in deal['actors']}
    assert {'OpenAI', 'SoftBank', 'Oracle'} <= set(actors), actors
    assert set(actors) <= {'OpenAI', 'SoftBank', 'Oracle', 'Microsoft'}, actors
    assert actors.get('Microsoft', 'technology_partner') == 'technology_partner', actors
    assert (deal['amount']['value'], deal['amount']['currency']) == (100e9, 'USD'), deal['amount']
    assert (deal['ceiling']['value'], deal['ceiling']['currency']) == (500e9, 'USD'), deal['ceiling']
    assert any(p['name'] == 'Texas' for p in deal['places']), deal['places']
    others = sorted(d['amount']['value'] for d in data['other_deals'])
    assert others == [20e9, 100e9], data['other_deals']


def one_story_is_explained(daemon):
    """Of two stored items; the exit code says whether they are one story."""
    address = 'http://outlet.example/'
    same = daemon.run('explain', address + 'n1', address + 'g1')
    assert same.returncode == 0, (same.stdout, same.stderr)
    assert ENGLISH[0] in same.stdout and 'deal: USD 1e11' in same.stdout, same.stdout
    other = daemon.run('explain', address + 'n1', address + 'n2')
    assert other.returncode == 1 and other.stdout.endswith('not one story\n'), (other.stdout, other.stderr)
    unknown = daemon.run('explain', address + 'n1', address + 'n77')
    assert unknown.returncode == 66 and 'nothing known of' in unknown.stderr, (unknown.stdout, unknown.stderr)


def main(binary):
    folder = tempfile.mkdtemp(prefix='tocsin-first-alert-')
    outlets, receiver = Outlets(), Receiver()
    now = int(time.time())
    outlets.publish('/flash.html', 'text/html', page([('Météo : la pluie revient', ['Des averses sont attendues.'])]))
    english, german = [('n0', *NOISE[0], now)], [('g0', 'Kinostart der Woche', 'Drei Filme, kurz besprochen.', now)]
    outlets.publish('/en.rss', 'application/rss+xml', rss('Meridian Wire', english))
    outlets.publish('/de.rss', 'application/rss+xml', rss('Elbkurier', german, 'de'))
    daemon = Daemon(binary, folder, receiver.url, [
        {'url': '"%s/flash.html"' % outlets.url, 'name': '"Flash Info"', 'interval': '"1s"', 'language': '"fr"',
         'select': '{ item = "article", title = "h2", link = "h2 a@href", summary = ".body" }'},
        {'url': '"%s/en.rss"' % outlets.url, 'name': '"Meridian Wire"', 'interval': '"1s"', 'trust': '0.9'},
        {'url': '"%s/de.rss"' % outlets.url, 'name': '"Elbkurier"', 'interval': '"1s"'}])
    daemon.start()

    def settled(rounds=2):
        """Every outlet was asked again, and again."""
        goal = outlets.requests + 3 * rounds
        wait_until(lambda: outlets.requests >= goal, 40, 'outlets polled again\n' + daemon.tail())

    try:
        wait_until(lambda: outlets.requests >= 3, 20, 'first polls\n' + daemon.tail())
        settled()
        assert receiver.bodies() == [], 'the first poll of quiet outlets rings nothing'

        outlets.publish('/flash.html', 'text/html', page([(FRENCH_TITLE, FRENCH_TEXT)]))
        wait_until(lambda: len(receiver.bodies()) == 1, 30, 'the French page rings\n' + daemon.tail())
        alert = receiver.bodies()[0]
        assert alert['type'] == 'story.new', alert['type']
        assert alert['data']['headline'] == FRENCH_TITLE, alert['data']['headline']
        deal_is_right(alert['data'])

        english.append(('n1', *ENGLISH, int(time.time())))
        german.append(('g1', *GERMAN, int(time.time())))
        english += [('n%d' % (i + 2), *item, int(time.time())) for i, item in enumerate(NOISE[1:])]
        outlets.publish('/en.rss', 'application/rss+xml', rss('Meridian Wire', english))
        outlets.publish('/de.rss', 'application/rss+xml', rss('Elbkurier', german, 'de'))
        settled(3)
        assert len(receiver.bodies()) == 1, [b['data']['headline'] for b in receiver.bodies()]

        english.append(('n9', *RISE, int(time.time())))
        outlets.publish('/en.rss', 'application/rss+xml', rss('Meridian Wire', english))
        wait_until(lambda: len(receiver.bodies()) == 2, 30, 'the rise rings\n' + daemon.tail())
        update = receiver.bodies()[1]
        assert update['type'] == 'story.update', update['type']
        assert update['data']['story'] == alert['data']['story']
        assert any(c['kind'] == 'amount' and '2e11' in c['after'] for c in update['data']['changes']), update['data']['changes']
        settled(3)
        assert len(receiver.bodies()) == 2 and receiver.bad_signatures == 0
        one_story_is_explained(daemon)
        assert daemon.stop() == 0, daemon.tail()
    finally:
        if daemon.process:
            daemon.kill()
    print('one alert, one update, %d requests (%d unchanged)' % (outlets.requests, outlets.unchanged))


if __name__ == '__main__':
    main(sys.argv[1])
