import assert from 'node:assert/strict';
import { makeLeadsApi } from '../../../../../plugin-assets/console/api/leads-api.ts';
import type { Answer, HttpClient } from '../../../../../plugin-assets/shared/http-client.ts';
import type { ProblemCode } from '../../../../../service/protocol/vocabulary.ts';

describe('the state of a lead on its way to the service', () => {
  const AT = '2026-11-30T10:00:00.000Z';
  const start = (...codes: (ProblemCode | null)[]) => {
    const bodies: unknown[] = [];
    const call: HttpClient = async <T>(_method: unknown, _path: string, body: unknown) => {
      bodies.push(JSON.parse(JSON.stringify(body)));
      const code = codes.shift() ?? null;
      return (code === null
        ? { ok: true, status: 200, body: {} }
        : { ok: false, refusal: { code, status: 400, message: '' } }) as unknown as Answer<T>;
    };
    return { bodies, api: makeLeadsApi(call) };
  };

  it('is sent once when it is refused for anything else, or is no undo', async () => {
    const other = start('conflict');
    assert.equal((await other.api.setLeadState('led_1', 'in_work', AT)).ok, false);
    assert.equal(other.bodies.length, 1);
    const plain = start('invalid_request');
    assert.equal((await plain.api.setLeadState('led_1', 'closed')).ok, false);
    assert.deepEqual(plain.bodies, [{ state: 'closed' }]);
  });
});
