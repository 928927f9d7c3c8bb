import type { Locale } from '../../protocol/vocabulary.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { NoticeVersion } from '../model/notice/notice.ts';
import type { Shop } from '../model/shop/shop.ts';
import { composeChatNotice } from './compose-chat-notice.ts';
import { composedOnce } from './composed-once.ts';
import type { FormStanding, ReadFormStanding } from './form-standing.ts';

type Deps = { digest: Digest; clock: Clock };

export const makeChatNoticeOf = ({ digest, clock }: Deps): ((standing: FormStanding) => NoticeVersion) => {
  const compose = composedOnce(composeChatNotice);
  return ({ shop, locale, page, facts }) => compose({ shop, locale, page, facts, digest, now: clock.now() });
};

/** Current chat notice, not stored. Rule: TR-1. */
export type ReadChatNoticeNow = (shop: Shop, scope: ShopScope, locale: Locale) => Promise<NoticeVersion>;

export const makeChatNoticeNow = (deps: Deps & { formStanding: ReadFormStanding }): ReadChatNoticeNow => {
  const noticeOf = makeChatNoticeOf(deps);
  return async (shop, scope, locale) => noticeOf(await deps.formStanding(shop, scope, locale));
};
