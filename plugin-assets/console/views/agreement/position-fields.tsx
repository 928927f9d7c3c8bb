import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Choice, Field, Select } from '../../parts/field.tsx';
import type { AgencyPosition } from './draft-form.ts';

/** Asks an agency in which capacity it concludes the agreement of a shop. */
export const PositionFields = ({
  position,
  fault,
  onChange,
}: {
  position: AgencyPosition;
  fault: string | undefined;
  onChange: (change: Partial<AgencyPosition>) => void;
}) => {
  const { words } = useSpeech();
  const w = words.dpa;
  const isMailSet = useAppState((state) => state.me?.isMailSet ?? false);
  const proofs = (['declared', 'uploaded', 'mail'] as const).filter((proof) => proof !== 'mail' || isMailSet);
  return (
    <>
      <Choice
        legend={w.position}
        value={position.kind}
        options={[
          { value: 'on_behalf', label: w.positions.on_behalf ?? '' },
          { value: 'chain', label: w.positions.chain ?? '' },
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      {position.kind === 'on_behalf' ? (
        <Select
          label={w.proof}
          value={position.proof}
          options={proofs.map((value) => ({
            value,
            label: w.proofs[value],
          }))}
          onChange={(proof) => onChange({ proof })}
        />
      ) : (
        <Field
          label={w.ownAgreementOn}
          type="date"
          value={position.ownAgreementOn}
          onInput={(ownAgreementOn) => onChange({ ownAgreementOn })}
          error={fault}
        />
      )}
    </>
  );
};
