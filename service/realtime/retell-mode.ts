import { scopeOfShop } from '../domain/model/base/tenancy.ts';
import type { Locale, ShopId } from '../protocol/vocabulary.ts';
import { faultFields } from '../telemetry/logger.ts';
import type { GatewayDeps, VisitorPeer } from './peers.ts';

/** Sends changed modes; the newest run wins. */
export const makeRetellMode = (deps: Pick<GatewayDeps, 'hub' | 'visitorDesk' | 'logger'>) => {
  const newest = new Map<ShopId, symbol>();

  const decide = async (shopId: ShopId, isNewest: () => boolean): Promise<void> => {
    const peers = deps.hub.visitorsOfShop.members(shopId);
    const scope = scopeOfShop(shopId);
    const shop = await deps.visitorDesk.readShop(scope);
    if (shop === null) return;
    const groups = new Map<string, { locale: Locale; hasChat: boolean; group: VisitorPeer[] }>();
    for (const peer of peers) {
      const { locale } = peer;
      const hasChat = peer.conversation?.status === 'open';
      const known = groups.get(`${locale} ${hasChat}`);
      if (known === undefined) groups.set(`${locale} ${hasChat}`, { locale, hasChat, group: [peer] });
      else known.group.push(peer);
    }
    for (const { locale, hasChat, group } of groups.values()) {
      const { mode, reason, isOnCall } = await deps.visitorDesk.widgetMode(shop, scope, locale, hasChat);
      if (!isNewest()) return;
      for (const peer of group) {
        const before = peer.mode;
        peer.mode = { mode, reason, isOnCall };
        if (before?.mode === mode && before.reason === reason) {
          // Widgets refetch the answer time.
          if (before.isOnCall !== isOnCall) peer.connection.send({ t: 'notice.changed' });
          continue;
        }
        peer.connection.send({ t: 'mode.changed', mode, ...(reason === null ? {} : { reason }) });
      }
    }
  };

  return (shopId: ShopId): void => {
    if (deps.hub.visitorsOfShop.members(shopId).size === 0) return;
    const run = Symbol(shopId);
    newest.set(shopId, run);
    const isNewest = () => newest.get(shopId) === run;
    decide(shopId, isNewest)
      .catch((error: unknown) =>
        deps.logger.warn(
          { shopId, ...faultFields(error) },
          'Open widgets were not told of a change of mode.',
        ),
      )
      .finally(() => {
        // Superseded runs send nothing.
        if (isNewest()) newest.delete(shopId);
      });
  };
};
