import type { BoardRow } from '../domain/agency/read-board.ts';

/** Shops with their problems. */
export const boardView = (rows: readonly BoardRow[]) => ({
  shops: rows.map(({ shop, standing, ...row }) => ({
    id: shop.id,
    name: shop.name,
    url: shop.url,
    clientName: row.clientName,
    role: row.role,
    policyState: standing.policyState,
    agreement: standing.agreement,
    collecting: standing.collecting,
    missing: standing.missing,
    isInstalled: row.isInstalled,
    adapter:
      standing.binding?.adapter == null || standing.binding.lastPushAt === null
        ? null
        : {
            platform: standing.binding.adapter.platform,
            version: standing.binding.adapter.version,
            lastPushAt: standing.binding.lastPushAt.toISOString(),
          },
    leadRetentionDays: shop.leadRetentionDays,
    conversationRetentionDays: shop.conversationRetentionDays,
    leadsWaiting: row.leadsWaiting,
    hasOwner: row.hasOwner,
    problems: [...row.problems],
  })),
});
