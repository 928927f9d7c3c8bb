import assert from 'node:assert/strict';
import { makeLongReads } from '../../../../plugin-assets/console/api/long-reads.ts';

const { fetch: realFetch } = globalThis;

describe('what takes the service longer than a call may', () => {
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  it('is an access response: asked for again while it is put together [RT-1]', async () => {
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

  it('is the check of a long activity log: asked for again while the log is read [PR-6]', async () => {
    const answers = [
      Response.json({ isReady: false }, { status: 202 }),
      Response.json({ isWhole: true, rows: 1_000_000 }),
    ];
    const asked: string[] = [];
    globalThis.fetch = async (path, init) => {
      assert.equal(init?.signal, undefined, 'without a timeout');
      asked.push(String(path));
      return answers.shift() ?? assert.fail('asked once more');
    };
    const reads = makeLongReads({ token: () => 'x', renew: async () => 'ended' });
    const answer = await reads.activityVerdict('shp_1');
    assert.deepEqual(answer.ok && answer.body, { isWhole: true, rows: 1_000_000 });
    assert.deepEqual(asked, Array(2).fill('/v1/staff/activity/verdict?shop=shp_1'));
  });

  it('is refused when a proxy answers in place of the service', async () => {
    globalThis.fetch = async () => new Response('Page of a proxy.');
    const reads = makeLongReads({ token: () => 'x', renew: async () => 'ended' });
    const answer = await reads.activityVerdict('shp_1');
    assert.deepEqual(answer, { ok: false, refusal: { code: 'unreachable', status: 0 } });
  });
});
