import { setImmediate } from 'node:timers/promises';
import { drawFigure } from './draw-figure.ts';
import { drawFrame, setFrame } from './draw-frame.ts';
import { drawSection } from './draw-parts.ts';
import { loadFonts } from './fonts.ts';
import type { Printed } from './printed.ts';
import { asContent, createSheet, heightOf, turnPage, write, type Paper } from './sheet.ts';

/** The producer named in the PDF's properties. */
const MADE_BY = 'Correo';

/**
 * Draws a document as PDF/A-2a: tagged, in one language, with its fonts and colour space embedded. The same content
 * gives the same bytes on every machine: no clock, no random numbers, and no compression, whose output depends on its
 * version and on the processor.
 */
export async function drawDocument(printed: Printed, paper: Paper): Promise<Uint8Array> {
  const [{ default: PDFDocument }, fonts] = await Promise.all([import('pdfkit'), loadFonts()]);
  const { file } = printed;
  const doc = new PDFDocument({
    ...{ pdfVersion: '1.7', subset: 'PDF/A-2a', tagged: true, displayTitle: true, lang: file.language },
    ...{ compress: false, bufferPages: true, autoFirstPage: false },
    info: {
      ...{ Title: inMetadata(file.title), Subject: inMetadata(file.subject), CreationDate: file.at },
      ...{ Producer: MADE_BY, Creator: MADE_BY },
    },
  });
  const chunks: Uint8Array[] = [];
  const written = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const sheet = createSheet(doc, { fonts, paper });
  const frame = setFrame(sheet, printed);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const header = doc.struct('Sect');
  root.add(header);
  turnPage(sheet);
  const title = sheet.set(printed.title, 'title', sheet.width);
  const heading = doc.struct('H1');
  root.add(heading);
  asContent(sheet, { element: heading, tag: 'H1' }, () => {
    write(sheet, title, { x: sheet.left, y: sheet.y });
  });
  sheet.y += heightOf(title) + 6;
  if (printed.picture !== undefined) drawFigure(sheet, printed.picture, root);
  for (const section of printed.sections) {
    drawSection(sheet, section, root);
    // Layout is pure computation: this lets other work run.
    await setImmediate();
  }
  const pages = doc.bufferedPageRange().count;
  for (let page = 0; page < pages; page += 1) {
    doc.switchToPage(page);
    drawFrame(sheet, frame, { page: page + 1, pages, element: page === 0 ? header : null });
  }
  root.end();
  doc.end();
  await written;
  return Buffer.concat(chunks);
}

/** The metadata are written as XML without escaping, and have to match the file's properties. */
function inMetadata(text: string): string {
  return text.replaceAll(/[<>&]/gu, ' ');
}
