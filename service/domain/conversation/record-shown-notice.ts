import type { ConversationId } from '../../protocol/vocabulary.ts';
import type { RecordInformed } from '../consent/record-consent.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ReadChatNoticeNow } from '../notice/chat-notice-now.ts';
import type { VisitorMessage } from './store-message.ts';

export type ShownNoticeDeps = {
  notices: Pick<NoticeStore, 'put'>;
  chatNoticeNow: ReadChatNoticeNow;
  recordInformed: RecordInformed;
  widgetVersion: string;
};

/** Records the shown notice before the chat is stored. Rules: TR-1, D5. */
export const recordShownNotice = async (
  deps: ShownNoticeDeps,
  shop: Shop,
  scope: ShopScope,
  id: ConversationId,
  message: VisitorMessage,
): Promise<ConsentEvent | null> => {
  if (message.notice === null) return null;
  const notice = await deps.chatNoticeNow(shop, scope, message.locale);
  if (notice.id !== message.notice) return null;
  // May have been swept.
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
