import assert from 'node:assert/strict';
import {
  easterSunday,
  holidayIn,
  holidayPlaces,
  nextHoliday,
} from '../../../../service/domain/model/hours/holidays.ts';
import { weekdayOf } from '../../../../service/domain/model/hours/wall-clock.ts';
import { HOLIDAYS, type HolidayPlace } from '../../../../service/protocol/hours-lists.ts';

const daysOf = (place: HolidayPlace, year: number): string[] =>
  HOLIDAYS.filter((holiday) => holidayPlaces(holiday).includes(place))
    .map((holiday) => holidayIn(holiday, year))
    .sort();

describe('public holidays', () => {
  it('finds Easter Sunday in years whose date is known, the earliest and latest possible ones too', () => {
    const known = {
      1818: '03-22',
      1943: '04-25',
      2000: '04-23',
      2008: '03-23',
      2011: '04-24',
      2024: '03-31',
      2025: '04-20',
      2026: '04-05',
      2027: '03-28',
      2038: '04-25',
    };
    for (const [year, day] of Object.entries(known))
      assert.equal(easterSunday(Number(year)), `${year}-${day}`);
  });

  it('proposes the fourteen public holidays of Poland, Christmas Eve among them', () => {
    assert.deepEqual(daysOf('PL', 2026), [
      '2026-01-01',
      '2026-01-06',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-03',
      '2026-05-24',
      '2026-06-04',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('proposes the nine holidays of all German states, and those of single states apart from them', () => {
    assert.deepEqual(daysOf('DE', 2027), [
      '2027-01-01',
      '2027-03-26',
      '2027-03-29',
      '2027-05-01',
      '2027-05-06',
      '2027-05-17',
      '2027-10-03',
      '2027-12-25',
      '2027-12-26',
    ]);
    const single = daysOf('DE_some', 2027);
    for (const day of ['2027-03-08', '2027-05-27', '2027-08-15', '2027-09-20', '2027-10-31', '2027-11-17'])
      assert.ok(single.includes(day), day);
  });

  it('finds the day of repentance on the Wednesday before 23 November', () => {
    for (let year = 2020; year < 2048; year += 1) {
      const day = holidayIn('repentance_day', year);
      assert.equal(weekdayOf(day), 2);
      assert.ok(day >= `${year}-11-16` && day <= `${year}-11-22`, day);
    }
  });

  it('finds the next day of a holiday, today included', () => {
    assert.equal(nextHoliday('new_year', '2026-01-01'), '2026-01-01');
    assert.equal(nextHoliday('new_year', '2026-01-02'), '2027-01-01');
    assert.equal(nextHoliday('easter_monday', '2026-11-27'), '2027-03-29');
  });
});
