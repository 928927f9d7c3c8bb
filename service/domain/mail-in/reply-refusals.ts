import { LIMITS } from '../../protocol/vocabulary.ts';

/** Like that of a typed message. */
export const MAX_REPLY_CODE_POINTS = LIMITS.maxTextCodePoints;

/** Why a reply by mail is not taken, where the person hears of it. */
export type ToldRefusal =
  | 'empty'
  | 'files'
  | 'too_long'
  | 'too_large'
  | 'chat_ended'
  | 'blocked'
  | 'shop_closed';
/** Who sends to an unknown address is not known here; machines are not answered. */
export type ReplyRefusal = ToldRefusal | 'unknown' | 'automatic';
