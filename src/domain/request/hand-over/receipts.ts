import type { Side } from '#domain/form/delivery.ts';
import type { Request } from '../request.ts';

/** The sides of a hand-over that have not confirmed yet. */
export function missingReceipts({ receivers, receipts }: Pick<Request, 'receivers' | 'receipts'>): readonly Side[] {
  if (receivers === null) return [];
  const sides: readonly Side[] = receivers.department === null ? ['holder'] : ['holder', 'department'];
  return sides.filter((side) => !receipts.some((receipt) => receipt.side === side));
}

/** Whether a confirmation of the hand-over is still missing. */
export function isAwaited(request: Request): boolean {
  const { receivers, passwordChangedAt } = request;
  return receivers !== null && (missingReceipts(request).length > 0 || passwordChangedAt === null);
}
