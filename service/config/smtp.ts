import { decodedParts } from './address-parts.ts';
import type { EnvReader } from './env-reader.ts';

export type SmtpConfig = Readonly<{
  host: string;
  port: number;
  /** smtps; else STARTTLS. */
  isImplicitTls: boolean;
  /** True only for localhost, or on request. */
  isPlainAllowed: boolean;
  user: string | null;
  password: string | null;
  from: Readonly<{ name: string; address: string }>;
  /** Null: not named. */
  dkimSelector: string | null;
}>;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Null: none or faulty. */
export const readSmtp = (reader: EnvReader): SmtpConfig | null => {
  const { text, fault } = reader;
  const address = text('SMTP_URL');
  if (address === null) return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.hostname === '' || !['smtp:', 'smtps:'].includes(url.protocol)) {
    fault('SMTP_URL must be an address such as smtps://user:password@mail.example:465.');
    return null;
  }
  const signIn = decodedParts('SMTP_URL', { user: url.username, password: url.password }, reader);
  if (signIn === null) return null;
  const parts = /^(?:"?([^"<>]*)(?:"\s*)?<)?([^\s<>@,;"]+@[^\s<>@,;"]+)>?$/.exec(
    (text('ZGODA_MAIL_FROM') ?? '').trim(),
  );
  if (parts === null) {
    fault(
      'ZGODA_MAIL_FROM must name the sender of mails, such as Zgoda <chat@shop.example>, when SMTP_URL is set.',
    );
    return null;
  }
  const isImplicitTls = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isImplicitTls ? 465 : 587) : Number(url.port),
    isImplicitTls,
    isPlainAllowed: url.searchParams.get('tls') === 'off' || LOOPBACK.test(url.hostname),
    user: signIn.user || null,
    password: signIn.password || null,
    from: { name: parts[1]?.trim() || 'Zgoda', address: parts[2] ?? '' },
    dkimSelector: text('ZGODA_DKIM_SELECTOR'),
  };
};
