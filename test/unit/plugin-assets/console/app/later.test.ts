import assert from 'node:assert/strict';
import { makeRepliesApi } from '../../../../../plugin-assets/console/api/replies-api.ts';
import { type Later, makeLater } from '../../../../../plugin-assets/console/app/later.ts';
import { makeHttpClient } from '../../../../../plugin-assets/shared/http-client.ts';

describe('what can still be undone when the page is left', () => {
  const real = globalThis.fetch;
  let later: Later;
  let calls: RequestInit[];
  let answer: () => void;
  beforeEach(() => {
    later = makeLater();
    calls = [];
    globalThis.fetch = (_, init) => {
      calls.push(init ?? {});
      return new Promise((resolve) => {
        answer = () => resolve(new Response(null, { status: 204 }));
      });
    };
  });
  afterEach(() => {
    globalThis.fetch = real;
  });
  const removeReply = () => {
    const api = makeRepliesApi(makeHttpClient({ token: () => 'token' }));
    return later.plan((keepalive) => api.removeReply({ shopId: 'shp_tea' }, 'rpl_1', { keepalive }));
  };

  it('is done at once, by a call that outlives the page', () => {
    removeReply();
    assert.equal(calls.length, 0);
    void later.flush();
    assert.deepEqual(
      calls.map(({ method, keepalive }) => ({ method, keepalive })),
      [{ method: 'DELETE', keepalive: true }],
    );
  });

  it('counts as waiting until it was done or undone', () => {
    assert.ok(later.isEmpty());
    const { cancel: undo } = removeReply();
    assert.ok(!later.isEmpty());
    assert.ok(undo());
    assert.ok(later.isEmpty());
    removeReply();
    void later.flush();
    assert.ok(later.isEmpty());
    assert.equal(calls.length, 1);
  });

  it('is over once the service has answered', async () => {
    removeReply();
    let isOver = false;
    const over = later.flush().then(() => {
      isOver = true;
    });
    await new Promise(setImmediate);
    assert.equal(isOver, false);
    answer();
    await over;
  });
});
