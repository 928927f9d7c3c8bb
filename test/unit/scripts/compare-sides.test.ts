import assert from 'node:assert/strict';
import { nameChats } from '../../../scripts/faults/judge/compare-sides.ts';

const CHATS: Readonly<Record<string, string>> = { v1: 'chat 1', v2: 'chat 1', w1: 'chat 2' };
const writtenIn = (ref: string): string | null => CHATS[ref] ?? null;
const stored = (conversationId: string, seq: number, ref: string, isMessage = true) => ({
  ...{ conversationId, seq, ref, isMessage },
});

describe('the chats of a run with faults', () => {
  it('are known by what their visitors wrote where no consultant heard of them', () => {
    const rows = [stored('cnv_b', 1, 'w1'), stored('cnv_a', 2, 'v2'), stored('cnv_a', 1, 'v1')];
    assert.deepEqual(
      [...nameChats(rows, writtenIn, new Map([['chat 1', 'cnv_a']]))],
      [
        ['chat 1', 'cnv_a'],
        ['chat 2', 'cnv_b'],
      ],
    );
  });

  it('keep one conversation each: a second one, and what nobody wrote, stay unnamed', () => {
    const rows = [
      stored('cnv_a', 1, 'v1'),
      stored('cnv_c', 2, 'v2'),
      stored('cnv_d', 1, 'x'),
      stored('cnv_e', 3, 'w1', false),
    ];
    assert.deepEqual([...nameChats(rows, writtenIn, new Map())], [['chat 1', 'cnv_a']]);
  });
});
