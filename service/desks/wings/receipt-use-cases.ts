import type { WithdrawLeadDeps } from '../../domain/lead/withdraw-lead.ts';
import { makeEraseLead } from '../../domain/receipt/erase-lead.ts';
import {
  type ChatReceiptDeps,
  makeFindChatReceipt,
  makeMailChatReceipt,
  makeOpenChatReceipt,
} from '../../domain/receipt/open-chat-receipt.ts';
import { type CopyDeps, makeCopyChat, makeCopyLead } from '../../domain/receipt/visitor-copy.ts';

/** What a visitor can do by a receipt alone, without login. Rules: CO-6, RT-7. */
export const makeReceiptUseCases = (base: ChatReceiptDeps & CopyDeps & WithdrawLeadDeps) => ({
  openChatReceipt: makeOpenChatReceipt(base),
  findChatReceipt: makeFindChatReceipt(base),
  mailChatReceipt: makeMailChatReceipt(base),
  copyLead: makeCopyLead(base),
  copyChat: makeCopyChat(base),
  eraseLead: makeEraseLead(base),
});
