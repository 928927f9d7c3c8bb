import type { OrganisationId, PresenceState, ShopId, StaffId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from './tenancy.ts';

/** The only clock that counts is that of the service. */
export type Clock = { now(): Date };

export type IdPrefix =
  | 'org'
  | 'shp'
  | 'zgk'
  | 'stf'
  | 'mbr'
  | 'grt'
  | 'inv'
  | 'ses'
  | 'cnv'
  | 'evt'
  | 'led'
  | 'cse'
  | 'chg'
  | 'crd'
  | 'att'
  | 'rpl'
  | 'psh'
  | 'nte'
  | 'tag'
  | 'tem'
  | 'blk'
  | 'dpa'
  | 'agc'
  | 'eml'
  | 'req'
  | 'brc'
  | 'sub'
  | 'run'
  | 'doc'
  | 'reg'
  | 'spr'
  | 'aud'
  | 'jrn';
/** Random ids of 128 bits, base64url, behind a prefix; secrets of 256 bits. */
export type Ids = {
  next<P extends IdPrefix>(prefix: P): `${P}_${string}`;
  /** 32 random bytes, base64url (43 characters). */
  secret(): string;
  /** Version 4 UUID, for events that the service itself makes. */
  ref(): string;
  /** Number a person can quote: 8 characters without look-alikes. */
  reference(): string;
};

export type Digest = {
  /** SHA-256 of the UTF-8 text, lower-case hex. */
  sha256Hex(text: string): string;
  /** SHA-256 of a text that comes in pieces; `hex` ends it. */
  startSha256(): { add(text: string): void; hex(): string };
  /** SHA-256 of the bytes, lower-case hex. */
  sha256HexOfBytes(bytes: Uint8Array): string;
  /** HMAC-SHA256 under a service key kept for `purpose`, base64url (43 characters). */
  keyed(purpose: string, text: string): string;
  /** HMAC-SHA256 under the given key text, lower-case hex. */
  hmacHex(key: string, text: string): string;
  /** Constant-time comparison of two texts. */
  equal(a: string, b: string): boolean;
};

export type PublicKey = {
  keyId: string;
  publicKeyPem: string;
  /** From when and until when it signed, ISO instants; `until` is null for the key in use. */
  since: string;
  until: string | null;
};
/** Ed25519 signatures over consent events. */
export type EvidenceSigner = {
  sign(text: string): { keyId: string; signature: string };
  publicKeys(): readonly PublicKey[];
};
/** Checks a signature with a public key alone. */
export type SignatureVerifier = (text: string, signature: string, publicKeyPem: string) => boolean;
/** Reads a public key once for many signatures; null for anything but an Ed25519 key. */
export type PublicKeyReader = (
  publicKeyPem: string,
) => ((text: string, signature: string) => Promise<boolean>) | null;

/** Name of an Ed25519 public key, made from the key itself; null for anything else. */
export type PublicKeyNamer = (publicKeyPem: string) => string | null;

/** When an authority that the operator named stamped the text (RFC 3161); null when the token does not show it. */
export type TimeStampReader = (token: string, text: string) => Promise<string | null>;

export type PasswordHasher = {
  /** Parameters are stored with the hash. */
  hash(password: string): Promise<string>;
  /** Same time whether or not `stored` is null, so that an unknown account answers like a wrong password. */
  verify(password: string, stored: string | null): Promise<boolean>;
};

/** Codes that a phone shows, each for half a minute (RFC 6238). */
export type OneTimeCodes = {
  /** 160 random bits, base32, and the content of the QR code. */
  newSecret(account: string): Promise<{ secret: string; address: string }>;
  /** Number of the 30-second step that the code belongs to, at most one away from now; null for any other code. */
  stepOf(secret: string, code: string, now: Date): Promise<number | null>;
};

export type StaffToken = { staffId: StaffId; sessionId: string };
export type TokenSigner = {
  /** Access token for 10 minutes. */
  sign(token: StaffToken): { accessToken: string; expiresAt: Date };
  /** Null when the token is not ours, expired or for another audience. */
  verify(accessToken: string): (StaffToken & { expiresAt: Date }) | null;
};

/** Personal fields sealed with the shop's own key. Rule: SE-5. */
export type FieldVault = {
  seal(scope: ShopScope, text: string): Promise<string>;
  open(scope: ShopScope, sealed: string): Promise<string>;
  /** Sealed with the service's own key, for what belongs to no shop: mails to staff, second factors. */
  sealForService(text: string): Promise<string>;
  openForService(sealed: string): Promise<string>;
  /** A file sealed with the service's own key, in parts of about a megabyte, bound to the file and to their order. */
  sealFile(fileId: string, bytes: Uint8Array): Promise<readonly string[]>;
  /** Throws for parts of another file, and for parts in another order or number. */
  openFile(fileId: string, parts: readonly string[]): Promise<Uint8Array>;
  /** Removes the keys from memory: the rows of the shop are deleted. Rule: PR-5. */
  forget(scope: ShopScope): void;
  /** HMAC under the shop's pepper over the normalised address: finds a person in one shop, joins none across shops. Rule: PR-1. */
  subjectKey(scope: ShopScope, kind: 'email' | 'phone' | 'customer', value: string): Promise<string>;
  /** 52 bits of an HMAC under the shop's search key over each text: equal in one shop alone. Decision 0119. Rule: PR-1. */
  searchTokens(scope: ShopScope, texts: readonly string[]): Promise<readonly number[]>;
};

/** Who can reply now. Fed by staff sockets; a socket that drops keeps its place for the grace period. */
export type PresenceBoard = {
  /** Somebody is here by the console, or on call. */
  isStaffed(shopId: ShopId): boolean;
  here(shopId: ShopId): readonly { staffId: StaffId; name: string }[];
  /** Who is on call with the phone, with or without a console. */
  onCall(shopId: ShopId): readonly { staffId: StaffId; name: string }[];
  /** In any shop, as any process knows it. */
  everybodyOnCall(): readonly StaffId[];
  /** The person is on call in these shops; null: no more. */
  setOnCall(staffId: StaffId, entry: { name: string; shopIds: readonly ShopId[] } | null): void;
  /** Reports a socket of a person with its state and shops; null when it has closed. */
  set(socketId: string, entry: PresenceEntry | null): void;
  /** The person did something by this socket. */
  acted(socketId: string, at: Date): void;
  /** Whether the person has done anything by a console since then, as any process knows it. */
  hasActedSince(staffId: StaffId, since: Date): boolean;
  /** The session has ended: its sockets lose their place at once, without the grace period. */
  end(sessionId: string): void;
  /** Whether the person has a socket, here or away, or one that dropped within the grace period. */
  isConnected(staffId: StaffId): boolean;
  /**
   * Whether whoever is not listed is absent: false while this process cannot hear the others. A job that would act on an
   * absence waits then.
   */
  hearsAll(): boolean;
  /** State of the person in the shop; at processes that cannot be heard now, the one that was last heard. */
  lastKnown(shopId: ShopId, staffId: StaffId): PresenceState | 'gone';
};
export type PresenceEntry = {
  staffId: StaffId;
  sessionId: string;
  name: string;
  state: PresenceState;
  shopIds: readonly ShopId[];
};

/**
 * A page on the shop's own site, fetched under the outgoing rules (protocol.md part 2).
 * @param asker the shop that it is fetched for: one page at a time for a shop and of a site
 */
export type PageFetcher = (address: string, asker: ShopId) => Promise<FetchedPage>;
export type FetchedPage =
  | {
      kind: 'page';
      finalUrl: string;
      /** Of the header, not of the page itself. */
      language: string | null;
      /** The page's Content-Security-Policy headers, joined by commas; null without one. */
      contentPolicy: string | null;
      content: PageContent;
    }
  /** It answers with another status than 200. */
  | { kind: 'status'; status: number }
  /** It redirects to another registrable domain, which is not followed. */
  | { kind: 'left'; finalUrl: string }
  | { kind: 'failed'; reason: FetchFailure; detail: string }
  /** Too many fetches wait for this site or shop: nothing was fetched. */
  | { kind: 'busy' };
/** The content of a page, without its markup, which is foreign and parsed within limits. */
export type PageContent = {
  /** The text of the page, NFC, white space collapsed; at most 100,000 UTF-16 units. */
  text: string;
  /** At most 300 UTF-16 units; null when the page has neither title nor heading. */
  title: string | null;
  /** Language as the page declares it, two lower-case letters. */
  language: string | null;
  /** A page that asks for a password is not public. */
  asksForPassword: boolean;
  /** Scripts that name a snippet of any chat of this kind, in their order; at most 20. */
  scripts: readonly PageScript[];
  /** Policies in `<meta http-equiv="Content-Security-Policy">`, at most 20. */
  contentPolicies: readonly string[];
};
/** A script that runs in the page: from an address, or as it stands there. */
export type PageScript = { src: string | null; nonce: string | null; text: string };
export type FetchFailure =
  | 'timeout'
  | 'network'
  /** The name of the site is not known. */
  | 'unknown_host'
  /** Its certificate is not one that browsers take. */
  | 'certificate'
  /** The outgoing rules forbid it: a private network, an unusual port. */
  | 'refused'
  | 'too_large'
  | 'not_html'
  /** Parsing it exceeded a limit of elements, depth, time or memory. */
  | 'unreadable';

/** Registrable domain of a host, or the whole host for IP addresses and localhost. */
export type DomainOf = (host: string) => string;

export type AuditEntry = {
  shopId: ShopId | null;
  organisationId: OrganisationId | null;
  actor: string;
  action: string;
  target: string;
  outcome: 'ok' | 'refused';
  details: Record<string, string | number | boolean>;
};
