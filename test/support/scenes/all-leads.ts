import type { LeadWish } from '../../../service/domain/lead/show-leads.ts';

/** The first page of the list without a filter. */
export const ALL_LEADS: LeadWish = { shopId: null, state: null, isMine: false, isEnding: false, from: null };
