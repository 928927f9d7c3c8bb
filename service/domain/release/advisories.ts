import { LOCALES, type Locale } from '../../protocol/vocabulary.ts';
import { isOlderVersion, versionNumbers } from '../model/base/version-order.ts';

/** Format of `advisories.json`. */
export const ADVISORIES_FORMAT = 'zgoda-advisories/1';

export const ADVISORY_SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type AdvisorySeverity = (typeof ADVISORY_SEVERITIES)[number];

type Said = Readonly<Record<Locale, string>>;

/** A known fault. */
export type Advisory = {
  readonly id: string;
  readonly severity: AdvisorySeverity;
  readonly publishedOn: string;
  /** Effect, one sentence. */
  readonly says: Said;
  /** Remedy, one sentence. */
  readonly remedy: Said;
  /** `from` inclusive, `fixedIn` exclusive; null: unfixed. */
  readonly affected: readonly { readonly from: string; readonly fixedIn: string | null }[];
};

export type AdvisoriesFile = {
  readonly format: typeof ADVISORIES_FORMAT;
  /** Signing day; detects a replayed old file. */
  readonly issuedOn: string;
  /** Null before the first. */
  readonly newest: { readonly version: string; readonly releasedOn: string } | null;
  readonly advisories: readonly Advisory[];
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value !== '' && value.length <= max;
const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isSaid = (value: unknown): boolean =>
  isRecord(value) && LOCALES.every((locale) => isText(value[locale], 500));
const isRange = (value: unknown): boolean =>
  isRecord(value) &&
  versionNumbers(value.from) !== null &&
  (value.fixedIn === null || versionNumbers(value.fixedIn) !== null);
const isAdvisory = (value: unknown): boolean =>
  isRecord(value) &&
  isText(value.id, 40) &&
  ADVISORY_SEVERITIES.some((one) => one === value.severity) &&
  isDay(value.publishedOn) &&
  isSaid(value.says) &&
  isSaid(value.remedy) &&
  Array.isArray(value.affected) &&
  value.affected.length > 0 &&
  value.affected.every(isRange);
const isNewest = (value: unknown): boolean =>
  value === null || (isRecord(value) && versionNumbers(value.version) !== null && isDay(value.releasedOn));

const isAdvisoriesFile = (value: unknown): value is AdvisoriesFile =>
  isRecord(value) &&
  value.format === ADVISORIES_FORMAT &&
  isDay(value.issuedOn) &&
  isNewest(value.newest) &&
  Array.isArray(value.advisories) &&
  value.advisories.every(isAdvisory);

/** Parses the file; null for another format. */
export const readAdvisories = (text: string): AdvisoriesFile | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isAdvisoriesFile(value) ? value : null;
  } catch {
    return null;
  }
};

/** Advisories for a version, worst first. */
export const advisoriesFor = (version: string, file: AdvisoriesFile): readonly Advisory[] => {
  const concerns = ({ affected }: Advisory): boolean =>
    affected.some(
      ({ from, fixedIn }) =>
        !isOlderVersion(version, from) && (fixedIn === null || isOlderVersion(version, fixedIn)),
    );
  const rank = ({ severity }: Advisory): number => ADVISORY_SEVERITIES.indexOf(severity);
  return file.advisories.filter(concerns).sort((a, b) => rank(b) - rank(a));
};
