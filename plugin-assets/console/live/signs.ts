import type { StaffClientFrame } from '../../../service/protocol/frames/staff-frames.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';

/** Signs for others of what this person is doing; nothing of them is stored. */
export type Signs = {
  setTyping(conversationId: string, on: boolean): void;
  /** The conversation that is on the screen, for colleagues to see; null for none. */
  setLooking(conversationId: string | null): void;
};

export const makeSigns = (sendFrame: (frame: StaffClientFrame) => boolean): Signs & { resume(): void } => {
  let lookingAt: ConversationId | null = null;
  const sendLooking = () => sendFrame({ t: 'conversation.look', conversationId: lookingAt });
  return {
    setTyping: (id, on) => {
      sendFrame({ t: 'typing.set', conversationId: id as ConversationId, on });
    },
    setLooking: (id) => {
      lookingAt = id as ConversationId | null;
      sendLooking();
    },
    /** A new socket does not know yet what is on the screen. */
    resume: () => {
      if (lookingAt !== null) sendLooking();
    },
  };
};
