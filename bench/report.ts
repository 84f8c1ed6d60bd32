import { cpus, loadavg, totalmem } from 'node:os';

/** A measured value and the target for it. */
export interface Aim {
  readonly what: string;
  readonly measured: string;
  readonly aim: string;
  readonly reached: boolean | null;
}

export interface Table {
  readonly title: string;
  readonly notes?: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The date, the machine, and how busy it already was. */
export function heading(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
  return `Buzón, benchmark of ${new Date().toISOString()}\n${cpus().length} × ${cpu?.model.trim() ?? 'cpu'}, ${memory}, ${process.platform} ${process.arch}, Node ${process.version}, load before ${fixed(loadavg()[0] ?? Number.NaN)}\n`;
}

export function tableText({ title, notes = [], head, rows }: Table): string {
  return `\n${title}\n${notes.map((note) => `  ${note}\n`).join('')}${aligned([head, ...rows])}`;
}

export function aimsText(aims: readonly Aim[]): string {
  const rows = aims.map(({ what, measured, aim, reached }) => [what, measured, aim, verdict(reached)]);
  return `\nAims\n${aligned([['what', 'measured', 'aim', ''], ...rows])}`;
}

function verdict(reached: boolean | null): string {
  if (reached === null) return 'not measured';
  return reached ? 'reached' : 'NOT reached';
}

/** Aligned columns of text; numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const cell = (text: string, column: number): string =>
    /^[\d–-]/.test(text) && column > 0 ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return rows.map((row) => `  ${row.map(cell).join('  ').trimEnd()}\n`).join('');
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] = sorted.slice(middle - (sorted.length % 2 === 0 ? 1 : 0), middle + 1);
  return (low + high) / 2;
}

export function fixed(value: number, digits = 2): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}
