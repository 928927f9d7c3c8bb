import { canonicalJson } from '../base/canonical-json.ts';

/** New entries of all ledgers; names no shop. */
export type HeadStatement = {
  /** Ledger read. */
  readonly at: string;
  /** Signing installation's key. */
  readonly keyId: string;
  /** Hash; null: first. */
  readonly previous: string | null;
  /** Null: nothing new. */
  readonly root: string | null;
  /** Previous `at`; null: first. */
  readonly since: string | null;
};
export type SignedStatement = HeadStatement & { readonly signature: string };

/** Another service's signed response, in evidence files only. */
export type Countersignature = {
  readonly kind: 'zgoda';
  readonly by: string;
  /** Witness clock. */
  readonly at: string;
  readonly follows: boolean;
  readonly keyId: string;
  readonly signature: string;
};
/** RFC 3161. */
export type TimeStamp = {
  readonly kind: 'rfc3161';
  /** Authority host. */
  readonly by: string;
  /** From the token. */
  readonly at: string;
  /** DER in base64. */
  readonly token: string;
};
/** Response in an evidence file. */
export type Seen = Countersignature | TimeStamp;

/** Signed text; its SHA-256 is the id. */
export const statementText = ({ at, keyId, previous, root, since }: HeadStatement): string =>
  `zgoda-heads.v1.${canonicalJson({ at, keyId, previous, root, since })}`;

/** Text signed by a witness. @param statement its hash */
export const countersignedText = (
  { at, follows }: Pick<Countersignature, 'at' | 'follows'>,
  statement: string,
): string => `zgoda-witness.v1.${canonicalJson({ at, follows, statement })}`;

/** Text hashed to join two hashes. */
export const joinedText = (left: string, right: string): string => `zgoda-node.v1.${left}.${right}`;

export type Step = { readonly side: 'left' | 'right'; readonly hash: string };
