import type { StaffId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope } from '../base/tenancy.ts';

/** Where a browser receives pushes, as the browser gave it. */
export type PushAddress = {
  /** Address at the push service of the browser's vendor. */
  readonly endpoint: string;
  /** Public key of the browser, base64url. */
  readonly p256dh: string;
  /** Secret shared with the browser, base64url. */
  readonly auth: string;
};

/** A browser that a member of staff let ring. It lives no longer than the session in which that was done. */
export type PushDevice = {
  readonly id: `psh_${string}`;
  readonly staffId: StaffId;
  readonly sessionId: string;
  /** Keyed hash of the endpoint: one browser stands here once. */
  readonly endpointHash: string;
  /** The address, sealed with the service's own key. */
  readonly sealed: string;
  /** Host of the push service: who learns that something was sent. */
  readonly host: string;
  readonly createdAt: Date;
};

export type PushDeviceStore = {
  /** Replaces the browser with the same `endpointHash`, whoever was signed in there. */
  put(device: PushDevice): Promise<void>;
  /** Oldest first. */
  listByStaff(staffIds: readonly StaffId[]): Promise<readonly PushDevice[]>;
  remove(staffId: StaffId, id: string): Promise<boolean>;
  /** Those of a session; returns how many. */
  removeBySession(sessionId: string): Promise<number>;
  /** Those of a person; returns how many. */
  removeByStaff(staffId: StaffId): Promise<number>;
  /** Ids of sessions that have one, for the retention run. */
  sessionIds(service: ServiceScope): Promise<readonly string[]>;
};

/** `gone`: the push service knows the address no more. */
export type PushResult = 'delivered' | 'gone' | 'failed';
/** Web Push (RFC 8030, 8291, 8292). */
export type PushSender = {
  /** The public key that browsers subscribe with, base64url; null: pushes are off. */
  readonly publicKey: string | null;
  /** Hosts of push services that may be sent to. */
  readonly hosts: readonly string[];
  /** The host of an address that may be sent to, with keys that can be used; null for any other. */
  hostOf(address: PushAddress): string | null;
  /** Never throws: a push service that is away or refuses is `failed`. */
  send(address: PushAddress, text: string): Promise<PushResult>;
};
