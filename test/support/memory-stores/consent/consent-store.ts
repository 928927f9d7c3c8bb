import {
  type ConsentEnd,
  type ConsentEvent,
  FIRST_PREVIOUS_HASH,
  type LedgerEntry,
} from '../../../../service/domain/model/consent/consent.ts';
import { placedOf } from '../../../../service/domain/model/consent/consent-hash.ts';
import type {
  ConsentStore,
  ConsentTally,
  LedgerHead,
} from '../../../../service/domain/model/consent/consent-store.ts';
import { isProofDue } from '../../../../service/domain/model/consent/proof-period.ts';
import type { ConsentEventId, ShopId } from '../../../../service/protocol/vocabulary.ts';
import { placeAfter, requirePlace, tombstoneOf } from '../../../../service/store/consent-ledger.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { conflict, isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

/** An event whose openings are erased. */
const erasedEntry = (
  event: ConsentEvent,
  proofExpiresAt: Date,
  endedAt: Date | undefined,
  endedAs: ConsentEnd,
): LedgerEntry => {
  const { pageOrigin } = event;
  const erased: ConsentEvent = {
    ...event,
    ref: { ...event.ref, salt: null, value: null },
    sessionRef: { ...event.sessionRef, salt: null, value: null },
    pageOrigin: pageOrigin && { ...pageOrigin, salt: null, value: null },
    ...(event.personSalt === undefined ? {} : { personSalt: null }),
    proofExpiresAt,
    endedAt: endedAt ?? event.endedAt,
    endedAs,
  };
  return { kind: 'event', event: erased };
};

export const makeMemoryConsentStore = (): ConsentStore => {
  /** Entry `seq` is at index `seq - 1`. */
  const ledgers = memoryTable<ShopId, LedgerEntry[]>('consents');
  const ids = memoryTable<ConsentEventId, { shopId: ShopId; seq: number }>('consentIds');
  const ledgerOf = (shopId: ShopId): LedgerEntry[] => ledgers.get(shopId) ?? [];
  const headOf = (shopId: ShopId): LedgerHead => {
    const last = ledgerOf(shopId).at(-1);
    if (last === undefined) return { seq: 0, hash: FIRST_PREVIOUS_HASH };
    const { seq, hash, epoch } = placedOf(last);
    return { seq, hash, ...(epoch === undefined ? {} : { epoch }) };
  };
  const replace = (shopId: ShopId, seq: number, entry: LedgerEntry) => {
    const ledger = ledgerOf(shopId);
    ledger[seq - 1] = frozenCopy(entry);
  };
  const eventsOf = (shopId: ShopId): ConsentEvent[] =>
    ledgerOf(shopId).flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
  const get = (shopId: ShopId, id: ConsentEventId): LedgerEntry | null => {
    const place = ids.get(id);
    return place?.shopId === shopId ? (ledgerOf(shopId)[place.seq - 1] ?? null) : null;
  };
  return {
    async append(scope, make) {
      const place = placeAfter(headOf(scope.shopId));
      const event = frozenCopy(make(place));
      requireInScope(scope, event);
      requirePlace(event, place);
      if (ids.has(event.id)) throw conflict();
      const ledger = ledgerOf(scope.shopId);
      ledger.push(frozenCopy({ kind: 'event', event }));
      ledgers.set(scope.shopId, ledger);
      ids.set(event.id, { shopId: event.shopId, seq: event.seq });
      return event;
    },
    async openEpoch(scope, make) {
      const place = placeAfter(headOf(scope.shopId));
      const epoch = frozenCopy(make(place));
      requireInScope(scope, epoch);
      requirePlace(epoch, place);
      const ledger = ledgerOf(scope.shopId);
      ledger.push(frozenCopy({ kind: 'epoch', epoch }));
      ledgers.set(scope.shopId, ledger);
      return epoch;
    },
    async epochs(scope) {
      return ledgerOf(scope.shopId).flatMap((entry) => (entry.kind === 'epoch' ? [entry.epoch] : []));
    },
    async get(scope, id) {
      return get(scope.shopId, id);
    },
    async byRef(scope, ref) {
      return eventsOf(scope.shopId).filter((event) => isInScope(scope, event) && event.ref.value === ref);
    },
    async bySession(scope, sessionRef) {
      return eventsOf(scope.shopId).filter((event) => event.sessionRef.value === sessionRef);
    },
    async findBySubject(scope, subjectKey) {
      return eventsOf(scope.shopId).filter((event) => event.subjectKey === subjectKey);
    },
    async following(scope, id) {
      return eventsOf(scope.shopId).filter((event) => event.ofEvent === id);
    },
    async followingAny(scope, ids) {
      return eventsOf(scope.shopId).filter(({ ofEvent }) => ofEvent !== null && ids.includes(ofEvent));
    },
    async tally(scope, { from, to }) {
      const tallies = new Map<string, ConsentTally>();
      for (const { action, purpose, noticeId, endedAs, occurredAt } of eventsOf(scope.shopId)) {
        const isInTime = (from === null || occurredAt >= from) && (to === null || occurredAt < to);
        if (action !== 'granted' || !isInTime) continue;
        const key = `${purpose} ${noticeId} ${endedAs}`;
        tallies.set(key, { purpose, noticeId, endedAs, count: (tallies.get(key)?.count ?? 0) + 1 });
      }
      return [...tallies.values()];
    },
    async openRefs(scope, before) {
      return eventsOf(scope.shopId).flatMap(({ id, ref, occurredAt }) =>
        ref.value !== null && occurredAt < before ? [{ id, ref: ref.value }] : [],
      );
    },
    async standingUnder(scope, noticeIds) {
      return eventsOf(scope.shopId).filter(
        (event) =>
          event.action === 'granted' && event.proofExpiresAt === null && noticeIds.includes(event.noticeId),
      );
    },
    async namedNotices(scope) {
      return [...new Set(eventsOf(scope.shopId).map((event) => event.noticeId))];
    },
    async range(scope, from, to) {
      return ledgerOf(scope.shopId).slice(Math.max(0, from - 1), Math.max(0, to));
    },
    async eraseOpenings(scope, id, proofExpiresAt, endedAt, endedAs = 'ended') {
      const entry = get(scope.shopId, id);
      if (entry?.kind !== 'event') return;
      const { event } = entry;
      replace(scope.shopId, event.seq, erasedEntry(event, proofExpiresAt, endedAt, endedAs));
    },
    async expire(scope, due, limit) {
      const past = eventsOf(scope.shopId)
        .filter((event) => isProofDue(event, due))
        .slice(0, limit);
      for (const event of past) {
        replace(scope.shopId, event.seq, { kind: 'tombstone', tombstone: tombstoneOf(event, due.at) });
      }
      return past.length;
    },
    async countDue(scope, due) {
      return eventsOf(scope.shopId).filter((event) => isProofDue(event, due)).length;
    },
    async head(scope) {
      return headOf(scope.shopId);
    },
  };
};
