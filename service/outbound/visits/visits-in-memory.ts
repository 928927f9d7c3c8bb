import type { Visit, VisitInvitation } from '../../domain/model/visit/visit.ts';
import type { ToolReport } from '../../domain/model/visit/visit-board.ts';
import type { ConsentTool, VisitId } from '../../protocol/visit-lists.ts';
import type { ShopId } from '../../protocol/vocabulary.ts';

/** Reports come every ten seconds. */
const SILENT_MS = 90_000;
/** No one is removed for a new one, or reports of invented visits would empty the list. */
const MAX_VISITS = 2_000;
/** Of one shop. The rate of reports allows as many real ones. */
const MAX_OF_ADDRESS = 100;

type OfShop = {
  /** Oldest first. */
  visits: Map<VisitId, Visit>;
  /** Keys of addresses; of the visits that this process heard of itself. Rule: MI-1. */
  addresses: Map<VisitId, string>;
  forgotten: Map<VisitId, Date>;
  tools: Map<ConsentTool, ToolReport>;
};

export const makeVisitsInMemory = () => {
  const shops = new Map<ShopId, OfShop>();
  const ofShop = (shopId: ShopId): OfShop => {
    const known = shops.get(shopId) ?? {
      ...{ visits: new Map(), addresses: new Map() },
      ...{ forgotten: new Map(), tools: new Map() },
    };
    shops.set(shopId, known);
    return known;
  };
  const drop = ({ visits, addresses }: OfShop, id: VisitId): void => {
    visits.delete(id);
    addresses.delete(id);
  };
  const dropSilent = (shop: OfShop, now: Date): void => {
    for (const [id, { seenAt }] of shop.visits) {
      if (now.getTime() - seenAt.getTime() < SILENT_MS) return;
      drop(shop, id);
    }
  };
  const hasRoom = ({ visits, addresses }: OfShop, address: string | undefined): boolean =>
    visits.size < MAX_VISITS &&
    (address === undefined ||
      [...addresses.values()].filter((other) => other === address).length < MAX_OF_ADDRESS);
  const report = (shopId: ShopId, tool: ConsentTool, change: Partial<ToolReport>): void => {
    const { tools } = ofShop(shopId);
    const before = tools.get(tool) ?? { tool, lastYesAt: null, lastWithdrawnAt: null };
    tools.set(tool, { ...before, ...change });
  };

  return {
    get(shopId: ShopId, id: VisitId, now: Date): Visit | null {
      const shop = shops.get(shopId);
      if (shop === undefined) return null;
      dropSilent(shop, now);
      return shop.visits.get(id) ?? null;
    },
    /** False: not taken. `address`: key of the reporting browser's address; absent: told by another process. */
    put(visit: Visit, address?: string): boolean {
      const shop = ofShop(visit.shopId);
      const { visits, addresses, forgotten } = shop;
      const before = visits.get(visit.id);
      if (forgotten.has(visit.id) || (before !== undefined && before.seenAt > visit.seenAt)) return false;
      // May come from another process.
      const invitation = visit.state === 'looking' ? (visit.invitation ?? before?.invitation ?? null) : null;
      dropSilent(shop, visit.seenAt);
      if (before === undefined && !hasRoom(shop, address)) return false;
      if (address !== undefined) addresses.set(visit.id, address);
      visits.delete(visit.id);
      visits.set(visit.id, { ...visit, invitation });
      report(visit.shopId, visit.tool, { lastYesAt: visit.seenAt });
      return true;
    },
    invite(shopId: ShopId, id: VisitId, invitation: VisitInvitation): void {
      const visits = shops.get(shopId)?.visits;
      const visit = visits?.get(id);
      if (visit !== undefined) visits?.set(id, { ...visit, invitation });
    },
    /** Newest first. */
    list(shopId: ShopId, now: Date): Visit[] {
      const shop = shops.get(shopId);
      if (shop === undefined) return [];
      dropSilent(shop, now);
      return [...shop.visits.values()].sort((a, b) => b.since.getTime() - a.since.getTime());
    },
    forget(shopId: ShopId, id: VisitId, at: Date): void {
      const shop = ofShop(shopId);
      const { visits, forgotten } = shop;
      forgotten.delete(id);
      const [oldest] = forgotten.keys();
      if (forgotten.size >= MAX_VISITS && oldest !== undefined) forgotten.delete(oldest);
      forgotten.set(id, at);
      const visit = visits.get(id);
      if (visit === undefined) return;
      drop(shop, id);
      report(shopId, visit.tool, { lastWithdrawnAt: at });
    },
    isForgotten: (shopId: ShopId, id: VisitId): boolean => shops.get(shopId)?.forgotten.has(id) ?? false,
    forgetSilent(now: Date): void {
      for (const shop of shops.values()) {
        dropSilent(shop, now);
        for (const [id, at] of shop.forgotten) {
          if (now.getTime() - at.getTime() < SILENT_MS) break;
          shop.forgotten.delete(id);
        }
      }
    },
    forgetAll: (shopId: ShopId): void => void shops.delete(shopId),
    tools: (shopId: ShopId): ToolReport[] => [...(shops.get(shopId)?.tools.values() ?? [])],
    shops: (): Iterable<[ShopId, Readonly<OfShop>]> => shops,
  };
};
