import type { Visit, VisitInvitation } from '../../domain/model/visit/visit.ts';
import type { ToolReport } from '../../domain/model/visit/visit-board.ts';
import type { ConsentTool, VisitId } from '../../protocol/visit-lists.ts';
import type { ShopId } from '../../protocol/vocabulary.ts';

/** Reports come every ten seconds. */
const SILENT_MS = 90_000;
/** No one is removed for a new one, or reports of invented visits would empty the list. */
const MAX_VISITS = 2_000;

type OfShop = {
  /** Oldest first. */
  visits: Map<VisitId, Visit>;
  forgotten: Map<VisitId, Date>;
  tools: Map<ConsentTool, ToolReport>;
};

export const makeVisitsInMemory = () => {
  const shops = new Map<ShopId, OfShop>();
  const ofShop = (shopId: ShopId): OfShop => {
    const known = shops.get(shopId) ?? { visits: new Map(), forgotten: new Map(), tools: new Map() };
    shops.set(shopId, known);
    return known;
  };
  const dropSilent = (visits: OfShop['visits'], now: Date): void => {
    for (const [id, { seenAt }] of visits) {
      if (now.getTime() - seenAt.getTime() < SILENT_MS) return;
      visits.delete(id);
    }
  };
  const report = (shopId: ShopId, tool: ConsentTool, change: Partial<ToolReport>): void => {
    const { tools } = ofShop(shopId);
    const before = tools.get(tool) ?? { tool, lastYesAt: null, lastWithdrawnAt: null };
    tools.set(tool, { ...before, ...change });
  };

  return {
    get(shopId: ShopId, id: VisitId, now: Date): Visit | null {
      const visits = shops.get(shopId)?.visits;
      if (visits === undefined) return null;
      dropSilent(visits, now);
      return visits.get(id) ?? null;
    },
    put(visit: Visit): void {
      const { visits, forgotten } = ofShop(visit.shopId);
      const before = visits.get(visit.id);
      if (forgotten.has(visit.id) || (before !== undefined && before.seenAt > visit.seenAt)) return;
      // May come from another process.
      const invitation = visit.state === 'looking' ? (visit.invitation ?? before?.invitation ?? null) : null;
      dropSilent(visits, visit.seenAt);
      if (before === undefined && visits.size >= MAX_VISITS) return;
      visits.delete(visit.id);
      visits.set(visit.id, { ...visit, invitation });
      report(visit.shopId, visit.tool, { lastYesAt: visit.seenAt });
    },
    invite(shopId: ShopId, id: VisitId, invitation: VisitInvitation): void {
      const visits = shops.get(shopId)?.visits;
      const visit = visits?.get(id);
      if (visit !== undefined) visits?.set(id, { ...visit, invitation });
    },
    /** Newest first. */
    list(shopId: ShopId, now: Date): Visit[] {
      const visits = shops.get(shopId)?.visits ?? new Map<VisitId, Visit>();
      dropSilent(visits, now);
      return [...visits.values()].sort((a, b) => b.since.getTime() - a.since.getTime());
    },
    forget(shopId: ShopId, id: VisitId, at: Date): void {
      const { visits, forgotten } = ofShop(shopId);
      forgotten.delete(id);
      const [oldest] = forgotten.keys();
      if (forgotten.size >= MAX_VISITS && oldest !== undefined) forgotten.delete(oldest);
      forgotten.set(id, at);
      const visit = visits.get(id);
      if (visit === undefined) return;
      visits.delete(id);
      report(shopId, visit.tool, { lastWithdrawnAt: at });
    },
    isForgotten: (shopId: ShopId, id: VisitId): boolean => shops.get(shopId)?.forgotten.has(id) ?? false,
    forgetSilent(now: Date): void {
      for (const { visits, forgotten } of shops.values()) {
        dropSilent(visits, now);
        for (const [id, at] of forgotten) {
          if (now.getTime() - at.getTime() < SILENT_MS) break;
          forgotten.delete(id);
        }
      }
    },
    forgetAll: (shopId: ShopId): void => void shops.delete(shopId),
    tools: (shopId: ShopId): ToolReport[] => [...(shops.get(shopId)?.tools.values() ?? [])],
    shops: (): Iterable<[ShopId, Readonly<OfShop>]> => shops,
  };
};
