import { LOCALES, type Locale } from '../../../service/protocol/vocabulary.ts';
import { isWebAddress } from '../../shared/web-address.ts';

/** Request of a shop platform's administration after its owner pressed Connect. It is in the fragment, so no log sees it. */
export type ConnectRequest = {
  platform: string;
  /** Name and address of the shop. */
  name: string;
  url: string;
  locale: Locale;
  /** Page of the platform's administration to return to; on the shop's host. */
  returnUrl: string;
  state: string;
  /** SHA-256 of a secret of the shop server, lower-case hex. */
  challenge: string;
  /** Details of the shop's owner, to be confirmed. */
  controller: { name: string; address: string; email: string; phone: string };
};

const LONGEST = 8_000;

const textOf = (value: unknown, most: number): string =>
  typeof value === 'string' ? value.trim().slice(0, most) : '';

const decode = (encoded: string): unknown => {
  try {
    const bytes = Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
      sign.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
};

/** Null when the link is malformed, or returns to another host than the shop's. */
export const parseConnectRequest = (encoded: string): ConnectRequest | null => {
  if (encoded.length > LONGEST) return null;
  const asked = decode(encoded);
  if (typeof asked !== 'object' || asked === null) return null;
  const fields = asked as Record<string, unknown>;
  const controller = (
    typeof fields.controller === 'object' && fields.controller !== null ? fields.controller : {}
  ) as Record<string, unknown>;
  const url = textOf(fields.url, 2000);
  const returnUrl = textOf(fields.returnUrl, 2000);
  const challenge = textOf(fields.challenge, 64);
  const state = textOf(fields.state, 100);
  if (fields.v !== 1 || !isWebAddress(url) || !isWebAddress(returnUrl)) return null;
  if (new URL(url).origin !== new URL(returnUrl).origin) return null;
  if (!/^[0-9a-f]{64}$/.test(challenge) || !/^[A-Za-z0-9_-]{16,100}$/.test(state)) return null;
  return {
    platform: textOf(fields.platform, 40),
    name: textOf(fields.name, 100) || new URL(url).host,
    url,
    locale: LOCALES.find((known) => known === fields.locale) ?? 'en',
    returnUrl,
    state,
    challenge,
    controller: {
      name: textOf(controller.name, 200),
      address: textOf(controller.address, 300),
      email: textOf(controller.email, 254),
      phone: textOf(controller.phone, 30),
    },
  };
};

/** Address to return to, with the result. */
export const answerAddress = (
  request: Pick<ConnectRequest, 'returnUrl' | 'state'>,
  answer: { code: string } | { error: 'cancelled' },
): string => {
  const address = new URL(request.returnUrl);
  if ('code' in answer) address.searchParams.set('zgoda_code', answer.code);
  else address.searchParams.set('zgoda_error', answer.error);
  address.searchParams.set('zgoda_state', request.state);
  return address.href;
};
