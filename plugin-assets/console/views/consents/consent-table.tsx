import type { RegisterState } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { purposeName, useConsentWords, type Version, versionName } from './consent-words.ts';

const CountCell = ({ version, state }: { version: Version; state: RegisterState }) => {
  const { w, format } = useConsentWords();
  const more = state === 'unconfirmed' ? version.unsent : state === 'stands' ? version.ending : 0;
  return (
    <td class="cell-number" data-name={w.states[state]}>
      {format.number(version[state])}
      {more > 0 && (
        <span class="soft register-more">
          {fill(state === 'stands' ? w.ending : w.unsent, { n: format.number(more) })}
        </span>
      )}
    </td>
  );
};

export const PurposeTable = ({
  purpose,
  versions,
  states,
}: {
  purpose: string;
  versions: readonly Version[];
  states: readonly RegisterState[];
}) => {
  const speech = useConsentWords();
  const { w, format } = speech;
  const sum = (state: RegisterState) => versions.reduce((total, version) => total + version[state], 0);
  return (
    <section class="card" aria-label={purposeName(purpose, w)}>
      <h2>{purposeName(purpose, w)}</h2>
      <table class="table register-table">
        <caption class="off-screen">{purposeName(purpose, w)}</caption>
        <thead>
          <tr>
            <th scope="col">{w.version}</th>
            {states.map((state) => (
              <th key={state} scope="col" class="cell-number">
                {w.states[state]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.noticeId}>
              <th scope="row">{versionName(version, speech)}</th>
              {states.map((state) => (
                <CountCell key={state} version={version} state={state} />
              ))}
            </tr>
          ))}
          {versions.length > 1 && (
            <tr>
              <th scope="row">{w.total}</th>
              {states.map((state) => (
                <td key={state} class="cell-number" data-name={w.states[state]}>
                  {format.number(sum(state))}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
};
