import type { Locale } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../../model/base/domain-error.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { Subject } from '../../model/erasure/subject-source.ts';
import type { Shop } from '../../model/shop/shop.ts';
import { fillGaps } from '../../model/text/fill-gaps.ts';
import type { AnswersUnderWay, InTime } from '../answers-under-way.ts';
import type { BuildAnswer } from '../build-answer.ts';
import { rightsWords } from '../rights-texts.ts';
import type { RunErasure } from '../run-erasure.ts';
import { type FindTyped, withoutTyped, withTyped } from '../sources/typed-alone.ts';
import { isClosed, type SubjectRequest } from '../subject-request.ts';
import {
  findHandedOver,
  noteExport,
  type PlatformPerson,
  type PlatformRequestDeps,
  queryOf,
} from './platform-requests.ts';

export type ExportPage = {
  groups: {
    groupId: string;
    groupLabel: string;
    itemId: string;
    data: { key: string; name: string; value: string }[];
  }[];
  done: boolean;
};

type AdapterPrivacyDeps = PlatformRequestDeps & {
  buildAnswer: BuildAnswer;
  answers: AnswersUnderWay;
  runErasure: RunErasure;
  findTyped: FindTyped;
};

const PAGE = 100;

/** Retry delay while composing, in milliseconds. */
const COMPOSING_MS = 30_000;
/** An error, as an empty page would start page two. */
const stillComposing = (): DomainError =>
  new DomainError(
    'unavailable',
    'What is held is still being put together. Ask for the first page again in a minute.',
    { retryAfterMs: COMPOSING_MS },
  );

/**
 * Access response by page for a shop server that verified the person; registered with the first. Rules: RT-1,
 * RT-5.
 * @param page from 1
 * @throws DomainError unavailable while composing
 */
export const makeAdapterExport =
  (deps: AdapterPrivacyDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    person: PlatformPerson,
    page: number,
    inTime: InTime,
  ): Promise<ExportPage> => {
    const whole = await deps.subjectOf(shop, scope, queryOf(person));
    const typed = await deps.findTyped(scope, whole);
    const subject = withoutTyped(whole, typed);
    const build = async () => withTyped(await deps.buildAnswer(shop, scope, subject, person.locale), typed);
    const place = { scope, subject, locale: person.locale, reader: 'store' };
    const note = () => noteExport(deps, shop, scope, subject, person, typed.length);
    const answer = await deps.answers.takePage(place, build, inTime, page, note);
    if (answer === null) throw stillComposing();
    const items = answer.sections.flatMap(({ group, label, items }) =>
      items.map(({ id, fields }) => ({
        groupId: `zgoda_${group}`,
        groupLabel: label,
        itemId: id,
        data: fields.map(({ key, label: name, value }) => ({ key, name, value })),
      })),
    );
    return { groups: items.slice((page - 1) * PAGE, page * PAGE), done: page * PAGE >= items.length };
  };

export type ErasePage = { removed: number; retained: number; messages: string[]; done: boolean };

/** In milliseconds, for late polls. */
const RESULT_MS = 10 * 60_000;

/** Erases for a shop server; `done` false: poll again. Failures are errors. Rule: RT-2. */
export const makeAdapterErase =
  (deps: AdapterPrivacyDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    person: PlatformPerson,
    page: number,
    inTime: InTime,
  ): Promise<ErasePage> => {
    const whole = await deps.subjectOf(shop, scope, queryOf(person));
    const typed = await deps.findTyped(scope, whole);
    const subject = withoutTyped(whole, typed);
    const handedOver = await findHandedOver(deps, shop, scope, person, 'erase');
    const known = await findOwn(deps, shop, scope, person, subject, handedOver);
    if (known !== null && isClosed(known) && page > 1)
      return pageOf(known, subject, typed.length, person.locale);
    const isUnderWay = known !== null && !isClosed(known);
    const request = isUnderWay
      ? await withKeysOf(deps, scope, known, subject)
      : await deps.desk.register(scope, {
          kind: 'erasure',
          channel: 'store',
          locale: person.locale,
          subject,
          identity: 'store',
          actor: 'store',
        });
    const { ended } = await deps.runErasure.start(scope, request, 'store');
    const result = await inTime(ended);
    return result === null
      ? { removed: 0, retained: 0, messages: [], done: false }
      : pageOf(result, subject, typed.length, person.locale);
  };

const withKeysOf = async (
  deps: AdapterPrivacyDeps,
  scope: ShopScope,
  request: SubjectRequest,
  subject: Subject,
): Promise<SubjectRequest> => {
  const subjectKeys = [...new Set([...request.subjectKeys, ...subject.subjectKeys])];
  const refs = [...new Set([...request.refs, ...subject.refs])];
  const isSame =
    subjectKeys.length + refs.length === request.subjectKeys.length + request.refs.length ||
    request.work !== null;
  return isSame ? request : deps.desk.change(scope, request, { subjectKeys, refs });
};

const reaches = (row: SubjectRequest, { subjectKeys }: Subject): boolean =>
  (!isClosed(row) && row.work === null) || subjectKeys.every((key) => row.subjectKeys.includes(key));

/** A handed-over request, else the shop server's newest. Phone alone is ambiguous. Rule: RT-2. */
const findOwn = async (
  deps: AdapterPrivacyDeps,
  shop: Shop,
  scope: ShopScope,
  { phone: _, ...named }: PlatformPerson,
  subject: Subject,
  handedOver: readonly SubjectRequest[],
): Promise<SubjectRequest | null> => {
  const open = handedOver.find((row) => !isClosed(row) && reaches(row, subject));
  if (open !== undefined) return open;
  const since = deps.clock.now().getTime() - RESULT_MS;
  const isNamed = named.email !== undefined || named.subs.length > 0;
  const { subjectKeys } = isNamed ? await deps.subjectOf(shop, scope, queryOf(named)) : subject;
  for (const key of subjectKeys) {
    const own = (await deps.subjectRequests.findBySubject(scope, key)).filter(
      (row) =>
        ((row.channel === 'store' && row.kind === 'erasure') || handedOver.some(({ id }) => id === row.id)) &&
        reaches(row, subject),
    );
    const newest = own.at(-1);
    if (newest === undefined) continue;
    if (newest.closedAt === null || newest.closedAt.getTime() >= since) return newest;
  }
  return null;
};

const pageOf = (request: SubjectRequest, subject: Subject, typed: number, locale: Locale): ErasePage => {
  const { retained, phoneUnsearched, typedUnerased } = rightsWords(locale);
  // The register holds no personal data.
  const kept = request.retained.filter(({ reason }) => reason !== 'register');
  return {
    removed: request.removed ?? 0,
    retained: kept.reduce((sum, { count }) => sum + count, typed),
    messages: [
      ...request.retained.map(({ reason }) => retained[reason]),
      ...(typed > 0 ? [fillGaps(typedUnerased, { count: typed })] : []),
      ...(subject.isPhoneUnchecked === true ? [phoneUnsearched.erasure] : []),
    ],
    done: true,
  };
};
