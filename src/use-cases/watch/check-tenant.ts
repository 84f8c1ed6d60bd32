import type { Directory } from '#use-cases/ports/directory.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { TenantTrouble } from '#domain/tenant-trouble.ts';

interface CheckDeps {
  readonly store: Store;
  readonly directory: Pick<Directory, 'troubles'>;
  readonly notices: Pick<Notices, 'tellTenant'>;
  readonly institution: Institution;
}

/**
 * Checks after the start and once a day whether the tenant matches the settings, and tells the systems area what does
 * not. Told again only when it has changed, by one process only. Throws `OutsideError` when the tenant or the chat does
 * not answer.
 */
export async function checkTenant(deps: CheckDeps): Promise<readonly TenantTrouble[]> {
  const troubles = await deps.directory.troubles(deps.institution.mailDomain);
  await deps.store.exclusively('tenant_check', async () => await deps.notices.tellTenant(troubles));
  return troubles;
}
