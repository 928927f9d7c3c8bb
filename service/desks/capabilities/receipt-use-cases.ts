import { makeEndOffers } from '../../domain/receipt/end-offers.ts';
import { makeEraseLead } from '../../domain/receipt/erase-lead.ts';
import {
  makeFindChatReceipt,
  makeMailChatReceipt,
  makeOpenChatReceipt,
} from '../../domain/receipt/open-chat-receipt.ts';
import { makeShowChatReceipt, makeShowReceipt } from '../../domain/receipt/show-receipt.ts';
import { makeCopyChat, makeCopyLead } from '../../domain/receipt/visitor-copy.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { AuditUseCases } from './audit-use-cases.ts';
import type { LeadUseCases } from './lead-use-cases.ts';
import type { MarketingUseCases } from './marketing-use-cases.ts';

/** Without login. Rules: CO-6, RT-7. */
export const makeReceiptUseCases = (
  base: BaseDeps &
    Pick<LeadUseCases, 'renewalOffer'> &
    Pick<AuditUseCases, 'whoRead'> &
    Pick<MarketingUseCases, 'endSubscription'>,
) => {
  const copyChat = makeCopyChat(base);
  const deps = { ...base, copyChat };
  return {
    showReceipt: makeShowReceipt(deps),
    copyLead: makeCopyLead(base),
    eraseLead: makeEraseLead(base),
    endOffers: makeEndOffers(base),
    openChatReceipt: makeOpenChatReceipt(base),
    findChatReceipt: makeFindChatReceipt(base),
    showChatReceipt: makeShowChatReceipt(deps),
    copyChat,
    mailChatReceipt: makeMailChatReceipt(base),
  };
};
