/** What somebody wrote, without the full stop at its end: the sentence that quotes it has its own. */
export function withoutFullStop(text: string): string {
  return text.trimEnd().replace(/(?<!\.)\.$/u, '');
}
