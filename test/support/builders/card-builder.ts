import type { Card } from '../../../service/domain/model/card/card.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { AT, aHash, aShopId, later } from './builders.ts';

export const aCard = (changes: Partial<Card> = {}): Card => ({
  id: randomIds.next('crd'),
  shopId: aShopId(),
  conversationId: randomIds.next('cnv'),
  state: 'asked',
  requestedBy: randomIds.next('stf'),
  requestedAt: AT,
  locale: 'pl',
  purposeCode: 'order_help',
  purpose: 'sprawdzenie zamówienia',
  basis: 'contract',
  needed: true,
  retentionDays: 30,
  fields: [
    { kind: 'email', label: null },
    { kind: 'text', label: 'Numer seryjny' },
  ],
  noticeId: `ntc_${aHash()}`,
  answerBy: later(86_400),
  actRef: null,
  answeredAt: null,
  sealed: null,
  subjectKeys: [],
  consentEventId: null,
  answersExpireAt: null,
  expiresAt: later(30 * 86_400),
  ...changes,
});
