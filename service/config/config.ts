import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Operator } from '../domain/model/agreement/agreement-party.ts';
import type { NoticeOperator } from '../domain/registration/account-notice.ts';
import { DEPLOYMENTS, type Deployment } from '../protocol/vocabulary.ts';
import { ENV, type Environment, type EnvName, type EnvRow } from './env.ts';
import { type Limits, limitsFor } from './limits.ts';
import { readOperator } from './operator.ts';
import { RETIRED_FAULT, type RetiredEvidenceKey, readRetiredKeys } from './retired-keys.ts';

/** A mail server and the sender of every mail. */
export type SmtpConfig = Readonly<{
  host: string;
  port: number;
  /** TLS from the first byte (smtps); else STARTTLS. */
  isImplicitTls: boolean;
  /** True only for this machine itself, or on request. */
  isPlainAllowed: boolean;
  user: string | null;
  password: string | null;
  from: Readonly<{ name: string; address: string }>;
}>;

/** All settings from the environment, checked and frozen. */
export type Config = Readonly<{
  port: number;
  host: string;
  /** Origin under which browsers reach the service; null: made from the port once it is known. */
  publicUrl: string | null;
  databaseUrl: string;
  /** Journal of erasures, apart from what a backup puts back. Rule: RT-8. */
  tombstoneFile: string;
  /** Where earlier versions kept it: inside the data folder. */
  formerTombstoneFile: string;
  /** Name of the journal that the operator declared lost; null: none. */
  lostJournal: string | null;
  deployment: Deployment;
  operatorName: string | null;
  /** Who runs the service, as the notice about account data names them; null: not all of it is known. */
  operator: NoticeOperator | null;
  /** People may open an account by themselves. */
  registrationOpen: boolean;
  /** Party of every data-processing agreement; null when the shop runs the service itself. */
  agreementParty: Operator | null;
  tokenSecret: string;
  pepper: string;
  vaultKey: Buffer;
  evidenceKey: string;
  evidenceKeySince: string;
  /** Public keys of earlier times, with the periods in which they signed. */
  retiredEvidenceKeys: readonly RetiredEvidenceKey[];
  /** How mails leave; null: they wait in the outbox. */
  smtp: SmtpConfig | null;
  trustProxy: number;
  privateTargets: readonly string[];
  logLevel: string;
  buildDir: string;
  presenceGraceMs: number;
  sweepIntervalMs: number;
  limits: Limits;
}>;

/** Names every fault of the environment at once. */
export class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(
      `The settings in the environment are not complete:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

const SECRET_EXAMPLES = /change.?me|example|secret|password/i;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** @returns what is wrong, as a sentence, or the settings */
const readSmtp = (address: string, sender: string | null): SmtpConfig | string => {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.hostname === '' || !['smtp:', 'smtps:'].includes(url.protocol)) {
    return 'SMTP_URL must be an address such as smtps://user:password@mail.example:465.';
  }
  const parts = /^(?:"?([^"<>]*)(?:"\s*)?<)?([^\s<>@,;"]+@[^\s<>@,;"]+)>?$/.exec((sender ?? '').trim());
  if (parts === null) {
    return 'ZGODA_MAIL_FROM must name the sender of mails, such as Zgoda <chat@shop.example>, when SMTP_URL is set.';
  }
  const isImplicitTls = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isImplicitTls ? 465 : 587) : Number(url.port),
    isImplicitTls,
    isPlainAllowed: url.searchParams.get('tls') === 'off' || LOOPBACK.test(url.hostname),
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
    from: { name: parts[1]?.trim() || 'Zgoda', address: parts[2] ?? '' },
  };
};

/** Beside the data folder: a backup of that folder must not bring an old journal back. Rule: RT-8. */
export const defaultTombstoneFile = (dataDir: string): string =>
  join(`${resolve(dataDir)}-erasures`, 'erasures.log');

/**
 * Reads the environment once.
 * @throws ConfigError with one line per fault and what to do
 */
export const readConfig = (env: Environment): Config => {
  const faults: string[] = [];
  const rows: readonly EnvRow[] = ENV;
  const text = (name: EnvName): string | null => {
    const row = rows.find((candidate) => candidate.name === name);
    const file = row?.isSecret === true ? env[`${name}_FILE`] : undefined;
    if (file !== undefined && file !== '') {
      try {
        return readFileSync(file, 'utf8').trim();
      } catch {
        faults.push(`${name}_FILE names ${file}, which cannot be read.`);
        return null;
      }
    }
    const given = env[name];
    return given === undefined || given === '' ? (row?.fallback ?? null) : given;
  };
  const whole = (name: EnvName, min: number, max: number): number => {
    const value = Number(text(name));
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    faults.push(`${name} must be a whole number from ${min} to ${max}.`);
    return min;
  };
  const secret = (name: EnvName, minLength: number): string => {
    const value = text(name) ?? '';
    if (value.length < minLength || SECRET_EXAMPLES.test(value)) {
      faults.push(
        `${name} must be a random text of at least ${minLength} characters. \`npm start\` makes one.`,
      );
    }
    return value;
  };

  const deployment = text('ZGODA_DEPLOYMENT');
  if (deployment === null || !DEPLOYMENTS.some((known) => known === deployment)) {
    faults.push(
      `ZGODA_DEPLOYMENT must say who runs this service: ${DEPLOYMENTS.join(', ')}. The shop itself: controller-hosted.`,
    );
  }
  const operatorName = text('ZGODA_OPERATOR_NAME');
  if (deployment !== 'controller-hosted' && operatorName === null) {
    faults.push(
      'ZGODA_OPERATOR_NAME must name the company that runs the service, because every privacy notice names it.',
    );
  }
  const operatorAddress = text('ZGODA_OPERATOR_ADDRESS');
  const operatorEmail = text('ZGODA_OPERATOR_EMAIL');
  const operator =
    operatorName === null || operatorAddress === null || operatorEmail === null
      ? null
      : {
          name: operatorName,
          address: operatorAddress,
          email: operatorEmail,
          dpo: text('ZGODA_OPERATOR_DPO') ?? '',
        };
  const registration = text('ZGODA_REGISTRATION');
  if (registration !== null && registration !== 'on' && registration !== 'off') {
    faults.push('ZGODA_REGISTRATION must be on or off.');
  }
  if (registration === 'on' && operator === null) {
    faults.push(
      'ZGODA_REGISTRATION is on, so ZGODA_OPERATOR_NAME, ZGODA_OPERATOR_ADDRESS and ZGODA_OPERATOR_EMAIL must say who keeps the accounts: people are told this before they register.',
    );
  }
  const opensByItself = deployment !== 'controller-hosted' && operator !== null;
  const party = deployment === 'controller-hosted' ? null : readOperator(operatorName, text);
  faults.push(...(party?.faults ?? []));
  const databaseUrl = text('MONGODB_URL');
  if (databaseUrl === null || !/^mongodb(\+srv)?:\/\//.test(databaseUrl)) {
    faults.push('MONGODB_URL must be the address of a database, such as mongodb://127.0.0.1:27017/zgoda.');
  }
  const publicUrl = text('ZGODA_PUBLIC_URL');
  if (publicUrl !== null && (!URL.canParse(publicUrl) || new URL(publicUrl).pathname !== '/')) {
    faults.push('ZGODA_PUBLIC_URL must be an origin without a path, such as https://chat.example.');
  }
  const vaultKey = Buffer.from(
    (text('ZGODA_VAULT_KEY') ?? '').replace(/-/g, '+').replace(/_/g, '/'),
    'base64',
  );
  if (vaultKey.length !== 32)
    faults.push('ZGODA_VAULT_KEY must be 32 bytes in base64. `npm start` makes one.');
  const evidenceKey = (text('ZGODA_EVIDENCE_KEY') ?? '').replace(/\\n/g, '\n');
  if (!evidenceKey.includes('BEGIN PRIVATE KEY')) {
    faults.push(
      'ZGODA_EVIDENCE_KEY must be an Ed25519 private key in PKCS#8 PEM form. `npm start` makes one.',
    );
  }
  const evidenceKeySince = text('ZGODA_EVIDENCE_KEY_SINCE') ?? '';
  if (Number.isNaN(Date.parse(evidenceKeySince))) {
    faults.push('ZGODA_EVIDENCE_KEY_SINCE must be an instant such as 2026-11-24T09:00:00.000Z.');
  }
  const retiredEvidenceKeys = readRetiredKeys(text('ZGODA_EVIDENCE_KEYS_RETIRED'));
  if (retiredEvidenceKeys === null) faults.push(RETIRED_FAULT);
  const smtpUrl = text('SMTP_URL');
  const smtp = smtpUrl === null ? null : readSmtp(smtpUrl, text('ZGODA_MAIL_FROM'));
  if (typeof smtp === 'string') faults.push(smtp);
  const dataDir = resolve(text('ZGODA_DATA_DIR') ?? './data');
  const config = {
    port: whole('PORT', 0, 65_535),
    host: text('ZGODA_HOST') ?? '127.0.0.1',
    publicUrl: publicUrl === null || !URL.canParse(publicUrl) ? null : new URL(publicUrl).origin,
    databaseUrl: databaseUrl ?? '',
    tombstoneFile: text('ZGODA_TOMBSTONE_FILE') ?? defaultTombstoneFile(dataDir),
    formerTombstoneFile: join(dataDir, 'erasures.log'),
    lostJournal: text('ZGODA_TOMBSTONE_FILE_LOST'),
    deployment: (deployment ?? 'operator-hosted') as Deployment,
    operatorName: deployment === 'controller-hosted' ? null : operatorName,
    operator,
    registrationOpen: registration === null ? opensByItself : registration === 'on',
    agreementParty: party?.operator ?? null,
    tokenSecret: secret('ZGODA_TOKEN_SECRET', 32),
    pepper: secret('ZGODA_PEPPER', 32),
    vaultKey,
    evidenceKey,
    evidenceKeySince,
    retiredEvidenceKeys: retiredEvidenceKeys ?? [],
    smtp: typeof smtp === 'string' ? null : smtp,
    trustProxy: whole('ZGODA_TRUST_PROXY', 0, 10),
    privateTargets: (text('ZGODA_PRIVATE_TARGETS') ?? '')
      .split(',')
      .map((target) => target.trim())
      .filter(Boolean),
    logLevel: text('ZGODA_LOG_LEVEL') ?? 'info',
    buildDir: text('ZGODA_BUILD_DIR') ?? './build',
    presenceGraceMs: whole('ZGODA_PRESENCE_GRACE_MS', 0, 300_000),
    sweepIntervalMs: whole('ZGODA_SWEEP_INTERVAL_MS', 1_000, 86_400_000),
    limits: limitsFor(whole('ZGODA_LIMIT_FACTOR', 1, 100_000)),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(config);
};
