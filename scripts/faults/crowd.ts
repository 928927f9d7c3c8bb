import { setTimeout as pause } from 'node:timers/promises';
import type { Way } from './fault-client.ts';
import { type FaultConsultant, makeFaultConsultant } from './fault-consultant.ts';
import { type FaultVisitor, makeFaultVisitor } from './fault-visitor.ts';
import type { Recorder } from './recorder.ts';
import type { Seeded } from './seeded.ts';

export type Crowd = {
  /** Resolves when all is answered. @throws Error after `limitMs` */
  fallSilent(limitMs: number): Promise<void>;
  visitors(): readonly FaultVisitor[];
  consultants: readonly FaultConsultant[];
  /** Conversation ids by chat name. */
  ids: ReadonlyMap<string, string>;
  stop(): void;
};

const CONSULTANTS = 2;
/** Messages per visitor. */
const CHAT_MESSAGES = 60;
/** Messages per full read. */
const READ_EVERY = 25;
const POLL_MS = 50;

/** @param perSecond messages of all people together */
export const gatherCrowd = async (
  way: Way,
  recorder: Recorder,
  random: Seeded,
  options: { visitors: number; perSecond: number },
): Promise<Crowd> => {
  const ids = new Map<string, string>();
  const consultants: FaultConsultant[] = [];
  for (let at = 1; at <= CONSULTANTS; at += 1) {
    const consultant = await makeFaultConsultant(way, recorder, `consultant ${at}`, ids);
    consultant.client.socket.start();
    consultants.push(consultant);
  }
  while (!consultants.every(({ client }) => client.socket.isReady())) await pause(POLL_MS);

  const everybody: FaultVisitor[] = [];
  const present = new Map<FaultVisitor, number>();
  const come = (): void => {
    const visitor = makeFaultVisitor(way, recorder, `chat ${everybody.length + 1}`);
    everybody.push(visitor);
    present.set(visitor, 0);
    visitor.client.socket.start();
  };
  for (let at = 0; at < options.visitors; at += 1) come();

  const turn = (): void => {
    const visitor = random.pick([...present.keys()]);
    const written = present.get(visitor) ?? 0;
    if (written >= CHAT_MESSAGES) {
      if (visitor.waiting() > 0) return;
      present.delete(visitor);
      visitor.stop();
      return come();
    }
    const id = ids.get(visitor.name);
    if (id !== undefined && random.next() < 0.5) {
      random.pick(consultants).write(id, visitor.name);
    } else if (visitor.isOpen() || written === 0) {
      visitor.write();
      present.set(visitor, written + 1);
    }
    // Failed reads during a fault are ignored.
    if (visitor.isOpen() && random.next() < 1 / READ_EVERY) visitor.readAll().catch(() => undefined);
  };
  const timer = setInterval(turn, 1_000 / options.perSecond);

  return {
    async fallSilent(limitMs) {
      clearInterval(timer);
      const endsBy = recorder.now() + limitMs;
      while (recorder.told.some(({ answer }) => answer === null)) {
        if (recorder.now() > endsBy) return;
        await pause(POLL_MS);
      }
    },
    visitors: () => everybody,
    consultants,
    ids,
    stop() {
      clearInterval(timer);
      for (const visitor of everybody) visitor.stop();
      for (const consultant of consultants) consultant.stop();
    },
  };
};
