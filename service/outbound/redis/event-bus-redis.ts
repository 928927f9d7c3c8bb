import { randomUUID } from 'node:crypto';
import type { DomainEvent, EventBus } from '../../domain/model/events/domain-events.ts';
import { travels } from '../../domain/model/events/travelling-events.ts';
import { makeEventListeners } from '../event-bus-memory.ts';
import type { RedisLines } from './redis-lines.ts';
import type { SealedHints } from './sealed-hints.ts';

/** Parcels of which a second copy is recognised. */
const KNOWN_PARCELS = 1_000;

/** What happened at one process within one turn of its event loop. */
type Parcel = { readonly id: string; readonly from: string; readonly events: readonly DomainEvent[] };

/** Tells the second copy of a parcel from the first. */
const makeKnownParcels = () => {
  const known = new Set<string>();
  return (id: string): boolean => {
    if (known.has(id)) return true;
    known.add(id);
    for (const oldest of known) {
      if (known.size <= KNOWN_PARCELS) break;
      known.delete(oldest);
    }
    return false;
  };
};

/**
 * Events between the processes of one installation. The listeners of this process hear at once; to the others goes what
 * travels, sealed, in one message for each turn of the event loop. It may be lost there: nothing waits for it.
 * Decisions 0142, 0151.
 */
export const makeRedisEventBus = (
  { commands, subscriber, prefix, onBack }: Omit<RedisLines, 'close' | 'isUp'>,
  hints: SealedHints,
  onFault: (error: unknown) => void,
): EventBus => {
  const { tell, subscribe } = makeEventListeners(onFault);
  const channel = `${prefix}events`;
  const self = randomUUID();
  const isSecondCopy = makeKnownParcels();
  let parcels = 0;
  let waiting: DomainEvent[] = [];

  const send = (): void => {
    const events = waiting;
    waiting = [];
    parcels += 1;
    const parcel: Parcel = { id: `${self}/${parcels}`, from: self, events };
    // A hint: when Redis is away, the others find out by reading.
    commands.publish(channel, hints.seal(parcel, channel)).catch(() => undefined);
  };
  const receive = (at: string, sealed: string): void => {
    if (at !== channel) return;
    const parcel = hints.open(sealed, channel) as Parcel | null;
    if (parcel === null || parcel.from === self || isSecondCopy(parcel.id)) return;
    for (const event of parcel.events) tell(event, 'elsewhere');
  };
  // What fails here is tried again with the next connection.
  const join = (): void => void subscriber.subscribe(channel).catch(() => undefined);
  subscriber.on('message', receive);
  onBack(join);
  join();

  return {
    publish(event) {
      tell(event, 'here');
      if (!travels(event)) return;
      if (waiting.length === 0) setImmediate(send);
      waiting.push(event);
    },
    subscribe,
  };
};
