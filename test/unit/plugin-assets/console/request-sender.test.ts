import assert from 'node:assert/strict';
import { makeRequestSender, type Request } from '../../../../plugin-assets/console/live/request-sender.ts';
import { makeAppState } from '../../../../plugin-assets/console/state/app-state.ts';
import type { StaffClientFrame } from '../../../../service/protocol/frames/staff-frames.ts';
import { makeFakeTimers } from '../../../support/fakes/fake-timers.ts';

const assign = (ref: string, staffId: string | null): Request => ({
  kind: 'assign',
  ref,
  conversationId: 'cnv_1',
  staffId,
});

describe('a hand-over on its way to the service', () => {
  const start = (hasSocket: boolean) => {
    const frames: StaffClientFrame[] = [];
    const calls: unknown[] = [];
    const posted = async (id: string, to: object) => {
      calls.push([id, to]);
      return { ok: true as const, status: 200, body: { ref: '', seq: 1 } };
    };
    const requests = makeRequestSender({
      appState: makeAppState(),
      api: { sendMessage: posted, act: posted, assign: posted } as never,
      timers: makeFakeTimers(),
      sendFrame: (frame) => hasSocket && frames.push(frame) > 0,
      isPolling: () => !hasSocket,
      onRefused: () => {},
    });
    requests.resume();
    return { frames, calls, requests };
  };

  it('names the colleague, or nobody, in a frame', () => {
    const { frames, requests } = start(true);
    requests.ask(assign('r1', 'stf_ola'));
    requests.ask(assign('r2', null));
    assert.deepEqual(
      frames.map((frame) => frame.t === 'conversation.assign' && [frame.staffId, frame.after]),
      [
        ['stf_ola', undefined],
        [null, 'r1'],
      ],
    );
  });

  it('goes over HTTP where sockets are blocked, and is settled by the answer', async () => {
    const { calls, requests } = start(false);
    requests.ask(assign('r1', 'stf_ola'));
    await new Promise(setImmediate);
    assert.deepEqual(calls, [['cnv_1', { ref: 'r1', after: undefined, staffId: 'stf_ola' }]]);
    assert.deepEqual(requests.waiting(), []);
  });
});
