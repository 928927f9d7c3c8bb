import type { ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { Clock } from '../model/base/ports.ts';

/** A list that stays open and refreshes itself is one reading for this long. */
const SAME_READING_MS = 3_600_000;
const KEPT = 10_000;

/**
 * Writes that a person looked at a list of leads: once an hour for each shop, so that the log says who had access and
 * is not buried under refreshes. Rule: PR-6.
 */
export const makeRecordReading = (deps: { recordAct: RecordAct; clock: Clock }) => {
  const noted = new Map<string, number>();
  return async (actor: StaffId, action: string, shopIds: readonly ShopId[]): Promise<void> => {
    const now = deps.clock.now().getTime();
    for (const shopId of new Set(shopIds)) {
      const key = `${actor} ${action} ${shopId}`;
      if (now - (noted.get(key) ?? 0) < SAME_READING_MS) continue;
      if (noted.size >= KEPT) noted.clear();
      noted.set(key, now);
      await deps.recordAct({ actor, shopId, action, target: shopId, outcome: 'ok' });
    }
  };
};
