import type { Locale, ShopId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ProcessingRecord } from './processing-record.ts';

/** What the record of a shop said from one moment on, in each language. Decision 0107. */
export type RecordVersion = {
  /** Shop and number, so that a version is kept once, whoever notices the change first. */
  readonly id: string;
  readonly shopId: ShopId;
  /** From 1, one more with each change. */
  readonly number: number;
  readonly from: Date;
  /** Over the canonical form of the texts in all languages. */
  readonly sha256: string;
  readonly texts: Readonly<Record<Locale, ProcessingRecord>>;
  /** Null for the version in force. */
  readonly expiresAt: Date | null;
};
export type RecordVersionFacts = Omit<RecordVersion, 'texts'>;

export type RecordVersionStore = {
  /** Newest first, without the texts. */
  list(scope: ShopScope): Promise<readonly RecordVersionFacts[]>;
  get(scope: ShopScope, number: number): Promise<RecordVersion | null>;
  /** False when this number is there already. */
  insert(scope: ShopScope, version: RecordVersion): Promise<boolean>;
  /** The versions before this number have been replaced; those without an end get this one. */
  endBefore(scope: ShopScope, number: number, expiresAt: Date): Promise<void>;
  removeExpired(scope: ShopScope, now: Date): Promise<number>;
};

/** A fact that one version says otherwise than the one before. */
export type RecordChange = {
  readonly section: string;
  readonly label: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

type Told = { section: string; label: string; values: readonly string[] };
const factsOf = ({ sections }: ProcessingRecord): ReadonlyMap<string, Told> =>
  new Map(
    sections.flatMap(({ code, title, facts }) =>
      facts.map(({ label, values }) => [`${code} ${label}`, { section: title, label, values }] as const),
    ),
  );

/** What changed between two versions in one language, in the order of the later one; then what is gone. */
export const recordChanges = (earlier: ProcessingRecord, later: ProcessingRecord): RecordChange[] => {
  const before = factsOf(earlier);
  const after = factsOf(later);
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const was = before.get(key);
    const is = after.get(key);
    const told = is ?? was;
    if (told === undefined || was?.values.join('\n') === is?.values.join('\n')) return [];
    const { section, label } = told;
    return [{ section, label, before: was?.values ?? [], after: is?.values ?? [] }];
  });
};
