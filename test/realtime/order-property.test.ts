import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { makeOutbox, type Outbox } from '../../plugin-assets/shared/outbox.ts';
import { DomainError } from '../../service/domain/model/base/domain-error.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { Conversation } from '../../service/domain/model/conversation/conversation.ts';
import { makeFakeTimers } from '../support/fakes/fake-timers.ts';
import { makeMemoryStores } from '../support/memory-stores/memory-stores.ts';
import { makeMerchant, newBoot } from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

type Written = { ref: string; text: string };
type Wire = Written & { after: string | null; isFirst: boolean };
/** Frames of a socket are handled in order, HTTP requests concurrently. */
type Line = { isSerial: boolean; queue: Promise<void> };

const socket = (): Line => ({ isSerial: true, queue: Promise.resolve() });
const ACTS = ['write', 'write', 'take back', 'new socket', 'second socket', 'http', 'pass', 'wait'] as const;
/** `kept`: write succeeds. `lost`: write fails. `unknown`: write succeeds, reply lost. */
const FATES = ['kept', 'kept', 'lost', 'unknown'] as const;
const SEED = 20_261_125;

describe('what one person writes, under every mix of faults', () => {
  let service: TestService;
  let fates: (typeof FATES)[number][] = [];

  before(async () => {
    const stores = makeMemoryStores();
    const { append } = stores.conversations;
    stores.conversations.append = async (scope, event, after) => {
      const fate = fates.shift();
      const refusal = new DomainError('unavailable', 'The database does not answer.', {
        retryAfterMs: 1_000,
      });
      if (fate === 'lost') throw refusal;
      const appended = await append(scope, event, after);
      if (fate === 'unknown') throw refusal;
      return appended;
    };
    service = await startTestService({ stores });
  });
  after(() => service.stop());

  const play = async (acts: readonly (typeof ACTS)[number][], s: fc.Scheduler): Promise<void> => {
    const { shop, ownerId } = await makeMerchant(service);
    const scope = scopeOfShop(shop.id);
    const presence = {
      staffId: ownerId,
      sessionId: '',
      name: 'Ada',
      state: 'here' as const,
      shopIds: [shop.id],
    };
    service.ports.presence.set(shop.id, presence);
    const timers = makeFakeTimers();
    const boot = newBoot();
    const written: Written[] = [];
    const takenBack = new Set<string>();
    let conversation: Conversation | null = null;
    let line = socket();

    const store = ({ isFirst, ...wire }: Wire) => {
      const message = { ...wire, locale: shop.locale, notice: null, page: null, product: null };
      return isFirst || conversation === null
        ? service.useCases.openConversation(shop, scope, boot, message)
        : service.useCases.sendVisitorMessage(shop, scope, conversation, message);
    };
    const carry = async (wire: Wire, over: Line): Promise<void> => {
      await s.schedule(Promise.resolve());
      const stored = await store(wire).catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'unavailable') return null;
        throw error;
      });
      await s.schedule(Promise.resolve());
      // The reply to a closed connection is lost.
      if (over.isSerial && over !== line) return;
      if (stored === null) return outbox.hold(1_000);
      conversation = stored.conversation;
      outbox.settle(wire.ref);
    };
    const give = (item: Written, over: Line): void => {
      const wire = { ...item, after: outbox.before(item) ?? null, isFirst: conversation === null };
      if (over.isSerial) over.queue = over.queue.then(() => carry(wire, over));
      else void carry(wire, over);
    };
    const outbox: Outbox<Written> = makeOutbox<Written>({
      timers,
      window: () => (conversation === null || !line.isSerial ? 1 : 8),
      send: (item) => {
        give(item, line);
        return true;
      },
    });
    const change = (to: Line): void => {
      outbox.pause();
      line = to;
      outbox.resume();
    };
    const write = (): void => {
      const item = { ref: randomUUID(), text: `${written.length + 1}` };
      written.push(item);
      outbox.add(item);
    };
    const run = async (act: (typeof ACTS)[number]): Promise<void> => {
      switch (act) {
        case 'write':
          return write();
        case 'take back': {
          const newest = outbox.items().at(-1);
          if (newest === undefined) return;
          takenBack.add(newest.ref);
          outbox.settle(newest.ref);
          return;
        }
        case 'new socket':
          return change(socket());
        case 'http':
          return change({ isSerial: false, queue: Promise.resolve() });
        case 'second socket': {
          const other = socket();
          for (const item of conversation === null ? outbox.items().slice(0, 1) : outbox.items())
            give(item, other);
          return;
        }
        case 'pass':
          return s.count() > 0 ? s.waitOne() : undefined;
        case 'wait':
          return timers.forward(9_000);
      }
    };

    outbox.resume();
    for (const act of acts) await run(act);
    write();
    for (let round = 0; outbox.items().length > 0; round += 1) {
      assert.ok(round < 200, 'the outbox was never emptied');
      while (s.count() > 0) await s.waitOne();
      await new Promise(setImmediate);
      await timers.forward(1_000);
    }
    const [id] = await service.stores.conversations.ids(scope);
    assert.ok(id);
    const events = await service.stores.conversations.eventsAfter(scope, id, 0, 1_000);
    const refs = events.flatMap((event) => (event.body.kind === 'message' ? [event.ref] : []));
    assert.equal(new Set(refs).size, refs.length, 'stored twice');
    assert.deepEqual(
      refs.filter((ref) => !takenBack.has(ref)),
      written.map(({ ref }) => ref).filter((ref) => !takenBack.has(ref)),
    );
    assert.equal((await service.stores.conversations.ids(scope)).length, 1);
  };

  it('is stored once each and in the order of writing, over sockets and HTTP, whatever is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...ACTS), { minLength: 5, maxLength: 40 }),
        fc.array(fc.constantFrom(...FATES), { maxLength: 20 }),
        fc.scheduler(),
        async (acts, drawn, s) => {
          fates = [...drawn];
          await play(acts, s);
        },
      ),
      { numRuns: 150, seed: SEED },
    );
  });
});
