import { saveFile } from '../../../shared/save-file.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Fact } from '../../parts/fact.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useRecordWords } from './use-record-words.ts';

/** Rule: PR-5. */
export const CertificateView = ({ id }: { id: string }) => {
  const { api } = useApp();
  const { words, format } = useSpeech();
  const w = useRecordWords();
  const loaded = useLoaded(id, () => api.certificate(id));
  const paper = loaded.data;
  if (paper === null) {
    return (
      <div class="view view-narrow">
        <LoadState loaded={loaded} lines={6} />
      </div>
    );
  }
  const rows = Object.values(paper.removed).reduce((sum, count) => sum + count, 0);
  const facts: [string, string][] = [
    [words.common.shop, `${paper.shop.name}, ${paper.shop.url} (${paper.shop.id})`],
    [
      w.certificateFor,
      [paper.controller.name, paper.controller.address, paper.controller.email].filter(Boolean).join(', '),
    ],
    [w.certificateBy, paper.processor ?? '–'],
    [
      w.certificateRows,
      `${format.number(rows)} (${Object.entries(paper.removed)
        .map(([name, count]) => `${name}: ${count}`)
        .join(', ')})`,
    ],
    [
      w.certificateKept,
      (paper.kept ?? [])
        .map(({ reason, rows, until }) =>
          fill(w.certificateKeptReasons[reason], { n: rows, date: format.day(until) }),
        )
        .join('; ') || w.never,
    ],
    [w.certificateExport, paper.exportedAt === null ? w.never : format.moment(paper.exportedAt)],
    ...(paper.backupDays === undefined
      ? []
      : [
          [w.certificateBackups, fill(w.certificateBackupsText, { n: paper.backupDays })] satisfies [
            string,
            string,
          ],
        ]),
    [fill(w.certificateSigned, { key: paper.keyId }), paper.signature],
    [w.certificateCheck, fill(w.certificateCheckText, { address: `${location.origin}/verify` })],
  ];
  return (
    <div class="view view-narrow">
      <article class="card record print-only-this">
        <h1>{w.certificate}</h1>
        <p>{fill(w.certificateLead, { shop: paper.shop.name, date: format.moment(paper.deletedAt) })}</p>
        <dl class="facts facts-wide">
          {facts.map(([label, value]) => (
            <Fact key={label} name={label} look="break">
              {value}
            </Fact>
          ))}
        </dl>
      </article>
      <p class="button-row">
        <Button label={w.print} onClick={() => window.print()} />
        <button
          type="button"
          class="button"
          onClick={() =>
            saveFile(`zgoda-${paper.id}.json`, JSON.stringify(paper, null, 2), 'application/json')
          }
        >
          <Icon name="download" size={18} />
          {w.json}
        </button>
      </p>
    </div>
  );
};
