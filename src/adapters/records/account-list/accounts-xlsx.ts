import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { strFromU8, unzipSync } from 'fflate';
import yazl from 'yazl';
import type { ExportWords } from '#messages/es/accounts/export.ts';
import type { Register, RegisterWriter } from '#use-cases/ports/store/export.ts';
import { rowsXml } from './xlsx-rows.ts';

/** The place of the list's rows: they replace the model row, which has a cell of each column's style. */
const MODEL_ROW = /<row r="2"[^>]*>.*?<\/row>/s;

/**
 * FT-GTI-002 as a workbook: the list, and a summary with charts. No library both draws charts and streams rows; so the
 * workbook is drawn without the list's rows, and they are inserted while its parts are packed again.
 */
export function createXlsxWriter(settings: { readonly words: ExportWords; readonly timeZone: string }): RegisterWriter {
  return async (register, out) => {
    // The drawing library takes 17 MB; it is loaded only for an export.
    const { drawSkeleton, LIST_PART } = await import('./xlsx-skeleton.ts');
    const zip = new yazl.ZipFile();
    const parts = unzipSync(await drawSkeleton(register, settings));
    const skeleton = strFromU8(parts[LIST_PART] ?? new Uint8Array());
    const list = Readable.from(listXml(register, { ...settings, skeleton }), { objectMode: false });
    const failed = new AbortController();
    // yazl does not forward errors of its sources.
    for (const source of [zip, list]) source.on('error', (error: Error) => failed.abort(error));
    const options = { mtime: register.exportedAt };
    for (const [name, bytes] of Object.entries(parts)) {
      if (name === LIST_PART) zip.addReadStream(list, name, options);
      else zip.addBuffer(Buffer.from(bytes), name, options);
    }
    zip.end();
    try {
      await pipeline(zip.outputStream, out, { signal: failed.signal });
    } catch (error) {
      // The pipeline's own error only says that it was aborted.
      throw failed.signal.aborted ? failed.signal.reason : error;
    } finally {
      list.destroy();
    }
  };
}

async function* listXml(
  { rows, summary }: Register,
  { skeleton, ...settings }: { readonly words: ExportWords; readonly timeZone: string; readonly skeleton: string },
): AsyncGenerator<Buffer> {
  const model = MODEL_ROW.exec(skeleton);
  if (model === null) throw new Error('the skeleton of the list has no model row');
  const styles = [...model[0].matchAll(/ s="(\d+)"/g)].map(([, style]) => Number(style));
  const before = skeleton.slice(0, model.index);
  // Readers that trust the size would stop at the model row.
  yield Buffer.from(before.replace(/(<dimension ref="A1:[A-Z]+)\d+/, `$1${summary.total + 1}`));
  let number = 2;
  for await (const batch of rows) {
    yield Buffer.from(rowsXml(batch, { ...settings, styles, number }));
    number += batch.length;
  }
  yield Buffer.from(skeleton.slice(model.index + model[0].length));
}
