import type { Subscription } from '../../../service/domain/model/marketing/subscription.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { AT, aHash, aShopId, later } from './builders.ts';

export const aSubscription = (changes: Partial<Subscription> = {}): Subscription => ({
  id: randomIds.next('sub'),
  shopId: aShopId(),
  channel: 'email',
  subjectKey: aHash(),
  sealed: 'sealed-address',
  state: 'pending',
  optIn: 'double',
  consentEventId: randomIds.next('cse'),
  noticeId: `ntc_${aHash()}`,
  locale: 'pl',
  createdAt: AT,
  confirmedAt: null,
  delivery: null,
  expiresAt: later(60),
  unsubscribeHash: aHash(),
  restrictedAt: null,
  importNote: null,
  ...changes,
});
