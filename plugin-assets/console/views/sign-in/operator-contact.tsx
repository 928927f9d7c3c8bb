import type { RegistrationView } from '../../../../service/protocol/api/registration-api.ts';

/** Nothing if the operator is unknown. */
export const OperatorContact = ({ registration: { operator } }: { registration: RegistrationView }) =>
  operator === null ? null : (
    <p>
      {operator.name}: <a href={`mailto:${operator.email}`}>{operator.email}</a>
    </p>
  );
