import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { emailField } from '../../service/protocol/fields.ts';
import type { OrganisationKind } from '../../service/protocol/vocabulary.ts';
import { StartFailure } from './start-failure.ts';

export type OwnerRequest = {
  email: string;
  name: string;
  password: string;
  kind: OrganisationKind;
  organisationName: string;
};

const minPasswordLength = 12;

export function makePassword(): string {
  return randomBytes(15).toString('base64url');
}

/** @throws StartFailure naming the source */
export function checkedEmail(text: string, source: string): string {
  const parsed = v.safeParse(emailField, text);
  if (parsed.success) return parsed.output;
  throw new StartFailure(`${source} must be an e-mail address, not "${text}".`);
}

/** @throws StartFailure naming the source */
export function checkedPassword(text: string, source: string): string {
  if (text.length >= minPasswordLength && text.length <= 200) return text;
  throw new StartFailure(`${source} must have ${minPasswordLength} to 200 characters.`);
}
