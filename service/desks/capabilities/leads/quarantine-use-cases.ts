import {
  makeDiscardLead,
  makeMarkNotSpam,
  makeShowQuarantine,
} from '../../../domain/lead/look-through-quarantine.ts';
import type { SubjectSource } from '../../../domain/model/erasure/subject-source.ts';
import { erasePerson } from '../../../domain/subject-rights/erase-person.ts';
import type { BaseDeps } from '../../base-deps.ts';
import type { AuditUseCases } from '../audit-use-cases.ts';
import type { LeadUseCases } from '../lead-use-cases.ts';

type Deps = BaseDeps &
  Pick<AuditUseCases, 'recordReading'> &
  Pick<LeadUseCases, 'listLeads' | 'readLead'> & { subjectSources: readonly SubjectSource[] };

export const makeQuarantineUseCases = (base: Deps) => ({
  showQuarantine: makeShowQuarantine(base),
  markNotSpam: makeMarkNotSpam(base),
  discardLead: makeDiscardLead({
    ...base,
    eraseSubject: async (scope, subject, at, actor) => {
      await base.markErased(scope, subject, at);
      await erasePerson(base, scope, subject, at, actor);
    },
  }),
});
