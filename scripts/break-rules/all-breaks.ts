import type { Break } from './break.ts';
import { ACCESS_BREAKS } from './breaks/access.ts';
import { CARD_BREAKS } from './breaks/cards.ts';
import { CONSENT_BREAKS } from './breaks/consent.ts';
import { INFORMATION_BREAKS } from './breaks/information.ts';
import { OFFER_BREAKS } from './breaks/offers.ts';
import { OPERATOR_BREAKS } from './breaks/operator.ts';
import { PAGE_BREAKS } from './breaks/page.ts';
import { PERIOD_BREAKS } from './breaks/periods.ts';
import { PRINCIPLE_BREAKS } from './breaks/principles.ts';
import { RIGHTS_BREAKS } from './breaks/rights.ts';
import { SECURITY_BREAKS } from './breaks/security.ts';

export const ALL_BREAKS: readonly Break[] = [
  ...PRINCIPLE_BREAKS,
  ...PAGE_BREAKS,
  ...CONSENT_BREAKS,
  ...INFORMATION_BREAKS,
  ...CARD_BREAKS,
  ...OFFER_BREAKS,
  ...RIGHTS_BREAKS,
  ...PERIOD_BREAKS,
  ...OPERATOR_BREAKS,
  ...SECURITY_BREAKS,
  ...ACCESS_BREAKS,
];
