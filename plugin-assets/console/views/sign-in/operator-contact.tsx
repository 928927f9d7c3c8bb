import type { RegistrationView } from '../../../../service/protocol/api/registration-api.ts';

/** Whom to ask for what this page cannot give; nothing where the operator is not known. */
export const OperatorContact = ({ registration: { operator } }: { registration: RegistrationView }) =>
  operator === null ? null : (
    <p>
      {operator.name}: <a href={`mailto:${operator.email}`}>{operator.email}</a>
    </p>
  );
