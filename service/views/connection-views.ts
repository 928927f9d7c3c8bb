import type { ConnectionStanding } from '../domain/connection/read-connection.ts';
import { boundPages, type PolicyBinding } from '../domain/model/notice/policy-binding.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import type { ShopStanding } from '../domain/shop/shop-standing.ts';
import type { ChatMode } from '../protocol/vocabulary.ts';

/** Connection state for the console. */
export const connectionView = ({ secretAt, silentSince, lastRefusal, ...standing }: ConnectionStanding) => ({
  ...standing,
  secretAt: secretAt?.toISOString() ?? null,
  silentSince: silentSince?.toISOString() ?? null,
  lastRefusal: lastRefusal === null ? null : { ...lastRefusal, at: lastRefusal.at.toISOString() },
});

/** Response to a policy page report. */
export const pushAnswerView = (binding: PolicyBinding, noticeChanged: boolean, tasks: number) => ({
  states: binding.pages.map(({ locale, state, reason }) => ({ locale, state, reason })),
  visitors: boundPages(binding),
  noticeChanged,
  tasks,
});

/** State of the shop for its platform's admin pages. */
export const adapterHealthView = (
  shop: Shop,
  standing: ShopStanding,
  about: { mode: ChatMode; now: Date; serviceVersion: string; tasks: number },
) => ({
  shop: { name: shop.name, key: shop.key },
  serverTime: about.now.toISOString(),
  serviceVersion: about.serviceVersion,
  mode: about.mode,
  policy: (standing.binding?.pages ?? []).map((page) => ({
    locale: page.locale,
    state: page.state,
    reason: page.reason,
    url: page.url,
    title: page.title,
    checkedAt: page.checkedAt.toISOString(),
  })),
  policySource: standing.binding?.source ?? ('none' as const),
  visitors: boundPages(standing.binding),
  agreement: standing.agreement,
  collecting: standing.collecting,
  missing: standing.missing,
  lastPushAt: standing.binding?.lastPushAt?.toISOString() ?? null,
  tasks: about.tasks,
});
