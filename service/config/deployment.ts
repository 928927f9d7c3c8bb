import type { Operator } from '../domain/model/agreement/agreement-party.ts';
import type { NoticeOperator } from '../domain/registration/account-notice.ts';
import { DEPLOYMENTS, type Deployment } from '../protocol/vocabulary.ts';
import type { EnvReader } from './env-reader.ts';
import { readOperator } from './operator.ts';

export type DeploymentConfig = Readonly<{
  deployment: Deployment;
  operatorName: string | null;
  /** Controller in the account notice; null: incomplete. */
  operator: NoticeOperator | null;
  registrationOpen: boolean;
  /** Operator party of every agreement; null: self-hosted. */
  agreementParty: Operator | null;
}>;

const readNoticeOperator = (name: string | null, { text }: EnvReader): NoticeOperator | null => {
  const address = text('ZGODA_OPERATOR_ADDRESS');
  const email = text('ZGODA_OPERATOR_EMAIL');
  if (name === null || address === null || email === null) return null;
  return { name, address, email, dpo: text('ZGODA_OPERATOR_DPO') ?? '' };
};

export const readDeployment = (reader: EnvReader): DeploymentConfig => {
  const { text, fault } = reader;
  const deployment = text('ZGODA_DEPLOYMENT');
  if (deployment === null || !DEPLOYMENTS.some((known) => known === deployment)) {
    fault(
      `ZGODA_DEPLOYMENT must say who runs this service: ${DEPLOYMENTS.join(', ')}. The shop itself: controller-hosted.`,
    );
  }
  const isShopItself = deployment === 'controller-hosted';
  const operatorName = text('ZGODA_OPERATOR_NAME');
  if (!isShopItself && operatorName === null) {
    fault(
      'ZGODA_OPERATOR_NAME must name the company that runs the service, because every privacy notice names it.',
    );
  }
  const operator = readNoticeOperator(operatorName, reader);
  const registration = text('ZGODA_REGISTRATION');
  if (registration !== null && registration !== 'on' && registration !== 'off') {
    fault('ZGODA_REGISTRATION must be on or off.');
  }
  if (registration === 'on' && operator === null) {
    fault(
      'ZGODA_REGISTRATION is on, so ZGODA_OPERATOR_NAME, ZGODA_OPERATOR_ADDRESS and ZGODA_OPERATOR_EMAIL must say who keeps the accounts: people are told this before they register.',
    );
  }
  return {
    deployment: (deployment ?? 'operator-hosted') as Deployment,
    operatorName: isShopItself ? null : operatorName,
    operator,
    registrationOpen: registration === null ? !isShopItself && operator !== null : registration === 'on',
    agreementParty: isShopItself ? null : readOperator(operatorName, reader),
  };
};
