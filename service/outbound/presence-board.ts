import type { PresenceBoard, PresenceEntry } from '../domain/model/base/ports.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';
import type { ShopId, StaffId } from '../protocol/vocabulary.ts';
import { alone, type Sharing } from './shared/sharing.ts';

type Reach = { readonly shopIds: readonly ShopId[] };
type Call = Reach & { readonly name: string };
/** `actedAt`: milliseconds; 0: never. */
type Place = PresenceEntry & { readonly isLeaving: boolean; readonly actedAt: number };
/** Per socket, in milliseconds. */
const ACT_EVERY_MS = 10_000;

const picture = (place: Place | undefined): string =>
  JSON.stringify(place === undefined ? null : { ...place, isLeaving: false, actedAt: 0 });

/** Dropped sockets count for `graceMs`, so that reloads stay invisible. */
export const makePresenceBoard = (
  bus: EventBus,
  graceMs: number,
  { share, join, hearsAll }: Sharing = alone,
): PresenceBoard & { close(): void } => {
  const leaving = new Map<string, NodeJS.Timeout>();
  const called = new Map<StaffId, Call>();

  const announce = (before: Reach | undefined, after: Reach | undefined): void => {
    for (const shopId of new Set([...(before?.shopIds ?? []), ...(after?.shopIds ?? [])])) {
      bus.publish({ type: 'presence.changed', shopId });
    }
  };
  const places = share<Place>('presence', {
    lingerMs: graceMs,
    onOther: (_key, before, after) => {
      if (picture(before) === picture(after)) return;
      if (after?.isLeaving === false) endGhosts(after.staffId);
      announce(before, after);
    },
  });
  /** After a reconnect. */
  const endGhosts = (staffId: StaffId): void => {
    for (const ghost of [...leaving.keys()]) {
      if (places.own.get(ghost)?.staffId !== staffId) continue;
      clearTimeout(leaving.get(ghost));
      leaving.delete(ghost);
      places.remove(ghost);
    }
    places.dropOthers((place) => place.isLeaving && place.staffId === staffId);
  };
  const drop = (socketId: string): void => {
    const timer = leaving.get(socketId);
    if (timer !== undefined) clearTimeout(timer);
    leaving.delete(socketId);
    const before = places.own.get(socketId);
    places.remove(socketId);
    announce(before, undefined);
  };
  const everybody = (): Place[] => [...places.own.values(), ...places.others()];
  const here = (shopId: ShopId): Place[] =>
    everybody().filter((place) => place.state === 'here' && place.shopIds.includes(shopId));

  const call = (staffId: StaffId, entry: Call | null): boolean => {
    const before = called.get(staffId);
    if (JSON.stringify(before ?? null) === JSON.stringify(entry)) return false;
    if (entry === null) called.delete(staffId);
    else called.set(staffId, { name: entry.name, shopIds: [...entry.shopIds] });
    announce(before, entry ?? undefined);
    return true;
  };
  const hearCall = (said: unknown): void => {
    const [staffId, entry] = said as [StaffId, Call | null];
    call(staffId, entry);
  };
  const tellCall = join('on_call', {
    whole: () => [...called],
    heard: (_from, said) => hearCall(said),
    heardWhole: (_from, items) => items.forEach(hearCall),
    gone: () => undefined,
  });

  const onCall = (shopId: ShopId) =>
    [...called]
      .filter(([, { shopIds }]) => shopIds.includes(shopId))
      .map(([staffId, { name }]) => ({ staffId, name }));

  return {
    isStaffed: (shopId) => here(shopId).length > 0 || onCall(shopId).length > 0,
    onCall,
    everybodyOnCall: () => [...called.keys()],
    setOnCall: (staffId, entry) => {
      if (call(staffId, entry)) tellCall([staffId, entry]);
    },
    here: (shopId) => {
      const byStaff = new Map(here(shopId).map((place) => [place.staffId, place.name]));
      return [...byStaff].map(([staffId, name]) => ({ staffId, name }));
    },
    set: (socketId, entry) => {
      if (entry === null) {
        const current = places.own.get(socketId);
        if (current === undefined || leaving.has(socketId)) return;
        if (current.state === 'away' || graceMs <= 0) return drop(socketId);
        places.set(socketId, { ...current, isLeaving: true });
        leaving.set(socketId, setTimeout(() => drop(socketId), graceMs).unref());
        return;
      }
      const before = places.own.get(socketId);
      places.set(socketId, { ...entry, isLeaving: false, actedAt: before?.actedAt ?? 0 });
      endGhosts(entry.staffId);
      announce(before, entry);
    },
    acted: (socketId, at) => {
      const place = places.own.get(socketId);
      if (place !== undefined && at.getTime() - place.actedAt >= ACT_EVERY_MS)
        places.set(socketId, { ...place, actedAt: at.getTime() });
    },
    hasActedSince: (staffId, since) =>
      everybody().some((place) => place.staffId === staffId && place.actedAt > since.getTime()),
    end: (sessionId) => {
      for (const [socketId, place] of [...places.own]) if (place.sessionId === sessionId) drop(socketId);
      places.dropOthers((place) => place.sessionId === sessionId);
    },
    isConnected: (staffId) => everybody().some((place) => place.staffId === staffId),
    hearsAll,
    lastKnown: (shopId, staffId) => {
      const own = [...everybody(), ...places.lastHeard()].filter((place) => place.staffId === staffId);
      if (own.some(({ state, shopIds }) => state === 'here' && shopIds.includes(shopId))) return 'here';
      return own.length > 0 ? 'away' : 'gone';
    },
    close: () => {
      for (const timer of leaving.values()) clearTimeout(timer);
      leaving.clear();
      called.clear();
    },
  };
};
