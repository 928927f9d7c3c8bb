import { makeResolveAccess } from '../../domain/model/staff/resolve-access.ts';
import { makeResolveAccesses } from '../../domain/model/staff/resolve-accesses.ts';
import { makeAcceptInvitation, makeLookAtInvitation } from '../../domain/staff/accept-invitation.ts';
import { makeCreateOrganisation, makeCreateOwner } from '../../domain/staff/create-organisation.ts';
import { makeFindAssignee } from '../../domain/staff/find-assignee.ts';
import { makeInviteStaff, makeWithdrawInvitation } from '../../domain/staff/invite-staff.ts';
import { makeListConsultants } from '../../domain/staff/list-consultants.ts';
import { makeListOrganisations } from '../../domain/staff/list-organisations.ts';
import { makeListPeople } from '../../domain/staff/list-people.ts';
import { makeRemoveMember } from '../../domain/staff/remove-member.ts';
import type { BaseDeps } from '../base-deps.ts';

export const makeStaffUseCases = (base: BaseDeps) => {
  const resolveAccess = makeResolveAccess(base);
  const resolveAccesses = makeResolveAccesses(base);
  return {
    resolveAccess,
    resolveAccesses,
    findAssignee: makeFindAssignee({ resolveAccess }),
    listConsultants: makeListConsultants(base),
    inviteStaff: makeInviteStaff(base),
    lookAtInvitation: makeLookAtInvitation(base),
    acceptInvitation: makeAcceptInvitation(base),
    withdrawInvitation: makeWithdrawInvitation(base),
    listPeople: makeListPeople(base),
    removeMember: makeRemoveMember({ ...base, resolveAccesses }),
    listOrganisations: makeListOrganisations(base),
    createOrganisation: makeCreateOrganisation(base),
    createOwner: makeCreateOwner(base),
  };
};
export type StaffUseCases = ReturnType<typeof makeStaffUseCases>;
