import type { Digest } from '../base/ports.ts';

/** Such as `reply@chat.example`. */
export type ReplyMailbox = { readonly name: string; readonly domain: string };

/** Text below it is quoted. */
export const REPLY_MARK = '##-';

/** 160 bits, case-safe. */
const TOKEN_LENGTH = 40;
const TOKEN = /^[0-9a-f]{40}$/;

/** Token of a way of answering; stable. */
export const replyTokenOf = (digest: Digest, wayId: string): string =>
  digest.sha256Hex(digest.keyed('mail-reply', wayId)).slice(0, TOKEN_LENGTH);

/** Stored hash of a token. */
export const replyHashOf = (digest: Digest, token: string): string => digest.sha256Hex(`mail-reply.${token}`);

export const replyAddressOf = ({ name, domain }: ReplyMailbox, token: string): string =>
  `${name}+${token}@${domain}`;

/** Distinct tokens in addresses. */
export const replyTokensIn = ({ name, domain }: ReplyMailbox, addresses: readonly string[]): string[] => {
  const [before, behind] = [`${name}+`, `@${domain}`];
  const tokens = addresses
    .map((address) => address.trim().toLowerCase())
    .filter((address) => address.startsWith(before) && address.endsWith(behind))
    .map((address) => address.slice(before.length, -behind.length))
    .filter((token) => TOKEN.test(token));
  return [...new Set(tokens)];
};
