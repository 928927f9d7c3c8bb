import assert from 'node:assert/strict';
import { makeLongReads } from '../../../../plugin-assets/console/api/long-reads.ts';

const { fetch: realFetch } = globalThis;

describe('the access response that the console reads', () => {
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  it('is asked for again while the service puts it together [RT-1]', async () => {
    const answers = [
      Response.json({ isReady: false }, { status: 202 }),
      Response.json({ isReady: false }, { status: 202 }),
      Response.json({ json: { shop: 'Pod Lipą' }, html: '<p>' }),
    ];
    const asked: string[] = [];
    globalThis.fetch = async (path) => {
      asked.push(String(path));
      return answers.shift() ?? assert.fail('asked once more');
    };
    const reads = makeLongReads({ token: () => 'x', renew: async () => 'ended' });
    const answer = await reads.accessResponse('req_1');
    assert.deepEqual(answer.ok && answer.body, { json: { shop: 'Pod Lipą' }, html: '<p>' });
    assert.deepEqual(asked, Array(3).fill('/v1/staff/requests/req_1/answer'));
  });
});
