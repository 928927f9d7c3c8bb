import type { Digest } from '../base/ports.ts';

/** The operator's address for replies by mail, such as `reply@chat.example`. */
export type ReplyMailbox = { readonly name: string; readonly domain: string };

/**
 * Stands in our own mails, in the line above which people are asked to write. What is below it in a reply is our mail.
 */
export const REPLY_MARK = '##-';

/** 160 bits, in digits that every mail server leaves as they are. */
const TOKEN_LENGTH = 40;
const TOKEN = /^[0-9a-f]{40}$/;

/** The token of one way of answering by mail; the same for as long as that way is open. Decision 0127. */
export const replyTokenOf = (digest: Digest, wayId: string): string =>
  digest.sha256Hex(digest.keyed('mail-reply', wayId)).slice(0, TOKEN_LENGTH);

/** What is stored of it. */
export const replyHashOf = (digest: Digest, token: string): string => digest.sha256Hex(`mail-reply.${token}`);

export const replyAddressOf = ({ name, domain }: ReplyMailbox, token: string): string =>
  `${name}+${token}@${domain}`;

/** The tokens in addresses of this form; each once. */
export const replyTokensIn = ({ name, domain }: ReplyMailbox, addresses: readonly string[]): string[] => {
  const [before, behind] = [`${name}+`, `@${domain}`];
  const tokens = addresses
    .map((address) => address.trim().toLowerCase())
    .filter((address) => address.startsWith(before) && address.endsWith(behind))
    .map((address) => address.slice(before.length, -behind.length))
    .filter((token) => TOKEN.test(token));
  return [...new Set(tokens)];
};
