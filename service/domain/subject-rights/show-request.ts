import type { StaffId } from '../../protocol/vocabulary.ts';
import type { RecordReading } from '../audit/record-reading.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Subject, SubjectSource } from '../model/erasure/subject-source.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ReadAnswer } from './answer-request.ts';
import { countOf } from './find-person.ts';
import type { RequestDesk } from './request-desk.ts';
import type { IsRestricted } from './restriction/restrict-person.ts';
import type { ShopServerTasks } from './shop-server-tasks.ts';
import type { ListTyped, TypedRow } from './sources/typed-records.ts';
import { isByHand, isClosed, isSelfServed, type SubjectRequest } from './subject-request.ts';

type Deps = {
  recordReading: RecordReading;
  desk: Pick<RequestDesk, 'read' | 'subjectOf'>;
  subjectSources: readonly SubjectSource[];
  mails: Pick<MailStore, 'findBySubject'>;
  readAnswer: Pick<ReadAnswer, 'progress'>;
  shopServerTasks: Pick<ShopServerTasks, 'chanceOf'>;
  isRestricted: IsRestricted;
  listTyped: ListTyped;
  namesInSteps(request: SubjectRequest): Promise<ReadonlyMap<string, string>>;
};

export type ShownRequest = {
  request: SubjectRequest;
  subject: Subject;
  counts: readonly { source: string; count: number }[];
  typed: readonly TypedRow[];
  isRestricted: boolean;
  /** Null: not composing. */
  collecting: { done: number; total: number } | null;
  names: ReadonlyMap<string, string>;
  /** `gone`: dropped; `by_hand`: staff hands it over. */
  answerMail: 'waiting' | 'failed' | 'gone' | 'by_hand' | null;
  handOverChance: Awaited<ReturnType<ShopServerTasks['chanceOf']>>;
};

const answerMailOf = async (
  deps: Pick<Deps, 'mails'>,
  scope: ShopScope,
  request: SubjectRequest,
): Promise<ShownRequest['answerMail']> => {
  const [key] = request.subjectKeys;
  if (isSelfServed(request)) return null;
  if (isClosed(request) || request.answerHash === null) return null;
  if (isByHand(request)) return 'by_hand';
  if (key === undefined) return null;
  const mails = await deps.mails.findBySubject(scope, key);
  return mails.find(({ kind, ref }) => kind === 'request_answer' && ref === request.id)?.state ?? 'gone';
};

const collect = async (
  deps: Deps,
  shop: Shop,
  scope: ShopScope,
  request: SubjectRequest,
): Promise<ShownRequest> => {
  const subject = await deps.desk.subjectOf(scope, request);
  const collecting = deps.readAnswer.progress.get(request.id) ?? null;
  return {
    request,
    subject,
    collecting,
    names: await deps.namesInSteps(request),
    counts: isClosed(request) ? [] : await countOf(deps.subjectSources, scope, subject, request.id),
    typed: await deps.listTyped(scope, request),
    isRestricted: await deps.isRestricted(scope, request),
    answerMail: await answerMailOf(deps, scope, request),
    handOverChance: await deps.shopServerTasks.chanceOf(shop, scope, request),
  };
};

/** A request's page; audited. Rules: RT-1, RT-3, PR-6. */
export const makeShowRequest =
  (deps: Deps) =>
  async (reader: StaffId, shop: Shop, scope: ShopScope, request: SubjectRequest): Promise<ShownRequest> => {
    await deps.recordReading(reader, 'subject_request.read', [shop.id], request.id);
    const shown = await collect(deps, shop, scope, request);
    if (shown.answerMail !== 'gone') return shown;
    const fresh = await deps.desk.read(scope, request.id);
    return fresh.version === request.version ? shown : collect(deps, shop, scope, fresh);
  };
