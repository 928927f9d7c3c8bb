import type { ReplyRefusal } from '../domain/mail-in/reply-refusals.ts';
import { LIMITS } from '../protocol/vocabulary.ts';

/** What the server of the sender is told; it passes the text on to the person. In English and ASCII, as SMTP asks. */
export type Reply = { readonly code: number; readonly text: string };

export const LATER: Reply = { code: 451, text: 'Your reply could not be stored yet. It will be sent again.' };
export const NO_SUCH_ADDRESS: Reply = {
  code: 550,
  text: 'This address opens no chat, or the chat is gone. Please write to the shop in another way.',
};
export const TOO_LARGE: Reply = {
  code: 552,
  text: 'Your reply is too large. Please send text only; pictures and files can be sent in the chat.',
};
export const TOO_MANY_RECIPIENTS: Reply = { code: 452, text: 'One address for each mail, please.' };

export const REFUSALS: Readonly<Record<ReplyRefusal, Reply>> = {
  unknown: NO_SUCH_ADDRESS,
  automatic: { code: 550, text: 'Automatic mails are not taken here.' },
  empty: { code: 550, text: 'No text was found. Please write it above the quoted mail.' },
  files: {
    code: 550,
    text: 'Pictures and files are not taken by mail. Please write text, or send them in the chat.',
  },
  too_long: {
    code: 550,
    text: `Your reply is too long. Please write at most ${LIMITS.maxTextCodePoints} characters.`,
  },
  too_large: TOO_LARGE,
  chat_ended: { code: 550, text: 'This chat has ended. Please start a new one on the page of the shop.' },
  blocked: { code: 550, text: 'This chat takes no more messages.' },
  shop_closed: {
    code: 550,
    text: 'The chat of this shop is closed. Please write to the shop in another way.',
  },
};
