import type { StaffClientFrame } from '../../../service/protocol/frames/staff-frames.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';

export type Signs = {
  setTyping(conversationId: string, on: boolean): void;
  /** Shown to colleagues and recorded as reading; null: none. Repeat on new content. */
  setLooking(conversationId: string | null): void;
};

/** @param readOverHttp records the reading where sockets are blocked */
export const makeSigns = (
  sendFrame: (frame: StaffClientFrame) => boolean,
  readOverHttp: (conversationId: string) => void,
): Signs & { resume(): void } => {
  let lookingAt: ConversationId | null = null;
  const sendLooking = () => {
    const isSent = sendFrame({ t: 'conversation.look', conversationId: lookingAt });
    if (!isSent && lookingAt !== null) readOverHttp(lookingAt);
  };
  return {
    setTyping: (id, on) => {
      sendFrame({ t: 'typing.set', conversationId: id as ConversationId, on });
    },
    setLooking: (id) => {
      lookingAt = id as ConversationId | null;
      sendLooking();
    },
    /** A new socket does not know the screen; a hidden page counts as unread. */
    resume: () => {
      if (lookingAt !== null && document.visibilityState === 'visible') sendLooking();
    },
  };
};
