import type { LeadWish } from '../../../service/domain/lead/show-leads.ts';

export const ALL_LEADS: LeadWish = { shopId: null, state: null, isMine: false, isEnding: false, from: null };
