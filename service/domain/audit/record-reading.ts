import type { ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { Clock } from '../model/base/ports.ts';

const SAME_READING_MS = 3_600_000;
const KEPT = 10_000;

export type ListedRow = { readonly shopId: ShopId; readonly cameAt: Date };

/** 0 without rows. */
const newestByShop = (read: readonly (ShopId | null | ListedRow)[]): ReadonlyMap<ShopId | null, number> => {
  const newest = new Map<ShopId | null, number>();
  for (const one of read) {
    const [shopId, cameAt] =
      one === null || typeof one === 'string' ? [one, 0] : [one.shopId, one.cameAt.getTime()];
    newest.set(shopId, Math.max(newest.get(shopId) ?? 0, cameAt));
  }
  return newest;
};

/** Hourly per list or record, and for newer rows. Rule: PR-6. */
export const makeRecordReading = (deps: { recordAct: RecordAct; clock: Clock }) => {
  const noted = new Map<string, number>();
  /**
   * @param read null: the service
   * @param target absent for a list
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
