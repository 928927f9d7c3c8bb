import type { PresenceBoard, PresenceEntry } from '../domain/model/base/ports.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';
import type { ShopId, StaffId } from '../protocol/vocabulary.ts';

/**
 * Presence from live staff sockets, in memory. A socket that drops keeps its place for `graceMs`, so that a page
 * reload or a tunnel does not flip every open widget.
 */
export const makePresenceBoard = (bus: EventBus, graceMs: number): PresenceBoard & { close(): void } => {
  const entries = new Map<string, PresenceEntry>();
  const leaving = new Map<string, NodeJS.Timeout>();

  type Reach = { readonly shopIds: readonly ShopId[] };
  const called = new Map<StaffId, Reach & { readonly name: string }>();

  const announce = (before: Reach | undefined, after: Reach | undefined): void => {
    for (const shopId of new Set([...(before?.shopIds ?? []), ...(after?.shopIds ?? [])])) {
      bus.publish({ type: 'presence.changed', shopId });
    }
  };
  const drop = (socketId: string): void => {
    const timer = leaving.get(socketId);
    if (timer !== undefined) clearTimeout(timer);
    leaving.delete(socketId);
    const before = entries.get(socketId);
    if (entries.delete(socketId)) announce(before, undefined);
  };
  const here = (shopId: ShopId): PresenceEntry[] =>
    [...entries.values()].filter((entry) => entry.state === 'here' && entry.shopIds.includes(shopId));

  const onCall = (shopId: ShopId) =>
    [...called]
      .filter(([, { shopIds }]) => shopIds.includes(shopId))
      .map(([staffId, { name }]) => ({ staffId, name }));

  return {
    isStaffed: (shopId) => here(shopId).length > 0 || onCall(shopId).length > 0,
    onCall,
    setOnCall: (staffId, entry) => {
      const before = called.get(staffId);
      if (JSON.stringify(before ?? null) === JSON.stringify(entry)) return;
      if (entry === null) called.delete(staffId);
      else called.set(staffId, { name: entry.name, shopIds: [...entry.shopIds] });
      announce(before, entry ?? undefined);
    },
    here: (shopId) => {
      const byStaff = new Map(here(shopId).map((entry) => [entry.staffId, entry.name]));
      return [...byStaff].map(([staffId, name]) => ({ staffId, name }));
    },
    set: (socketId, entry) => {
      if (entry === null) {
        const current = entries.get(socketId);
        if (current === undefined || leaving.has(socketId)) return;
        if (current.state === 'away' || graceMs <= 0) return drop(socketId);
        leaving.set(socketId, setTimeout(() => drop(socketId), graceMs).unref());
        return;
      }
      const before = entries.get(socketId);
      entries.set(socketId, entry);
      // The same person reconnected: the places of the old sockets end at once.
      for (const ghost of [...leaving.keys()]) {
        if (entries.get(ghost)?.staffId !== entry.staffId) continue;
        clearTimeout(leaving.get(ghost));
        leaving.delete(ghost);
        entries.delete(ghost);
      }
      announce(before, entry);
    },
    end: (sessionId) => {
      for (const [socketId, entry] of [...entries]) if (entry.sessionId === sessionId) drop(socketId);
    },
    isConnected: (staffId) => [...entries.values()].some((entry) => entry.staffId === staffId),
    close: () => {
      for (const timer of leaving.values()) clearTimeout(timer);
      leaving.clear();
      entries.clear();
      called.clear();
    },
  };
};
