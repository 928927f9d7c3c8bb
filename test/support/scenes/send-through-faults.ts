import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { FrameClient } from '../service/frame-client.ts';
import type { TestService } from '../service/start-service.ts';
import type { Merchant } from './chat-actors.ts';
import { wholeInbox } from './whole-inbox.ts';

/**
 * Resends each text over new connections until acknowledged.
 * @returns the acknowledged `seq`s
 */
export const sendAll = async (
  connect: (token: string | undefined) => Promise<FrameClient>,
  texts: readonly string[],
  boot: string,
  disturb: (acked: number, hasToken: boolean) => Promise<void>,
): Promise<Map<string, number>> => {
  const outbox = texts.map((text) => ({ ref: randomUUID(), text }));
  const acked = new Map<string, number>();
  let token: string | undefined;
  let line: FrameClient | null = null;
  while (acked.size < texts.length) {
    try {
      line ??= await connect(token);
      const next = outbox.find((message) => !acked.has(message.ref));
      assert.ok(next);
      line.send({ t: 'message.send', ...next, ...(token === undefined ? { boot } : {}) });
      const disturbing = disturb(acked.size, token !== undefined);
      const current = line;
      const answer = await Promise.race([
        current.next(
          (frame) => (frame.t === 'message.ack' || frame.t === 'problem') && frame.ref === next.ref,
        ),
        current.closed.then(() => null),
      ]);
      await disturbing;
      if (answer?.t === 'message.ack') {
        acked.set(next.ref, answer.seq);
        token ??= answer.token;
      } else line = null;
    } catch {
      line = null;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  line?.socket.terminate();
  return acked;
};

export const assertStoredOnce = async (
  merchant: Merchant,
  service: TestService,
  texts: readonly string[],
  acked: Map<string, number>,
): Promise<void> => {
  const [conversation] = await wholeInbox(service.stores, scopeOfShops([merchant.shop.id]), new Date(0));
  assert.ok(conversation);
  const scope = scopeOfShop(merchant.shop.id);
  const events = await service.stores.conversations.eventsAfter(scope, conversation.id, 0, 10_000);
  assert.deepEqual(
    events.map((event) => event.seq),
    events.map((_, index) => index + 1),
    'no hole in seq',
  );
  const messages = events.flatMap((event) => (event.body.kind === 'message' ? [event] : []));
  assert.deepEqual(
    messages.map((event) => event.body.kind === 'message' && event.body.text),
    texts,
    'exactly one copy each, in order',
  );
  for (const message of messages) assert.equal(acked.get(message.ref), message.seq);
  assert.equal(conversation.lastSeq, events.length);
};
