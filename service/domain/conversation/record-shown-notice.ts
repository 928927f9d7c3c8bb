import type { ConversationId } from '../../protocol/vocabulary.ts';
import type { RecordInformed } from '../consent/record-consent.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import type { VisitorMessage } from './store-message.ts';

export type ShownNoticeDeps = {
  notices: Pick<NoticeStore, 'get' | 'put'>;
  recordInformed: RecordInformed;
  widgetVersion: string;
};

/**
 * Records which notice stood over a chat that is about to be opened. Called before the conversation is stored, so that
 * none exists without its record. A client that names no notice, or none of a chat of this shop
 * in its language, gets no record: nothing is claimed that was not shown.
 * Rules: TR-1, D5, decision 0067.
 */
export const recordShownNotice = async (
  deps: ShownNoticeDeps,
  scope: ShopScope,
  id: ConversationId,
  message: VisitorMessage,
): Promise<ConsentEvent | null> => {
  const notice = message.notice === null ? null : await deps.notices.get(scope, message.notice);
  if (notice?.content.surface !== 'live_chat' || notice.content.locale !== message.locale) return null;
  // A sweep may be removing it at this moment, because nothing named it so far.
  await deps.notices.put(scope, notice);
  return deps.recordInformed(scope, {
    purpose: 'reply',
    formId: 'live_chat',
    noticeId: notice.id,
    ref: id,
    sessionRef: message.ref,
    via: 'widget',
    widgetVersion: deps.widgetVersion,
    adapterVersion: null,
  });
};
