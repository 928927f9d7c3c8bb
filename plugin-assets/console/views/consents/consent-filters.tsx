import { REGISTER_STATES, type RegisterState } from '../../../../service/protocol/vocabulary.ts';
import { DateRange, Select } from '../../parts/field.tsx';
import { purposeName, useConsentWords, type Version, versionName } from './consent-words.ts';

/** Empty text: no condition. Days inclusive. */
export type Wish = {
  purpose: string;
  notice: string;
  /** `ending`: in force, deleted by retention within thirty days. */
  state: RegisterState | 'ending' | '';
  from: string;
  to: string;
};

export const ConsentFilters = ({
  wish,
  versions,
  onChange,
}: {
  wish: Wish;
  versions: readonly Version[];
  onChange: (change: Partial<Wish>) => void;
}) => {
  const speech = useConsentWords();
  const { w } = speech;
  const purposes = [...new Set(versions.map(({ purpose }) => purpose))];
  const offered = versions.filter(({ purpose }) => wish.purpose === '' || purpose === wish.purpose);
  return (
    <div class="activity-filters">
      <Select
        label={w.purpose}
        value={wish.purpose}
        options={[
          { value: '', label: w.anyPurpose },
          ...purposes.map((value) => ({ value, label: purposeName(value, w) })),
        ]}
        onChange={(purpose) => onChange({ purpose, notice: '' })}
      />
      <Select
        label={w.version}
        value={wish.notice}
        options={[
          { value: '', label: w.anyVersion },
          ...offered.map((version) => ({ value: version.noticeId, label: versionName(version, speech) })),
        ]}
        onChange={(notice) => onChange({ notice })}
      />
      <Select
        label={w.state}
        value={wish.state}
        options={[
          { value: '', label: w.anyState },
          ...REGISTER_STATES.map((value) => ({ value, label: w.states[value] })),
          { value: 'ending', label: w.endingState },
        ]}
        onChange={(state) => onChange({ state: state as Wish['state'] })}
      />
      <DateRange
        labels={w}
        from={wish.from}
        to={wish.to}
        onFrom={(from) => onChange({ from })}
        onTo={(to) => onChange({ to })}
      />
    </div>
  );
};
