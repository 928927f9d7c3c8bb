import assert from 'node:assert/strict';
import { answerSentence, hoursText } from '../../../../service/domain/model/hours/hours-text.ts';
import { ALWAYS_OPEN, type OpeningHours } from '../../../../service/domain/model/hours/opening-hours.ts';
import type { Locale } from '../../../../service/protocol/vocabulary.ts';

const HOURS: OpeningHours = {
  ...ALWAYS_OPEN,
  isOn: true,
  timeZone: 'Europe/Warsaw',
  holidays: ['christmas_day', 'boxing_day'],
};
const said = (at: string, locale: Locale, changes: Partial<OpeningHours> = {}) =>
  answerSentence({ ...HOURS, ...changes }, new Date(at), locale)?.replaceAll('\u00a0', ' ');
const hours = (at: string, locale: Locale, changes: Partial<OpeningHours> = {}) =>
  hoursText({ ...HOURS, ...changes }, new Date(at), locale)?.replaceAll('\u00a0', ' ');

describe('when an answer comes', () => {
  it('says the day and time in the language of the visitor', () => {
    assert.equal(said('2026-11-27T05:00:00Z', 'pl'), 'Czat jest teraz nieczynny. Odpowiadamy dziś od 9:00.');
    assert.equal(said('2026-11-26T20:00:00Z', 'pl'), 'Czat jest teraz nieczynny. Odpowiadamy jutro od 9:00.');
    assert.equal(
      said('2026-11-27T20:00:00Z', 'pl'),
      'Czat jest teraz nieczynny. Odpowiadamy w poniedziałek od 9:00.',
    );
    assert.equal(
      said('2026-11-27T20:00:00Z', 'de'),
      'Der Chat ist gerade geschlossen. Wir antworten am Montag ab 9:00 Uhr.',
    );
    assert.equal(
      said('2026-11-27T20:00:00Z', 'en', { timeZone: 'Europe/London' }),
      'The chat is closed now. We answer on Monday from 9:00 (Greenwich Mean Time).',
    );
  });

  it('names the date once the day is a week away or more', () => {
    const closings = [{ from: '2026-12-18', to: '2027-01-10', label: '', isYearly: false }];
    assert.equal(
      said('2026-12-20T20:00:00Z', 'pl', { closings }),
      'Czat jest teraz nieczynny. Odpowiadamy 11 stycznia 2027 od 9:00.',
    );
    assert.equal(
      said('2027-01-04T08:00:00Z', 'de', { closings }),
      'Der Chat ist gerade geschlossen. Wir antworten am 11. Januar ab 9:00 Uhr.',
    );
  });

  it('names the zone to readers who would not expect its time', () => {
    assert.match(said('2026-11-27T05:00:00Z', 'en') ?? '', /9:00 \(Central European Standard Time\)\.$/);
    assert.match(said('2026-11-27T05:00:00Z', 'pl', { timeZone: 'Europe/London' }) ?? '', /9:00 \(.+\)\.$/);
    assert.doesNotMatch(said('2026-11-27T05:00:00Z', 'de') ?? '', /\(/);
  });

  it('says nothing while the shop is open, has no hours, or is not known to open again', () => {
    assert.equal(said('2026-11-27T10:00:00Z', 'pl'), undefined);
    assert.equal(answerSentence(ALWAYS_OPEN, new Date('2026-11-28T22:00:00Z'), 'pl'), null);
    assert.equal(said('2026-11-28T22:00:00Z', 'pl', { week: [[], [], [], [], [], [], []] }), undefined);
  });

  it('gives the hours for a canned reply: until when while open, else from when on', () => {
    assert.equal(hours('2026-11-27T10:00:00Z', 'pl'), 'dziś do 17:00');
    assert.equal(hours('2026-11-27T10:00:00Z', 'de'), 'heute bis 17:00 Uhr');
    assert.equal(hours('2026-11-27T20:00:00Z', 'pl'), 'w poniedziałek od 9:00');
    const week = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
    assert.equal(hours('2026-11-27T10:00:00Z', 'pl', { week }), 'dziś przez całą dobę');
    assert.equal(hoursText(ALWAYS_OPEN, new Date('2026-11-27T10:00:00Z'), 'pl'), null);
  });

  it('says until when it stays open where spans adjoin, over midnight too', () => {
    const night = [
      { from: '00:00', to: '02:00' },
      { from: '18:00', to: '24:00' },
    ];
    const week = [
      night,
      night,
      [
        { from: '00:00', to: '12:00' },
        { from: '12:00', to: '17:00' },
      ],
      [],
      [],
      [],
      [],
    ];
    assert.equal(hours('2026-11-30T19:00:00Z', 'pl', { week }), 'do jutra do 2:00');
    assert.equal(hours('2026-11-30T19:00:00Z', 'de', { week }), 'bis morgen 2:00 Uhr');
    assert.match(hours('2026-11-30T19:00:00Z', 'en', { week }) ?? '', /^until 2:00 tomorrow \(/);
    assert.equal(hours('2026-12-01T00:00:00Z', 'pl', { week }), 'dziś do 2:00');
    assert.equal(hours('2026-12-01T19:00:00Z', 'pl', { week }), 'do jutra do 17:00');
    assert.equal(hours('2026-12-02T09:00:00Z', 'pl', { week }), 'dziś do 17:00');
    const closings = [{ from: '2026-12-01', to: '2026-12-01', label: '', isYearly: false }];
    assert.equal(hours('2026-11-30T19:00:00Z', 'pl', { week, closings }), 'dziś do 24:00');
    const days = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: '00:00', to: '24:00' }] : []));
    assert.equal(hours('2026-11-30T19:00:00Z', 'pl', { week: days }), 'dziś przez całą dobę');
    assert.equal(hours('2026-12-03T19:00:00Z', 'pl', { week: days }), 'do jutra do 24:00');
  });
});
