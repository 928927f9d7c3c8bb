import type { VisitorDesk } from '../desks/visitor-desk.ts';
import type { SubProcessors } from '../protocol/api/agreement-api.ts';
import { subProcessorsView } from '../views/agreement-views.ts';

/** The list of sub-processors, for route, page and operator alike. Rule: PR-3. */
export const subProcessors = async (deps: {
  desk: VisitorDesk['subProcessors'];
  operatorName: string | null;
  now(): Date;
}): Promise<SubProcessors> =>
  subProcessorsView(await deps.desk.subProcessorVersions(), deps.operatorName, deps.now());
