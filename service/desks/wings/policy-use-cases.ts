import { makeBindingInForce } from '../../domain/connection/fall-silent.ts';
import type { ShopScope } from '../../domain/model/base/tenancy.ts';
import { makeNoteRefusal } from '../../domain/model/shop/note-refusal.ts';
import { makeBindPolicy } from '../../domain/notice/bind-policy.ts';
import { makeRecheckPolicyLinks, makeTypePolicyLink } from '../../domain/notice/check-policy-link.ts';
import { makeLookAtReported } from '../../domain/notice/look-at-reported.ts';
import { makeFormStanding, makePublishNotices } from '../../domain/notice/publish-notice.ts';
import { makeSetPolicyLink } from '../../domain/notice/set-policy-link.ts';
import { makeTellOfSilence, makeWatchPolicy } from '../../domain/notify/tell-staff.ts';
import type { BaseDeps } from '../base-deps.ts';

/** The shop's policy pages, and the notices that are made from them. Rule: CO-4. */
export const makePolicyUseCases = (base: BaseDeps) => {
  const publishNotices = makePublishNotices(base);
  const bindingInForce = makeBindingInForce({ ...base, tellOfSilence: makeTellOfSilence(base) });
  const deps = { ...base, publishNotices, bindingInForce, noteRefusal: makeNoteRefusal(base) };

  const watchPolicy = makeWatchPolicy(base);
  /** The same function; the owners get a mail when it loses the policy page. */
  const watched =
    <Rest extends unknown[], Result>(work: (scope: ShopScope, ...rest: Rest) => Promise<Result>) =>
    (scope: ShopScope, ...rest: Rest): Promise<Result> =>
      watchPolicy(scope, () => work(scope, ...rest));
  const typePolicyLink = watched(makeTypePolicyLink(deps));

  return {
    formStanding: makeFormStanding(base),
    publishNotices,
    bindPolicy: watched(makeBindPolicy(deps)),
    typePolicyLink,
    setPolicyLink: makeSetPolicyLink({ recordAct: base.recordAct, typePolicyLink }),
    recheckPolicyLinks: watched(makeRecheckPolicyLinks(deps)),
    lookAtReportedPages: watched(makeLookAtReported(deps)),
  };
};
export type PolicyUseCases = ReturnType<typeof makePolicyUseCases>;
