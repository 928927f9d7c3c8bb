import { DISCLOSURE_FORMAT } from '../../service/domain/evidence/disclosure.ts';
import { contentNamed } from './forged-vectors.ts';
import { folderOf } from './good-vectors.ts';

/** `expect`: `about` if it proves that a record is about the address, else `not_about` or `unreadable`. */
export type DisclosureVector = {
  readonly file: string;
  readonly evidence: string;
  readonly says: string;
  readonly expect: 'about' | 'not_about' | 'unreadable';
  readonly bytes: Buffer;
};

const idIn = (name: string): string => contentNamed(name).events[0]?.id ?? '';

export const disclosureVectors = (): DisclosureVector[] => {
  const named = (evidence: string, address: string, salt: string) => ({
    format: DISCLOSURE_FORMAT,
    event: idIn(evidence),
    address,
    salt,
  });
  const [mail, phone, letters] = [
    named('consent-of-a-person', 'anna@example.com', 'salt'),
    named('person-by-phone', '+48123456789', 'salt-of-a-phone'),
    named('person-in-letters', 'żaneta@łąka.example', 'salt-of-letters'),
  ];
  const make = (
    name: string,
    says: string,
    expect: DisclosureVector['expect'],
    content: unknown,
    evidence = 'consent-of-a-person',
  ): DisclosureVector => ({
    file: `disclosures/${name}.json`,
    evidence: `${folderOf(evidence)}/${evidence}.json`,
    says,
    expect,
    bytes: Buffer.isBuffer(content)
      ? content
      : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  });
  const { salt: _, ...saltless } = mail;
  return [
    make('mail', 'an e-mail address', 'about', mail),
    make('mail-pretty-printed', 'other white space and order', 'about', prettyOf(mail)),
    make('phone', 'a phone number', 'about', phone, 'person-by-phone'),
    make('letters', 'letters beyond ASCII', 'about', letters, 'person-in-letters'),
    make('other-address', 'another address', 'not_about', { ...mail, address: 'ada@example.com' }),
    make('capitals', 'not the normal form', 'not_about', { ...mail, address: 'Anna@example.com' }),
    make('spaces', 'a space behind the address', 'not_about', { ...mail, address: 'anna@example.com ' }),
    make('other-salt', 'another salt', 'not_about', { ...mail, salt: 'salz' }),
    make('moved-dot', 'a part of the address in the salt', 'unreadable', {
      ...mail,
      ...{ salt: 'salt.anna@example', address: 'com' },
    }),
    make('other-event', 'an event that is not in the file', 'not_about', { ...mail, event: 'cse_X' }),
    make('event-of-another', 'beside the evidence of another record', 'not_about', mail, 'card-consent'),
    make('no-commitment', 'an event without a commitment', 'not_about', mail, 'consent-stands'),
    make('swapped', 'the disclosure of another record', 'not_about', phone),
    make('more-fields', 'a field more', 'unreadable', { ...mail, name: 'Anna' }),
    make('no-salt', 'no salt', 'unreadable', saltless),
    make('null-salt', 'a salt that is no text', 'unreadable', { ...mail, salt: null }),
    make('number', 'an address that is a number', 'unreadable', { ...mail, address: 48123456789 }),
    make('version-2', 'another format', 'unreadable', { ...mail, format: 'zgoda-disclosure/2' }),
    make(
      'address-twice',
      'another address before the one that counts',
      'unreadable',
      JSON.stringify(mail).replace('"address"', '"address":"ada@example.com","address"'),
    ),
    make('pairs', 'a list of its keys and values', 'unreadable', Object.entries(mail)),
    make('list', 'a list', 'unreadable', [mail]),
    make('evidence', 'an evidence file', 'unreadable', '{"format":"zgoda-evidence/3"}'),
    make('cut', 'no JSON', 'unreadable', JSON.stringify(mail).slice(0, -2)),
    make('no-utf8', 'bytes that are no UTF-8', 'unreadable', brokenBytes(mail)),
  ];
};

const prettyOf = (value: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(value).reverse()), null, 2);
const brokenBytes = (value: object): Buffer => {
  const bytes = Buffer.from(JSON.stringify(value));
  bytes[bytes.length - 3] = 0xff;
  return bytes;
};
