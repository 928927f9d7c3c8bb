import type { OpenEpochs } from '../consent/open-epochs.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { SERVICE_SCOPE, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import {
  ERASURE_MARK_MS,
  type ErasureJournal,
  type ErasureMark,
  type ErasureMarkStore,
  erasureMarkId,
  isShopErased,
  recordKey,
} from '../model/erasure/erasure-mark.ts';
import type { SubjectSource } from '../model/erasure/subject-source.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { SubscriptionStore } from '../model/marketing/subscription-store.ts';
import { erasePerson } from './erase-person.ts';
import { type RecogniseDeps, recogniseJournal } from './recognise-journal.ts';

type ReplayDeps = RecogniseDeps & {
  erasureMarks: ErasureMarkStore;
  erasureJournal: ErasureJournal;
  subjectSources: readonly SubjectSource[];
  leads: Pick<LeadStore, 'ids'>;
  conversations: Pick<ConversationStore, 'ids'>;
  subscriptions: Pick<SubscriptionStore, 'ids'>;
  digest: Digest;
  clock: Clock;
  /** Removes rows whose key was destroyed. */
  sweepKeyless(scope: ShopScope): Promise<number>;
  openEpochs: OpenEpochs;
};

/** Marks of journal and collection, each once, that are not expired. */
const readAll = async (deps: Pick<ReplayDeps, 'erasureMarks' | 'erasureJournal' | 'digest' | 'clock'>) => {
  const now = deps.clock.now();
  const oldest = now.getTime() - ERASURE_MARK_MS;
  const journal = (await deps.erasureJournal.read()).filter((mark) => mark.at.getTime() > oldest);
  const stored = await deps.erasureMarks.all(SERVICE_SCOPE, now);
  // The marks of a deleted shop go with it: none of its data is left to erase.
  const shops = [...journal, ...stored].filter(({ kind }) => kind === 'shop');
  const byId = (marks: readonly ErasureMark[]) =>
    new Map(
      marks
        .filter(({ shopId }) => !isShopErased(shops, deps.digest, shopId))
        .map((mark) => [erasureMarkId(mark), mark]),
    );
  return { journal: byId(journal), stored: byId(stored) };
};

/**
 * Makes journal and collection hold the same marks: erasures by an earlier process may be in the collection alone, erasures lost
 * by a restore are in the journal. Marks older than 90 days are removed from both. Rule: RT-8.
 */
export const makeSyncErasureMarks =
  (deps: Pick<ReplayDeps, 'erasureMarks' | 'erasureJournal' | 'digest' | 'clock'>) =>
  async (): Promise<readonly ErasureMark[]> => {
    await deps.erasureMarks.removeExpired(SERVICE_SCOPE, deps.clock.now());
    const { journal, stored } = await readAll(deps);
    const all = new Map([...stored, ...journal]);
    const missing = [...all].filter(([id]) => !stored.has(id)).map(([, mark]) => mark);
    if (missing.length > 0) await deps.erasureMarks.put(SERVICE_SCOPE, missing);
    const unwritten = [...all].filter(([id]) => !journal.has(id)).map(([, mark]) => mark);
    if (unwritten.length > 0) await deps.erasureJournal.append(unwritten);
    return [...all.values()];
  };

/**
 * Erases again what a restored backup brought back. Runs before the service listens; finds nothing on a database that
 * was not restored. Data stored after an erasure is kept. Rule: RT-8.
 * @returns how many records were erased, and how many ledgers lost entries
 * @throws JournalMissing
 */
export const makeReplayErasures = (deps: ReplayDeps) => {
  const sync = makeSyncErasureMarks(deps);
  return async (): Promise<{ marks: number; removed: number; epochs: number }> => {
    await deps.erasureJournal.check();
    await deps.erasureJournal.gather();
    const isLost = await recogniseJournal(deps, [...(await readAll(deps)).stored.values()]);
    // Before anything is appended: an erasure can write a withdrawal.
    const epochs = await deps.openEpochs(isLost);
    const marks = await sync();
    // Expired marks are removed from the journal here, where no erasure runs at the same time.
    if ((await deps.erasureJournal.read()).length > marks.length) await deps.erasureJournal.replace(marks);
    let removed = 0;
    for (const shopId of new Set(marks.map((mark) => mark.shopId))) {
      const scope = scopeOfShop(shopId);
      const own = marks.filter((mark) => mark.shopId === shopId);
      // What was erased has no key any more: it is found by no search, and goes as a row.
      removed += await deps.sweepKeyless(scope);
      const records = new Map(own.filter(({ kind }) => kind === 'record').map((mark) => [mark.key, mark.at]));
      const ids =
        records.size === 0
          ? []
          : [
              ...(await deps.leads.ids(scope)),
              ...(await deps.conversations.ids(scope)),
              ...(await deps.subscriptions.ids(scope)),
            ];
      const erasures = [
        ...own
          .filter(({ kind }) => kind === 'subject')
          .map((mark) => ({ subjectKeys: [mark.key], refs: [] as string[], at: mark.at })),
        ...ids.flatMap((id) => {
          const at = records.get(recordKey(deps.digest, id));
          return at === undefined ? [] : [{ subjectKeys: [] as string[], refs: [id as string], at }];
        }),
      ];
      for (const { at, ...subject } of erasures) {
        const result = await erasePerson(deps, scope, { ...subject, email: null, phone: null }, at, 'system');
        removed += result.removed;
      }
    }
    return { marks: marks.length, removed, epochs };
  };
};
