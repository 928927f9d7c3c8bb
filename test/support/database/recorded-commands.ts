import { AsyncLocalStorage } from 'node:async_hooks';
import type { Stores } from '../../../service/desks/stores.ts';
import type { RecordedCall } from './recorded-calls.ts';

export type Command = Readonly<Record<string, unknown>>;

const PLANNED: ReadonlySet<string> = new Set(['find', 'aggregate', 'distinct', 'count', 'update', 'delete']);
/** Fields and operators without their values. */
const shapeOf = (value: unknown): unknown => {
  // The driver keeps sort order in a map.
  if (value instanceof Map) return [...value];
  if (Array.isArray(value))
    return value.length > 0 && typeof value[0] === 'object' ? value.map(shapeOf) : '?';
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value === null ? null : '?';
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shapeOf(one)]));
};

/** Records the commands of each store method, one of each shape. Pass `onCommand` to the driver. */
export const recordCommands = () => {
  const running = new AsyncLocalStorage<string>();
  const sent = new Map<string, Map<string, Command>>();

  const read = async (answer: unknown): Promise<void> => {
    const given = await answer;
    if (typeof given !== 'object' || given === null || !(Symbol.asyncIterator in given)) return;
    for await (const _ of given as AsyncIterable<unknown>);
  };
  return {
    sent: sent as ReadonlyMap<string, ReadonlyMap<string, Command>>,
    onCommand(kind: string, command: Command): void {
      const method = running.getStore();
      if (method === undefined) return;
      const known = sent.get(method) ?? new Map<string, Command>();
      sent.set(method, known);
      if (!PLANNED.has(kind)) return;
      const { $db, filter, pipeline, query, sort, updates, deletes } = command;
      const shape = JSON.stringify([
        $db,
        kind,
        command[kind],
        shapeOf({ filter, pipeline, query, sort, updates, deletes }),
      ]);
      if (!known.has(shape)) known.set(shape, command);
    },
    run: (method: string, act: () => Promise<unknown>): Promise<unknown> =>
      running.run(method, act).catch(() => undefined),
    /** Repeats the calls in order; refusals are ignored. */
    async replay(stores: Stores, calls: readonly RecordedCall[]): Promise<void> {
      for (const { store, method, given } of calls) {
        const target = stores[store] as unknown as Record<string, (...given: readonly unknown[]) => unknown>;
        const act = async () => read(target[method]?.(...given));
        await running.run(`${store}.${method}`, act).catch(() => undefined);
      }
    },
  };
};
