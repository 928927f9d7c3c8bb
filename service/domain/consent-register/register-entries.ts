import type { ConsentEventId, NoticeId, RegisterState, SubscriptionId } from '../../protocol/vocabulary.ts';
import type { RegisterEntry } from '../evidence/register-file.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConfirmationStore } from '../model/confirmation/confirmation-store.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore, Period } from '../model/consent/consent-store.ts';

/** Null: no condition. */
export type RegisterWish = Period & {
  readonly purpose: string | null;
  readonly noticeId: NoticeId | null;
  readonly state: RegisterState | null;
};

export type RegisterEntriesDeps = {
  consents: Pick<ConsentStore, 'range' | 'followingAny' | 'epochs'>;
  confirmations: Pick<ConfirmationStore, 'deliveries'>;
};

const BATCH = 500;

/** By events up to the head and its row. */
const stateOf = (given: ConsentEvent, changes: readonly ConsentEvent[], restored: number): RegisterState => {
  const has = (action: ConsentEvent['action']) => changes.some((change) => change.action === action);
  if (has('withdrawn')) return 'withdrawn';
  if (has('superseded')) return 'superseded';
  if (given.endedAs === 'ended') return 'ended';
  if (given.purpose === 'marketing_email' && !has('confirmed')) return 'unconfirmed';
  return [given, ...changes].every(({ seq }) => seq < restored) ? 'gap' : 'stands';
};

const entryOf = (
  given: ConsentEvent,
  changes: readonly ConsentEvent[],
  sent: ReadonlyMap<string, Date>,
  restored: number,
): RegisterEntry => {
  const { seq, id, hash, purpose, noticeId, method, occurredAt } = given;
  const state = stateOf(given, changes, restored);
  const confirmed = changes.find(({ action }) => action === 'confirmed');
  const waits = given.ref.value === null ? undefined : sent.get(given.ref.value);
  const isOpen = state === 'stands' || state === 'unconfirmed' || state === 'gap';
  const end = changes.find(({ action }) => action === state)?.occurredAt ?? given.endedAt;
  return {
    ...{ seq, id, hash, purpose, noticeId, method, state },
    givenAt: occurredAt.toISOString(),
    mailSentAt: confirmed?.doi?.sentAt ?? waits?.toISOString() ?? null,
    confirmedAt: confirmed?.occurredAt.toISOString() ?? null,
    endedAt: isOpen ? null : (end?.toISOString() ?? null),
  };
};

const isWanted = (
  { purpose, noticeId, occurredAt }: ConsentEvent,
  { purpose: wantedPurpose, noticeId: wantedNotice, from, to }: RegisterWish,
): boolean =>
  (wantedPurpose === null || purpose === wantedPurpose) &&
  (wantedNotice === null || noticeId === wantedNotice) &&
  (from === null || occurredAt >= from) &&
  (to === null || occurredAt < to);

/** 0: none. */
export const restoredAt = async (
  { consents }: Pick<RegisterEntriesDeps, 'consents'>,
  scope: ShopScope,
  head: number,
): Promise<number> => (await consents.epochs(scope)).findLast(({ seq }) => seq <= head)?.seq ?? 0;

/** In ledger order and batches, up to `to`. */
export const entriesOf = async function* (
  deps: RegisterEntriesDeps,
  scope: ShopScope,
  { to, head, restored }: { to: number; head: number; restored: number },
  wish: RegisterWish,
): AsyncGenerator<RegisterEntry> {
  for (let from = 1; from <= to; from += BATCH) {
    const places = await deps.consents.range(scope, from, Math.min(to, from + BATCH - 1));
    const given = places
      .flatMap((place) => (place.kind === 'event' && place.event.action === 'granted' ? [place.event] : []))
      .filter((event) => isWanted(event, wish));
    if (given.length === 0) continue;
    const ids = given.map(({ id }) => id);
    const byConsent = new Map<ConsentEventId | null, ConsentEvent[]>();
    for (const change of await deps.consents.followingAny(scope, ids)) {
      if (change.seq > head) continue;
      byConsent.set(change.ofEvent, [...(byConsent.get(change.ofEvent) ?? []), change]);
    }
    const signUps = given.flatMap(({ purpose, ref }) =>
      purpose === 'marketing_email' && ref.value !== null ? [ref.value as SubscriptionId] : [],
    );
    const sent = await deps.confirmations.deliveries(scope, signUps);
    for (const event of given) {
      const entry = entryOf(event, byConsent.get(event.id) ?? [], sent, restored);
      if (wish.state === null || entry.state === wish.state) yield entry;
    }
  }
};
