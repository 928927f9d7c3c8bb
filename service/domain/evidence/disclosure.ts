import type { ConsentEvent } from '../model/consent/consent.ts';
import type { EvidenceToVerify } from './evidence.ts';
import type { Judge } from './judge-signature.ts';

export const DISCLOSURE_FORMAT = 'zgoda-disclosure/1';

/**
 * What only the person has, beside the evidence: their address, and the salt of one event. With both anybody can see
 * that the event is about that address.
 */
export type Disclosure = {
  readonly format: typeof DISCLOSURE_FORMAT;
  /** Id of the event. */
  readonly event: string;
  readonly address: string;
  readonly salt: string;
};

export const disclosureOf = (
  { id }: Pick<ConsentEvent, 'id'>,
  address: string,
  salt: string,
): Disclosure => ({ format: DISCLOSURE_FORMAT, event: id, address, salt });

/** A salt with a dot would let part of one address pass for the salt of another: `x.jan` and `kowalski@…`. */
const SALT = /^[A-Za-z0-9_-]+$/;

const ESCAPES = /\\./g;
/** How many texts a JSON text holds: keys and values. */
const countTexts = (json: string): number => (json.replace(ESCAPES, '').split('"').length - 1) / 2;

/** Null for anything but a disclosure file. A key that stands twice is more than its four keys and values. */
export const readDisclosure = (text: string): Disclosure | null => {
  try {
    const { format, event, address, salt, ...others } = JSON.parse(text);
    const isWhole = [event, address, salt].every((value) => typeof value === 'string');
    if (format !== DISCLOSURE_FORMAT || !isWhole || Object.keys(others).length > 0) return null;
    if (!SALT.test(salt) || countTexts(text) !== 8) return null;
    return { format, event, address, salt };
  } catch {
    return null;
  }
};

/** Whether an event of the evidence is about the address. The evidence is judged by itself. */
export const isAbout = async (
  { events }: Pick<EvidenceToVerify, 'events'>,
  { event: id, address, salt }: Disclosure,
  judge: Pick<Judge, 'sha256Hex'>,
): Promise<boolean> => {
  const event = events.find((one) => one.id === id);
  return (
    event?.personCommitment !== undefined &&
    (await judge.sha256Hex(`${salt}.${address}`)) === event.personCommitment
  );
};
