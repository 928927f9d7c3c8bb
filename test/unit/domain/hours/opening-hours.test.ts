import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ALWAYS_OPEN,
  closingAfter,
  faultsOfHours,
  isOpenAt,
  nextOpening,
  type OpeningHours,
  type Span,
} from '../../../../service/domain/model/hours/opening-hours.ts';
import {
  clockChangeOn,
  instantsOf,
  isTimeZone,
  wallTimeAt,
} from '../../../../service/domain/model/hours/wall-clock.ts';

const MINUTE_MS = 60_000;
const at = (text: string): Date => new Date(text);
const hoursOf = (changes: Partial<OpeningHours>): OpeningHours => ({
  ...ALWAYS_OPEN,
  isOn: true,
  timeZone: 'Europe/Warsaw',
  ...changes,
});
const everyDay = (...spans: Span[]): OpeningHours['week'] => Array.from({ length: 7 }, () => spans);

describe('opening hours', () => {
  it('is always open while the hours are off, whatever the week says', () => {
    assert.equal(isOpenAt({ ...ALWAYS_OPEN, week: everyDay() }, at('2026-11-29T03:00:00Z')), true);
  });

  it('opens at the first minute of a span and is closed at its end', () => {
    const hours = hoursOf({ week: everyDay({ from: '09:00', to: '12:00' }, { from: '13:00', to: '24:00' }) });
    assert.equal(isOpenAt(hours, at('2026-11-27T07:59:59Z')), false);
    assert.equal(isOpenAt(hours, at('2026-11-27T08:00:00Z')), true);
    assert.equal(isOpenAt(hours, at('2026-11-27T10:59:59Z')), true);
    assert.equal(isOpenAt(hours, at('2026-11-27T11:00:00Z')), false);
    assert.equal(isOpenAt(hours, at('2026-11-27T22:59:59Z')), true);
    assert.equal(isOpenAt(hours, at('2026-11-27T23:00:00Z')), false);
  });

  it('opens at the same time of the clock before and after a change of the clocks', () => {
    const hours = hoursOf({ week: everyDay({ from: '09:00', to: '17:00' }) });
    const opening = (from: string) => nextOpening(hours, at(from))?.toISOString();
    assert.equal(opening('2026-03-28T20:00:00Z'), '2026-03-29T07:00:00.000Z');
    assert.equal(opening('2026-03-27T20:00:00Z'), '2026-03-28T08:00:00.000Z');
    assert.equal(opening('2026-10-24T20:00:00Z'), '2026-10-25T08:00:00.000Z');
    assert.equal(opening('2026-10-23T20:00:00Z'), '2026-10-24T07:00:00.000Z');
  });

  it('begins a span with the change where the clocks skip its beginning, and leaves out one they skip whole', () => {
    const half = hoursOf({ week: everyDay({ from: '02:30', to: '05:00' }) });
    assert.equal(nextOpening(half, at('2026-03-29T00:00:00Z'))?.toISOString(), '2026-03-29T01:00:00.000Z');
    const whole = hoursOf({ week: everyDay({ from: '02:15', to: '02:45' }) });
    assert.equal(nextOpening(whole, at('2026-03-29T00:00:00Z'))?.toISOString(), '2026-03-30T00:15:00.000Z');
  });

  it('is open both times where the clocks show a span twice', () => {
    const hours = hoursOf({ week: everyDay({ from: '02:00', to: '02:30' }) });
    assert.equal(nextOpening(hours, at('2026-10-25T00:10:00Z'))?.toISOString(), '2026-10-25T00:10:00.000Z');
    assert.equal(nextOpening(hours, at('2026-10-25T00:40:00Z'))?.toISOString(), '2026-10-25T01:00:00.000Z');
  });

  it('stays closed on holidays and closed days, over the turn of the year too', () => {
    const hours = hoursOf({
      week: everyDay({ from: '09:00', to: '17:00' }),
      holidays: ['christmas_eve', 'christmas_day', 'boxing_day'],
      closings: [
        { from: '2025-12-29', to: '2026-01-02', label: 'Zima', isYearly: true },
        { from: '2026-12-27', to: '2026-12-28', label: 'Inwentaryzacja', isYearly: false },
      ],
    });
    assert.equal(nextOpening(hours, at('2026-12-23T18:00:00Z'))?.toISOString(), '2027-01-03T08:00:00.000Z');
    assert.equal(nextOpening(hours, at('2027-12-26T18:00:00Z'))?.toISOString(), '2027-12-27T08:00:00.000Z');
  });

  it('closes at the end of adjoining spans, over midnight too, unless the next day is closed', () => {
    const night = everyDay(
      { from: '00:00', to: '02:30' },
      { from: '12:00', to: '18:00' },
      { from: '18:00', to: '24:00' },
    );
    const closing = (from: string, changes: Partial<OpeningHours> = {}) =>
      closingAfter(hoursOf({ week: night, ...changes }), at(from))?.toISOString();
    assert.equal(closing('2026-11-30T12:00:00Z'), '2026-12-01T01:30:00.000Z');
    assert.equal(closing('2026-11-30T23:30:00Z'), '2026-12-01T01:30:00.000Z');
    assert.equal(closing('2026-11-30T05:00:00Z'), undefined);
    assert.equal(
      closing('2026-12-24T12:00:00Z', { holidays: ['christmas_day'] }),
      '2026-12-24T23:00:00.000Z',
    );
    // Clocks go from 2:00 to 3:00 in this night.
    assert.equal(closing('2026-03-28T12:00:00Z'), '2026-03-29T01:00:00.000Z');
    assert.equal(closingAfter({ ...ALWAYS_OPEN, week: night }, at('2026-11-30T12:00:00Z')), null);
  });

  it('ends the day at midnight where the shop is open round the clock', () => {
    const hours = hoursOf({ week: everyDay({ from: '00:00', to: '24:00' }) });
    assert.equal(closingAfter(hours, at('2026-11-30T12:00:00Z'))?.toISOString(), '2026-11-30T23:00:00.000Z');
    const closings = [{ from: '2026-12-02', to: '2026-12-02', label: '', isYearly: false }];
    assert.equal(
      closingAfter({ ...hours, closings }, at('2026-11-30T12:00:00Z'))?.toISOString(),
      '2026-12-01T23:00:00.000Z',
    );
  });

  it('names no opening where there is none within a year', () => {
    assert.equal(nextOpening(hoursOf({ week: everyDay() }), at('2026-11-27T10:00:00Z')), null);
  });

  it('finds the first open minute, in every zone and around every change of the clocks', () => {
    const zones = ['Europe/Warsaw', 'Europe/Lisbon', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
    const time = fc
      .integer({ min: 0, max: 95 })
      .map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`);
    const day = fc
      .array(time, { minLength: 2, maxLength: 4 })
      .map((times) => [...new Set(times)].sort())
      .map((times) =>
        times.flatMap((from, n) => (n % 2 === 0 ? [{ from, to: times[n + 1] ?? '24:00' }] : [])),
      );
    const changes = ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(day, { minLength: 7, maxLength: 7 }),
        fc.constantFrom(...changes),
        fc.integer({ min: -30 * 60, max: 30 * 60 }),
        (timeZone, week, near, minutes) => {
          const hours = hoursOf({ timeZone, week });
          const from = new Date(Date.parse(`${near}T02:00:00Z`) + minutes * MINUTE_MS);
          const next = nextOpening(hours, from);
          if (next === null) return false;
          // The smallest step of opening hours and clock changes is 15 minutes.
          for (let ms = from.getTime(); ms < next.getTime(); ms += MINUTE_MS) {
            if (isOpenAt(hours, new Date(ms))) return false;
          }
          return isOpenAt(hours, next);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('refuses spans that end before they begin or overlap, days that do not exist and unknown zones', () => {
    const week = (...spans: Span[]): OpeningHours['week'] => [spans, [], [], [], [], [], []];
    const faults = (changes: Partial<OpeningHours>) => Object.keys(faultsOfHours(hoursOf(changes)));
    assert.deepEqual(faults({}), []);
    assert.deepEqual(faults({ week: week({ from: '17:00', to: '09:00' }) }), ['hours.week.0']);
    assert.deepEqual(faults({ week: week({ from: '09:00', to: '12:00' }, { from: '11:00', to: '13:00' }) }), [
      'hours.week.0',
    ]);
    const closing = { from: '2027-02-28', to: '2027-02-29', label: '', isYearly: false };
    assert.deepEqual(faults({ closings: [closing] }), ['hours.closings.0']);
    assert.deepEqual(faults({ closings: [{ ...closing, to: '2028-02-29', isYearly: true }] }), [
      'hours.closings.0',
    ]);
    assert.deepEqual(faults({ timeZone: 'Europe/Atlantis' }), ['hours.timeZone']);
    assert.deepEqual(faults({ timeZone: '' }), ['hours.timeZone']);
    assert.deepEqual(Object.keys(faultsOfHours(ALWAYS_OPEN)), []);
  });
});

describe('clocks on the wall', () => {
  it('finds each instant again from what the clocks show at it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Warsaw', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
        fc.integer({ min: Date.UTC(2024, 0) / MINUTE_MS, max: Date.UTC(2030, 0) / MINUTE_MS }),
        (zone, minute) => {
          const ms = minute * MINUTE_MS;
          return instantsOf(zone, wallTimeAt(zone, new Date(ms))).some((found) => found.getTime() === ms);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('knows the days on which clocks change, and the instant', () => {
    assert.equal(clockChangeOn('Europe/Warsaw', '2026-03-29')?.toISOString(), '2026-03-29T01:00:00.000Z');
    assert.equal(clockChangeOn('Europe/Warsaw', '2026-10-25')?.toISOString(), '2026-10-25T01:00:00.000Z');
    assert.equal(clockChangeOn('Europe/Warsaw', '2026-03-28'), null);
    assert.equal(clockChangeOn('Europe/Warsaw', '2026-07-01'), null);
  });

  it('takes names of the IANA list alone for time zones', () => {
    assert.deepEqual(['Europe/Berlin', 'UTC', '+01:00', 'Europe/Nowhere', 'CET', ''].map(isTimeZone), [
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
