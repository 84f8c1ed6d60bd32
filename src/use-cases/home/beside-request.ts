import type { Request } from '#domain/request/request.ts';
import { letExpireOf } from '#use-cases/contracts/tell-contract-end.ts';
import { otherSeekers } from '#use-cases/plans/seats-now.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { leftBehind } from '#use-cases/requests/left-behind.ts';
import { extensionOver } from '#use-cases/requests/supersede-deletion.ts';
import { lackingFor, type TeamDeps } from '#use-cases/requests/who-is-missing.ts';

type BesideRequest = Required<Omit<Parameters<Notices['showCard']>[0], 'request' | 'run' | 'audience'>>;

/** What the systems area has to know of a request and that does not stand in it: the same on its card and in its window. */
export async function besideRequest(
  deps: TeamDeps & { readonly store: Store; readonly departments: Departments },
  request: Request,
): Promise<BesideRequest> {
  const { store } = deps;
  const [letExpire, extension, lacks, seekers, behind] = await Promise.all([
    letExpireOf(store, request),
    extensionOver(store, request),
    lackingFor(deps, request),
    otherSeekers(deps, request),
    leftBehind(deps, request),
  ]);
  return { letExpire, extension, lacks, seekers, behind };
}
