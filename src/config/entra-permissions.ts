import { z } from 'zod';
import file from '../../manifests/entra/permissions.json' with { type: 'json' };

/**
 * When it is needed. `null`: always; `NAME=value`: with that setting; `optional`: the bot works without it, with less
 * function.
 */
const when = z
  .string()
  .regex(/^([A-Z_]+=\S+|optional)$/)
  .nullable();

const manifest = z.strictObject({
  source: z.string(),
  resourceAppId: z.guid(),
  permissions: z.array(
    z.strictObject({
      id: z.guid(),
      name: z.string().regex(/^[A-Z][\w.-]+$/),
      when,
      /** The role in Exchange's RBAC for Applications that can be given instead, limited to chosen mailboxes. */
      exchangeRole: z.string().optional(),
      whatFor: z.string(),
    }),
  ),
  roles: z.array(z.strictObject({ templateId: z.guid(), name: z.string(), when, whatFor: z.string() })),
});

export type EntraPermissions = z.infer<typeof manifest>;

/** The application's permissions: the list behind the README, the local tenant and the tests. */
export const entraPermissions: EntraPermissions = manifest.parse(file);
