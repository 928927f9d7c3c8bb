import type { SharedEntries, ShareEntries, ShareOptions } from '../../domain/model/base/shared-entries.ts';
import type { Exchange } from './exchange.ts';

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const makeShareEntries =
  (exchange: Exchange): ShareEntries =>
  <E>(name: string, { onOther = () => undefined, ...options }: ShareOptions<E> = {}): SharedEntries<E> => {
    const own = new Map<string, E>();
    const byProcess = new Map<string, Map<string, E>>();
    /** Redis is unreachable. */
    const lastHeard = new Map<string, E[]>();
    const change = (from: string, key: string, after: E | undefined): void => {
      const entries = byProcess.get(from) ?? new Map<string, E>();
      const before = entries.get(key);
      if (isSame(before, after)) return;
      if (after === undefined) entries.delete(key);
      else entries.set(key, after);
      if (entries.size === 0) byProcess.delete(from);
      else byProcess.set(from, entries);
      onOther(key, before, after);
    };
    const keysOf = (from: string): string[] => [...(byProcess.get(from)?.keys() ?? [])];
    const tell = exchange.join(name, {
      ...options,
      whole: () => [...own],
      heard(from, said) {
        const [key, entry] = said as [string, E | null];
        change(from, key, entry ?? undefined);
      },
      heardWhole(from, items) {
        lastHeard.delete(from);
        const whole = new Map(items as [string, E][]);
        for (const key of keysOf(from)) if (!whole.has(key)) change(from, key, undefined);
        for (const [key, entry] of whole) change(from, key, entry);
      },
      gone(from, mayLive) {
        if (mayLive) lastHeard.set(from, [...(byProcess.get(from)?.values() ?? [])]);
        else lastHeard.delete(from);
        for (const key of keysOf(from)) change(from, key, undefined);
      },
    });
    return {
      own,
      set(key, entry) {
        if (isSame(own.get(key), entry)) return;
        own.set(key, entry);
        tell([key, entry]);
      },
      remove(key) {
        if (own.delete(key)) tell([key, null]);
      },
      others: () => [...byProcess.values()].flatMap((entries) => [...entries.values()]),
      othersOf: (key) =>
        [...byProcess.values()].flatMap((entries) => {
          const entry = entries.get(key);
          return entry === undefined ? [] : [entry];
        }),
      lastHeard: () => [...lastHeard.values()].flat(),
      dropOthers(matches) {
        for (const [from, kept] of lastHeard)
          lastHeard.set(
            from,
            kept.filter((entry) => !matches(entry)),
          );
        for (const [from, entries] of [...byProcess])
          for (const [key, entry] of [...entries]) if (matches(entry)) change(from, key, undefined);
      },
    };
  };
