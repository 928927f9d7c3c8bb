import type { ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { Clock } from '../model/base/ports.ts';

/** A list that stays open and refreshes itself is one reading for this long. */
const SAME_READING_MS = 3_600_000;
const KEPT = 10_000;

/**
 * Writes that a person looked at a list, or at one record: once an hour for each, so that the log says who had access
 * and is not buried under refreshes. Rule: PR-6.
 */
export const makeRecordReading = (deps: { recordAct: RecordAct; clock: Clock }) => {
  const noted = new Map<string, number>();
  /**
   * @param shopIds null: of the service itself
   * @param target the record; left out for a list
   */
  return async (
    actor: StaffId,
    action: string,
    shopIds: readonly (ShopId | null)[],
    target?: string,
  ): Promise<void> => {
    const now = deps.clock.now().getTime();
    for (const shopId of new Set(shopIds)) {
      const about = target ?? shopId ?? 'service';
      const key = `${actor} ${action} ${about}`;
      if (now - (noted.get(key) ?? 0) < SAME_READING_MS) continue;
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
