import type { Event, MessageState } from '../../state/conversation.ts';

export type AttachmentEvent = Extract<Event, { kind: 'attachment' | 'attachment_request' }>;
export type BubbleProps = {
  event: AttachmentEvent;
  conversationId: string;
  visitor: string;
  state: MessageState | null;
};
