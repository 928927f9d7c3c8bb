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

/** A request with everything that its page shows. */
export type ShownRequest = {
  request: SubjectRequest;
  subject: Subject;
  /** How much is held of each kind beside this request; empty once it is closed. */
  counts: readonly { source: string; count: number }[];
  /** Chats and forms in which the address was only typed. */
  typed: readonly TypedRow[];
  isRestricted: boolean;
  /** How far the access response is that is being put together; null: none is. */
  collecting: { done: number; total: number } | null;
  names: ReadonlyMap<string, string>;
  /**
   * Where the mail with the link is while the request waits for it: `gone` when it was dropped, `by_hand` when there is
   * none and staff hands the link over.
   */
  answerMail: 'waiting' | 'failed' | 'gone' | 'by_hand' | null;
  handOverChance: Awaited<ReturnType<ShopServerTasks['chanceOf']>>;
};

const answerMailOf = async (
  deps: Pick<Deps, 'mails'>,
  scope: ShopScope,
  request: SubjectRequest,
): Promise<ShownRequest['answerMail']> => {
  const [key] = request.subjectKeys;
  // The person has the link on the screen too, and fetching it is what counts.
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

/** Collects what the page of a request shows; the reading is written down. Rules: RT-1, RT-3, PR-6. */
export const makeShowRequest =
  (deps: Deps) =>
  async (reader: StaffId, shop: Shop, scope: ShopScope, request: SubjectRequest): Promise<ShownRequest> => {
    await deps.recordReading(reader, 'subject_request.read', [shop.id], request.id);
    const shown = await collect(deps, shop, scope, request);
    if (shown.answerMail !== 'gone') return shown;
    // A mail that was taken is removed once its request is closed. Without it the request read before is outdated.
    const fresh = await deps.desk.read(scope, request.id);
    return fresh.version === request.version ? shown : collect(deps, shop, scope, fresh);
  };
