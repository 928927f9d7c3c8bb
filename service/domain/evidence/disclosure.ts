import type { ConsentEvent } from '../model/consent/consent.ts';
import type { EvidenceToVerify } from './evidence.ts';
import type { Judge } from './judge-signature.ts';

export const DISCLOSURE_FORMAT = 'zgoda-disclosure/1';

/** Address and salt prove that an event is about the person. */
export type Disclosure = {
  readonly format: typeof DISCLOSURE_FORMAT;
  /** Event id. */
  readonly event: string;
  readonly address: string;
  readonly salt: string;
};

export const disclosureOf = (
  { id }: Pick<ConsentEvent, 'id'>,
  address: string,
  salt: string,
): Disclosure => ({ format: DISCLOSURE_FORMAT, event: id, address, salt });

/** No dot: the split must be unique. */
const SALT = /^[A-Za-z0-9_-]+$/;

const ESCAPES = /\\./g;
/** Keys and values. */
const countTexts = (json: string): number => (json.replace(ESCAPES, '').split('"').length - 1) / 2;

/** Null: another file, or duplicate keys. */
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

/** Does not judge the evidence. */
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
