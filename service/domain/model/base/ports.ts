import type { OrganisationId, PresenceState, ShopId, StaffId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from './tenancy.ts';

/** The service's clock. */
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
/** Random ids of 128 bits, base64url. */
export type Ids = {
  next<P extends IdPrefix>(prefix: P): `${P}_${string}`;
  /** 32 bytes, base64url. */
  secret(): string;
  /** UUID version 4. */
  ref(): string;
  /** 8 characters without look-alikes. */
  reference(): string;
};

export type Digest = {
  /** UTF-8; lower-case hex. */
  sha256Hex(text: string): string;
  /** Incremental SHA-256. */
  startSha256(): { add(text: string): void; hex(): string };
  /** SHA-256, lower-case hex. */
  sha256HexOfBytes(bytes: Uint8Array): string;
  /** HMAC-SHA256 by `purpose`, base64url. */
  keyed(purpose: string, text: string): string;
  /** HMAC-SHA256, lower-case hex. */
  hmacHex(key: string, text: string): string;
  /** Constant-time comparison. */
  equal(a: string, b: string): boolean;
};

export type PublicKey = {
  keyId: string;
  publicKeyPem: string;
  /** ISO instants; `until` null: current. */
  since: string;
  until: string | null;
};
/** Ed25519. */
export type EvidenceSigner = {
  sign(text: string): { keyId: string; signature: string };
  publicKeys(): readonly PublicKey[];
};
export type SignatureVerifier = (text: string, signature: string, publicKeyPem: string) => boolean;
/** Null for other than Ed25519. */
export type PublicKeyReader = (
  publicKeyPem: string,
) => ((text: string, signature: string) => Promise<boolean>) | null;

/** Null for other than Ed25519. */
export type PublicKeyNamer = (publicKeyPem: string) => string | null;

/** RFC 3161 time; null when unproven. */
export type TimeStampReader = (token: string, text: string) => Promise<string | null>;

export type PasswordHasher = {
  /** Includes parameters. */
  hash(password: string): Promise<string>;
  /** Constant time for null: hides unknown accounts. */
  verify(password: string, stored: string | null): Promise<boolean>;
};

/** TOTP (RFC 6238). */
export type OneTimeCodes = {
  /** 160 bits, base32, and QR content. */
  newSecret(account: string): Promise<{ secret: string; address: string }>;
  /** 30-second step, at most one away; else null. */
  stepOf(secret: string, code: string, now: Date): Promise<number | null>;
};

export type StaffToken = { staffId: StaffId; sessionId: string };
export type TokenSigner = {
  /** Valid for 10 minutes. */
  sign(token: StaffToken): { accessToken: string; expiresAt: Date };
  /** Null: invalid, expired or another audience. */
  verify(accessToken: string): (StaffToken & { expiresAt: Date }) | null;
};

/** Sealed with the shop's key. Rule: SE-5. */
export type FieldVault = {
  seal(scope: ShopScope, text: string): Promise<string>;
  open(scope: ShopScope, sealed: string): Promise<string>;
  /** For data outside shops. */
  sealForService(text: string): Promise<string>;
  openForService(sealed: string): Promise<string>;
  /** Parts of about 1 MB, bound to file and order. */
  sealFile(fileId: string, bytes: Uint8Array): Promise<readonly string[]>;
  /** @throws for other parts or order */
  openFile(fileId: string, parts: readonly string[]): Promise<Uint8Array>;
  /** From memory. Rule: PR-5. */
  forget(scope: ShopScope): void;
  /** HMAC of the normalised address, unlinkable across shops. Rule: PR-1. */
  subjectKey(scope: ShopScope, kind: 'email' | 'phone' | 'customer', value: string): Promise<string>;
  /** 52-bit HMACs per shop. Rule: PR-1. */
  searchTokens(scope: ShopScope, texts: readonly string[]): Promise<readonly number[]>;
};

/** Dropped sockets count for a grace period. */
export type PresenceBoard = {
  /** Present or on call. */
  isStaffed(shopId: ShopId): boolean;
  here(shopId: ShopId): readonly { staffId: StaffId; name: string }[];
  /** With or without a console. */
  onCall(shopId: ShopId): readonly { staffId: StaffId; name: string }[];
  /** In all shops and processes. */
  everybodyOnCall(): readonly StaffId[];
  /** Null: off. */
  setOnCall(staffId: StaffId, entry: { name: string; shopIds: readonly ShopId[] } | null): void;
  /** Null: closed. */
  set(socketId: string, entry: PresenceEntry | null): void;
  acted(socketId: string, at: Date): void;
  /** At any process. */
  hasActedSince(staffId: StaffId, since: Date): boolean;
  /** Without grace period. */
  end(sessionId: string): void;
  /** Including away and grace period. */
  isConnected(staffId: StaffId): boolean;
  /** False: absence is unknown, jobs must wait. */
  hearsAll(): boolean;
  /** Last known for unreachable processes. */
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
 * Outgoing rules: protocol.md part 2.
 * @param asker one fetch at a time per shop and site
 */
export type PageFetcher = (address: string, asker: ShopId) => Promise<FetchedPage>;
export type FetchedPage =
  | {
      kind: 'page';
      finalUrl: string;
      /** From the header. */
      language: string | null;
      /** Comma-joined headers; null: none. */
      contentPolicy: string | null;
      content: PageContent;
    }
  /** Status other than 200. */
  | { kind: 'status'; status: number }
  /** Another registrable domain; not followed. */
  | { kind: 'left'; finalUrl: string }
  | { kind: 'failed'; reason: FetchFailure; detail: string }
  /** Too many fetches queued. */
  | { kind: 'busy' };
/** Without markup. */
export type PageContent = {
  /** NFC, spaces collapsed; at most 100,000 UTF-16 units. */
  text: string;
  /** At most 300 UTF-16 units. */
  title: string | null;
  /** Declared, two lower-case letters. */
  language: string | null;
  /** The page is password-protected. */
  asksForPassword: boolean;
  /** Chat snippets; at most 20. */
  scripts: readonly PageScript[];
  /** From `<meta>`, at most 20. */
  contentPolicies: readonly string[];
};
/** External or inline script. */
export type PageScript = { src: string | null; nonce: string | null; text: string };
export type FetchFailure =
  | 'timeout'
  | 'network'
  | 'unknown_host'
  /** Untrusted by browsers. */
  | 'certificate'
  /** Private network or unusual port. */
  | 'refused'
  | 'too_large'
  | 'not_html'
  /** Exceeds a parser limit. */
  | 'unreadable';

/** The host itself for IP addresses and localhost. */
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
