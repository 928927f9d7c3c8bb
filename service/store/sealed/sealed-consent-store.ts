import type { ShopScope } from '../../domain/model/base/tenancy.ts';
import type { ConsentEvent, LedgerEntry } from '../../domain/model/consent/consent.ts';
import type { ConsentStore } from '../../domain/model/consent/consent-store.ts';
import {
  type ContentId,
  type ContentKey,
  type ContentKeys,
  SEALED_MARK,
} from '../../domain/model/content/content-keys.ts';
import { openStrings, sealStrings } from './sealed-strings.ts';

type Paged = Pick<ConsentEvent, 'pageOrigin'>;
type Named = Pick<ConsentEvent, 'id' | 'ref'>;

/** A lead's consent page uses the lead's key; others a key named by the event. */
export const pageKeyOf = ({ id, ref }: Named): ContentId =>
  ref.value?.startsWith('led_') ? (ref.value as ContentId) : id;

/** Seals salt and value; the signed commitment stays. */
export const sealPage = <T extends Paged>(key: ContentKey, event: T): T => {
  const { pageOrigin } = event;
  if (pageOrigin === null) return event;
  const { commitment, ...opening } = pageOrigin;
  return { ...event, pageOrigin: { commitment, ...sealStrings(key, 'pageOrigin', opening) } };
};
/** @param key null: destroyed, the page is erased */
export const openPage = <T extends Paged>(key: ContentKey | null, event: T): T => {
  const { pageOrigin } = event;
  if (pageOrigin === null) return event;
  const { commitment, ...opening } = pageOrigin;
  const opened = key === null ? { salt: null, value: null } : openStrings(key, 'pageOrigin', opening);
  return Object.freeze({ ...event, pageOrigin: Object.freeze({ commitment, ...opened }) });
};
export const hasSealedPage = ({ pageOrigin }: Paged): boolean =>
  Boolean(pageOrigin?.value?.startsWith(SEALED_MARK));

/**
 * Seals consent pages, whose paths can name a person, against logs and backups after erasure. Rules: SE-5,
 * RT-2.
 */
export const sealConsents = (inner: ConsentStore, keys: ContentKeys): ConsentStore => {
  const openedAll = async (scope: ShopScope, events: readonly ConsentEvent[]): Promise<ConsentEvent[]> => {
    const found = await keys.getAll(scope, events.filter(hasSealedPage).map(pageKeyOf));
    return events.map((event) =>
      hasSealedPage(event) ? openPage(found.get(pageKeyOf(event)) ?? null, event) : event,
    );
  };
  const entries = async (scope: ShopScope, found: readonly LedgerEntry[]): Promise<LedgerEntry[]> => {
    const events = found.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
    const opened = new Map((await openedAll(scope, events)).map((event) => [event.id, event]));
    return found.map((entry) =>
      entry.kind === 'event' ? { kind: 'event', event: opened.get(entry.event.id) ?? entry.event } : entry,
    );
  };
  return {
    ...inner,
    async append(scope, make, sealedBy, isRefNew = false) {
      if (sealedBy === undefined) return inner.append(scope, make);
      if (isRefNew) {
        // Key before record: an event without it proves nothing.
        const { key, stored } = await keys.begin(scope, pageKeyOf(sealedBy));
        const appended = inner.append(scope, (place) => sealPage(key, make(place)));
        const [event] = await Promise.all([appended, stored]);
        return openPage(key, event);
      }
      const key = await keys.make(scope, pageKeyOf(sealedBy));
      return openPage(key, await inner.append(scope, (place) => sealPage(key, make(place))));
    },
    async get(scope, id) {
      const entry = await inner.get(scope, id);
      return entry === null ? null : ((await entries(scope, [entry]))[0] ?? null);
    },
    byRef: async (scope, ref) => openedAll(scope, await inner.byRef(scope, ref)),
    bySession: async (scope, sessionRef) => openedAll(scope, await inner.bySession(scope, sessionRef)),
    findBySubject: async (scope, subjectKey) =>
      openedAll(scope, await inner.findBySubject(scope, subjectKey)),
    following: async (scope, id) => openedAll(scope, await inner.following(scope, id)),
    followingAny: async (scope, ids) => openedAll(scope, await inner.followingAny(scope, ids)),
    standingUnder: async (scope, noticeIds) => openedAll(scope, await inner.standingUnder(scope, noticeIds)),
    range: async (scope, from, to) => entries(scope, await inner.range(scope, from, to)),
    async eraseOpenings(scope, id, ...end) {
      const entry = await inner.get(scope, id);
      if (entry?.kind === 'event' && hasSealedPage(entry.event) && pageKeyOf(entry.event) === id)
        await keys.destroy(scope, [id]);
      await inner.eraseOpenings(scope, id, ...end);
    },
  };
};
