import { promises as dns } from 'node:dns';
import type { MailCheck, SenderChecks } from '../../domain/model/conversation/mail-origin.ts';
import { type ArrivedMail, NOT_CHECKED } from '../../domain/model/mail/arrived-mail.ts';

/** Asks DNS for records of a name. */
export type LookUp = (name: string, type: string) => Promise<string[] | string[][]>;

const DNS_TIMEOUT_MS = 3_000;
const DNS_TRIES = 2;

const makeLookUp = (): LookUp => {
  const resolver = new dns.Resolver({ timeout: DNS_TIMEOUT_MS, tries: DNS_TRIES });
  return async (name, type) => (await resolver.resolve(name, type)) as string[] | string[][];
};

export const checkOf = (result: string | undefined): MailCheck => {
  if (result === 'pass') return 'pass';
  return ['fail', 'softfail', 'permerror', 'policy', 'reject'].includes(result ?? '') ? 'fail' : 'none';
};

/** Verifies DKIM, SPF and DMARC by DNS, as mail servers do. A domain that does not answer proves nothing. */
export const checkByOwnLookup = async (
  { raw, sender, peer }: ArrivedMail,
  lookUp: LookUp = makeLookUp(),
): Promise<SenderChecks> => {
  if (peer === null) return NOT_CHECKED;
  // Loaded with the first mail: most installations never get one.
  const { authenticate } = await import('mailauth');
  try {
    const { dkim, spf, dmarc } = await authenticate(Buffer.from(raw), {
      ip: peer.address,
      helo: peer.helo,
      sender: sender ?? '',
      mta: 'zgoda',
      resolver: lookUp,
      disableArc: true,
      disableBimi: true,
    });
    const passed = dkim.results.filter(
      ({ status }) => status.result === 'pass' && status.underSized !== true,
    );
    // `neutral`: the text was changed on the way.
    const failed = dkim.results.some(
      ({ status }) => status.result === 'neutral' || checkOf(status.result) === 'fail',
    );
    const dmarcCheck = dmarc === false || dmarc === undefined ? 'none' : checkOf(dmarc.status.result);
    return {
      spf: spf === false || spf === undefined ? 'none' : checkOf(spf.status.result),
      dkim: passed.length > 0 ? 'pass' : failed ? 'fail' : 'none',
      dmarc: dmarcCheck,
      isProven: dmarcCheck === 'pass' || passed.some(({ status }) => status.aligned === true),
    };
  } catch {
    return NOT_CHECKED;
  }
};
