import type { RecordView } from '../../../../service/protocol/api/records-api.ts';
import { Fact } from '../../parts/fact.tsx';

const Values = ({ values }: { values: readonly string[] }) =>
  values.length === 1 ? (
    <span>{values[0]}</span>
  ) : (
    <ul class="record-list">
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  );

export const RecordParts = ({ sections }: Pick<RecordView, 'sections'>) => (
  <>
    {sections.map((section) => (
      <section key={section.code}>
        <h3>{section.title}</h3>
        <dl class="facts facts-wide">
          {section.facts.map((one) => (
            <Fact key={one.label} name={one.label}>
              <Values values={one.values} />
            </Fact>
          ))}
        </dl>
      </section>
    ))}
  </>
);
