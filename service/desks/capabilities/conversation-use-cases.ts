import {
  makeCloseConversation,
  makeEndConversation,
  makeEraseConversation,
} from '../../domain/conversation/close-conversation.ts';
import { makeExtendConversation } from '../../domain/conversation/extend-conversation.ts';
import { makeGiveBackAbsent, makeGiveBackOf } from '../../domain/conversation/give-back.ts';
import { makeMarkRead } from '../../domain/conversation/mark-read.ts';
import { makeNoteFormSent } from '../../domain/conversation/note-form-sent.ts';
import { makeOfferForms } from '../../domain/conversation/offer-form.ts';
import { makeOpenConversation } from '../../domain/conversation/open-conversation.ts';
import { makeReadClosed } from '../../domain/conversation/read-closed.ts';
import { makeReadEarlier } from '../../domain/conversation/read-earlier.ts';
import { makeReadInbox } from '../../domain/conversation/read-inbox.ts';
import { makeReceiveMessage, makeSendVisitorMessage } from '../../domain/conversation/receive-message.ts';
import { makeReopenConversation } from '../../domain/conversation/reopen-conversation.ts';
import {
  makeConversationByToken,
  makeReadEvents,
  makeResumeConversation,
} from '../../domain/conversation/resume-conversation.ts';
import { makeSendStaffMessage } from '../../domain/conversation/send-staff-message.ts';
import { makeShowToStaff } from '../../domain/conversation/show-to-staff.ts';
import { makeIdentifyCustomer, makeReadCustomer } from '../../domain/customer/identify-customer.ts';
import { makeAskDoor } from '../../domain/door/ask-door.ts';
import { makeAskForOrder } from '../../domain/door/ask-for-order.ts';
import { makeAskForReport } from '../../domain/door/ask-for-report.ts';
import { makeShowOrder } from '../../domain/door/show-order.ts';
import { makeShowOrders } from '../../domain/door/show-orders.ts';
import { makeFindConversation } from '../../domain/model/staff/resolve-access.ts';
import { makeChatNoticeNow } from '../../domain/notice/chat-notice-now.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { AlertUseCases } from './alert-use-cases.ts';
import type { AttachmentUseCases } from './attachment-use-cases.ts';
import type { AuditUseCases } from './audit-use-cases.ts';
import type { CardUseCases } from './card-use-cases.ts';
import type { BlockUseCases } from './chat-extras/block-use-cases.ts';
import type { NoteUseCases } from './chat-extras/note-use-cases.ts';
import type { TagUseCases } from './chat-extras/tag-use-cases.ts';
import type { PolicyUseCases } from './policy-use-cases.ts';
import type { StaffUseCases } from './staff-use-cases.ts';

export const makeConversationUseCases = (
  base: BaseDeps &
    Pick<CardUseCases, 'forgetCards' | 'offerMails'> &
    Pick<AlertUseCases, 'forgetAlerts'> &
    Pick<AttachmentUseCases, 'forgetAttachments'> &
    Pick<NoteUseCases, 'forgetNotes'> &
    Pick<TagUseCases, 'forgetTags'> &
    Pick<BlockUseCases, 'holdCustomerBlock'> &
    Pick<AuditUseCases, 'recordReading'> &
    Pick<StaffUseCases, 'resolveAccess'> &
    Pick<PolicyUseCases, 'formStanding'>,
) => {
  const opening = { ...base, chatNoticeNow: makeChatNoticeNow(base) };
  const resumeConversation = makeResumeConversation(base);
  const readCustomer = makeReadCustomer(base);
  const reads = {
    readInbox: makeReadInbox(base),
    readClosed: makeReadClosed(base),
    findConversation: makeFindConversation(base),
    readEvents: makeReadEvents(base),
    readCustomer,
    readEarlier: makeReadEarlier({ ...base, readCustomer }),
  };
  const askDoor = makeAskDoor(base);
  return {
    showOrders: makeShowOrders({ ...base, ...reads, askDoor }),
    askForReport: makeAskForReport({ ...base, askDoor }),
    askForOrder: makeAskForOrder({ ...base, askDoor }),
    showOrder: makeShowOrder({ ...base, askDoor }),
    openConversation: makeOpenConversation(opening),
    sendVisitorMessage: makeSendVisitorMessage(base),
    receiveMessage: makeReceiveMessage(opening),
    resumeConversation,
    conversationByToken: makeConversationByToken({ resumeConversation }),
    extendConversation: makeExtendConversation(base),
    endConversation: makeEndConversation(base),
    eraseConversation: makeEraseConversation(base),
    ...reads,
    ...makeShowToStaff({ ...reads, recordReading: base.recordReading }),
    markRead: makeMarkRead(base),
    sendStaffMessage: makeSendStaffMessage(base),
    closeConversation: makeCloseConversation(base),
    reopenConversation: makeReopenConversation(base),
    giveBackAbsent: makeGiveBackAbsent(base),
    giveBackOf: makeGiveBackOf(base),
    ...makeOfferForms(base),
    noteFormSent: makeNoteFormSent({ ...base, resumeConversation }),
    identifyCustomer: makeIdentifyCustomer(base),
  };
};
export type ConversationUseCases = ReturnType<typeof makeConversationUseCases>;
