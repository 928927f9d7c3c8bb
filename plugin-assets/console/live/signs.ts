import type { StaffClientFrame } from '../../../service/protocol/frames/staff-frames.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';

/** Signs for others of what this person is doing. */
export type Signs = {
  setTyping(conversationId: string, on: boolean): void;
  /**
   * The conversation that is on the screen, for colleagues to see and for the record of who read it; null for none.
   * Told again when something new is on the screen.
   */
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
    /** A new socket does not know yet what is on the screen. A page that is hidden is read by nobody. */
    resume: () => {
      if (lookingAt !== null && document.visibilityState === 'visible') sendLooking();
    },
  };
};
