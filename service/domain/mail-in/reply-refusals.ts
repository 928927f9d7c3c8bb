import { LIMITS } from '../../protocol/vocabulary.ts';

export const MAX_REPLY_CODE_POINTS = LIMITS.maxTextCodePoints;

/** Refusals that the sender is notified of. */
export type ToldRefusal =
  | 'empty'
  | 'files'
  | 'too_long'
  | 'too_large'
  | 'chat_ended'
  | 'blocked'
  | 'shop_closed';
/** Unknown tokens and automatic mails get no answer. */
export type ReplyRefusal = ToldRefusal | 'unknown' | 'automatic';
