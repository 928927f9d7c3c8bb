import type { Email } from 'postal-mime';
import type { DomainOf } from '../../domain/model/base/ports.ts';
import type { MailCheck, SenderChecks } from '../../domain/model/conversation/mail-origin.ts';

const checkOf = (result: string): MailCheck => {
  if (result === 'pass') return 'pass';
  return ['fail', 'softfail', 'permerror', 'policy', 'reject'].includes(result) ? 'fail' : 'none';
};

/** Comments may be nested. */
const withoutComments = (value: string): string => {
  let depth = 0;
  let result = '';
  for (const sign of value) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) result += sign;
  }
  return result;
};

type Statement = { method: string; result: string; properties: ReadonlyMap<string, string> };

const statementOf = (part: string): Statement => {
  const [first = '', ...rest] = part.trim().split(/\s+/);
  const pair = (text: string): [string, string] => {
    const at = text.indexOf('=');
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1).replaceAll('"', '')];
  };
  const [method, result] = pair(first.toLowerCase());
  return { method, result, properties: new Map(rest.map((one) => pair(one.toLowerCase()))) };
};

/** Empty: another server's. */
const statementsBy = (authServer: string, field: string): Statement[] => {
  const [server = '', ...parts] = withoutComments(field).split(';');
  return server.trim().split(/\s+/)[0]?.toLowerCase() === authServer ? parts.map(statementOf) : [];
};

/** A forged `pass` must not win. */
const worstOf = (statements: readonly Statement[]): MailCheck => {
  const checks = statements.map(({ result }) => checkOf(result));
  return checks.includes('fail') ? 'fail' : (checks[0] ?? 'none');
};

/** RFC 8601; the server removes foreign fields. */
export const checkByServer = (mail: Email, authServer: string, domainOf: DomainOf): SenderChecks => {
  const statements = mail.headers
    .filter(({ key }) => key === 'authentication-results')
    .flatMap(({ value }) => statementsBy(authServer, value));
  const results = (method: string) => statements.filter((one) => one.method === method);
  const signatures = results('dkim');
  const from = mail.from?.address?.split('@').at(-1)?.toLowerCase() ?? '';
  const isOwn = ({ properties }: Statement): boolean => {
    const signer = properties.get('header.d') ?? properties.get('header.i')?.split('@').at(-1) ?? '';
    return signer !== '' && from !== '' && domainOf(signer) === domainOf(from);
  };
  const passed = signatures.filter(({ result }) => result === 'pass');
  const dmarc = worstOf(results('dmarc'));
  return {
    spf: worstOf(results('spf')),
    dkim: passed.length > 0 ? 'pass' : worstOf(signatures),
    dmarc,
    isProven: dmarc === 'pass' || passed.some(isOwn),
  };
};
