import type { ShopId } from '../../protocol/vocabulary.ts';
import type { AuditCursor } from '../model/audit/audit.ts';
import type { AuditAhead } from '../model/audit/audit-store.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { ServiceScope, ShopScope } from '../model/base/tenancy.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { type ActsAsked, type ActsPage, logScope } from './list-acts.ts';
import type { AuditVerdict } from './verify-audit.ts';

type Deps = {
  listActs(access: Access, asked: ActsAsked, ahead: AuditAhead): Promise<ActsPage>;
  verifyAudit(scope: ShopScope | ServiceScope): Promise<AuditVerdict>;
  recordAct: RecordAct;
};
export type ActsExport = {
  first: ActsPage;
  rest: AsyncGenerator<ActsPage>;
  /** Null: several shops. */
  signed: (Pick<AuditVerdict, 'head' | 'signature'> & { shopId: ShopId }) | null;
};

const PAGE = 500;

/**
 * Verdict on a log; concurrent calls share a reading.
 * @throws DomainError not_found, forbidden
 */
export const makeJudgeActs = (deps: Pick<Deps, 'verifyAudit'>) => {
  const underWay = new Map<ShopId | null, Promise<AuditVerdict>>();
  return async (access: Access, shopId: ShopId | undefined): Promise<AuditVerdict> => {
    const scope = logScope(access, shopId);
    const joined = underWay.get(scope.shopId);
    if (joined !== undefined) return joined;
    const reading = deps.verifyAudit(scope).finally(() => underWay.delete(scope.shopId));
    underWay.set(scope.shopId, reading);
    return reading;
  };
};

/** Page by page; recorded. Rule: PR-6. @throws DomainError not_found, forbidden */
export const makeExportActs =
  (deps: Deps) =>
  async (access: Access, asked: Omit<ActsAsked, 'limit' | 'before'>, format: string): Promise<ActsExport> => {
    const { shopId } = asked;
    // First: later acts are left out.
    const signed =
      shopId === undefined
        ? null
        : { ...(await deps.verifyAudit(shopWith(access, shopId, 'audit').scope)), shopId };
    const rest = (async function* (): AsyncGenerator<ActsPage> {
      const ahead: AuditAhead = new Map();
      for (let before: AuditCursor | undefined; ; ) {
        const page: ActsPage = await deps.listActs(access, { ...asked, limit: PAGE, before }, ahead);
        yield page;
        if (page.next === null) return;
        before = page.next;
      }
    })();
    // Before sending, so that errors can be returned.
    const { value: first } = await rest.next();
    if (first === undefined) throw new Error('An export without a first page.');
    await deps.recordAct({
      actor: access.staff.id,
      shopId: shopId ?? null,
      organisationId: access.organisations[0]?.organisation.id ?? null,
      action: 'activity.export',
      target: shopId ?? access.staff.id,
      outcome: 'ok',
      details: { format },
    });
    return { first, rest, signed };
  };
