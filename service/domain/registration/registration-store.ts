import type { Registration } from './registration.ts';

/** Registrations that wait for their address to be confirmed. They belong to no shop. */
export type RegistrationStore = {
  insert(registration: Registration): Promise<void>;
  get(id: string): Promise<Registration | null>;
  remove(id: string): Promise<boolean>;
  /** All of one address: the first one that is confirmed removes the others. */
  removeByEmail(emailKey: string): Promise<number>;
  /** Expired ones, oldest first. Rule: RE-1. */
  listExpired(now: Date): Promise<readonly Registration[]>;
};
