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

describe('what a consultant presses', () => {
  const start = () => {
    const frames: StaffClientFrame[] = [];
    const refused: string[] = [];
    const timers = makeFakeTimers();
    const requests = makeRequestSender({
      appState: makeAppState(),
      api: {} as never,
      timers,
      sendFrame: (frame) => frames.push(frame) > 0,
      isPolling: () => false,
      onRefused: (_, code) => refused.push(code),
    });
    requests.resume();
    const sent = () =>
      frames.splice(0).map((frame) => {
        if (frame.t === 'conversation.close') return ['close', frame.ref, frame.seen];
        return frame.t === 'conversation.take' ? ['take', frame.ref, frame.from] : [frame.t];
      });
    return { requests, refused, timers, sent };
  };
  const close = (ref: string): Request => ({ kind: 'close', ref, conversationId: 'cnv_1', seen: 4 });
  const take = (ref: string): Request => ({ kind: 'take', ref, conversationId: 'cnv_2', from: null });

  it('says what the screen showed, also when it is sent again after a dead connection', () => {
    const { requests, refused, sent } = start();
    requests.ask(close('r1'));
    requests.ask(take('r2'));
    const both = [
      ['close', 'r1', 4],
      ['take', 'r2', null],
    ];
    assert.deepEqual(sent(), both);
    requests.pause();
    requests.resume();
    assert.deepEqual(sent(), both);
    requests.refuse('r1', { code: 'conflict' });
    requests.refuse('r2', { code: 'held_by_colleague' });
    assert.deepEqual(refused, ['conflict', 'held_by_colleague']);
    requests.resume();
    assert.deepEqual(sent(), []);
  });
});
