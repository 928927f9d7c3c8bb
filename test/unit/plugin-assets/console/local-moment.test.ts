import assert from 'node:assert/strict';
import { endOfLocalDay, localDay } from '../../../../plugin-assets/console/app/local-moment.ts';

describe('the day until which deletions are counted', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  for (const [zone, end] of [
    ['Europe/Warsaw', '2026-07-15T21:59:59.999Z'],
    ['UTC', '2026-07-15T23:59:59.999Z'],
    ['America/New_York', '2026-07-16T03:59:59.999Z'],
  ] as const)
    it(`ends by the clock of the person who looks: ${zone}`, () => {
      process.env.TZ = zone;
      assert.equal(endOfLocalDay('2026-07-15').toISOString(), end);
      assert.equal(localDay(new Date(end)), '2026-07-15');
      assert.equal(localDay(new Date(Date.parse(end) + 1)), '2026-07-16');
    });

  it('is no day where the field is empty', () => {
    assert.ok(Number.isNaN(endOfLocalDay('').getTime()));
  });
});
