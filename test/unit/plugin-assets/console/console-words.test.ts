import assert from 'node:assert/strict';
import { makeFormat } from '../../../../plugin-assets/console/app/format.ts';
import { consentsWordsFor } from '../../../../plugin-assets/console/words/consents-words.ts';
import { installWordsFor } from '../../../../plugin-assets/console/words/install-words.ts';
import { leadsWordsFor } from '../../../../plugin-assets/console/words/leads/leads-words.ts';
import { recordKeepingWordsFor } from '../../../../plugin-assets/console/words/record-keeping-words.ts';
import { versionWordsFor } from '../../../../plugin-assets/console/words/version-words.ts';
import { consoleLocale, loadWords } from '../../../../plugin-assets/console/words/word-lists.ts';
import { plural } from '../../../../plugin-assets/shared/translate.ts';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';

const leaves = (words: unknown, path = ''): [string, string][] =>
  typeof words === 'string'
    ? [[path, words]]
    : Object.entries(words as object).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
/** Texts of the first view, and of views that are loaded later. */
const everyWord = async (locale: Locale) =>
  leaves({
    words: await loadWords(locale),
    install: installWordsFor(locale),
    consents: consentsWordsFor(locale),
    leads: leadsWordsFor(locale),
    version: versionWordsFor(locale),
  });
/** Words inflected by a number, without limits that are never one. */
const COUNTED =
  /\{n\} (days|entries|people|records|documents|addresses|dni|wpisów|osób|dokumentów|adresów|Tage|Einträge|Personen|Datensätze|Dokumente|Adressen)(?!\p{L})/u;
const NEVER_ONE = /\.(cards\.(days|faults\.days)|certificateBackupsText)$/;
const gapsOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();

describe('words of the console', () => {
  for (const locale of LOCALES) {
    it(`put no count before a word that has another form beside one, in ${locale}`, async () => {
      const texts = [...(await everyWord(locale)), ...leaves(recordKeepingWordsFor(locale))];
      const wrong = texts.filter(
        ([path, text]) =>
          COUNTED.test(text) && !NEVER_ONE.test(path) && !/\.(one|few|many|other)$/.test(path),
      );
      assert.deepEqual(wrong, []);
    });
  }

  it('calls a tag Schlagwort in German, where Tag is a day', async () => {
    const words = (await everyWord('de')).filter(([path]) =>
      /\.tags\.|\.(conversation\.tag|shop\.tags)$/.test(path),
    );
    assert.ok(words.length > 10);
    assert.deepEqual(
      words.filter(([, text]) => /\bTags?\b/.test(text)),
      [],
    );
  });

  it('decline the name of the product in no Polish sentence', async () => {
    const declined = /(?:w|ze|konsol\p{L}*|instalacj\p{L}*)[ \u00a0](?:Zgodzie|Zgodą|Zgody)/u;
    assert.match('konto w Zgodzie', declined);
    assert.deepEqual(
      (await everyWord('pl')).filter(([, text]) => declined.test(text)),
      [],
    );
  });

  it('have one German word for a button, a rights request and a recovery code', async () => {
    const other = /Knopf|Antr[aä]g\p{L}* zu Daten|Ersatzcode|\bTeams\b/u;
    assert.deepEqual(
      (await everyWord('de')).filter(([, text]) => other.test(text)),
      [],
    );
  });

  for (const locale of ['pl', 'de'] as const) {
    it(`has the same words with the same gaps in ${locale} as in English`, async () => {
      const other = new Map(await everyWord(locale));
      for (const [path, english] of await everyWord('en')) {
        if (/\.(few|many)$/.test(path)) continue;
        const text = other.get(path);
        assert.ok(text, path);
        assert.equal(gapsOf(text), gapsOf(english), path);
      }
    });
  }

  it('never ends a Polish line with a word of one letter', async () => {
    for (const [path, text] of await everyWord('pl')) {
      assert.doesNotMatch(text, /(?:^|[\s(„])[aiouwzAIOUWZ] \S/, path);
    }
  });

  it('counts in Polish as Poles do', async () => {
    const { waiting } = (await loadWords('pl')).nav;
    assert.equal(plural('pl', waiting, 1), '1 rozmowa czeka');
    assert.equal(plural('pl', waiting, 3), '3 rozmowy czekają');
    assert.equal(plural('pl', waiting, 5), '5 rozmów czeka');
    assert.equal(plural('pl', waiting, 22), '22 rozmowy czekają');
  });

  it('takes the language of the profile, else of the browser, else English', () => {
    assert.equal(consoleLocale('en', ['pl-PL']), 'en');
    assert.equal(consoleLocale(undefined, ['pl-PL', 'en']), 'pl');
    assert.equal(consoleLocale('cs', ['cs-CZ']), 'en');
  });

  it('writes dates in full and waiting times in words', async () => {
    const format = makeFormat('pl', await loadWords('pl'), () => Date.parse('2026-11-24T15:00:00'));
    assert.equal(format.moment('2026-11-24T14:05:00'), '24 listopada 2026, 14:05');
    assert.equal(format.dayHeading('2026-11-23T23:59:00'), 'Wczoraj');
    assert.equal(format.wait(40_000), '40 sekund');
    assert.equal(format.wait(180_000), '3 minuty');
    assert.equal(format.wait(86_400_000), '24 godziny');
  });

  it('adds the year to a short date of another year', async () => {
    const format = makeFormat('pl', await loadWords('pl'), () => Date.parse('2026-11-24T15:00:00'));
    assert.equal(format.brief('2026-11-12T14:05:00'), '12 lis');
    assert.equal(format.brief('2025-11-12T14:05:00'), '12 lis 2025');
  });
});
