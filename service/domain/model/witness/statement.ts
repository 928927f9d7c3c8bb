import { canonicalJson } from '../base/canonical-json.ts';

/** What witnesses see: one fingerprint of everything that is new in all ledgers. It names no shop. */
export type HeadStatement = {
  /** When the ledgers were read. */
  readonly at: string;
  /** Key of the installation that signs. */
  readonly keyId: string;
  /** Hash of the statement before; null for the first. */
  readonly previous: string | null;
  /** Root over the entries since then; null when nothing was added. */
  readonly root: string | null;
  /** `at` of the statement before; null for the first. */
  readonly since: string | null;
};
export type SignedStatement = HeadStatement & { readonly signature: string };

/** The answer of another service, signed with its own key: read in evidence files, never asked for. */
export type Countersignature = {
  readonly kind: 'zgoda';
  readonly by: string;
  /** By the clock of the witness. */
  readonly at: string;
  readonly follows: boolean;
  readonly keyId: string;
  readonly signature: string;
};
/** The answer of a time-stamp authority (RFC 3161). */
export type TimeStamp = {
  readonly kind: 'rfc3161';
  /** Host of the authority. */
  readonly by: string;
  /** As the token says it. */
  readonly at: string;
  /** DER in base64. */
  readonly token: string;
};
/** An answer as it stands in an evidence file. */
export type Seen = Countersignature | TimeStamp;

/** The signed text; its SHA-256 names the statement. */
export const statementText = ({ at, keyId, previous, root, since }: HeadStatement): string =>
  `zgoda-heads.v1.${canonicalJson({ at, keyId, previous, root, since })}`;

/** What a witness signs. @param statement hash of the statement */
export const countersignedText = (
  { at, follows }: Pick<Countersignature, 'at' | 'follows'>,
  statement: string,
): string => `zgoda-witness.v1.${canonicalJson({ at, follows, statement })}`;

/** The text whose SHA-256 joins two hashes to one. */
export const joinedText = (left: string, right: string): string => `zgoda-node.v1.${left}.${right}`;

/** One step from a hash towards the root: the hash to join, and the side on which it stands. */
export type Step = { readonly side: 'left' | 'right'; readonly hash: string };
