import { isOlderVersion, versionNumbers } from '../model/base/version-order.ts';

/** Version of the file, of releases and advisories of the project: `advisories.json` at the root. */
export const ADVISORIES_FORMAT = 'zgoda-advisories/1';

export const ADVISORY_SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type AdvisorySeverity = (typeof ADVISORY_SEVERITIES)[number];

/** Texts in the languages of the console. */
type Said = { readonly pl: string; readonly en: string; readonly de: string };

/** One known fault of published versions. */
export type Advisory = {
  /** Such as ZGODA-2026-001. */
  readonly id: string;
  readonly severity: AdvisorySeverity;
  /** Day, such as 2026-11-27. */
  readonly publishedOn: string;
  /** What may happen, in a sentence. */
  readonly says: Said;
  /** What to do, in a sentence. */
  readonly remedy: Said;
  /** Versions that have the fault: from the first named one up to the second, which is without it (null: all later). */
  readonly affected: readonly { readonly from: string; readonly fixedIn: string | null }[];
};

export type AdvisoriesFile = {
  readonly format: typeof ADVISORIES_FORMAT;
  /** Day on which the file was signed anew: an old file in the place of a new one can be seen. */
  readonly issuedOn: string;
  /** The newest release; null before the first. */
  readonly newest: { readonly version: string; readonly releasedOn: string } | null;
  readonly advisories: readonly Advisory[];
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value !== '' && value.length <= max;
const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isSaid = (value: unknown): boolean =>
  isRecord(value) && ['pl', 'en', 'de'].every((locale) => isText(value[locale], 500));
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

/** Reads the text of such a file; null when it is none, or of a format that this version does not know. */
export const readAdvisories = (text: string): AdvisoriesFile | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isAdvisoriesFile(value) ? value : null;
  } catch {
    return null;
  }
};

/** The advisories that concern a version, worst first. */
export const advisoriesFor = (version: string, file: AdvisoriesFile): readonly Advisory[] => {
  const concerns = ({ affected }: Advisory): boolean =>
    affected.some(
      ({ from, fixedIn }) =>
        !isOlderVersion(version, from) && (fixedIn === null || isOlderVersion(version, fixedIn)),
    );
  const rank = ({ severity }: Advisory): number => ADVISORY_SEVERITIES.indexOf(severity);
  return file.advisories.filter(concerns).sort((a, b) => rank(b) - rank(a));
};
