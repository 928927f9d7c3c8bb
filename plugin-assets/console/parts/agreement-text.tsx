import type { AgreementDocumentView } from '../../../service/protocol/api/agreement-api.ts';

type Blocks = AgreementDocumentView['blocks'];

export const AgreementText = ({
  blocks,
  label,
  locale,
}: {
  blocks: Blocks;
  label: string;
  locale: string;
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section class="agreement-text" aria-label={label} lang={locale} tabIndex={0}>
    {blocks.map((block, at) => {
      const key = `${at} ${block.kind}`;
      switch (block.kind) {
        case 'title':
          return <h3 key={key}>{block.text}</h3>;
        case 'heading':
          return <h4 key={key}>{block.text}</h4>;
        case 'clause':
        case 'subclause':
          return (
            <p key={key} class="agreement-clause">
              <span>{block.label}</span>
              <span>{block.text}</span>
            </p>
          );
        case 'item':
          return (
            <p key={key} class="agreement-clause is-item">
              <span aria-hidden="true">•</span>
              <span>{block.text}</span>
            </p>
          );
        case 'table':
          return (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, and the keyboard must reach it
            <div key={key} class="agreement-table" tabIndex={0}>
              <table>
                <tbody>
                  {(block.rows ?? []).map((row, line) => (
                    <tr key={`${line} ${row[0] ?? ''}`}>
                      {row.map((cell, column) =>
                        (line === 0 || column === 0) && cell !== '' ? (
                          <th key={`${column} ${cell}`} scope={line === 0 ? 'col' : 'row'}>
                            {cell}
                          </th>
                        ) : (
                          <td key={`${column} ${cell}`}>{cell}</td>
                        ),
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        default:
          return <p key={key}>{block.text}</p>;
      }
    })}
  </section>
);
