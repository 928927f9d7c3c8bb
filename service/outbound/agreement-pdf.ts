import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { AgreementPrinter, PrintedDocument } from '../domain/model/agreement/agreement-printer.ts';
import type { Block } from '../domain/model/agreement/agreement-text.ts';
import { LIGHT } from '../protocol/palette.ts';

const FONTS = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const SERIF = join(FONTS, 'DejaVuSerifCondensed.ttf');
const BOLD = join(FONTS, 'DejaVuSerifCondensed-Bold.ttf');
const MONO = join(FONTS, 'DejaVuSansMono.ttf');

const MARGINS = { top: 64, bottom: 84, left: 64, right: 64 };
const { ink: INK, inkSoft: SOFT, line: LINE, good: GREEN, raised: HEAD } = LIGHT;
const BODY = 9.5;
const GAP = 2.6;
const INDENT = 20;
const CELL = 6;

type Doc = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Doc['struct']>;

const widthOf = (doc: Doc): number => doc.page.width - MARGINS.left - MARGINS.right;
const bottomOf = (doc: Doc): number => doc.page.height - MARGINS.bottom;

/** Starts a new page when `height` does not fit any more. */
const makeRoom = (doc: Doc, height: number): void => {
  if (doc.y + height > bottomOf(doc)) doc.addPage();
};

/** One run of text, as an element of the structure, from the left margin plus `indent`. */
const write = (
  doc: Doc,
  parent: Element,
  tag: string,
  text: string,
  options: { size?: number; font?: string; colour?: string; indent?: number; after?: number } = {},
): void => {
  const { size = BODY, font = SERIF, colour = INK, indent = 0, after = 5 } = options;
  parent.add(
    doc.struct(tag, {}, () => {
      doc.font(font).fontSize(size).fillColor(colour);
      doc.text(text, MARGINS.left + indent, doc.y, { width: widthOf(doc) - indent, lineGap: GAP });
    }),
  );
  doc.y += after;
};

/** „1. text" and „• text": the label hangs to the left of the text. */
const writeLabelled = (doc: Doc, list: Element, label: string, text: string, indent: number): void => {
  const width = widthOf(doc) - indent - INDENT;
  doc.font(SERIF).fontSize(BODY);
  // A line that announces others does not stand alone at the foot of a page.
  const announces = text.endsWith(':') ? 50 : 0;
  makeRoom(doc, announces + Math.min(doc.heightOfString(text, { width, lineGap: GAP }), 3 * (BODY + GAP)));
  const item = doc.struct('LI');
  list.add(item);
  const top = doc.y;
  item.add(
    doc.struct('Lbl', {}, () => {
      doc.fillColor(SOFT).text(label, MARGINS.left + indent, top, { width: INDENT, lineGap: GAP });
    }),
  );
  item.add(
    doc.struct('LBody', {}, () => {
      doc.fillColor(INK).text(text, MARGINS.left + indent + INDENT, top, { width, lineGap: GAP });
    }),
  );
  item.end();
  doc.y += 4;
};

/** Columns by what they hold; none narrower than its longest word, so that no word is cut in two. */
const columnWidths = (doc: Doc, rows: readonly (readonly string[])[]): number[] => {
  const columns = Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) => {
    let least = 52;
    let wanted = least;
    for (const [at, row] of rows.entries()) {
      const text = row[column] ?? '';
      doc.font(at === 0 || column === 0 ? BOLD : SERIF).fontSize(BODY - 1);
      // One point more: the width of a whole word may be rounded down when it is set.
      const room = (part: string): number => doc.widthOfString(part) + 2 * CELL + 1;
      least = Math.max(least, ...text.split(/\s+/).map((word) => Math.min(room(word), 200)));
      wanted = Math.max(wanted, Math.min(220, room(text)));
    }
    return { least, wanted: Math.max(least, wanted) };
  });
  const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);
  const least = sum(columns.map((column) => column.least));
  if (least >= widthOf(doc)) return columns.map((column) => (column.least / least) * widthOf(doc));
  const more = sum(columns.map((column) => column.wanted - column.least));
  const spare = widthOf(doc) - least;
  return columns.map((column) =>
    more === 0
      ? column.least + spare / columns.length
      : column.least + ((column.wanted - column.least) / more) * spare,
  );
};

const writeTable = (doc: Doc, parent: Element, rows: readonly (readonly string[])[]): void => {
  const widths = columnWidths(doc, rows);
  const table = doc.struct('Table');
  parent.add(table);
  for (const [at, row] of rows.entries()) {
    const size = BODY - 1;
    const heights = widths.map((width, column) => {
      doc.font(at === 0 || column === 0 ? BOLD : SERIF).fontSize(size);
      return doc.heightOfString(row[column] || ' ', { width: width - 2 * CELL, lineGap: 2 });
    });
    const height = Math.max(...heights) + 2 * CELL - 2;
    makeRoom(doc, height);
    const top = doc.y;
    doc.markContent('Artifact', { type: 'Layout' });
    if (at === 0) doc.rect(MARGINS.left, top, widthOf(doc), height).fill(HEAD);
    doc
      .moveTo(MARGINS.left, top + height)
      .lineTo(MARGINS.left + widthOf(doc), top + height)
      .lineWidth(0.6)
      .stroke(LINE);
    doc.endMarkedContent();
    const line = doc.struct('TR');
    table.add(line);
    let left = MARGINS.left;
    for (const [column, width] of widths.entries()) {
      const isHead = at === 0 || column === 0;
      const x = left;
      line.add(
        doc.struct(isHead ? 'TH' : 'TD', {}, () => {
          doc
            .font(isHead ? BOLD : SERIF)
            .fontSize(size)
            .fillColor(isHead && at > 0 ? SOFT : INK);
          doc.text(row[column] || ' ', x + CELL, top + CELL, { width: width - 2 * CELL, lineGap: 2 });
        }),
      );
      left += width;
    }
    line.end();
    doc.y = top + height;
  }
  table.end();
  doc.x = MARGINS.left;
  doc.y += 10;
};

/** Items that follow one another stand in one list. */
const isListed = (block: Block): block is Extract<Block, { kind: 'clause' | 'subclause' | 'item' }> =>
  block.kind === 'clause' || block.kind === 'subclause' || block.kind === 'item';

const writeBlocks = (doc: Doc, body: Element, blocks: readonly Block[]): void => {
  let list: Element | null = null;
  const endList = (): void => {
    list?.end();
    list = null;
  };
  for (const block of blocks) {
    if (isListed(block)) {
      if (list === null) {
        list = doc.struct('L');
        body.add(list);
      }
      const label = block.kind === 'item' ? '•' : block.label;
      writeLabelled(doc, list, label, block.text, block.kind === 'clause' ? 0 : INDENT);
      continue;
    }
    endList();
    switch (block.kind) {
      case 'title':
        write(doc, body, 'H1', block.text, { size: 19, font: BOLD, colour: GREEN, after: 8 });
        break;
      case 'heading':
        makeRoom(doc, 70);
        doc.y += 8;
        write(doc, body, 'H2', block.text, { size: 12, font: BOLD, after: 6 });
        break;
      case 'paragraph':
        write(doc, body, 'P', block.text, { after: 7 });
        break;
      case 'table':
        writeTable(doc, body, block.rows);
        break;
    }
  }
  endList();
};

const writeSignatures = (
  doc: Doc,
  body: Element,
  { parties, placeAndDate, signature }: NonNullable<PrintedDocument['signatures']>,
): void => {
  makeRoom(doc, 210);
  doc.y += 28;
  const width = (widthOf(doc) - 36) / 2;
  const top = doc.y;
  for (const [at, party] of parties.entries()) {
    const left = MARGINS.left + at * (width + 36);
    const block = doc.struct('Sect');
    body.add(block);
    const line = (text: string, y: number, font = SERIF, colour = INK): void => {
      block.add(
        doc.struct('P', {}, () => {
          doc.font(font).fontSize(BODY).fillColor(colour).text(text, left, y, { width, lineGap: 2 });
        }),
      );
    };
    const rule = (y: number): void => {
      doc.markContent('Artifact', { type: 'Layout' });
      doc
        .moveTo(left, y)
        .lineTo(left + width, y)
        .lineWidth(0.8)
        .stroke(INK);
      doc.endMarkedContent();
    };
    line(party.role, top, BOLD);
    line(party.name, doc.y + 2);
    line(party.person, doc.y + 1, SERIF, SOFT);
    rule(top + 96);
    line(placeAndDate, top + 100, SERIF, SOFT);
    rule(top + 164);
    line(signature, top + 168, SERIF, SOFT);
    block.end();
  }
  doc.y = top + 190;
};

/** Document, version and hash at the foot of every page, and which page it is. */
const writeFeet = (doc: Doc, { foot, page }: PrintedDocument): void => {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    // Below the margin: without this the text would open a new page.
    doc.page.margins = { ...MARGINS, bottom: 0 };
    const top = doc.page.height - MARGINS.bottom + 26;
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    doc
      .moveTo(MARGINS.left, top - 8)
      .lineTo(MARGINS.left + widthOf(doc), top - 8)
      .lineWidth(0.6)
      .stroke(LINE);
    doc.font(MONO).fontSize(6.5).fillColor(SOFT);
    for (const [line, text] of foot.entries()) {
      doc.text(text, MARGINS.left, top + line * 10, { lineBreak: false });
    }
    const numbered = page.replace('{page}', String(at + 1)).replace('{pages}', String(count));
    doc.font(SERIF).fontSize(8);
    doc.text(numbered, MARGINS.left, top, { width: widthOf(doc), align: 'right', lineBreak: false });
    doc.endMarkedContent();
  }
};

/** A4, tagged, in the fonts of this package: the same document on every machine. Rule: PR-2. */
export const printAgreementPdf: AgreementPrinter = (printed) =>
  new Promise((resolve, reject) => {
    const doc = new PDFDocument({
      size: 'A4',
      margins: MARGINS,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: printed.locale,
      displayTitle: true,
      info: {
        Title: printed.title,
        Author: printed.author,
        Creator: 'Zgoda',
        Producer: 'Zgoda',
        CreationDate: printed.createdAt,
      },
    });
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    const body = doc.struct('Document');
    doc.addStructure(body);
    writeBlocks(doc, body, printed.blocks);
    if (printed.acceptance !== null) {
      makeRoom(doc, 90);
      doc.y += 12;
      write(doc, body, 'H2', printed.acceptance.heading, { size: 12, font: BOLD, after: 6 });
      write(doc, body, 'P', printed.acceptance.text);
    }
    if (printed.signatures !== null) writeSignatures(doc, body, printed.signatures);
    body.end();
    writeFeet(doc, printed);
    doc.end();
  });
