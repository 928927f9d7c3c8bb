import type { AnswerGuard } from './answer-guard.ts';
import type { RawShopTable } from './raw-shop-table.ts';

const LOT_SIZE = 100;

type Waiting<Row> = { row: Row; resolve(): void; reject(error: unknown): void };

/** Batches rows; each succeeds alone. */
export const gatherInserts = <Row>(
  rows: Pick<RawShopTable<Row>, 'insertEach'>,
  guard: Pick<AnswerGuard, 'inTime'>,
): ((row: Row) => Promise<void>) => {
  const waiting: Waiting<Row>[] = [];
  let isUnderWay = false;

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const lot = waiting.splice(0, LOT_SIZE);
      try {
        const refused = await guard.inTime(rows.insertEach(lot.map(({ row }) => row)));
        for (const [at, { resolve, reject }] of lot.entries()) {
          const error = refused.get(at);
          if (error === undefined) resolve();
          else reject(error);
        }
      } catch (error) {
        for (const { reject } of lot) reject(error);
      }
    }
    isUnderWay = false;
  };
  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, resolve, reject });
      if (isUnderWay) return;
      isUnderWay = true;
      setImmediate(() => void writeAll());
    });
};
