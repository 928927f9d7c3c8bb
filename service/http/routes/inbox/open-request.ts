import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import type { Access } from '../../../domain/model/staff/resolve-access.ts';
import type { FoundRequest } from '../../../domain/subject-rights/read-requests.ts';
import type { RequestDetail } from '../../../protocol/api/rights-api.ts';
import { subjectRequestIdField } from '../../../protocol/fields.ts';
import type { StaffId, SubjectRequestId } from '../../../protocol/vocabulary.ts';
import { requestDetailView } from '../../../views/request-views.ts';
import { idParams } from '../../route.ts';

export type RequestDeps = { desk: ConsoleDesk['rights']; now(): Date };
export const requestParams = idParams('requestId', subjectRequestIdField);

export type OpenRequest = FoundRequest & { access: Access; actor: StaffId };

/** @throws DomainError not_found */
export const openRequest = async (
  { desk }: RequestDeps,
  access: Access,
  id: SubjectRequestId,
): Promise<OpenRequest> => ({
  ...(await desk.findRequest(access, id)),
  access,
  actor: access.staff.id,
});

export const requestAnswer = async (
  { desk, now }: RequestDeps,
  { shop, scope, request, access }: Omit<OpenRequest, 'actor'>,
): Promise<RequestDetail> =>
  requestDetailView(
    await desk.showRequest(access.staff.id, shop, scope, request),
    access.staff.locale,
    now(),
  );
