import type { AgreementPrinter, PrintedDocument } from '../domain/model/agreement/agreement-printer.ts';
import type { Block } from '../domain/model/agreement/agreement-text.ts';
import {
  BODY,
  BOLD,
  type Doc,
  type Element,
  GREEN,
  INDENT,
  INK,
  LINE,
  MARGINS,
  MONO,
  makeRoom,
  registerFonts,
  SERIF,
  SOFT,
  widthOf,
  write,
  writeLabelled,
} from './pdf-page.ts';
import { writeTable } from './pdf-table.ts';

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

const writeFeet = (doc: Doc, { foot, page }: PrintedDocument): void => {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    // Otherwise a page would open.
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

/** Bundled fonts: equal on every machine. Rule: PR-2. */
export const printAgreementPdf: AgreementPrinter = async (printed) => {
  // Lazy: 20 MB.
  const { default: PDFDocument } = await import('pdfkit');
  return new Promise((resolve, reject) => {
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
    registerFonts(doc);
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
};
