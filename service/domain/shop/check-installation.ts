import type { ShopId } from '../../protocol/vocabulary.ts';
import type { Clock, PageFetcher } from '../ports.ts';
import { type Access, shopWith } from '../staff/resolve-access.ts';
import type { ShopStore } from './shop-store.ts';

/** What was seen on the shop's first page. */
export type Installation = 'found' | 'missing' | 'unreachable';

/**
 * Looks whether the shop's first page carries the shop's own snippet, and remembers when it was seen. A page that
 * puts it in by a tag manager shows it only to browsers; then the plugin's report, or a look with one's own eyes, counts.
 * @throws DomainError not_found, forbidden
 */
export const makeCheckInstallation =
  (deps: { shops: ShopStore; fetchPage: PageFetcher; clock: Clock }) =>
  async (access: Access, shopId: ShopId): Promise<Installation> => {
    const { shop, scope } = shopWith(access, shopId, 'settings');
    const page = await deps.fetchPage(shop.url);
    if (page.kind !== 'page' || page.status !== 200) return 'unreachable';
    if (!page.html.includes(`/w/v1/${shop.key}.js`)) return 'missing';
    await deps.shops.update(scope, { seenAt: deps.clock.now() });
    return 'found';
  };
