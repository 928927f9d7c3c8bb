import type { ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { Clock } from '../model/base/ports.ts';

/** A list that stays open and refreshes itself is one reading for this long. */
const SAME_READING_MS = 3_600_000;
const KEPT = 10_000;

/** A row of a list that staff read, and when it came in. */
export type ListedRow = { readonly shopId: ShopId; readonly cameAt: Date };

/** Each shop once, with the time of its newest row in the list; 0 where none is given. */
const newestByShop = (read: readonly (ShopId | null | ListedRow)[]): ReadonlyMap<ShopId | null, number> => {
  const newest = new Map<ShopId | null, number>();
  for (const one of read) {
    const [shopId, cameAt] =
      one === null || typeof one === 'string' ? [one, 0] : [one.shopId, one.cameAt.getTime()];
    newest.set(shopId, Math.max(newest.get(shopId) ?? 0, cameAt));
  }
  return newest;
};

/**
 * Writes that a person looked at a list, or at one record: once an hour for each, so that the log says who had access
 * and is not buried under refreshes. A list is written again as soon as it shows a row that came in after the noted
 * reading: the person of that row is told who read it since. Rule: PR-6.
 */
export const makeRecordReading = (deps: { recordAct: RecordAct; clock: Clock }) => {
  const noted = new Map<string, number>();
  /**
   * @param read shops, or the rows of a list; null: of the service itself
   * @param target the record; left out for a list
   */
  return async (
    actor: StaffId,
    action: string,
    read: readonly (ShopId | null | ListedRow)[],
    target?: string,
  ): Promise<void> => {
    const now = deps.clock.now().getTime();
    for (const [shopId, newestAt] of newestByShop(read)) {
      const about = target ?? shopId ?? 'service';
      const key = `${actor} ${action} ${about}`;
      const notedAt = noted.get(key) ?? 0;
      if (now - notedAt < SAME_READING_MS && newestAt <= notedAt) continue;
      if (noted.size >= KEPT) noted.clear();
      noted.set(key, now);
      try {
        await deps.recordAct({ actor, shopId, action, target: about, outcome: 'ok' });
      } catch (error) {
        noted.delete(key);
        throw error;
      }
    }
  };
};
export type RecordReading = ReturnType<typeof makeRecordReading>;
