import assert from 'node:assert/strict';
import { limitsFor } from '../../../service/config/limits.ts';
import { makeCounters } from '../../../service/telemetry/counters.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';
import { reportMemory } from '../../../service/telemetry/memory-report.ts';
import { makeRateLimits } from '../../../service/telemetry/rate-limit.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

describe('counters of limits', () => {
  let now = 0;
  const clock = () => now;
  beforeEach(() => {
    now = 0;
  });

  it('refuse beyond the limit until its time is over, and say how long that is', async () => {
    const rateLimits = makeRateLimits(limitsFor(1), clock);
    for (let count = 0; count < 10; count += 1) await rateLimits.take('visitorBurst', 'cnv_a');
    now = 2 * SECOND;
    const refusal = { code: 'rate_limited', retryAfterMs: 3 * SECOND };
    await assert.rejects(rateLimits.take('visitorBurst', 'cnv_a'), refusal);
    await rateLimits.take('visitorBurst', 'cnv_b');
    await rateLimits.take('visitorMinute', 'cnv_a');
    now = 5 * SECOND;
    await rateLimits.take('visitorBurst', 'cnv_a');
  });

  it('count as much as a thing weighs', async () => {
    const rateLimits = makeRateLimits(limitsFor(1), clock);
    await rateLimits.take('visitorReading', 'cnv_a', 4_000_000);
    await assert.rejects(rateLimits.take('visitorReading', 'cnv_a', 1), { code: 'rate_limited' });
  });

  it('are forgotten when their time is over', async () => {
    const rateLimits = makeRateLimits(limitsFor(1), clock);
    for (let count = 0; count < 100; count += 1) {
      await rateLimits.take('visitorHour', `cnv_${count}`);
      await rateLimits.take('visitorBurst', `cnv_${count}`);
    }
    assert.equal(rateLimits.sweep(), 200);
    now = 6 * SECOND;
    assert.equal(rateLimits.sweep(), 100);
    now = HOUR;
    assert.equal(rateLimits.sweep(), 0);
  });

  it('never hold more than so many keys: those counted first are forgotten', () => {
    const counters = makeCounters(HOUR, clock, 100);
    for (let count = 0; count < 100; count += 1) counters.add(`${count}`, 1);
    assert.equal(counters.add('0', 1).count, 2);
    counters.add('100', 1);
    assert.equal(counters.sweep(), 91);
    assert.equal(counters.add('100', 1).count, 2);
    assert.equal(counters.add('99', 1).count, 2);
    assert.equal(counters.add('0', 1).count, 1);
    for (let count = 0; count < 10_000; count += 1) counters.add(`more ${count}`, 1);
    assert.ok(counters.sweep() <= 100);
  });

  it('stand in a line of the log with what else the service holds', async () => {
    const lines: string[] = [];
    const rateLimits = makeRateLimits(limitsFor(1), clock);
    await rateLimits.take('read', 'somebody');
    reportMemory({
      conversations: { memoryCounts: () => ({ conversations: 3, heads: 2, behind: 1 }) },
      rateLimits,
      sockets: () => 7,
      logger: makeLogger('info', { write: (line) => void lines.push(line) }),
    });
    const { sockets, counters, heapMib, conversations, heads, behind } = JSON.parse(lines[0] ?? '');
    assert.deepEqual([sockets, counters, conversations, heads, behind], [7, 1, 3, 2, 1]);
    assert.ok(heapMib > 0);
  });
});
