import type { StaffId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope } from '../base/tenancy.ts';

export type PushAddress = {
  readonly endpoint: string;
  /** Browser's public key, base64url. */
  readonly p256dh: string;
  /** Shared secret, base64url. */
  readonly auth: string;
};

/** Lives as long as its session. */
export type PushDevice = {
  readonly id: `psh_${string}`;
  readonly staffId: StaffId;
  readonly sessionId: string;
  /** Keyed; unique. */
  readonly endpointHash: string;
  /** With the service key. */
  readonly sealed: string;
  /** Push service host. */
  readonly host: string;
  readonly createdAt: Date;
};

export type PushDeviceStore = {
  /** Replaces the same `endpointHash`. */
  put(device: PushDevice): Promise<void>;
  /** Oldest first. */
  listByStaff(staffIds: readonly StaffId[]): Promise<readonly PushDevice[]>;
  remove(staffId: StaffId, id: string): Promise<boolean>;
  /** Returns how many. */
  removeBySession(sessionId: string): Promise<number>;
  /** Returns how many. */
  removeByStaff(staffId: StaffId): Promise<number>;
  /** Sessions with a device. */
  sessionIds(service: ServiceScope): Promise<readonly string[]>;
};

/** `gone`: unknown address. */
export type PushResult = 'delivered' | 'gone' | 'failed';
/** Web Push (RFC 8030, 8291, 8292). */
export type PushSender = {
  /** Base64url; null: pushes are off. */
  readonly publicKey: string | null;
  /** Allowed push service hosts. */
  readonly hosts: readonly string[];
  /** Null: forbidden address or unusable keys. */
  hostOf(address: PushAddress): string | null;
  /** Never throws. */
  send(address: PushAddress, text: string): Promise<PushResult>;
};
