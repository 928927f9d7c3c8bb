import { LOCALES, type Locale } from '../../../service/protocol/vocabulary.ts';
import { isWebAddress } from '../../shared/web-address.ts';

/** Request of a shop platform's Connect button; in the fragment, so never logged. */
export type ConnectRequest = {
  platform: string;
  name: string;
  url: string;
  locale: Locale;
  /** Return page; on the shop's host. */
  returnUrl: string;
  state: string;
  /** SHA-256 of the shop server's secret, lower-case hex. */
  challenge: string;
  /** To be confirmed by the owner. */
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

/** Null when malformed, or when the return URL is on another host. */
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
