import assert from 'node:assert/strict';
import * as v from 'valibot';
import {
  decodeStaffFrame,
  decodeVisitorFrame,
  encodeForAll,
  encodeFrame,
} from '../../../service/protocol/frames/frame-codec.ts';
import { staffClientFrame } from '../../../service/protocol/frames/staff-frames.ts';
import { visitorClientFrame } from '../../../service/protocol/frames/visitor-frames.ts';

describe('the texts of frames', () => {
  it('of an event for all are those of a frame for visitors and of one for staff', () => {
    const event = {
      seq: 7,
      id: 'evt_7',
      at: '2026-11-28T10:00:00.000Z',
      kind: 'message' as const,
      author: 'visitor' as const,
      ref: 'r"1',
      text: 'Zażółć "gęślą"\n\u2028 \ud800',
    };
    const place = { shopId: 'shp_1', conversationId: 'cnv_1' };
    const { visitor, staff } = encodeForAll({ ...place, event });
    assert.equal(visitor, encodeFrame({ t: 'event.new', event }));
    assert.equal(staff, encodeFrame({ t: 'event.new', ...place, event }));
  });

  it('are checked by the schema of their name, each of them', () => {
    for (const [all, decode] of [
      [visitorClientFrame, decodeVisitorFrame],
      [staffClientFrame, decodeStaffFrame],
    ] as const) {
      for (const { entries } of all.options) {
        const name = entries.t.literal;
        const wrong = JSON.stringify({ t: name, n: 'one', text: 1, conversationId: 2, state: 3, seq: 'x' });
        const judged = v.safeParse(all, JSON.parse(wrong), { abortEarly: true });
        const decoded = decode(wrong);
        assert.equal(decoded.ok, judged.success, name);
        if (decoded.ok || judged.success) continue;
        const [issue] = judged.issues;
        assert.equal(decoded.fault, `${v.getDotPath(issue)} ${issue.message}`.slice(0, 300));
      }
    }
  });

  it('without a name, or with one that is unknown, are refused in words', () => {
    for (const text of ['{}', '{"t":"constructor"}', '{"t":7}', '[]', 'null', '"message.send"']) {
      const decoded = decodeVisitorFrame(text);
      assert.equal(decoded.ok, false);
      assert.match(decoded.ok ? '' : decoded.fault, /^(?:t|frame) /);
    }
  });
});
