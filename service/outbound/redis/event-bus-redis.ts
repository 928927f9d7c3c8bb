import { randomUUID } from 'node:crypto';
import type { DomainEvent, EventBus } from '../../domain/model/events/domain-events.ts';
import { travels } from '../../domain/model/events/travelling-events.ts';
import type { ConversationId } from '../../protocol/vocabulary.ts';
import { makeEventListeners } from '../event-bus-memory.ts';
import type { RedisConnections } from './redis-connections.ts';
import type { SealedHints } from './sealed-hints.ts';

const REMEMBERED = 10_000;

/** One event-loop turn. */
type Parcel = { readonly id: string; readonly events: readonly DomainEvent[] };

const makeRemembered = () => {
  const known = new Set<string>();
  return {
    has: (id: string): boolean => known.has(id),
    add(id: string): void {
      known.add(id);
      for (const oldest of known) {
        if (known.size <= REMEMBERED) break;
        known.delete(oldest);
      }
    },
  };
};

/** Null: none. */
const conversationOf = (event: DomainEvent): ConversationId | null => {
  if ('conversation' in event) return event.conversation.id;
  if ('note' in event) return event.note.conversationId;
  return 'conversationId' in event ? event.conversationId : null;
};

/** Local at once, others by sealed batches; may be lost. */
export const makeRedisEventBus = (
  { commands, subscriber, prefix, onBack }: Omit<RedisConnections, 'close' | 'isUp'>,
  hints: SealedHints,
  onFault: (error: unknown) => void,
): EventBus => {
  const { tell, subscribe } = makeEventListeners(onFault);
  const channel = `${prefix}events`;
  const channelBytes = Buffer.from(channel);
  const self = randomUUID();
  const parcelsHeard = makeRemembered();
  /** Late events of erased conversations. */
  const erased = makeRemembered();
  let parcels = 0;
  let waiting: DomainEvent[] = [];

  const noteErased = (event: DomainEvent): void => {
    if (event.type === 'conversation.erased') erased.add(event.conversationId);
  };
  const send = (): void => {
    const events = waiting;
    waiting = [];
    parcels += 1;
    const parcel: Parcel = { id: `${self}/${parcels}`, events };
    // Best effort.
    commands.publish(channel, hints.seal(parcel, channel)).catch(() => undefined);
  };
  const receive = (at: Buffer, sealed: Buffer): void => {
    if (!at.equals(channelBytes)) return;
    const parcel = hints.open(sealed, channel) as Parcel | null;
    if (parcel === null || parcelsHeard.has(parcel.id)) return;
    parcelsHeard.add(parcel.id);
    for (const event of parcel.events) {
      const about = conversationOf(event);
      if (about !== null && erased.has(about)) continue;
      noteErased(event);
      tell(event, 'elsewhere');
    }
  };
  const join = (): void => void subscriber.subscribe(channel).catch(() => undefined);
  subscriber.on('messageBuffer', receive);
  onBack(join);
  join();

  return {
    publish(event) {
      tell(event, 'here');
      noteErased(event);
      if (!travels(event)) return;
      if (waiting.length === 0) setImmediate(send);
      waiting.push(event);
    },
    subscribe,
  };
};
