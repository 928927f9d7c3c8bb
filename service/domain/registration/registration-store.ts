import type { Registration } from './registration.ts';

/** Unconfirmed registrations, outside any shop. */
export type RegistrationStore = {
  insert(registration: Registration): Promise<void>;
  get(id: string): Promise<Registration | null>;
  remove(id: string): Promise<boolean>;
  removeByEmail(emailKey: string): Promise<number>;
  /** Oldest first. Rule: RE-1. */
  listExpired(now: Date): Promise<readonly Registration[]>;
};
