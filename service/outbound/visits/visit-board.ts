import type { Visit } from '../../domain/model/visit/visit.ts';
import type { ToolReport, VisitBoard } from '../../domain/model/visit/visit-board.ts';
import type { ConsentTool, VisitId } from '../../protocol/visit-lists.ts';
import type { ShopId } from '../../protocol/vocabulary.ts';

/** Browsers report every ten seconds while their tab is visible; a visit that was silent for so long is over. */
const SILENT_MS = 90_000;
/** Largest number of visits of one shop; the one that was silent for longest makes room. */
const MAX_VISITS = 2_000;
const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

type OfShop = {
  /** In the order in which they were seen. */
  visits: Map<VisitId, Visit>;
  /** Visits that were taken back, and when; in that order. */
  forgotten: Map<VisitId, Date>;
  tools: Map<ConsentTool, ToolReport>;
  /** Number of loaded pages by minute. */
  pages: Map<number, number>;
};

export const makeVisitBoard = (): VisitBoard => {
  const shops = new Map<ShopId, OfShop>();
  const ofShop = (shopId: ShopId): OfShop => {
    const known = shops.get(shopId) ?? {
      visits: new Map(),
      forgotten: new Map(),
      tools: new Map(),
      pages: new Map(),
    };
    shops.set(shopId, known);
    return known;
  };
  const dropSilent = (visits: OfShop['visits'], now: Date): void => {
    for (const [id, { seenAt }] of visits) {
      if (now.getTime() - seenAt.getTime() < SILENT_MS) return;
      visits.delete(id);
    }
  };
  const makeRoom = (rows: Map<VisitId, unknown>): void => {
    const [oldest] = rows.keys();
    if (rows.size >= MAX_VISITS && oldest !== undefined) rows.delete(oldest);
  };
  const report = (shopId: ShopId, tool: ConsentTool, change: Partial<ToolReport>): void => {
    const { tools } = ofShop(shopId);
    const before = tools.get(tool) ?? { tool, lastYesAt: null, lastWithdrawnAt: null };
    tools.set(tool, { ...before, ...change });
  };

  return {
    get({ shopId }, id, now) {
      const visits = shops.get(shopId)?.visits;
      if (visits === undefined) return null;
      dropSilent(visits, now);
      return visits.get(id) ?? null;
    },
    put({ shopId }, visit) {
      const { visits } = ofShop(shopId);
      dropSilent(visits, visit.seenAt);
      visits.delete(visit.id);
      makeRoom(visits);
      visits.set(visit.id, visit);
      report(shopId, visit.tool, { lastYesAt: visit.seenAt });
    },
    invite({ shopId }, id, invitation) {
      const visits = shops.get(shopId)?.visits;
      const visit = visits?.get(id);
      if (visit !== undefined) visits?.set(id, { ...visit, invitation });
    },
    list({ shopId }, now) {
      const visits = shops.get(shopId)?.visits ?? new Map<VisitId, Visit>();
      dropSilent(visits, now);
      return [...visits.values()].sort((a, b) => b.since.getTime() - a.since.getTime());
    },
    forget({ shopId }, id, now) {
      const { visits, forgotten } = ofShop(shopId);
      forgotten.delete(id);
      makeRoom(forgotten);
      forgotten.set(id, now);
      const visit = visits.get(id);
      if (visit === undefined) return;
      visits.delete(id);
      report(shopId, visit.tool, { lastWithdrawnAt: now });
    },
    isForgotten: ({ shopId }, id) => shops.get(shopId)?.forgotten.has(id) ?? false,
    forgetSilent(now) {
      for (const { visits, forgotten } of shops.values()) {
        dropSilent(visits, now);
        for (const [id, at] of forgotten) {
          if (now.getTime() - at.getTime() < SILENT_MS) break;
          forgotten.delete(id);
        }
      }
    },
    forgetAll: ({ shopId }) => void shops.delete(shopId),
    tools: ({ shopId }) => [...(shops.get(shopId)?.tools.values() ?? [])],
    countPage({ shopId }, now) {
      const { pages } = ofShop(shopId);
      const minute = Math.floor(now.getTime() / MINUTE_MS);
      pages.set(minute, (pages.get(minute) ?? 0) + 1);
      for (const old of pages.keys()) if (old <= minute - HOUR_MINUTES) pages.delete(old);
    },
    pagesLastHour({ shopId }, now) {
      const first = Math.floor(now.getTime() / MINUTE_MS) - HOUR_MINUTES;
      return [...(shops.get(shopId)?.pages ?? [])]
        .filter(([minute]) => minute > first)
        .reduce((sum, [, count]) => sum + count, 0);
    },
  };
};
