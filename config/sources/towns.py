#!/usr/bin/env python3
"""towns.py FOLDER > towns.tsv: the towns of GeoNames, as Debian packages them, in the columns of towns.tsv.

FOLDER is where the packages libgeonames0 and libgeonames-common were unpacked (`apt-get download`, `dpkg -x`). The
names that are words come from the word lists of the Debian packages in LISTS. Needs gresource (libglib2.0-bin)."""
import collections, gettext, pathlib, re, struct, subprocess, sys, unicodedata

LEAST_PEOPLE = 15000
LANGUAGES = ('zh ja ko ru uk bg sr mk be kk ar fa ur he hi mr bn el hy ka '
             'de fr es pt it nl pl cs sk hu ro hr sl tr az sv da nn fi et lt lv id vi ca eo').split()
LISTS = {'en': 'american-english', 'de': 'ngerman', 'fr': 'french', 'es': 'spanish', 'it': 'italian',
         'pt': 'portuguese brazilian', 'nl': 'dutch', 'pl': 'polish', 'sv': 'swedish', 'da': 'danish', 'no': 'bokmaal'}
HUNSPELL = {'ru': 'ru_RU', 'cs': 'cs_CZ', 'hu': 'hu_HU', 'ro': 'ro_RO', 'hr': 'hr_HR', 'tr': 'tr_TR', 'id': 'id_ID'}
# Behind "in" these are a month, a continent and the like far more often than a town.
WORDS = {'March', 'Mai', 'Mayo', 'Abril', 'Asia', 'Europa', 'University', 'Göd', 'Ode', 'Dax', 'Tui', 'Cloverleaf', 'Norden', 'Union'}
SUFFIX = re.compile(r'(?<=[^ -~]{2})(?:[市町村县縣區区]|\s?[시군읍])$')
RECORD = re.compile(rb'(\d+)\0([^\0]+)\0([^\0]*)\0([^\0]*)\0([A-Z]{2})\0([^\0]+)\0([A-Z][A-Za-z_]+/[A-Za-z_/+\-0-9]+)\0')


def cities(library):
    data = subprocess.run(['gresource', 'extract', library, '/com/lomiri/geonames/cities.compiled'],
                          capture_output=True, check=True).stdout
    for found in RECORD.finditer(data):
        people, = struct.unpack_from('<I', data, (found.end() + 3) // 4 * 4)
        number, name, _, region, country = (part.decode() for part in found.groups()[:5])
        yield number, name, region, country, people


def words():
    """Which languages write a word in small letters; in German, where it is no name alone."""
    of = collections.defaultdict(set)
    for language, files in LISTS.items():
        for file in files.split():
            for line in open(f'/usr/share/dict/{file}', encoding='utf8', errors='replace'):
                if line[:1].islower():
                    of[line.strip()].add(language)
    for language, file in HUNSPELL.items():
        path = pathlib.Path(f'/usr/share/hunspell/{file}.dic')
        charset = re.search(r'(?m)^SET (\S+)', path.with_suffix('.aff').read_text('latin1')).group(1)
        for line in path.read_text(charset, errors='replace').splitlines():
            word = re.split(r'[/\s]', line)[0]
            if word[:1].islower():
                of[word].add(language)
    return of


def plain(name):
    folded = unicodedata.normalize('NFKD', name.casefold())
    return ''.join(letter for letter in folded if not unicodedata.combining(letter) and letter not in "ʻʼ’'`‘")


def main(folder):
    library = next(folder.glob('usr/lib/*/libgeonames.so.0.*'))
    names = {}
    for language in ['en', *LANGUAGES]:
        with open(folder / f'usr/share/locale/{language}/LC_MESSAGES/geonames.mo', 'rb') as file:
            names[language] = gettext.GNUTranslations(file)._catalog
    small = words()
    places = (pathlib.Path(__file__).parent.parent / 'knowledge/places.tsv').read_text('utf8')
    no_places = {line.split('\t')[0] for line in places.splitlines() if '\t-\t' in line}
    rows = []
    for number, name, region, country, people in cities(library):
        name = names['en'].get(number, name)
        if people < LEAST_PEOPLE or len(name) < 3 or name in WORDS | no_places:
            continue
        speakers = {}  # of each other name: only in Latin letters, for others the alphabet says enough
        for language in LANGUAGES:
            other = SUFFIX.sub('', names[language].get(number, ''))
            least = 2 if other > '\u3000' else 3
            if len(other) >= least and not set('|()') & set(other) and plain(other) != plain(name):
                speakers.setdefault(other, []).append(language)
        seen, aliases = set(), []
        for other, languages in speakers.items():
            latin = all(letter < '\u0250' or '\u1e00' <= letter < '\u2000' for letter in other)
            if latin:
                aliases.append(f"{other} ({' '.join(languages)})")
            elif plain(other) not in seen:
                aliases.append(other)
            seen.add(plain(other))
        word_in = set().union(*(small.get(form, set()) for each in [name, *speakers] for form in {each.casefold(), plain(each)}))
        rows.append((country, region, name, people, word_in, aliases))
    print((pathlib.Path(__file__).parent / 'towns.head').read_text('utf8'), end='')
    for country, region, name, people, word_in, aliases in sorted(rows, key=lambda row: (row[0], row[1], -row[3], row[2])):
        print(name, country, region, round(people / 1000), ' '.join(sorted(word_in)) or '-', ' | '.join(aliases), sep='\t')


main(pathlib.Path(sys.argv[1]))
