/** A count as it is written everywhere: 2,100. */
export function whole(count: number): string {
  return count.toLocaleString('en');
}
