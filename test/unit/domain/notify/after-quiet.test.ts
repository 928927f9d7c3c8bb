import assert from 'node:assert/strict';
import { DEFAULT_ALERTS } from '../../../../service/domain/model/staff/alert-settings.ts';
import { afterQuiet } from '../../../../service/domain/notify/after-quiet.ts';

const sentAt = (from: string, to: string, due: string): string | undefined => {
  const alerts = { ...DEFAULT_ALERTS, quiet: { from, to, timeZone: 'Europe/Warsaw' } };
  return afterQuiet({ alerts }, new Date(due))?.toISOString();
};

describe('a mail to somebody who has quiet hours', () => {
  it('goes at their end, and outside of them when it is due', () => {
    assert.equal(sentAt('22:00', '07:00', '2026-11-27T20:59:00Z'), '2026-11-27T20:59:00.000Z');
    assert.equal(sentAt('22:00', '07:00', '2026-11-27T21:00:00Z'), '2026-11-28T06:00:00.000Z');
    assert.equal(sentAt('22:00', '07:00', '2026-11-28T05:59:00Z'), '2026-11-28T06:00:00.000Z');
    assert.equal(sentAt('22:00', '07:00', '2026-11-28T06:00:00Z'), '2026-11-28T06:00:00.000Z');
    assert.equal(afterQuiet({ alerts: null }, new Date(0))?.getTime(), 0);
  });

  it('goes never when they do not end', () => {
    assert.equal(sentAt('00:00', '00:00', '2026-11-27T20:59:00Z'), undefined);
  });

  it('goes when the clocks are put forward over their end', () => {
    for (const due of ['2027-03-27T22:00:00Z', '2027-03-28T00:45:00Z', '2027-03-28T01:00:00Z'])
      assert.equal(sentAt('22:00', '02:30', due), '2027-03-28T01:00:00.000Z');
  });

  it('goes at the first of two ends when the clocks are put back', () => {
    assert.equal(sentAt('22:00', '02:30', '2027-10-30T21:00:00Z'), '2027-10-31T00:30:00.000Z');
  });
});
