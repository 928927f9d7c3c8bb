import { deepEqual, equal, ok } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type RedisServer, startRedis } from '../../../../scripts/setup/redis-server.ts';
import type {
  DomainEvent,
  EventBus,
  EventOrigin,
} from '../../../../service/domain/model/events/domain-events.ts';
import { makeRedisEventBus } from '../../../../service/outbound/redis/event-bus-redis.ts';
import {
  openRedisConnections,
  type RedisConnections,
} from '../../../../service/outbound/redis/redis-connections.ts';
import { makeSealedHints } from '../../../../service/outbound/redis/sealed-hints.ts';
import { makeLogger } from '../../../../service/telemetry/logger.ts';
import { aConversation, anEvent } from '../../../support/builders/builders.ts';
import { DEAF, NO_FAULTS, type RedisFaults, withRedisFaults } from '../../../support/redis/faulty-redis.ts';

const SHOP = 'shp_one';
const happened = (): DomainEvent => {
  const conversation = aConversation({ shopId: SHOP });
  const event = { ...anEvent(conversation), seq: 1 };
  return { type: 'conversation.event', shopId: SHOP, conversation, event };
};

describe('the event bus over Redis', () => {
  const vaultKey = randomBytes(32);
  const opened: RedisConnections[] = [];
  let server: RedisServer;
  let faults: RedisFaults = NO_FAULTS;
  let seen: string[] = [];
  let sent = 0;

  const join = async () => {
    const open = withRedisFaults(
      openRedisConnections,
      () => {
        sent += 1;
        return faults;
      },
      () => 0,
    );
    const connections = await open({ url: server.url }, vaultKey, makeLogger('silent'));
    opened.push(connections);
    const bus: EventBus = makeRedisEventBus(connections, makeSealedHints(vaultKey), (error) => {
      throw error;
    });
    const heard: [DomainEvent, EventOrigin][] = [];
    let wake = (): void => undefined;
    bus.subscribe((event, origin) => {
      heard.push([event, origin]);
      wake();
    });
    const until = async (count: number): Promise<void> => {
      while (heard.length < count)
        await new Promise<void>((done) => {
          wake = done;
        });
    };
    return { bus, heard, until };
  };

  before(async () => {
    server = await startRedis();
    const spy = await openRedisConnections({ url: server.url }, vaultKey, makeLogger('silent'));
    opened.push(spy);
    await spy.subscriber.psubscribe('*');
    spy.subscriber.on('pmessage', (_pattern, _channel, message) => seen.push(message));
  });
  after(async () => {
    for (const connections of opened) connections.close();
    await server.stop();
  });
  beforeEach(() => {
    faults = NO_FAULTS;
    seen = [];
    sent = 0;
  });

  it('tells its own listeners at once, and the other process the very same, with its dates', async () => {
    const [one, two] = [await join(), await join()];
    const event = happened();
    one.bus.publish(event);
    deepEqual(one.heard, [[event, 'here']]);
    await two.until(1);
    deepEqual(two.heard, [[event, 'elsewhere']]);
    equal(one.heard.length, 1);
  });

  it('carries no word of it in clear', async () => {
    const [one, two] = [await join(), await join()];
    const event = happened();
    one.bus.publish(event);
    await two.until(1);
    while (seen.length === 0) await new Promise(setImmediate);
    ok(!seen.join('').includes(event.type) && !seen.join('').includes(SHOP));
  });

  it('keeps for itself what does not travel, and tells of the rest in order', async () => {
    const [one, two] = [await join(), await join()];
    one.bus.publish({ type: 'time.passed' });
    one.bus.publish({ type: 'shop.changed', shopId: SHOP });
    one.bus.publish({ type: 'time.passed' });
    one.bus.publish({ type: 'hours.changed', shopId: SHOP });
    await two.until(2);
    deepEqual(
      two.heard.map(([{ type }]) => type),
      ['shop.changed', 'hours.changed'],
    );
    equal(sent, 1, 'What happens in one turn of the event loop goes out together.');
  });

  it('hears once what is carried twice', async () => {
    const [one, two] = [await join(), await join()];
    faults = { ...NO_FAULTS, doubled: 1 };
    one.bus.publish({ type: 'shop.changed', shopId: SHOP });
    await two.until(1);
    faults = NO_FAULTS;
    one.bus.publish({ type: 'hours.changed', shopId: SHOP });
    await two.until(2);
    deepEqual(
      two.heard.map(([{ type }]) => type),
      ['shop.changed', 'hours.changed'],
    );
  });

  it('goes on alone while nothing gets through, and together once Redis was killed and started', async () => {
    const [one, two] = [await join(), await join()];
    faults = DEAF;
    one.bus.publish({ type: 'shop.changed', shopId: SHOP });
    equal(one.heard.length, 1);
    faults = NO_FAULTS;
    await server.kill();
    one.bus.publish({ type: 'notice.changed', shopId: SHOP });
    await server.start();
    while (two.heard.length === 0) {
      one.bus.publish({ type: 'hours.changed', shopId: SHOP });
      await new Promise(setImmediate);
    }
    ok(two.heard.every(([{ type }]) => type === 'hours.changed'));
  });
});
