import type { ShopId } from '../../protocol/vocabulary.ts';
import type { Agreement, AgreementDocument } from '../model/agreement/agreement.ts';
import { unlessConflict } from '../model/base/domain-error.ts';
import { SERVICE_SCOPE, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import { activateAgreement, isBehindEnd } from './activate-agreement.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { dropOpenDocuments } from './draft-agreement.ts';
import { finishEnd } from './end-agreement.ts';

/** A document is left alone for this long after its last change: a call may still be under way. */
const REST_MS = 10 * 60_000;

const concludedAt = ({ state, activeAt, countersigned }: AgreementDocument): Date | null => {
  if (state === 'active') return activeAt;
  return state === 'countersigned' ? (countersigned?.at ?? null) : null;
};

/**
 * The document that is to be put into force: the newest that both have concluded. It is the one that binds where one
 * before it has not ended yet; null where nothing was cut short.
 */
const cutDocument = (
  documents: readonly AgreementDocument[],
  head: Agreement | null,
  before: Date,
): AgreementDocument | null => {
  const binding = head?.state === 'active' ? documents.find(({ id }) => id === head.bindingId) : undefined;
  const boundAt = binding?.activeAt?.getTime() ?? 0;
  const open = documents.flatMap((document) => {
    const at = concludedAt(document);
    return document === binding || at === null || isBehindEnd(document, head) ? [] : [{ document, at }];
  });
  const newer = open
    .filter(({ at }) => at <= before && at.getTime() > boundAt)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
  if (newer !== undefined) return newer.document;
  const isLeft = open.some(({ document, at }) => document.state === 'active' && at.getTime() <= boundAt);
  return isLeft && binding !== undefined && boundAt <= before.getTime() ? binding : null;
};

/** Ends what an end left active whose process died after the gate was shut: it alone knew who ended it, and why. */
const completeEnd = async (
  deps: AgreementDeps,
  scope: ShopScope,
  head: Agreement,
  documents: readonly AgreementDocument[],
): Promise<void> => {
  const isLeft = (document: AgreementDocument): boolean => isBehindEnd(document, head);
  const active = documents.filter((document) => document.state === 'active' && isLeft(document));
  if (active.length === 0) return;
  await deps.publishNotices(scope);
  // Before the documents, like an end itself; the act of the process that died may be there already.
  for (const { id } of active)
    await deps.recordAct({
      actor: 'system',
      shopId: scope.shopId,
      action: 'agreement.end',
      target: id,
      outcome: 'ok',
      details: { reason: 'interrupted' },
    });
  await dropOpenDocuments(deps, { scope }, 'system', head.since, 'all', isLeft);
  await finishEnd(deps, scope, { at: head.since, by: null, reason: null }, active);
};

/** Shops whose concluded documents are not just the one that binds: there something may have been cut short. */
const shopsInQuestion = async (
  deps: AgreementDeps,
  headOf: ReadonlyMap<ShopId, Agreement>,
): Promise<readonly ShopId[]> => {
  const found = await deps.agreementDocuments.concluded(SERVICE_SCOPE);
  const isBinding = ({ id, shopId, state }: (typeof found)[number]): boolean => {
    const head = headOf.get(shopId);
    return state === 'active' && head?.state === 'active' && head.bindingId === id;
  };
  const unsettled = new Set(found.filter((one) => !isBinding(one)).map(({ shopId }) => shopId));
  // Documents outlive shops that left.
  return unsettled.size === 0 ? [] : (await deps.shops.allIds()).filter((id) => unsettled.has(id));
};

/**
 * Completes agreements that both have concluded, and ends of agreements, whose process then died: nobody has a reason to
 * press again. What an end has shut stays shut. Harmless when run again. Rules: D7, PR-2.
 * @returns agreements that bind by it
 */
export const makeResumeAgreements = (deps: AgreementDeps) => async (): Promise<number> => {
  if (deps.deployment === 'controller-hosted') return 0;
  const heads = await deps.agreements.all(SERVICE_SCOPE);
  const headOf = new Map(heads.map((head) => [head.shopId, head]));
  const before = new Date(deps.clock.now().getTime() - REST_MS);
  let resumed = 0;
  await tryEach(await shopsInQuestion(deps, headOf), async (shopId) => {
    const scope = scopeOfShop(shopId);
    const head = headOf.get(shopId) ?? null;
    const documents = await deps.agreementDocuments.listByShop(scope);
    if (head?.state === 'terminated' && head.since <= before) await completeEnd(deps, scope, head, documents);
    const cut = cutDocument(documents, head, before);
    if (cut === null) return;
    // It may be ended or pressed again in the same moment.
    const done = await unlessConflict(activateAgreement(deps, scope, cut, 'system'));
    if (done && cut.id !== head?.bindingId) resumed += 1;
  });
  return resumed;
};
